import type { Contract } from '../contract/contract.ts';
import type { Span } from '../finding.ts';
import type { Block } from '../markdown/facts.ts';
import type { Heading, MarkdownFile, MarkdownPart } from '../markdown/markdown-file.ts';
import type { AlignedSection } from './alignment.ts';
import { wordsOf } from './candidates.ts';
import { guidanceOf } from './guidance.ts';
import { introductionOf } from './introduction.ts';
import { type CaptionedCode, type CaptionedTable, countWords, type Unit, unitsOf } from './units.ts';

/** What stands in a section. */
export interface SectionContent {
  /** Right below the section's own headings, and below those that only introduce them. */
  readonly own: readonly UnitInPlace[];
  /** Below further headings in the section. */
  readonly below: readonly UnitInPlace[];
  /** Of headings that say what an endpoint does instead of naming it. */
  readonly headingWords: number;
}

export interface UnitInPlace {
  readonly unit: Unit;
  /** The offset in the document to which the unit's spans are relative. */
  readonly offset: number;
}

/** All that stands below the headings of a section, and what introduces its endpoints; nothing for a section that is missing. */
export function sectionContent(file: MarkdownFile, contract: Contract, aligned: AlignedSection): SectionContent {
  const units = unitsOf(file, guidanceOf(contract));
  const own: UnitInPlace[] = [];
  const below: UnitInPlace[] = [];
  const place = (heading: Heading, into: UnitInPlace[]): void => {
    const unit = units[heading.index];
    if (unit) into.push({ unit, offset: file.parts[heading.part]?.start ?? 0 });
  };
  const ownHeadings = new Set(aligned.headings);
  for (const heading of aligned.headings) {
    place(heading, own);
    // Where the first heading's section ends, the alignment says; further ones end by their level.
    const end = aligned.match !== 'endpoints' && heading === aligned.heading ? aligned.span?.end : undefined;
    const isBelow = (other: Heading): boolean =>
      end === undefined ? other.level > heading.level : other.span.start < end;
    for (let index = heading.index + 1; index < file.headings.length; index++) {
      const other = file.headings[index];
      if (!other || !isBelow(other)) break;
      if (!ownHeadings.has(other)) place(other, below);
    }
  }
  if (isOfEndpoints(aligned)) {
    for (const heading of aligned.headings) for (const above of introductionOf(file, heading)) place(above, own);
  }
  const telling = isOfEndpoints(aligned) ? aligned.headings.filter((heading) => !wordsOf(heading).method) : [];
  const headingWords = telling.reduce((sum, { text }) => sum + countWords(text), 0);
  return { own, below, headingWords };
}

/** Its headings name one endpoint each, wherever they stand. */
function isOfEndpoints({ section }: AlignedSection): boolean {
  return section.method !== undefined && section.nesting === 'anywhere';
}

export function* allUnits(content: SectionContent): Generator<Unit> {
  for (const { unit } of content.own) yield unit;
  for (const { unit } of content.below) yield unit;
}

export function* codeIn(content: SectionContent): Generator<CaptionedCode> {
  for (const unit of allUnits(content)) yield* unit.code;
}

/** A table with the offset in the document to which its spans are relative. */
export interface TableInPlace extends CaptionedTable {
  readonly offset: number;
}

export function* tablesIn(content: SectionContent): Generator<TableInPlace> {
  for (const { unit, offset } of content.own) for (const table of unit.tables) yield { ...table, offset };
  for (const { unit, offset } of content.below) for (const table of unit.tables) yield { ...table, offset };
}

/** Nothing of the author's own stands there, but perhaps the contract's guidance. */
export function isUnwritten(content: SectionContent): boolean {
  for (const unit of allUnits(content)) if (unit.code.length > 0 || unit.text.trim() !== '') return false;
  return content.below.length === 0;
}

/** The top-level blocks that begin in a span, with the offset to which their own spans are relative. */
export function* blocksIn(
  file: MarkdownFile,
  span: Span,
): Generator<{ readonly block: Block; readonly offset: number }> {
  for (const { start, content } of partsIn(file, span)) {
    for (const block of content.facts.blocks) {
      const at = start + block.span.start;
      if (at >= span.start && at < span.end) yield { block, offset: start };
    }
  }
}

function* partsIn(file: MarkdownFile, span: Span): Generator<MarkdownPart> {
  let low = 0;
  let high = file.parts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((file.parts[middle]?.start ?? 0) <= span.start) low = middle;
    else high = middle - 1;
  }
  for (let index = low; index < file.parts.length; index++) {
    const part = file.parts[index];
    if (!part || part.start >= span.end) return;
    yield part;
  }
}
