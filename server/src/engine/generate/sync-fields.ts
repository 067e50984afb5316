import type { DescribedContent, OperationDetails } from '../api/described.ts';
import type { Span, TextEdit } from '../finding.ts';
import { comparable } from '../operations/names.ts';
import type { DocumentedParameter } from '../operations/operation.ts';
import { type Columns, findColumns } from '../operations/table-columns.ts';
import { type SourceTable, tableAt } from '../tables/source-table.ts';
import { hasField } from './described-fields.ts';
import { editTable, type TableChange } from './edit-table.ts';
import { type Field, headerFields, parameterFields } from './fields.ts';
import { requestFields, responseFields } from './operation-blocks.ts';
import { shownResponse } from './response.ts';
import { cellChanges, newCells } from './sync-cells.ts';
import { isInRegion, type SyncTarget } from './sync-target.ts';
import { wordEdits } from './sync-words.ts';

/** Brings what a document says of an operation's parameters, and of the fields of its bodies, up to date: rows and cells of tables, and words of other forms. */
export function syncFields(target: SyncTarget): TextEdit[] {
  const { documented, operation, api } = target;
  const details = api.details(operation);
  return [
    ...syncSide(target, documented.parameters, requestSide(target, details)),
    ...syncSide(target, documented.responseFields, responseSide(target, details)),
  ];
}

/** What rows are compared with. */
interface Side {
  /** In the order of the description. */
  readonly fields: readonly Field[];
  /** Whether a row that is none of them is one all the same; undefined where that can't be told. */
  isKnown(name: string, place: string | undefined): boolean | undefined;
  /** The name that the description has for a name of the path. */
  readonly pathNames: ReadonlyMap<string, string>;
}

function requestSide({ documented, operation, api }: SyncTarget, details: OperationDetails): Side {
  const { parameters, body, isIncomplete } = details;
  const contents = body?.content ?? [];
  const credentials = new Set(api.schemes.flatMap(({ parameterName }) => parameterName?.toLowerCase() ?? []));
  return {
    fields: [...parameterFields(parameters, api), ...requestFields(contents, api)],
    pathNames: pathNames(documented.endpoint.path.segments, operation.path.segments),
    isKnown: (name, place) => {
      if (isIncomplete || credentials.has(name.toLowerCase())) return undefined;
      if (/^(?:accept|content-type|authorization|user-agent|host)$/i.test(name)) return undefined;
      if (place !== undefined && place !== 'body') return false;
      return contents.length === 0 ? false : knownIn(contents, name, api);
    },
  };
}

function responseSide({ api }: SyncTarget, details: OperationDetails): Side {
  const shown = shownResponse(details);
  const contents = details.responses.flatMap(({ content }) => content);
  const headers = new Set(
    details.responses.flatMap((response) => response.headers.map(({ name }) => name.toLowerCase())),
  );
  const fields = shown ? [...headerFields(shown.headers, api), ...responseFields(shown.content, api)] : [];
  return {
    fields: fields.map((field) => (field.in === undefined ? field : { ...field, in: 'header' })),
    pathNames: new Map(),
    isKnown: (name, place) => {
      if (headers.has(name.toLowerCase())) return true;
      return place === 'header' ? undefined : contents.length === 0 ? undefined : knownIn(contents, name, api);
    },
  };
}

function knownIn(contents: readonly DescribedContent[], name: string, api: SyncTarget['api']): boolean | undefined {
  return hasField(contents, name, api);
}

type Segments = SyncTarget['operation']['path']['segments'];

/** Documents may have their own names for the parameters of a path. */
function pathNames(written: Segments, described: Segments): ReadonlyMap<string, string> {
  const [own, other] = [written, described].map((segments) => segments.flatMap(({ parameters }) => parameters));
  if (!own || !other || own.length !== other.length) return new Map();
  return new Map(own.map((name, index) => [name, other[index] ?? name]));
}

/** A row or an item, with its name from the top. */
interface Row {
  readonly parameter: DocumentedParameter;
  readonly name: string;
  /** Undefined for one that stands in another. */
  readonly isTop: boolean;
}

function rowsOf(parameters: readonly DocumentedParameter[], above = ''): Row[] {
  return parameters.flatMap((parameter) => {
    const isArray = /\barray|\blist|\[\]/i.test(parameter.type?.text ?? '');
    const isWhole = above === '' || parameter.name.startsWith(above);
    const name = isWhole ? parameter.name : `${above}${parameter.name}`;
    return [
      { parameter, name, isTop: above === '' },
      ...rowsOf(parameter.children, `${name}${isArray && !name.endsWith('[]') ? '[]' : ''}.`),
    ];
  });
}

function syncSide(target: SyncTarget, parameters: readonly DocumentedParameter[], side: Side): TextEdit[] {
  const rows = rowsOf(parameters).filter(({ parameter }) => parameter.form !== 'path' && parameter.form !== 'prose');
  const matched = new Map<Row, Field>();
  const taken = new Set<Field>();
  for (const row of rows) {
    const field = matchOf(row, side, taken);
    if (!field) continue;
    matched.set(row, field);
    taken.add(field);
  }
  const free = rows.filter(({ parameter }) => !isInRegion(target, parameter.span));
  const tables = tablesOf(target, free);
  const missing = side.fields.filter((field) => !taken.has(field));
  const words = free.filter(({ parameter }) => parameter.form !== 'table');
  return [
    ...[...tables].flatMap(([table, own]) =>
      syncTable(target, { table, rows: own, all: tables, matched, missing, side }),
    ),
    ...words.flatMap((row) => {
      const field = matched.get(row);
      return field ? wordEdits(target, row.parameter, field) : [];
    }),
  ];
}

