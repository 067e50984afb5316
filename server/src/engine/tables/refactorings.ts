import type { Span } from '../finding.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { Refactoring } from '../refactoring.ts';
import { addRow } from './add-row.ts';
import { alignTable } from './align.ts';
import { swapColumns } from './move-column.ts';
import { sortingOf } from './sort-rows.ts';
import { columnAt, rowAt, tableAt } from './source-table.ts';

/** What can be done with the table at a place. What would change nothing is not offered. */
export function tableRefactorings(file: MarkdownFile, { start }: Span): readonly Refactoring[] {
  const table = tableAt(file, start);
  if (!table) return [];
  const column = columnAt(rowAt(table, start), start);
  const found: Refactoring[] = [];
  const offer = (kind: Refactoring['kind'], title: string, edits: Refactoring['edits']): void => {
    found.push({ id: kind, kind, title, edits });
  };
  const aligned = alignTable(file, table);
  if (aligned.length > 0) offer('alignTable', 'Align the table', () => aligned);
  offer('addTableRow', 'Add a row below', () => addRow(file, table, start));
  const sorting = sortingOf(file, table, column);
  if (sorting) offer('sortTable', `Sort the rows by ${sorting.by}`, () => sorting.edits());
  const last = table.header.cells.length - 1;
  if (column > 0 && column <= last)
    offer('moveColumnLeft', 'Move the column left', () => swapColumns(file, table, column - 1));
  if (column < last) offer('moveColumnRight', 'Move the column right', () => swapColumns(file, table, column));
  return found;
}
