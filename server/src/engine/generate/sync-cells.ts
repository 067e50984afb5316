import { saysRequired } from '../operations/annotations.ts';
import type { DocumentedParameter } from '../operations/operation.ts';
import { readName } from '../operations/parameter-name.ts';
import type { Columns } from '../operations/table-columns.ts';
import type { SourceTable } from '../tables/source-table.ts';
import type { Field } from './fields.ts';
import { saysSameType } from './same-type.ts';
import type { SyncTarget } from './sync-target.ts';
import { fieldCell } from './tables.ts';
import { code } from './words.ts';

/** Where a row stands: `index` is -1 for one that is to come. */
export interface RowPlace {
  readonly table: SourceTable;
  readonly columns: Columns;
  readonly index: number;
}

/** The cells of a row that say something else than the description, by their columns. What stands in a column of descriptions stays, unless nothing does. */
export function cellChanges(
  { file }: SyncTarget,
  place: RowPlace,
  parameter: DocumentedParameter,
  field: Field,
): ReadonlyMap<number, string> {
  const { table, columns, index } = place;
  const changes = new Map<number, string>();
  const textIn = (column: number): string => table.rows[index]?.cells[column]?.trim() ?? '';
  const set = (column: number | undefined, text: string): void => {
    if (column !== undefined && textIn(column) !== text) changes.set(column, text);
  };
  const { type, in: where } = columns;
  if (columns.name !== undefined && isRenamed(parameter, field)) {
    const written = file.text.slice(parameter.nameSpan.start, parameter.nameSpan.end);
    set(columns.name, textIn(columns.name).replace(written, field.name));
  }
  if (type !== undefined && type !== columns.name && !saysSameType(textIn(type), field.type))
    set(type, typeCell(textIn(type), field));
  if (where !== undefined && parameter.in !== undefined && parameter.in !== (field.in ?? 'body'))
    set(where, placeCell(place, field));
  const presence = columns.required ?? columns.optional;
  if (presence !== undefined && parameter.required?.value !== field.isRequired && isReadable(place, presence))
    set(presence, presenceCell(place, field.isRequired));
  if (columns.default !== undefined && !isSameValue(textIn(columns.default), field.default))
    set(columns.default, field.default === undefined ? emptyCell(place, columns.default) : code(field.default));
  if (columns.values !== undefined && columns.values !== type && !areSameValues(parameter, field))
    set(columns.values, field.values.length === 0 ? emptyCell(place, columns.values) : fieldCell(field, 'values'));
  if (columns.description !== undefined && textIn(columns.description) === '')
    set(columns.description, fieldCell(field, 'description'));
  return changes;
}

/** The cells of a new row, in the words of the others. */
export function newCells(place: RowPlace, field: Field): readonly string[] {
  const { table, columns } = place;
  return table.header.cells.map((_header, column) => {
    if (column === columns.name) return nameCell(place, field);
    if (column === columns.type) return typeCell('', field);
    if (column === columns.in) return placeCell(place, field);
    if (column === columns.required || column === columns.optional) return presenceCell(place, field.isRequired);
    if (column === columns.default) return field.default === undefined ? emptyCell(place, column) : code(field.default);
    if (column === columns.values)
      return field.values.length === 0 ? emptyCell(place, column) : fieldCell(field, 'values');
    return column === columns.description ? fieldCell(field, 'description') : '';
  });
}

