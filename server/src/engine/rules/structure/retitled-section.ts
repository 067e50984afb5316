import type { Fix, Span } from '../../finding.ts';
import type { Heading, MarkdownFile } from '../../markdown/markdown-file.ts';
import type { Match } from '../../structure/alignment.ts';
import { contractLine } from '../../structure/related.ts';
import { plainTitle } from '../../structure/titles.ts';
import type { DocRule } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'warning',
  summary: 'A section has another title than the one that the contract asks for: a spelling mistake, or an alias.',
  explanation: `A misspelt title is found by its likeness to one that no other heading has. Titles of up to five letters are
compared with their case and may differ in one letter only, since \`Pets\` is not a mistake for \`GET\`.

An alias from the contract is as good as the title, unless the contract says \`exactTitle: true\` for the section. Case,
numbering (\`1.2 Overview\`), emoji, quotes and a colon at the end make no difference.

The fix writes the contract's title and leaves numbering as it is.`,
  isFixable: true,
  examples: [
    {
      title: 'A spelling mistake',
      bad: `# Example API

## Overveiw
   ^^^^^^^^ No section \`Overveiw\` in the contract; did you mean \`Overview\`?

Lists parcels and says where they are.

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

## Errors

Every error has a code.
`,
    },
  ],
  *check({ file, alignment }) {
    for (const { heading, match, section } of alignment.sections) {
      if (!heading || !(match === 'spelling' || (section.isTitleExact && isOtherTitle(heading, match, section.title))))
        continue;
      const message =
        match === 'spelling'
          ? `No section \`${heading.text}\` in the contract; did you mean \`${section.title}\`?`
          : `\`${heading.text}\` is to be titled \`${section.title}\``;
      yield {
        message,
        span: titleSpan(file, heading),
        related: [contractLine(alignment, section)],
        fixes: [retitle(file, heading, section.title)],
        ...(section.severity && { severity: section.severity }),
      };
    }
  },
};

/** An alias, or the title in another case. */
function isOtherTitle(heading: Heading, match: Match | 'none', title: string): boolean {
  return match === 'alias' || (match === 'title' && plainTitle(heading.text) !== plainTitle(title));
}

function retitle(file: MarkdownFile, heading: Heading, title: string): Fix {
  return {
    title: `Write \`${title}\``,
    edits: [{ uri: file.uri, span: titleSpan(file, heading), text: title }],
    isSafe: true,
  };
}

/** The title alone, where it stands in the source as a reader sees it: numbering, emoji, marks and anchors stay. */
function titleSpan(file: MarkdownFile, heading: Heading): Span {
  const words = file.text.slice(heading.textSpan.start, heading.textSpan.end);
  const plain = plainTitle(heading.text);
  const at = words.lastIndexOf(plain);
  if (plain === '' || at === -1) return heading.textSpan;
  return { start: heading.textSpan.start + at, end: heading.textSpan.start + at + plain.length };
}
