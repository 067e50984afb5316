import type { Section } from '../contract/contract.ts';
import type { Place } from '../facts/place.ts';
import type { Span } from '../finding.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { AlignedSection, Alignment } from '../structure/alignment.ts';
import { describeRequirement } from '../structure/describe.ts';
import { skeletonOf } from '../structure/skeleton.ts';
import { escapeSnippet } from './escape-snippet.ts';
import { type Completion, type CompletionContext, sortKey } from './item.ts';
import { mayBecome } from './matching.ts';

/** The sections that the document still lacks, or may have once more: on an empty line, and in a heading that is begun. */
export function sections({ file, alignment, place }: CompletionContext): readonly Completion[] {
  const typed = typedHeading(file, place);
  if (!typed) return [];
  if (typed.isHeading && isOwn(alignment, file, place)) return [];
  const offered = alignment.sections
    .filter((aligned) => isOffered(aligned, place))
    .filter((aligned) => fits(aligned, typed));
  const belonging = belongingHere(alignment, place);
  const shift = levelShift(alignment, file, place, typed);
  return offered.map((aligned) => {
    const index = alignment.sections.indexOf(aligned);
    const { section } = aligned;
    return {
      label: section.title,
      kind: 'section',
      insertText: `${typed.before}${headingLine(aligned, shift)}${typed.hasBody ? '' : `\n\n${bodyOf(section)}${typed.behind}`}`,
      isSnippet: true,
      span: typed.span,
      detail: `${section.presence} section`,
      documentation: documentation(section),
      sortText: sortKey(belonging(index) ? '0' : '1', index),
      filterText: typed.marks === '' ? section.title : `${typed.marks} ${section.title}`,
    };
  });
}

interface TypedHeading {
  /** The line without its indentation. */
  readonly span: Span;
  readonly marks: string;
  readonly words: string;
  /** The line has marks: whatever its words are, a heading is meant. */
  readonly isHeading: boolean;
  /** Text stands right below it, which is then its body. */
  readonly hasBody: boolean;
  /** Line breaks that set the section apart from its neighbours. */
  readonly before: string;
  readonly behind: string;
}

/** Undefined where no heading can begin, or a text is written that is none. */
function typedHeading(file: MarkdownFile, { line, block }: Place): TypedHeading | undefined {
  const isDocumentLevel =
    block.kind === 'blank' || ((block.kind === 'heading' || block.kind === 'paragraph') && block.isTopLevel);
  const [, indentation, marks, words] = /^( {0,3})(#{0,6})[ \t]*(.*)$/.exec(line.before) ?? [];
  if (!isDocumentLevel || indentation === undefined || marks === undefined || words === undefined) return undefined;
  const isHeading = marks !== '';
  if (!isHeading && indentation !== '') return undefined;
  const above = lineText(file, line.start, -1);
  const below = lineText(file, line.start, 1);
  if (line.after.trim() !== '' || (!isHeading && block.kind === 'heading')) return undefined;
  if (block.kind === 'paragraph' && !isHeading && (above !== '' || below !== '')) return undefined;
  if (block.kind === 'heading' && block.heading.isSetext) return undefined;
  const isBodyBelow = below !== '' && !/^ {0,3}#/.test(below);
  return {
    span: { start: line.start + indentation.length, end: line.end },
    marks,
    words,
    isHeading,
    hasBody: words !== '' && isHeading && isBodyBelow,
    before: above !== '' && !isHeading ? '\n' : '',
    behind: below !== '' ? '\n' : '',
  };
}

/** Words at the start of a line may be a heading to come only as long as a title begins with them. */
function fits({ section }: AlignedSection, typed: TypedHeading): boolean {
  if (typed.isHeading) return mayBecome(typed.words, section.title);
  return section.title.toLowerCase().startsWith(typed.words.toLowerCase());
}

/** The heading at the cursor says a section's title already. */
function isOwn(alignment: Alignment, file: MarkdownFile, place: Place): boolean {
  const heading = file.headings.find((one) => isAt(one.span, place));
  const aligned = heading && alignment.byHeading.get(heading.index);
  return aligned !== undefined && (aligned.match === 'title' || aligned.match === 'endpoints');
}

/** What is being typed doesn't count as the section's heading. */
function isOffered({ section, headings }: AlignedSection, place: Place): boolean {
  if (section.presence === 'forbidden' || section.foreach) return false;
  return section.isRepeatable || headings.every((heading) => isAt(heading.span, place));
}

function isAt(span: Span, { offset, line }: Place): boolean {
  return span.start <= offset && span.end >= line.start;
}

/** The sections between those whose headings stand before and behind the cursor. */
function belongingHere(alignment: Alignment, place: Place): (index: number) => boolean {
  let before = -1;
  let behind = alignment.sections.length;
  let nearest = Number.POSITIVE_INFINITY;
  let furthest = -1;
  for (const [index, { heading, isMisplaced }] of alignment.sections.entries()) {
    if (!heading || isMisplaced || isAt(heading.span, place)) continue;
    const { start } = heading.span;
    if (start < place.line.start && start > furthest) [before, furthest] = [index, start];
    if (start > place.line.start && start < nearest) [behind, nearest] = [index, start];
  }
  return (index) => before < index && index < behind;
}

/** Where no other heading says what level sections have, the one that is typed does; a single `#` is rather the title. */
function levelShift(alignment: Alignment, file: MarkdownFile, place: Place, { marks }: TypedHeading): number {
  const isAlone = file.headings.every((heading) => isAt(heading.span, place));
  return isAlone && marks.length > 1 ? marks.length - alignment.level : 0;
}

function headingLine({ level, section }: AlignedSection, shift: number): string {
  return `${'#'.repeat(Math.min(6, level + shift))} ${escapeSnippet(section.title)}`;
}

/** The scaffold as a snippet; the cursor goes there where the contract proposes nothing. */
function bodyOf(section: Section): string {
  if (section.scaffold !== undefined) return section.scaffold.trim();
  const skeletons = section.content.map(skeletonOf).filter((skeleton) => skeleton !== '');
  return skeletons.length > 0 ? escapeSnippet(skeletons.join('\n\n')) : '$0';
}

function documentation(section: Section): string | undefined {
  const asked = section.content.map((requirement) => `- ${describeRequirement(requirement)}`);
  const list = asked.length > 0 ? [`Must contain:\n\n${asked.join('\n')}`] : [];
  return [...(section.guidance ? [section.guidance] : []), ...list].join('\n\n') || undefined;
}

/** The text of a neighbouring line, trimmed; empty beyond the document. */
function lineText(file: MarkdownFile, offset: number, distance: 1 | -1): string {
  const line = file.lines.lineAt(offset) + distance;
  if (line < 0 || line >= file.lines.lineCount) return '';
  const isInFrontMatter = file.lines.lineStart(line) < (file.frontMatter?.span.end ?? 0);
  return isInFrontMatter ? '' : file.text.slice(file.lines.lineStart(line), file.lines.lineEnd(line)).trim();
}
