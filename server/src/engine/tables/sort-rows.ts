import { isGroupRow } from '../facts/error-catalogue.ts';
import { plainCell, readColumns } from '../facts/error-columns.ts';
import type { TextEdit } from '../finding.ts';
import type { TableCell } from '../markdown/facts.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { rewrite, type SourceRow, type SourceTable } from './source-table.ts';

/** An order that the rows of a table don't have yet. */
export interface Sorting {
  /** The columns' headings, in words. */
  readonly by: string;
  edits(): readonly TextEdit[];
}

/**
 * Sorts the rows of a table by a column, downwards where they are sorted by it already; a table of error codes by status and code. Rows that name a
 * group stay, and the rows below each are sorted by themselves. Undefined where nothing would move.
 */
export function sortingOf(file: MarkdownFile, source: SourceTable, column: number): Sorting | undefined {
  const { table, rows } = source;
  const errors = readColumns(table);
  const isCatalogue = errors?.isNamed === true && errors.status !== undefined && errors.status !== errors.code;
  const columns = isCatalogue ? [errors.status ?? errors.code, errors.code] : [column];
  const names = columns.map((one) => plainCell(table.header[one]?.text ?? '') || `column ${one + 1}`);
  const entries = rows.map((row, index): Entry => ({ row, cells: table.rows[index] ?? [] }));
  const upwards = sorted(entries, (a, b) => compare(a, b, columns));
  const by = names.map((name) => `“${name}”`).join(', then ');
  if (isMoved(entries, upwards)) return { by, edits: () => editsOf(file, entries, upwards) };
  const downwards = sorted(entries, (a, b) => compare(b, a, columns));
  if (isCatalogue || !isMoved(entries, downwards)) return undefined;
  return { by: `${by}, downwards`, edits: () => editsOf(file, entries, downwards) };
}

interface Entry {
  readonly row: SourceRow;
  readonly cells: readonly TableCell[];
}

function sorted(entries: readonly Entry[], order: (a: Entry, b: Entry) => number): readonly Entry[] {
  const result: Entry[] = [];
  let group: Entry[] = [];
  for (const entry of entries) {
    if (!isGroup(entry)) {
      group.push(entry);
      continue;
    }
    result.push(...group.sort(order), entry);
    group = [];
  }
  return [...result, ...group.sort(order)];
}

function isGroup({ row, cells }: Entry): boolean {
  return isGroupRow(cells, row.cells[0]?.trim() ?? '');
}

function compare(a: Entry, b: Entry, columns: readonly number[]): number {
  for (const column of columns) {
    const [one, other] = [a, b].map(({ cells }) => plainCell(cells[column]?.text ?? ''));
    const order = compareTexts(one ?? '', other ?? '');
    if (order !== 0) return order;
  }
  return 0;
}

/** What is empty stands last. */
function compareTexts(a: string, b: string): number {
  if (a === '' || b === '') return Number(a === '') - Number(b === '');
  return collator.compare(a, b);
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

function isMoved(before: readonly Entry[], after: readonly Entry[]): boolean {
  return before.some((entry, index) => entry !== after[index]);
}

function editsOf(file: MarkdownFile, before: readonly Entry[], after: readonly Entry[]): readonly TextEdit[] {
  return before.flatMap(({ row }, index) => {
    const other = after[index]?.row ?? row;
    return rewrite(file, row, row.prefix + other.text.slice(other.prefix.length));
  });
}
