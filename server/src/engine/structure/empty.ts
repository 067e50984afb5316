import type { Requirement } from '../contract/contract.ts';
import type { Heading, MarkdownFile } from '../markdown/markdown-file.ts';
import type { AlignedSection, Alignment } from './alignment.ts';
import { guidanceOf } from './guidance.ts';
import { unitsOf } from './units.ts';

export interface EmptySection {
  readonly heading: Heading;
  readonly aligned: AlignedSection | undefined;
  /** The section has content, but below this heading: it lacks a text of its own. */
  readonly next: Heading | undefined;
}

/** The sections with nothing in them, outermost first, and those of the contract that lack a text of their own. */
export function findEmptySections(file: MarkdownFile, alignment: Alignment): readonly EmptySection[] {
  const known = memo.get(alignment);
  if (known) return known;
  const found = readEmptySections(file, alignment);
  memo.set(alignment, found);
  return found;
}

/** Several rules ask for them, and an alignment is one document's at one moment. */
const memo = new WeakMap<Alignment, readonly EmptySection[]>();

function readEmptySections(file: MarkdownFile, alignment: Alignment): EmptySection[] {
  const isOwnEmpty = unitsOf(file, guidanceOf(alignment.contract)).map((unit) => unit.isEmpty);
  const copied = headingsInCopies(file, alignment);
  const found: EmptySection[] = [];
  let reported = -1;
  for (const heading of file.headings) {
    if (!isOwnEmpty[heading.index] || heading.index <= reported || copied.has(heading)) continue;
    const aligned = alignment.byHeading.get(heading.index);
    const last = lastHeadingBelow(file, alignment, heading, aligned);
    const isEmpty = everyBetween(isOwnEmpty, heading.index, last);
    const isTitle = heading.index === 0 && heading.level === 1 && file.headings.length > 1;
    if (heading === alignment.root || isTitle) continue;
    if (isEmpty) {
      found.push({ heading, aligned, next: undefined });
      reported = last;
    } else if (aligned && asksForText(aligned)) {
      // What an author divides into headings of one's own is a text; the contract's next section is not.
      const next = file.headings[heading.index + 1];
      const section = next && alignment.byHeading.get(next.index);
      if (section && section.match !== 'endpoints') found.push({ heading, aligned, next });
    }
  }
  return found;
}

function everyBetween(flags: readonly boolean[], first: number, last: number): boolean {
  for (let index = first; index <= last; index++) if (!flags[index]) return false;
  return true;
}

/** Is the section, or the heading's own text where one is asked for, empty? Then its requirements are not told one by one. */
export function isEmptySection(empty: readonly EmptySection[], aligned: AlignedSection): boolean {
  return empty.some((one) => one.heading === aligned.heading);
}

/** A doubled section is reported as such; what it lacks, its first one lacks as well. */
function headingsInCopies(file: MarkdownFile, alignment: Alignment): Set<Heading> {
  const copied = new Set<Heading>();
  for (const copy of alignment.sections.flatMap((aligned) => aligned.duplicates)) {
    copied.add(copy);
    for (let index = copy.index + 1; (file.headings[index]?.level ?? 0) > copy.level; index++) {
      const heading = file.headings[index];
      if (heading) copied.add(heading);
    }
  }
  return copied;
}

function asksForText({ section, match }: AlignedSection): boolean {
  return match !== 'endpoints' && section.content.some(asksForProse);
}

function asksForProse(requirement: Requirement): boolean {
  const isMadeOfOthers = requirement.kind === 'any' || requirement.kind === 'all';
  return requirement.kind === 'prose' || (isMadeOfOthers && requirement.of.some(asksForProse));
}

/** The index of the last heading in the section; sections of the contract end where the alignment says. */
function lastHeadingBelow(
  file: MarkdownFile,
  alignment: Alignment,
  heading: Heading,
  aligned: AlignedSection | undefined,
): number {
  const end = aligned && aligned.match !== 'endpoints' ? aligned.span?.end : undefined;
  let last = heading.index;
  for (let index = heading.index + 1; index < file.headings.length; index++) {
    const next = file.headings[index];
    if (!next) break;
    const isBelow =
      end === undefined ? next.level > heading.level && !isOtherSection(alignment, next) : next.span.start < end;
    if (!isBelow) break;
    last = index;
  }
  return last;
}

/** A heading of the contract with a wrong level isn't part of the section that it fell into. */
function isOtherSection(alignment: Alignment, heading: Heading): boolean {
  return alignment.byHeading.get(heading.index)?.isLevelWrong === true;
}
