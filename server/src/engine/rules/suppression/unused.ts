import type { Review } from '../../suppression/review.ts';
import type { SuppressionFinding, SuppressionRule } from '../suppression-rule.ts';

export const rule: SuppressionRule = {
  about: 'suppressions',
  severity: 'warning',
  isFixable: true,
  summary: 'A comment suppresses a rule that finds nothing there.',
  explanation: `What it was written for has been mended, or stands elsewhere by now. Left where it is, it would hide the next problem of
the kind. The fix takes the rule out of the comment, or the whole comment where no other rule is left in it.

A rule that is off is not run, so a comment about it is left in peace.`,
  examples: [
    {
      title: 'the section is not empty any more',
      bad: `# Example API

## Overview

What it is for.

<!-- docwright-ignore structure/empty-section: comes with the next release -->
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`structure/empty-section\` finds nothing here to suppress
## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

What it is for.

<!-- docwright-ignore structure/empty-section: comes with the next release -->
## Errors
`,
    },
  ],

  check(review) {
    const { directive, rules, isExpired, removal } = review;
    if (isExpired) return [];
    const unused = rules.filter(({ state }) => state === 'unused');
    if (unused.length === 0) return [];
    if (unused.length < rules.length) return unused.map(({ named }) => oneOfSeveral(review, named.name));
    const names = unused.map(({ named }) => `\`${named.name}\``).join(', ');
    const verb = unused.length === 1 ? 'finds' : 'find';
    const message = `${names} ${verb} nothing ${directive.reach === 'file' ? 'in this file' : 'here'} to suppress`;
    return [
      { message, span: directive.span, fixes: [{ title: 'Remove the comment', edits: [removal], isSafe: true }] },
    ];
  },
};

/** Taken out of the list, with the comma before it, or, of the first, with the one behind it. */
function oneOfSeveral({ directive, rules }: Review, name: string): SuppressionFinding {
  const index = rules.findIndex(({ named }) => named.name === name);
  const [before, own, next] = [rules[index - 1], rules[index], rules[index + 1]].map((one) => one?.named.span);
  const span = own ?? directive.span;
  const removed = before ? { start: before.end, end: span.end } : { start: span.start, end: next?.start ?? span.end };
  return {
    message: `\`${name}\` finds nothing ${directive.reach === 'file' ? 'in this file' : 'here'} to suppress`,
    span,
    fixes: [{ title: `Remove \`${name}\` from the comment`, edits: [{ span: removed, text: '' }], isSafe: true }],
  };
}
