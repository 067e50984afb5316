import type { SuppressionRule } from '../suppression-rule.ts';

export const rule: SuppressionRule = {
  about: 'suppressions',
  severity: 'error',
  isFixable: false,
  summary: 'A comment that is to suppress something can not be read.',
  explanation: `Such a comment names at least one rule, several with commas between them; then, if it is to end, \`until\` and the last day
on which it holds; then a colon and the reason:

\`docwright-ignore structure/empty-section, structure/missing-section until 2027-01-31: comes with the next release\`

As long as it can't be read it suppresses nothing. The other forms are \`docwright-ignore-next-line\` and
\`docwright-ignore-file\`.`,
  examples: [
    {
      title: 'no such day',
      bad: `# Example API

## Overview

What it is for.

<!-- docwright-ignore structure/empty-section until 2027-02-30: comes with the next release -->
                                                    ^^^^^^^^^^ \`2027-02-30\` is no date; write it as \`2027-01-31\`
## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

What it is for.

<!-- docwright-ignore structure/empty-section until 2999-02-28: comes with the next release -->
## Errors
`,
    },
    {
      title: 'no rule',
      bad: `# Example API

<!-- docwright-ignore -->
     ^^^^^^^^^^^^^^^^ The comment names no rule: nothing is suppressed

## Overview

What it is for.

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

What it is for.

## Errors

Every error has a code.
`,
    },
  ],

  check({ directive: { problem } }) {
    return problem ? [problem] : [];
  },
};
