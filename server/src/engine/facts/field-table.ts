import { findField } from '../http/fields.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { CellPlace } from './cell-place.ts';
import { plainCell } from './error-columns.ts';

/** A table of header fields: which column has their names, and of which messages they are. */
export interface FieldTable {
  readonly names: number;
  readonly message: 'request' | 'response' | undefined;
}

/** Undefined where the table is of something else. The column says so, or the heading above does and the first column is one of names. */
export function fieldTable(file: MarkdownFile, cell: CellPlace, offset: number): FieldTable | undefined {
  const headers = cell.table.header.map(({ text }) => plainCell(text).toLowerCase());
  const heading = file.headings.findLast(({ span }) => span.start <= offset)?.text ?? '';
  const named = headers.findIndex((text) => /^(?:(?:http|request|response) )?headers?(?: (?:name|field))?$/.test(text));
  const isBelow = /\bheaders?\b/i.test(heading);
  const names =
    named !== -1 || !isBelow ? named : headers.findIndex((text) => /^(?:name|field|parameter|key)$/.test(text));
  if (names === -1) return undefined;
  const words = `${headers[names] ?? ''} ${heading}`;
  const message = /\bresponse/i.test(words) ? 'response' : /\brequest/i.test(words) ? 'request' : undefined;
  return { names, message };
}

/** The field that the row of a cell is about. */
export function fieldOfRow({ table, row }: CellPlace, { names }: FieldTable): string | undefined {
  return findField(plainCell(table.rows[row]?.[names]?.text ?? '').replace(/:$/, ''))?.name;
}
