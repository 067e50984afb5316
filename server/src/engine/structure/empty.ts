import type { Requirement } from '../contract/contract.ts';
import type { Block } from '../markdown/facts.ts';
import type { Heading, MarkdownFile } from '../markdown/markdown-file.ts';
import type { AlignedSection, Alignment } from './alignment.ts';
import { blocksIn, visibleText } from './content.ts';

export interface EmptySection {
  readonly heading: Heading;
  readonly aligned: AlignedSection | undefined;
  /** The section has content, but below this heading: it lacks a text of its own. */
  readonly next: Heading | undefined;
}

/** The sections with nothing in them, outermost first, and those of the contract that lack a text of their own. */
export function findEmptySections(file: MarkdownFile, alignment: Alignment): EmptySection[] {
  const isOwnEmpty = file.headings.map((heading) => !hasOwnContent(file, heading));
  const copied = headingsInCopies(file, alignment);
  const found: EmptySection[] = [];
  let reported = -1;
  for (const heading of file.headings) {
    if (!isOwnEmpty[heading.index] || heading.index <= reported || copied.has(heading)) continue;
    const aligned = alignment.byHeading.get(heading.index);
    const last = lastHeadingBelow(file, alignment, heading, aligned);
    const isEmpty = isOwnEmpty.slice(heading.index, last + 1).every(Boolean);
    const isTitle = heading === alignment.root || (heading.index === 0 && heading.level === 1);
    if (isTitle && heading.index + 1 < file.headings.length) continue;
    if (isEmpty) {
      found.push({ heading, aligned, next: undefined });
      reported = last;
    } else if (aligned && asksForText(aligned)) {
      found.push({ heading, aligned, next: file.headings[heading.index + 1] });
    }
  }
  return found;
}

/** Is the section, or the heading's own text where one is asked for, empty? Then its requirements are not told one by one. */
export function isEmptySection(empty: readonly EmptySection[], aligned: AlignedSection): boolean {
  return empty.some((one) => one.aligned === aligned);
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
  return requirement.kind === 'prose' || (requirement.kind === 'any' && requirement.of.some(asksForProse));
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

function hasOwnContent(file: MarkdownFile, heading: Heading): boolean {
  const end = file.headings[heading.index + 1]?.span.start ?? file.text.length;
  let isFirst = true;
  for (const { block } of blocksIn(file, { start: heading.span.start, end })) {
    if (!isFirst && isContent(block)) return true;
    isFirst = false;
  }
  return false;
}

function isContent(block: Block): boolean {
  switch (block.kind) {
    case 'heading':
    case 'thematicBreak':
      return false;
    case 'html':
      return (
        visibleText(block.content).trim() !== '' ||
        /<(?!!--|a\b|\/a\b|br\b|hr\b)[a-z]/i.test(block.content) ||
        isInstruction(block.content)
      );
    case 'paragraph':
      return block.text !== '';
    case 'list':
      return block.items.some((item) => item.blocks.some(isContent));
    case 'quote':
      return block.blocks.some(isContent);
    case 'table':
    case 'code':
      return true;
  }
}

/** A comment that tells a generator to put something there. */
function isInstruction(html: string): boolean {
  return /<!--[^>]*\b(?:include|import|embed|insert|snippet|generated?|tabs?|render)\b/i.test(html);
}
