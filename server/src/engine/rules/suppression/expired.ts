import type { SuppressionRule } from '../suppression-rule.ts';

export const rule: SuppressionRule = {
  about: 'suppressions',
  severity: 'warning',
  isFixable: true,
  summary: 'The day until which a comment suppresses something is over.',
  explanation: `The comment holds up to and with the day that it names. From then on it suppresses nothing, and what it hid is reported
again. Mend that, or take the comment away, or give it another day.`,
  examples: [
    {
      title: 'a day that is long over',
      bad: `# Example API

## Overview

What it is for.

<!-- docwright-ignore structure/empty-section until 2001-01-31: comes with the next release -->
                                                    ^^^^^^^^^^ This suppression of \`structure/empty-section\` ended on 2001-01-31
## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

What it is for.

<!-- docwright-ignore structure/empty-section until 2999-01-31: comes with the next release -->
## Errors
`,
    },
  ],

  check({ directive, isExpired, removal }) {
    if (!isExpired || !directive.until) return [];
    const { date, span } = directive.until;
    const names = directive.rules.map(({ name }) => `\`${name}\``).join(', ');
    const message = `This suppression of ${names} ended on ${date}`;
    return [{ message, span, fixes: [{ title: 'Remove the comment', edits: [removal], isSafe: true }] }];
  },
};
