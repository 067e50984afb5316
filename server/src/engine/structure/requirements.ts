import type { Requirement } from '../contract/contract.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { AlignedSection, Alignment } from './alignment.ts';
import { type SectionContent, sectionContent, type UnitInPlace } from './content.ts';
import { describeRequirement } from './describe.ts';
import { isMet } from './is-met.ts';
import { type TableShortfall, tableShortfall } from './tables.ts';
import type { Unit } from './units.ts';

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
  const unmet = unmetIn(aligned.section.content, content);
  return unmet.map((requirement) => {
    const shortfall = requirement.kind === 'table' ? tableShortfall(requirement, content) : undefined;
    return { requirement, says: describeRequirement(requirement), shortfall: shortfall?.table && shortfall };
  });
}

function unmetIn(requirements: readonly Requirement[], content: SectionContent): readonly Requirement[] {
  const { own, below } = content;
  const first = own[0]?.unit;
  const known = first && answers.get(first);
  if (known?.requirements === requirements && areThese(own, known.own) && areThese(below, known.below))
    return known.unmet;
  const unmet = requirements.filter((requirement) => !isMet(requirement, content));
  const units = { own: own.map(({ unit }) => unit), below: below.map(({ unit }) => unit) };
  if (first) answers.set(first, { requirements, ...units, unmet });
  return unmet;
}

/** What a section lacked, and of which units that was said. */
interface Answer {
  readonly requirements: readonly Requirement[];
  readonly own: readonly Unit[];
  readonly below: readonly Unit[];
  readonly unmet: readonly Requirement[];
}

/** By the first unit of a section: most sections stay as they are from one check to the next. */
const answers = new WeakMap<Unit, Answer>();

function areThese(placed: readonly UnitInPlace[], units: readonly Unit[]): boolean {
  return placed.length === units.length && placed.every(({ unit }, index) => unit === units[index]);
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
