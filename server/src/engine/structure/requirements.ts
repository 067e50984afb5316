import type { Requirement } from '../contract/contract.ts';
import type { Span } from '../finding.ts';
import type { Heading, MarkdownFile } from '../markdown/markdown-file.ts';
import type { AlignedSection, Alignment } from './alignment.ts';
import { readContent, type SectionContent } from './content.ts';
import { describeRequirement } from './describe.ts';
import { guidanceOf } from './guidance.ts';
import { isMet } from './is-met.ts';
import { type TableShortfall, tableShortfall } from './tables.ts';

/** A requirement that a section does not meet. */
export interface UnmetRequirement {
  readonly requirement: Requirement;
  /** Completes "must contain …". */
  readonly says: string;
  /** The table that comes nearest, where the requirement is one and there is a table. */
  readonly shortfall: TableShortfall | undefined;
}

/**
 * What a section must contain and doesn't, in the contract's order. Text that the contract itself gives as guidance is
 * not content. Empty for a section that is missing.
 */
export function unmetRequirements(
  file: MarkdownFile,
  alignment: Alignment,
  aligned: AlignedSection,
): UnmetRequirement[] {
  if (!aligned.heading || aligned.section.content.length === 0) return [];
  const content = sectionContent(file, alignment, aligned);
  return aligned.section.content
    .filter((requirement) => !isMet(requirement, content))
    .map((requirement) => {
      const shortfall = requirement.kind === 'table' ? tableShortfall(requirement, content) : undefined;
      return { requirement, says: describeRequirement(requirement), shortfall: shortfall?.table && shortfall };
    });
}

/** All that stands below the headings of a section. */
export function sectionContent(file: MarkdownFile, alignment: Alignment, aligned: AlignedSection): SectionContent {
  const spans =
    aligned.match === 'endpoints' ? aligned.headings.map((heading) => spanBelow(file, heading)) : [aligned.span];
  return readContent(
    file,
    spans.flatMap((span) => span ?? []),
    guidanceOf(alignment.contract),
  );
}

function spanBelow(file: MarkdownFile, heading: Heading): Span {
  const next = file.headings.find((one) => one.index > heading.index && one.level <= heading.level);
  return { start: heading.span.start, end: next?.span.start ?? file.text.length };
}
