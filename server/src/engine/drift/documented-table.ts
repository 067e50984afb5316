import type { Span, TextEdit } from '../finding.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { type Columns, findColumns } from '../operations/table-columns.ts';
import { displayWidth } from '../tables/display-width.ts';
import { rowAt, type SourceRow, type SourceTable, tableAt, writeRow } from '../tables/source-table.ts';

/** A table of parameters as its author has laid it out. */
export interface ParameterTable {
  readonly table: SourceTable;
  readonly columns: Columns;
}

/** The table that holds an offset. */
export function parameterTableAt(file: MarkdownFile, offset: number): ParameterTable | undefined {
  const table = tableAt(file, offset);
  return table && { table, columns: findColumns(table.table).columns };
}

/** The row that holds an offset, where it is one of values. */
export function rowOf({ rows }: SourceTable, offset: number): SourceRow | undefined {
  return rows.find(({ span }) => span.start <= offset && offset <= span.end);
}

/** The heading row between its outer bars. */
export function headerSpan({ header }: SourceTable): Span {
  const start = header.starts[0] ?? header.span.start;
  const last = header.cells.length - 1;
  const end = (header.starts[last] ?? start) + (header.cells[last]?.length ?? 0);
  const text = header.cells[0] ?? '';
  return { start: start + (text.length - text.trimStart().length), end: end - trailing(header.cells[last] ?? '') };
}

/** What stands in a cell, without the blanks around it; the place between them where nothing does. Undefined where the row has no such cell. */
export function cellSpan({ cells, starts }: SourceRow, column: number | undefined): Span | undefined {
  if (column === undefined) return undefined;
  const [text, start] = [cells[column], starts[column]];
  if (text === undefined || start === undefined) return undefined;
  const lead = text.length - text.trimStart().length;
  if (lead === text.length) return { start: start + Math.min(1, lead), end: start + Math.min(1, lead) };
  return { start: start + lead, end: start + text.length - trailing(text) };
}

function trailing(text: string): number {
  return text.length - text.trimEnd().length;
}

/** Writes another text in a cell; the bars stay where they are as far as blanks allow. */
export function writeCell({ uri }: MarkdownFile, row: SourceRow, column: number, text: string): TextEdit | undefined {
  const [cell, start] = [row.cells[column], row.starts[column]];
  if (cell === undefined || start === undefined) return undefined;
  const lead = cell.trim() === '' ? Math.min(1, cell.length) : cell.length - cell.trimStart().length;
  const filled = padTo(`${cell.slice(0, lead)}${escapeCell(text)}`, displayWidth(cell), trailing(cell) > 0);
  return { uri, span: { start, end: start + cell.length }, text: filled };
}

/** Adds a row below another one, as wide as that. */
export function insertRow(
  file: MarkdownFile,
  table: SourceTable,
  above: SourceRow,
  cells: readonly string[],
): TextEdit {
  const { header, delimiter } = table;
  const model = above === header ? delimiter : above;
  const lineBreak = /\r\n|\n|\r/.exec(file.text.slice(header.span.end, header.span.end + 2))?.[0] ?? '\n';
  const isAiry = header.cells.some((cell) => /^\s/.test(cell));
  const written = header.cells.map((_, column) => {
    const text = escapeCell(cells[column] ?? '');
    const width = displayWidth(model.cells[column] ?? '');
    if (!isAiry) return text;
    const isRight =
      /[^:]:$/.test(`-${delimiter.cells[column]?.trim() ?? ''}`) && !/^:/.test(delimiter.cells[column]?.trim() ?? '');
    return isRight
      ? `${' '.repeat(Math.max(1, width - displayWidth(text) - 1))}${text} `
      : padTo(` ${text}`, width, true);
  });
  const hasBars = header.text.slice(header.prefix.length).startsWith('|');
  const row = hasBars ? writeRow(delimiter.prefix, written) : `${delimiter.prefix}${written.join('|').trim()}`;
  return { uri: file.uri, span: { start: model.span.end, end: model.span.end }, text: `${lineBreak}${row}` };
}

/** Takes a row with its line break away; undefined for the only one of a table. */
export function removeRow({ uri, text }: MarkdownFile, table: SourceTable, offset: number): TextEdit | undefined {
  const row = rowAt(table, offset);
  if (row === table.header || row === table.delimiter || table.rows.length < 2) return undefined;
  // The line break before it: the last row may have none behind it.
  const [before] = /(?:\r\n|\n|\r)$/.exec(text.slice(0, row.span.start)) ?? [''];
  return { uri, span: { start: row.span.start - before.length, end: row.span.end }, text: '' };
}

function padTo(text: string, width: number, hasBlank: boolean): string {
  return text + ' '.repeat(Math.max(hasBlank ? 1 : 0, width - displayWidth(text)));
}

function escapeCell(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ').replace(/(?<!\\)\|/g, String.raw`\|`);
}
