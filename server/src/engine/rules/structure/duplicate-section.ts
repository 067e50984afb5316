import type { Fix, Span } from '../../finding.ts';
import type { Heading, MarkdownFile } from '../../markdown/markdown-file.ts';
import type { AlignedSection } from '../../structure/alignment.ts';
import { contractLine, headingSpan } from '../../structure/related.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule = {
  severity: 'warning',
  summary: 'A section that may stand once stands twice.',
  explanation: `Two sections of one title come from a merge or from copying, and sooner or later say two things. Only headings
that say the same at the same level count: \`Parameters\` below every endpoint is no duplicate, and neither is a section that
the contract marks with \`repeat: true\`.

Where both say the same word for word, the fix removes the second. Else it is yours to decide which one is right.`,
  isFixable: true,
  examples: [
    {
      title: 'Copied and left',
      bad: `# Example API

## Overview

Lists parcels and says where they are.

## Overview
   ^^^^^^^^ The section \`Overview\` stands here a second time

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
    for (const aligned of alignment.sections) {
      const first = aligned.heading;
      if (!first) continue;
      for (const [index, heading] of aligned.duplicates.entries()) {
        yield {
          message: `The section \`${heading.text}\` stands here a ${ordinals[index] ?? 'further'} time`,
          span: headingSpan(heading),
          related: [
            { uri: file.uri, span: headingSpan(first), message: 'It stands here already' },
            contractLine(alignment, aligned.section),
          ],
          fixes: removeCopy(file, aligned, heading),
          ...(aligned.section.severity && { severity: aligned.section.severity }),
        };
      }
    }
  },
};

const ordinals = ['second', 'third', 'fourth', 'fifth'];

/** Only where the author loses nothing by it: both say the same, or one says nothing. */
function removeCopy(file: MarkdownFile, aligned: AlignedSection, copy: Heading): Fix[] {
  if (!aligned.heading || !aligned.span) return [];
  const end = endOfCopy(file, aligned, copy);
  const first = squeeze(file.text.slice(aligned.heading.span.end, aligned.span.end));
  const second = squeeze(file.text.slice(copy.span.end, end));
  const remove = (span: Span, title: string): Fix[] => [
    { title, edits: [{ uri: file.uri, span, text: '' }], isSafe: true },
  ];
  if (second === first)
    return remove({ start: copy.span.start, end }, `Remove the second \`${copy.text}\`, which says the same`);
  if (second === '')
    return remove({ start: copy.span.start, end }, `Remove the second \`${copy.text}\`, which is empty`);
  if (first === '') return remove(aligned.span, `Remove the first \`${copy.text}\`, which is empty`);
  return [];
}

/** As many headings belong to the copy as to the first one. */
function endOfCopy(file: MarkdownFile, aligned: AlignedSection, copy: Heading): number {
  const first = aligned.heading;
  const end = aligned.span?.end ?? 0;
  const count = file.headings.filter((one) => first && one.index > first.index && one.span.start < end).length;
  return file.headings[copy.index + count + 1]?.span.start ?? file.text.length;
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
