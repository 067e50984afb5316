import { findStatus } from '../http/statuses.ts';
import type { TableBlock } from '../markdown/facts.ts';

/** Which column of an error table says what, by index. */
export interface ErrorColumns {
  readonly code: number;
  /** The heading of the column says that it holds codes: not a column of names or types, or one found by what stands in it. */
  readonly isNamed: boolean;
  readonly message: number | undefined;
  readonly description: number | undefined;
  readonly status: number | undefined;
}

/** Undefined for a table without a column of codes. Remembered: a table is the same as long as its part is. */
export function readColumns(table: TableBlock): ErrorColumns | undefined {
  const known = columnsOf.get(table);
  if (known) return known.columns;
  const columns = findColumns(table);
  columnsOf.set(table, { columns });
  return columns;
}

const columnsOf = new WeakMap<TableBlock, { readonly columns: ErrorColumns | undefined }>();

function findColumns(table: TableBlock): ErrorColumns | undefined {
  const headers = table.header.map((cell) => normalize(cell.text));
  const describesFields = headers.some((header) => /^(?:field|property|parameter|attribute)$/.test(header));
  if (describesFields) return undefined;
  const find = (names: readonly string[]): number | undefined => {
    for (const name of names) if (headers.includes(name)) return headers.indexOf(name);
    return undefined;
  };
  const byName = find(codeNames);
  const identifiers = find(identifierNames.filter((name) => byName === undefined || name !== headers[byName]));
  const holdsStatuses = byName !== undefined && areStatuses(table, byName);
  const isStatusOfAnother = holdsStatuses && identifiers !== undefined && areIdentifiers(table, identifiers);
  const named = isStatusOfAnother ? identifiers : (byName ?? identifiers);
  const code = named ?? byContent(table) ?? find(statusNames);
  if (code === undefined) return undefined;
  const other = (column: number | undefined): number | undefined => (column === code ? undefined : column);
  return {
    code,
    isNamed: named !== undefined && (byName !== undefined || headers[named]?.startsWith('error') === true),
    message: other(find(messageNames)),
    description: other(find(descriptionNames)),
    status: isStatusOfAnother ? byName : (other(find(statusNames)) ?? (areStatuses(table, code) ? code : undefined)),
  };
}

/** What a cell says, without the marks of code and emphasis. */
export function plainCell(text: string): string {
  return text.replace(/[`*]|^_+|_+$/g, '').trim();
}

/** A heading that names a column of HTTP status codes. */
export function isStatusHeader(header: string): boolean {
  return statusNames.includes(normalize(header));
}

/** A heading that names a column of error codes; also one of statuses may be called just "Code". */
export function isCodeHeader(header: string): boolean {
  return codeNames.includes(normalize(header)) || /^error (?:name|type|id|key)$/.test(normalize(header));
}

/** A heading that names a column of HTTP methods. */
export function isMethodHeader(header: string): boolean {
  return /^(?:http |request )?(?:methods?|verbs?)$/.test(normalize(header));
}

/** Every filled cell of a column begins with a status code; false for an empty column. */
export function areStatuses(table: TableBlock, column: number): boolean {
  return allFilled(table, column, (text) => findStatus(Number(/^\d{3}\b/.exec(text)?.[0])) !== undefined);
}

// The first name that is there wins.
const codeNames = ['error code', 'code', 'error codes', 'codes', 'errorcode', 'error'];
const identifierNames = [
  'error',
  'error name',
  'error type',
  'error id',
  'error key',
  'name',
  'type',
  'id',
  'identifier',
  'key',
  'slug',
];
const messageNames = [
  'message',
  'error message',
  'messages',
  'title',
  'summary',
  'text',
  'reason',
  'reason phrase',
  'phrase',
  'name',
  'error',
];
const descriptionNames = [
  'description',
  'descriptions',
  'meaning',
  'explanation',
  'details',
  'detail',
  'cause',
  'causes',
  'what it means',
  'what happened',
  'when',
  'notes',
  'reason',
  'comment',
];
const statusNames = [
  'http status',
  'http status code',
  'http code',
  'status code',
  'status',
  'http',
  'response code',
  'statuses',
  'status codes',
  'http statuses',
];

function normalize(header: string): string {
  return plainCell(header)
    .replace(/[\s_-]+/g, ' ')
    .replace(/[:?]$/, '')
    .toLowerCase();
}

/** The first column whose filled cells are all identifiers or numbers, one word each, and differ. */
function byContent(table: TableBlock): number | undefined {
  const column = table.header.findIndex((_, index) => {
    const values = table.rows.map((row) => plainCell(row[index]?.text ?? '')).filter((text) => text !== '');
    return values.length > 0 && new Set(values).size === values.length && values.every((value) => looksLikeCode(value));
  });
  return column === -1 ? undefined : column;
}

function looksLikeCode(text: string): boolean {
  return /^(?:\d{3,6}|[A-Z]+[-_]?\d+|[A-Za-z]\w*[_.-]\w[\w.-]*|[A-Z]{2}[A-Z\d_]*|(?:[A-Z][a-z\d]+){2,})$/.test(text);
}

function areIdentifiers(table: TableBlock, column: number): boolean {
  return allFilled(table, column, (text) => /^[A-Za-z][\w.-]*$/.test(text));
}

function allFilled(table: TableBlock, column: number, holds: (text: string) => boolean): boolean {
  const texts = table.rows.map((row) => plainCell(row[column]?.text ?? '')).filter((text) => text !== '');
  return texts.length > 0 && texts.every(holds);
}
