import type { Requirement } from '../contract/contract.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { AlignedSection, Alignment } from './alignment.ts';
import { sectionContent } from './content.ts';
import { describeRequirement } from './describe.ts';
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
  const content = sectionContent(file, alignment.contract, aligned);
  return aligned.section.content
    .filter((requirement) => !isMet(requirement, content))
    .map((requirement) => {
      const shortfall = requirement.kind === 'table' ? tableShortfall(requirement, content) : undefined;
      return { requirement, says: describeRequirement(requirement), shortfall: shortfall?.table && shortfall };
    });
}

/**
 * A section once for each place where it stands: one that may repeat must contain each time what the contract asks for.
 * Headings of endpoints that together make up a section that may stand once are taken together.
 */
export function occurrences(aligned: AlignedSection): AlignedSection[] {
  const { section, headings, heading } = aligned;
  if (!section.isRepeatable || headings.length < 2) return [aligned];
  return headings.map((one) => ({
    ...aligned,
    heading: one,
    headings: [one],
    span: one === heading ? aligned.span : undefined,
  }));
}
