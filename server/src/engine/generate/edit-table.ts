import type { TextEdit } from '../finding.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { alignedLines } from '../tables/align.ts';
import { displayWidth } from '../tables/display-width.ts';
import type { SourceRow, SourceTable } from '../tables/source-table.ts';
import { cell } from './embed.ts';

/** What a table is to become. Cells are Markdown before bars are escaped. */
export interface TableChange {
  /** By the index of the row, then of the column. */
  readonly cells: ReadonlyMap<number, ReadonlyMap<number, string>>;
  readonly removed: ReadonlySet<number>;
  /** Behind the row of an index, -1 for the beginning; in their order. */
  readonly added: readonly { readonly after: number; readonly cells: readonly string[] }[];
}

/** One edit that changes the rows of a table, and leaves all others, the order and the alignment of its columns, and how it is laid out; none where nothing changes. */
export function editTable(file: MarkdownFile, table: SourceTable, change: TableChange): TextEdit[] {
  const { header, delimiter, rows } = table;
  const added = (after: number): Line[] =>
    change.added.filter((one) => one.after === after).map(({ cells }) => newLine(cells, delimiter, header));
  const lines: readonly Line[] = [
    ...added(-1),
    ...rows.flatMap((row, index) => [
      ...(change.removed.has(index) ? [] : [changedLine(row, change.cells.get(index))]),
      ...added(index),
    ]),
  ];
  const all = isAligned(table)
    ? aligned(table, lines)
    : [header.text, delimiter.text, ...lines.map(({ text }) => text)];
  return replaceLines(file, [header, delimiter, ...rows], all);
}

interface Line {
  readonly prefix: string;
  readonly cells: readonly string[];
  readonly text: string;
}

function newLine(texts: readonly string[], delimiter: SourceRow, header: SourceRow): Line {
  const cells = texts.map((text) => ` ${cell(text)} `.replace(/^ {2}$/, ' '));
  const { prefix } = delimiter;
  const content = cells.join('|');
  const isOpen = !header.text.slice(header.prefix.length).startsWith('|');
  return { prefix, cells, text: isOpen ? `${prefix}${content.trim()}` : `${prefix}|${content}|` };
}

/** Only what is between the bars of the changed cells is another. */
function changedLine(row: SourceRow, changes: ReadonlyMap<number, string> | undefined): Line {
  if (!changes || changes.size === 0) return row;
  const count = Math.max(row.cells.length, ...[...changes.keys()].map((column) => column + 1));
  let { text } = row;
  const cells = Array.from({ length: count }, (_, column) => {
    const before = row.cells[column] ?? ' ';
    const wanted = changes.get(column);
    return wanted === undefined ? before : replaced(before, cell(wanted));
  });
  for (let column = row.cells.length - 1; column >= 0; column--) {
    const start = (row.starts[column] ?? 0) - row.span.start;
    text = text.slice(0, start) + (cells[column] ?? '') + text.slice(start + (row.cells[column]?.length ?? 0));
  }
  const missing = cells.slice(row.cells.length);
  return {
    prefix: row.prefix,
    cells,
    text: missing.length === 0 ? text : `${text.trimEnd().replace(/\|$/, '')}|${missing.join('|')}|`,
  };
}

/** With the blanks around it. */
function replaced(before: string, text: string): string {
  const lead = /^\s*/.exec(before)?.[0] ?? '';
  const tail = before.trim() === '' ? '' : (/\s*$/.exec(before)?.[0] ?? '');
  return `${before.trim() === '' ? ' ' : lead}${text}${tail === '' && before.trim() === '' ? ' ' : tail}`;
}

/** Its bars stand below each other. */
function isAligned({ header, delimiter, rows }: SourceTable): boolean {
  if (rows.length === 0) return false;
  const widths = header.cells.map(displayWidth);
  return [delimiter, ...rows].every(
    ({ cells }) => cells.length === widths.length && cells.every((one, column) => displayWidth(one) === widths[column]),
  );
}

function aligned({ header, delimiter }: SourceTable, lines: readonly Line[]): string[] {
  const made = alignedLines(delimiter, [header, ...lines]);
  const [first = '', ...others] = made.rows;
  return [first, made.delimiter, ...others];
}

/** The lines that differ, in one edit. */
function replaceLines(file: MarkdownFile, before: readonly SourceRow[], after: readonly string[]): TextEdit[] {
  const lineBreak = /\r\n|\n|\r/.exec(file.text.slice(before[0]?.span.end))?.[0] ?? '\n';
  const old = before.map(({ text }) => text);
  let start = 0;
  while (start < old.length && start < after.length && old[start] === after[start]) start++;
  let end = 0;
  while (end < old.length - start && end < after.length - start && old.at(-1 - end) === after.at(-1 - end)) end++;
  if (start === old.length && start === after.length) return [];
  // From the end of the line before, which is there: a table has a header.
  const first = before[start - 1]?.span.end ?? before[0]?.span.start ?? 0;
  const last = before[old.length - end - 1]?.span.end ?? first;
  const written = after.slice(start, after.length - end).join(lineBreak);
  const isBehind = start > 0;
  const text = isBehind && after.length - end > start ? lineBreak + written : written;
  return [{ uri: file.uri, span: { start: first, end: Math.max(first, last) }, text }];
}
