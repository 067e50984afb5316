import type { Section } from '../../contract/contract.ts';
import type { RelatedSpan } from '../../finding.ts';
import type { Questions } from '../../graph/neighbours.ts';
import type { MarkdownFile } from '../../markdown/markdown-file.ts';
import type { AlignedSection, Alignment } from '../../structure/alignment.ts';
import { findEmptySections, isEmptySection } from '../../structure/empty.ts';
import { insertSection } from '../../structure/insertion.ts';
import { contractLine, nameOfNeighbour, neighbourSpan } from '../../structure/related.ts';
import type { DocRule } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'error',
  summary: 'A section that the contract asks for has no heading.',
  explanation: `Readers look for the same things in every API document, and a reviewer can't see what isn't there. The
contract says which sections a document must have; this rule names those that have no heading, under their title, an alias
or a pattern of the contract.

A recommended section gives a warning, a required one an error. When a whole group is missing (a section and all that stand
below it in the contract), only the group's own section is named: inserting it inserts the others with it. A section whose
condition (\`when\`) doesn't hold is not asked for.

A section with \`foreach\` stands once for each operation, security scheme, error code or tag of the OpenAPI description that the
document is about, with the item's own words in its title (\`{method} {path}\`, \`{name}\`, \`{code}\`). Of operations each is asked for in one
document: the one that documents it, or else the one that documents most of its neighbours.

The fix inserts the section where it belongs, with the contract's scaffold. What the scaffold leaves open says \`TODO\`, and
*structure/leftover-guidance* reminds you of it until it is written.`,
  isFixable: true,
  isAboutCompleteness: true,
  examples: [
    {
      title: 'A required section',
      bad: `# Example API

## Overview
   ^^^^^^^^ The section \`Errors\` is missing; it belongs after \`Overview\`

Lists parcels and says where they are.
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

## Errors

Every error has a code.
`,
    },
  ],
  *check({ file, alignment, neighbours }) {
    const empty = findEmptySections(file, alignment);
    for (const aligned of alignment.sections) {
      const { section } = aligned;
      // All that should stand below an empty section is missing with its text.
      if (aligned.parent && isEmptySection(empty, aligned.parent) && isWholeGroupMissing(alignment, aligned.parent))
        continue;
      const isAsked = section.presence === 'required' || section.presence === 'recommended';
      if (aligned.heading || aligned.isCovered || !isAsked || section.foreach) continue;
      const neighbour = nameOfNeighbour(file, alignment, aligned);
      yield {
        message: `The section \`${section.title}\` is missing${neighbour ? `; it belongs ${neighbour}` : ''}`,
        span: neighbourSpan(file, alignment, aligned),
        related: [contractLine(alignment, section), ...operationOf(section, file, neighbours)],
        fixes: [insertSection(file, alignment, aligned)],
        severity: section.severity ?? (section.presence === 'recommended' ? 'warning' : 'error'),
      };
    }
  },
};

/** Where a section stands for an operation, that one. */
function operationOf({ item }: Section, file: MarkdownFile, neighbours: Questions): readonly RelatedSpan[] {
  const asked = item?.of === 'operations' ? neighbours.api(file) : undefined;
  return (
    asked?.apis.flatMap((api) => {
      const operation = item && api.operation(item.key);
      return operation ? [asked.related(api, operation.at, 'The operation')] : [];
    }) ?? []
  );
}

function isWholeGroupMissing(alignment: Alignment, parent: AlignedSection): boolean {
  return alignment.sections.every((one) => one.parent !== parent || one.heading === undefined);
}