/** A header's name is the same in any case. */
function isRenamed({ name, in: place }: DocumentedParameter, field: Field): boolean {
  if (place === 'path' || name === field.name || field.name.endsWith(`.${name}`)) return false;
  if (field.in === 'header') return name.toLowerCase() !== field.name.toLowerCase();
  return name.replace(/\[[^\]]*\]/g, '[]') !== field.name && !/[.[]/.test(field.name) && !/[.[]/.test(name);
}

function nameCell({ table, columns }: RowPlace, field: Field): string {
  const samples = table.rows.map(({ cells }) => cells[columns.name ?? 0]?.trim() ?? '').filter((text) => text !== '');
  if (samples.every((text) => text.startsWith('`')) || !isPlain(field.name)) return code(field.name);
  if (samples.every((text) => text.startsWith('**`'))) return `**${code(field.name)}**`;
  if (samples.every((text) => text.startsWith('**'))) return `**${field.name}**`;
  return samples.some((text) => /^[`*]/.test(text)) ? code(field.name) : field.name.replace(/[_*]/g, '\\$&');
}

/** Readers take it for a name without marks, too. */
function isPlain(name: string): boolean {
  return readName({ text: name, start: 0 })?.name === name;
}

function typeCell(before: string, { type }: Field): string {
  const wrapped = /^`[^`]*`$/.test(before);
  return wrapped ? code(type) : type;
}

/** As the other rows write it: `Query`, `` `query` ``. */
function placeCell({ table, columns }: RowPlace, field: Field): string {
  const wanted = field.in ?? 'body';
  const samples = table.rows.map(({ cells }) => cells[columns.in ?? 0]?.trim() ?? '').filter((text) => text !== '');
  const same = samples.find((text) => text.replace(/[`*]/g, '').toLowerCase() === wanted);
  if (same !== undefined) return same;
  const [sample = ''] = samples;
  const word = /^[`*]*[A-Z]/.test(sample) ? wanted.charAt(0).toUpperCase() + wanted.slice(1) : wanted;
  return sample.startsWith('`') ? code(word) : word;
}

function isReadable({ table, index }: RowPlace, column: number): boolean {
  return saysRequired((table.rows[index]?.cells[column] ?? '').replace(/[`*_]/g, '')) !== undefined;
}

/** In the words of the column: `yes` beside `no`, a tick beside nothing. */
function presenceCell({ table, columns }: RowPlace, isRequired: boolean): string {
  const column = columns.required ?? columns.optional ?? 0;
  const wanted = columns.required === undefined ? !isRequired : isRequired;
  const samples = table.rows.map(({ cells }) => cells[column]?.trim() ?? '');
  const meant = (text: string): boolean | undefined => {
    const plain = text.replace(/[`*_]/g, '');
    const said = saysRequired(plain);
    // `required` means the same in either column.
    return said === undefined || columns.required !== undefined || !/required|optional|mandatory/i.test(plain)
      ? said
      : !said;
  };
  const same = samples.find((text) => meant(text) === wanted);
  if (same !== undefined) return same;
  const other = samples.find((text) => text !== '') ?? '';
  const pair = pairs.find((words) =>
    words.some((word) => word.toLowerCase() === other.replace(/[`*_]/g, '').toLowerCase()),
  );
  const [yes, no] = pair ?? ['required', 'optional'];
  const word = (columns.required === undefined && pair === undefined ? !wanted : wanted) ? yes : no;
  const isCapital = /^[`*_]*[A-Z]/.test(other);
  return isCapital ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}

const pairs: readonly (readonly [string, string])[] = [
  ['required', 'optional'],
  ['yes', 'no'],
  ['true', 'false'],
  ['y', 'n'],
  ['✓', ''],
  ['✔', ''],
  ['✅', '❌'],
  ['x', ''],
];

/** As other rows write that there is nothing; `""` is a value. */
function emptyCell({ table }: RowPlace, column: number): string {
  const sign = table.rows
    .map(({ cells }) => cells[column]?.trim() ?? '')
    .find((text) => isNothing(text) && !text.includes('"'));
  return sign ?? '';
}

function isNothing(text: string): boolean {
  return /^(?:|[-–—]|n\/a|none|`?""`?)$/i.test(text);
}

function isSameValue(written: string, value: string | undefined): boolean {
  if (value === undefined) return isNothing(written);
  return bareValue(written) === bareValue(code(value));
}

function bareValue(text: string): string {
  const plain = text
    .replaceAll('\\|', '|')
    .replace(/^[`*\s]+|[`*\s]+$/g, '')
    .replace(/^"(.*)"$/, '$1')
    .replace(/\s+/g, ' ');
  return /^\d[\d,]*$/.test(plain)
    ? plain.replaceAll(',', '')
    : plain.replace(/^(?:True|False|None|Null)$/, (word) => word.toLowerCase());
}

function areSameValues({ values }: DocumentedParameter, field: Field): boolean {
  const written = new Set(values.map(({ text }) => bareValue(text)));
  const wanted = new Set(field.values.map((value) => bareValue(code(value))));
  return written.size === wanted.size && [...wanted].every((value) => written.has(value));
}