/** By its name and place, then by its name alone where no other row has that, then by a name that is written otherwise. */
function matchOf(
  { parameter, name }: Row,
  { fields, pathNames: names }: Side,
  taken: ReadonlySet<Field>,
): Field | undefined {
  const free = fields.filter((field) => !taken.has(field));
  const wanted = (parameter.in === 'path' || parameter.in === undefined ? names.get(name) : undefined) ?? name;
  const isPlace = (field: Field): boolean => parameter.in === undefined || (field.in ?? 'body') === parameter.in;
  const bare = (text: string): string => comparable(text.replace(/\[[^\]]*\]/g, ''));
  return (
    free.find((field) => field.name === wanted && isPlace(field)) ??
    free.find((field) => bare(field.name) === bare(wanted) && isPlace(field)) ??
    free.find((field) => field.name === wanted && field.in !== undefined && parameter.in !== 'body')
  );
}

function tablesOf({ file }: SyncTarget, rows: readonly Row[]): Map<SourceTable, Row[]> {
  const byStart = new Map<number, SourceTable>();
  const found = new Map<SourceTable, Row[]>();
  for (const row of rows) {
    if (row.parameter.form !== 'table') continue;
    const table = tableAt(file, row.parameter.nameSpan.start);
    if (!table) continue;
    const start = table.header.span.start;
    const known = byStart.get(start) ?? table;
    byStart.set(start, known);
    found.set(known, [...(found.get(known) ?? []), row]);
  }
  return found;
}

interface TableQuestion {
  readonly table: SourceTable;
  readonly rows: readonly Row[];
  readonly all: ReadonlyMap<SourceTable, readonly Row[]>;
  readonly matched: ReadonlyMap<Row, Field>;
  readonly missing: readonly Field[];
  readonly side: Side;
}

function syncTable(target: SyncTarget, question: TableQuestion): TextEdit[] {
  const { table, rows, matched, side } = question;
  const { columns } = findColumns(table.table);
  const cells = new Map<number, ReadonlyMap<number, string>>();
  const removed = new Set<number>();
  for (const row of rows) {
    const index = indexOf(table, row.parameter.nameSpan);
    if (index === -1) continue;
    const field = matched.get(row);
    if (field) {
      const changes = cellChanges(target, { table, columns, index }, row.parameter, field);
      if (changes.size > 0) cells.set(index, changes);
    } else if (side.isKnown(row.name, row.parameter.in) === false) removed.add(index);
  }
  // Several names in one row are one row.
  for (const index of removed)
    if (rows.some((row) => matched.has(row) && indexOf(table, row.parameter.nameSpan) === index)) removed.delete(index);
  const added = additions(question, columns);
  return editTable(target.file, table, { cells, removed, added });
}

function indexOf({ rows }: SourceTable, { start }: Span): number {
  return rows.findIndex(({ span }) => span.start <= start && start <= span.end);
}

/** Behind the row of the field before, as the description orders them. */
function additions(question: TableQuestion, columns: Columns): TableChange['added'] {
  const { table, rows, matched, side } = question;
  const own = missingIn(question, columns);
  const rowOf = new Map<Field, number>();
  for (const row of rows) {
    const field = matched.get(row);
    if (field) rowOf.set(field, indexOf(table, row.parameter.nameSpan));
  }
  return own.map((field) => {
    const before = side.fields.slice(0, side.fields.indexOf(field)).findLast((one) => rowOf.has(one));
    const after = before
      ? (rowOf.get(before) ?? table.rows.length - 1)
      : side.fields.some((one) => rowOf.has(one)) && isFirst(field, side)
        ? -1
        : table.rows.length - 1;
    return { after, cells: newCells({ table, columns, index: -1 }, field) };
  });
}

function isFirst(field: Field, { fields }: Side): boolean {
  return fields[0] === field;
}

/** The fields that are nowhere, and that belong into this table: it has the most of their place. Inner ones only where it has others, too. */
function missingIn({ table, rows, all, matched, missing }: TableQuestion, columns: Columns): readonly Field[] {
  const placesIn = (some: readonly Row[]): readonly string[] =>
    some.map((row) => matched.get(row)?.in ?? (matched.has(row) ? 'body' : (row.parameter.in ?? 'body')));
  const places = placesIn(rows);
  const hasInner = rows.some(({ name }) => /[.[]/.test(name));
  const read = new Set(rows.map(({ parameter }) => indexOf(table, parameter.nameSpan)));
  const written = new Set(namesWritten(table).filter((_, index) => !read.has(index)));
  return missing.filter((field) => {
    // A name that nobody reads as one is there all the same.
    if (written.has(field.name.replace(/\s/g, ''))) return false;
    const place = field.in ?? 'body';
    const counts = [...all].map(([other, some]) => ({
      other,
      count: placesIn(some).filter((one) => one === place).length,
    }));
    const most = counts.reduce((best, one) => (one.count > best.count ? one : best), { other: table, count: 0 });
    const isHome =
      most.count > 0
        ? most.other === table
        : columns.in !== undefined && place !== 'body' && places.some((one) => one !== 'body');
    return isHome && (hasInner || !/[.[]/.test(field.name));
  });
}

/** What stands in the column of names, without marks. */
function namesWritten({ table, rows }: SourceTable): string[] {
  const { columns } = findColumns(table);
  const { name } = columns;
  return name === undefined ? [] : rows.map(({ cells }) => (cells[name] ?? '').replace(/[`*\\\s]/g, ''));
}
