import { type JsonPiece, jsonOfPart } from '../facts/json-values.ts';
import { type Place, placeAt } from '../facts/place.ts';
import { sectionSpan } from '../facts/section-span.ts';
import type { Span } from '../finding.ts';
import type { Block } from '../markdown/facts.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';

/**
 * What an author may want to select around an offset, from the smallest to the whole text: a word, the code span, the cell, the row, the table; in
 * examples a value, its member, its object; a heading's words, the heading, its section and those around it. Each holds the one before.
 */
export function selectMarkdown(file: MarkdownFile, offset: number): readonly Span[] {
  const place = placeAt(file, offset);
  const candidates = [
    ...wordAt(place),
    ...codeSpan(file, place),
    ...cellAndRow(place),
    ...blocksAt(file, offset),
    ...sectionsAt(file, offset),
    { start: 0, end: file.text.length },
  ].filter(({ start, end }) => start <= offset && offset <= end && start < end);
  candidates.sort((a, b) => a.end - a.start - (b.end - b.start));
  const spans: Span[] = [];
  for (const span of candidates) {
    const last = spans.at(-1);
    const holdsLast = !last || (span.start <= last.start && last.end <= span.end);
    const isSame = last?.start === span.start && last.end === span.end;
    if (holdsLast && !isSame) spans.push(span);
  }
  return spans.length > 0 ? spans : [{ start: offset, end: offset }];
}

function wordAt({ line, offset }: Place): Span[] {
  const head = /[\p{L}\p{N}_]*$/u.exec(line.before)?.[0].length ?? 0;
  const tail = /^[\p{L}\p{N}_]*/u.exec(line.after)?.[0].length ?? 0;
  return [{ start: offset - head, end: offset + tail }];
}

/** Without its backticks, and with them. */
function codeSpan({ text }: MarkdownFile, { inlineCode }: Place): Span[] {
  if (!inlineCode) return [];
  const marks = /`*$/.exec(text.slice(Math.max(0, inlineCode.start - 10), inlineCode.start))?.[0] ?? '';
  const isClosed = text.startsWith(marks, inlineCode.end);
  const around = { start: inlineCode.start - marks.length, end: inlineCode.end + marks.length };
  return isClosed ? [inlineCode, around] : [inlineCode];
}

function cellAndRow({ block, line }: Place): Span[] {
  if (block.kind !== 'cell') return [];
  const source = line.before + line.after;
  const start = line.start + (/^[\s>]*/.exec(source)?.[0].length ?? 0);
  return [block.span, { start, end: line.start + source.trimEnd().length }];
}

/** The blocks around an offset, and what the examples in them hold. */
function blocksAt(file: MarkdownFile, offset: number): Span[] {
  const part = file.parts.findLast(({ start }) => start <= offset);
  if (!part) return file.frontMatter ? [file.frontMatter.contentSpan, file.frontMatter.span] : [];
  const { start, content } = part;
  const spans: Span[] = [];
  const add = (span: Span): void => {
    spans.push({ start: start + span.start, end: start + span.end });
  };
  addBlocks(content.facts.blocks, offset - start, { text: content.text, add });
  addPieces(jsonOfPart(content), offset - start, add);
  return spans;
}

interface Adding {
  readonly text: string;
  add(span: Span): void;
}

function addBlocks(blocks: readonly Block[], offset: number, adding: Adding): void {
  const block = blocks.find(({ span }) => span.start <= offset && offset <= span.end);
  if (!block) return;
  const { add, text } = adding;
  add(block.span);
  if (block.kind === 'heading') add(block.textSpan);
  else if (block.kind === 'quote') addBlocks(block.blocks, offset, adding);
  else if (block.kind === 'list') {
    const item = block.items.find(({ span }) => span.start <= offset && offset <= span.end);
    if (item) add(item.span);
    addBlocks(item?.blocks ?? [], offset, adding);
  } else if (block.kind === 'code' && block.isFenced) {
    const source = text.slice(block.span.start, block.span.end);
    const content = /^[^\n]*\n([\s\S]*?)\r?\n[\s>]*(?:`{3,}|~{3,})\s*$/.exec(source);
    const first = source.indexOf('\n') + 1;
    if (content?.[1] !== undefined) {
      add({ start: block.span.start + first, end: block.span.start + first + content[1].length });
    }
  }
}

function addPieces(pieces: readonly JsonPiece[], offset: number, add: (span: Span) => void): void {
  let inside = pieces;
  for (;;) {
    const piece = inside.find(({ span }) => span.start <= offset && offset <= span.end);
    if (!piece) return;
    add(piece.span);
    inside = piece.pieces;
  }
}

function sectionsAt(file: MarkdownFile, offset: number): Span[] {
  const spans: Span[] = [];
  let level = Number.POSITIVE_INFINITY;
  for (const heading of file.headings.toReversed()) {
    if (heading.span.start > offset || heading.level >= level) continue;
    level = heading.level;
    spans.push(sectionSpan(file, heading));
  }
  return spans;
}
