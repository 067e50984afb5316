import type { Fix } from '../../finding.ts';
import type { MarkdownFile } from '../../markdown/markdown-file.ts';
import type { AlignedSection } from '../../structure/alignment.ts';
import { insertBlock } from '../../structure/insertion.ts';
import { contractLine, headingSpan, nameOfNeighbour } from '../../structure/related.ts';
import type { DocRule } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'warning',
  summary: 'A section stands out of the order that the contract asks for.',
  explanation: `The order of the sections is part of the structure: a reader who knows one document finds the way in the next.
Only the fewest sections that must move are named. When two neighbours have changed places, that is one of them, not both;
of two equal ways the one that moves less text is chosen.

The contract can leave the order open: \`ordered: false\`, for all its sections or for those below one section.

The fix moves the section, with all that stands below its heading, to its place.`,
  isFixable: true,
  examples: [
    {
      title: 'Two sections in the wrong order',
      bad: `# Example API

## Errors
   ^^^^^^ \`Errors\` stands out of order; it belongs after \`Overview\`

Every error has a code.

## Overview

Lists parcels and says where they are on their way, from the first scan to the door.
`,
      good: `# Example API

## Overview

Lists parcels and says where they are on their way, from the first scan to the door.

## Errors

Every error has a code.
`,
    },
  ],
  *check({ file, alignment }) {
    for (const aligned of alignment.sections) {
      if (!aligned.isMisplaced || !aligned.heading || !aligned.span) continue;
      const neighbour = nameOfNeighbour(file, alignment, aligned);
      yield {
        message: `\`${aligned.heading.text}\` stands out of order${neighbour ? `; it belongs ${neighbour}` : ''}`,
        span: headingSpan(aligned.heading),
        related: [contractLine(alignment, aligned.section)],
        fixes: moveSection(file, aligned, neighbour),
        ...(aligned.section.severity && { severity: aligned.section.severity }),
      };
    }
  },
};

function moveSection(file: MarkdownFile, aligned: AlignedSection, neighbour: string | undefined): Fix[] {
  const { span, place, section } = aligned;
  if (!span || (place >= span.start && place <= span.end)) return [];
  const block = file.text.slice(span.start, span.end).replace(/\r\n?/g, '\n');
  const removal = { uri: file.uri, span, text: '' };
  return [
    {
      title: `Move \`${section.title}\` ${neighbour ?? 'to its place'}`,
      edits: [removal, insertBlock(file, place, block)],
      isSafe: true,
    },
  ];
}
