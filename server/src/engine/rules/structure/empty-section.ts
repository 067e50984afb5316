import type { Fix } from '../../finding.ts';
import type { Heading, MarkdownFile } from '../../markdown/markdown-file.ts';
import type { AlignedSection } from '../../structure/alignment.ts';
import { findEmptySections } from '../../structure/empty.ts';
import { insertBlock, scaffoldText } from '../../structure/insertion.ts';
import { contractLine, headingSpan } from '../../structure/related.ts';
import type { DocRule } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'warning',
  summary: 'Nothing, or nothing but headings, stands below a heading.',
  explanation: `A heading promises something. Comments count as nothing, unless they are an instruction to a generator
(\`<!-- include: … -->\`). A heading whose sections have content is not empty; but where the contract asks a section for a
text of its own, a heading that goes straight to the next one is. Of nested headings with nothing below them the outermost
is named.

For a section of the contract the fix inserts its scaffold.`,
  isFixable: true,
  isAboutCompleteness: true,
  examples: [
    {
      title: 'A heading without a text',
      bad: `# Example API

## Overview

Lists parcels and says where they are.

## Errors
   ^^^^^^ Nothing stands below \`Errors\`
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
    for (const { heading, aligned, next } of findEmptySections(file, alignment)) {
      yield {
        message: next
          ? `\`${heading.text}\` has no text of its own before \`${next.text}\``
          : `${hasHeadings(file, heading) ? 'Nothing but headings stands' : 'Nothing stands'} below ${nameOf(heading)}`,
        span: headingSpan(heading),
        related: aligned ? [contractLine(alignment, aligned.section)] : [],
        fixes: aligned && aligned.duplicates.length === 0 ? [scaffold(file, heading, aligned)] : [],
      };
    }
  },
};

function nameOf({ text }: Heading): string {
  return text === '' ? 'a heading without words' : `\`${text}\``;
}

function hasHeadings(file: MarkdownFile, heading: Heading): boolean {
  return (file.headings[heading.index + 1]?.level ?? 0) > heading.level;
}

function scaffold(file: MarkdownFile, heading: Heading, aligned: AlignedSection): Fix {
  const at = file.headings[heading.index + 1]?.span.start ?? file.text.length;
  const edits = [insertBlock(file, at, scaffoldText(aligned.section))];
  return { title: `Insert the scaffold of \`${aligned.section.title}\``, edits, isSafe: true };
}
