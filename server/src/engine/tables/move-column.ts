import { isGroupRow } from '../facts/error-catalogue.ts';
import type { TextEdit } from '../finding.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { rewrite, type SourceRow, type SourceTable, writeRow } from './source-table.ts';

/** Swaps a column of a table with the one on its right. A row that names a group stays as it is. */
export function swapColumns(
  file: MarkdownFile,
  { table, header, delimiter, rows }: SourceTable,
  left: number,
): readonly TextEdit[] {
  const groups = rows.filter((row, index) => isGroupRow(table.rows[index] ?? [], row.cells[0]?.trim() ?? ''));
  return [header, delimiter, ...rows.filter((row) => !groups.includes(row))].flatMap((row) =>
    rewrite(file, row, swapped(row, left)),
  );
}

function swapped(row: SourceRow, left: number): string {
  const right = left + 1;
  if (row.cells.length <= left) return row.text;
  const content = row.text.slice(row.prefix.length);
  const hasBars = content.startsWith('|') && /(?<!\\)(?:\\\\)*\|\s*$/.test(content);
  const cells = hasBars ? [...row.cells] : row.cells.map((cell) => ` ${cell.trim()} `);
  [cells[left], cells[right]] = [cells[right] ?? ' ', cells[left] ?? ' '];
  const blanks = hasBars ? (/\s*$/.exec(content)?.[0] ?? '') : '';
  return writeRow(row.prefix, cells) + blanks;
}
