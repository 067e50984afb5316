import type { Fix, Span } from '../../finding.ts';
import type { Heading, MarkdownFile } from '../../markdown/markdown-file.ts';
import type { Alignment } from '../../structure/alignment.ts';
import { contractLine, headingSpan } from '../../structure/related.ts';
import type { DocRule } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
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
    const copies = new Set(alignment.sections.flatMap((aligned) => aligned.duplicates));
    for (const aligned of alignment.sections) {
      const first = aligned.heading;
      if (!first || !aligned.span || aligned.duplicates.length === 0) continue;
      const firstText = squeeze(file.text.slice(first.span.end, aligned.span.end));
      for (const [index, heading] of aligned.duplicates.entries()) {
        yield {
          message: `The section \`${heading.text}\` stands here a ${ordinals[index] ?? 'further'} time`,
          span: headingSpan(heading),
          related: [
            { uri: file.uri, span: headingSpan(first), message: 'It stands here already' },
            contractLine(alignment, aligned.section),
          ],
          fixes: removeCopy(file, heading, endOfCopy(file, alignment, copies, heading), {
            heading: first,
            span: aligned.span,
            text: firstText,
          }),
          ...(aligned.section.severity && { severity: aligned.section.severity }),
        };
      }
    }
  },
};

const ordinals = ['second', 'third', 'fourth', 'fifth'];

/** Only where the author loses nothing by it: both say the same, or one says nothing. */
function removeCopy(
  file: MarkdownFile,
  copy: Heading,
  end: number,
  first: { readonly heading: Heading; readonly span: Span; readonly text: string },
): Fix[] {
  // Headings of the same words may lead to different places.
  if (sourceOf(file, first.heading) !== sourceOf(file, copy)) return [];
  const second = squeeze(file.text.slice(copy.span.end, end));
  const remove = (span: Span, title: string): Fix[] => [
    { title, edits: [{ uri: file.uri, span, text: '' }], isSafe: true },
  ];
  const span = { start: copy.span.start, end };
  if (second === first.text) return remove(span, `Remove the second \`${copy.text}\`, which says the same`);
  if (second === '') return remove(span, `Remove the second \`${copy.text}\`, which is empty`);
  return first.text === '' ? remove(first.span, `Remove the first \`${copy.text}\`, which is empty`) : [];
}

/** Before the next heading that isn't below the copy, or that the alignment knows as another section's. */
function endOfCopy(file: MarkdownFile, alignment: Alignment, copies: ReadonlySet<Heading>, copy: Heading): number {
  for (let index = copy.index + 1; index < file.headings.length; index++) {
    const next = file.headings[index];
    if (next && (next.level <= copy.level || alignment.byHeading.has(index) || copies.has(next)))
      return next.span.start;
  }
  return file.text.length;
}

function sourceOf(file: MarkdownFile, { textSpan }: Heading): string {
  return squeeze(file.text.slice(textSpan.start, textSpan.end));
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
