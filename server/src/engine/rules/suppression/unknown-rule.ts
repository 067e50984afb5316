import { didYouMean, shorten } from '../../configuration/problem.ts';
import type { SuppressionRule } from '../suppression-rule.ts';

export const rule: SuppressionRule = {
  about: 'suppressions',
  severity: 'error',
  isFixable: true,
  summary: 'A comment suppresses a rule that does not exist.',
  explanation: `A rule is named by its id, such as \`structure/missing-section\`, by a name that Spectral, Redocly or vacuum have for it, or
with all of its family as \`structure/*\`. \`docwright rules\` lists them.`,
  examples: [
    {
      title: 'a slip of the pen',
      bad: `# Example API

## Overview

What it is for.

<!-- docwright-ignore structure/emtpy-section, structure/empty-section: comes with the next release -->
                      ^^^^^^^^^^^^^^^^^^^^^^^ No rule \`structure/emtpy-section\`; did you mean \`structure/empty-section\`?
## Errors
`,
      good: `# Example API

## Overview

What it is for.

<!-- docwright-ignore structure/empty-section: comes with the next release -->
## Errors
`,
    },
  ],

  check({ rules }) {
    return rules.flatMap(({ named: { name, span }, state, suggestion }) => {
      if (state !== 'unknown') return [];
      const title = `Change to \`${suggestion}\``;
      const fixes = suggestion === undefined ? [] : [{ title, edits: [{ span, text: suggestion }], isSafe: false }];
      return [{ message: `No rule \`${shorten(name)}\`${didYouMean(suggestion)}`, span, fixes }];
    });
  },
};
