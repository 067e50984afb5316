import type { Span, TextEdit } from '../finding.ts';
import { allBlocks } from '../markdown/all-blocks.ts';
import type { TableBlock } from '../markdown/facts.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { splitRow } from '../markdown/table-cells.ts';

/** A table as its author has laid it out. */
export interface SourceTable {
  readonly table: TableBlock;
  readonly header: SourceRow;
  /** The line of hyphens and colons. */
  readonly delimiter: SourceRow;
  readonly rows: readonly SourceRow[];
}

/** A line of a table. */
export interface SourceRow {
  /** The line, without its break. */
  readonly span: Span;
  readonly text: string;
  /** What stands before the row: indentation, and the marks of a list or quote. */
  readonly prefix: string;
  /** Between the bars, with the blanks around them. */
  readonly cells: readonly string[];
  /** The offsets of the cells in the document. */
  readonly starts: readonly number[];
}

/** The table that holds an offset. */
export function tableAt(file: MarkdownFile, offset: number): SourceTable | undefined {
  const part = file.parts.findLast(({ start }) => start <= offset);
  if (!part) return undefined;
  const at = offset - part.start;
  const table = allBlocks(part.content.facts.blocks).find(
    ({ kind, span }) => kind === 'table' && span.start <= at && at <= span.end,
  );
  if (table?.kind !== 'table') return undefined;
  const first = file.lines.lineAt(part.start + table.span.start);
  const row = (line: number): SourceRow => readRow(file, first + line, line);
  return { table, header: row(0), delimiter: row(1), rows: table.rows.map((_, index) => row(index + 2)) };
}

function readRow({ lines, text }: MarkdownFile, line: number, index: number): SourceRow {
  const span = { start: lines.lineStart(line), end: lines.lineEnd(line) };
  const source = text.slice(span.start, span.end);
  // Only the first line can begin the item of a list.
  const marks = index === 0 ? /^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)*/ : /^[\s>]*/;
  const prefix = marks.exec(source)?.[0] ?? '';
  const content = source.slice(prefix.length);
  const pieces = splitRow(content);
  if (pieces.length > 1 && content.startsWith('|')) pieces.shift();
  const last = pieces.at(-1);
  if (pieces.length > 1 && last && content.slice(last.start).trim() === '') pieces.pop();
  return {
    span,
    text: source,
    prefix,
    cells: pieces.map(({ start, end }) => content.slice(start, end)),
    starts: pieces.map(({ start }) => span.start + prefix.length + start),
  };
}

/** The column that holds an offset of a row; the last one behind them all. */
export function columnAt({ starts }: SourceRow, offset: number): number {
  return Math.max(
    0,
    starts.findLastIndex((start) => start <= offset),
  );
}

/** The row of a table that holds an offset, and where it stands. */
export function rowAt({ header, delimiter, rows }: SourceTable, offset: number): SourceRow {
  return [header, delimiter, ...rows].findLast(({ span }) => span.start <= offset) ?? header;
}

/** The smallest edit that gives a line another text; none where it has it. */
export function rewrite({ uri }: MarkdownFile, { span, text }: SourceRow, wanted: string): TextEdit[] {
  if (text === wanted) return [];
  const shorter = Math.min(text.length, wanted.length);
  let start = 0;
  while (start < shorter && text[start] === wanted[start]) start++;
  // An edit that parts the two halves of a character would be moved by editors.
  if (isLowHalf(text, start) || isLowHalf(wanted, start)) start--;
  let end = 0;
  while (end < shorter - start && text[text.length - 1 - end] === wanted[wanted.length - 1 - end]) end++;
  if (isLowHalf(text, text.length - end) || isLowHalf(wanted, wanted.length - end)) end--;
  const changed = { start: span.start + start, end: span.end - end };
  return [{ uri, span: changed, text: wanted.slice(start, wanted.length - end) }];
}

function isLowHalf(text: string, at: number): boolean {
  return at > 0 && /[\udc00-\udfff]/.test(text.charAt(at)) && /[\ud800-\udbff]/.test(text.charAt(at - 1));
}

/** A row with bars around it. */
export function writeRow(prefix: string, cells: readonly string[]): string {
  return `${prefix}|${cells.map((cell) => (cell.trim() === '' ? cell || ' ' : cell)).join('|')}|`;
}
