import type { TextEdit } from '../finding.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { displayWidth } from './display-width.ts';
import { rowAt, type SourceTable, writeRow } from './source-table.ts';

/** Adds an empty row below the one at an offset, as wide as that; below the line of hyphens where the offset is in the header. */
export function addRow(file: MarkdownFile, table: SourceTable, offset: number): readonly TextEdit[] {
  const { header, delimiter } = table;
  const at = rowAt(table, offset);
  const above = at === header ? delimiter : at;
  const cells = header.cells.map((_, column) => ' '.repeat(Math.max(2, displayWidth(above.cells[column] ?? ''))));
  const lineBreak = /\r\n|\n|\r/.exec(file.text.slice(header.span.end, header.span.end + 2))?.[0] ?? '\n';
  const end = { start: above.span.end, end: above.span.end };
  return [{ uri: file.uri, span: end, text: `${lineBreak}${writeRow(delimiter.prefix, cells)}` }];
}
