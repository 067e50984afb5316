import { findStatus } from '../http/statuses.ts';
import type { TableBlock } from '../markdown/facts.ts';
import { isCodeHeader, isStatusHeader, plainCell } from './error-columns.ts';

/** A column of HTTP statuses. */
export interface StatusColumn {
  readonly index: number;
  /** Its heading says so: what stands there is meant as a status, also where HTTP knows none such. */
  readonly isNamed: boolean;
}

/** The column of a table that holds HTTP statuses: by its heading, or one of codes that are all statuses. */
export function statusColumn(table: TableBlock): StatusColumn | undefined {
  const known = columns.get(table);
  if (known !== undefined) return known.column;
  const column = findColumn(table);
  columns.set(table, { column });
  return column;
}

const columns = new WeakMap<TableBlock, { readonly column: StatusColumn | undefined }>();

function findColumn(table: TableBlock): StatusColumn | undefined {
  for (const [index, { text }] of table.header.entries())
    if (isStatusHeader(text) && mostAreStatuses(table, index)) return { index, isNamed: true };
  const index = table.header.findIndex(
    ({ text }, at) => (isCodeHeader(text) || plainCell(text) === '') && allAreStatuses(table, at),
  );
  return index === -1 ? undefined : { index, isNamed: false };
}

function mostAreStatuses(table: TableBlock, column: number): boolean {
  const cells = filled(table, column);
  return cells.length > 0 && cells.filter(isStatus).length * 2 > cells.length;
}

function allAreStatuses(table: TableBlock, column: number): boolean {
  const cells = filled(table, column);
  return cells.length > 0 && cells.every(isStatus);
}

function filled(table: TableBlock, column: number): string[] {
  return table.rows.map((row) => plainCell(row[column]?.text ?? '')).filter((text) => text !== '');
}

function isStatus(text: string): boolean {
  return findStatus(Number(/^(?:HTTP(?:\/[\d.]+)?\s+)?(\d{3})\b/.exec(text)?.[1])) !== undefined;
}

/** The column beside it that holds nothing but phrases, if there is one. */
export function phraseColumn(table: TableBlock): number | undefined {
  const index = table.header.findIndex(({ text }) =>
    /^(?:(?:http |status )?(?:reason|phrase|reason phrase|text)|status message|http status)$/i.test(plainCell(text)),
  );
  return index === -1 ? undefined : index;
}
