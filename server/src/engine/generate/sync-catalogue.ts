import type { DescribedApi } from '../api/api.ts';
import type { DescribedErrorCode } from '../api/error-codes.ts';
import { shapeOf } from '../facts/code-shape.ts';
import { type CatalogueTable, errorCatalogue, tablesAboutErrors } from '../facts/error-catalogue.ts';
import type { Span, TextEdit } from '../finding.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { nearest } from '../spec/facts/nearest.ts';
import type { Alignment } from '../structure/alignment.ts';
import { type SourceTable, tableAt } from '../tables/source-table.ts';
import { editTable, type TableChange } from './edit-table.ts';
import { inOneLine } from './embed.ts';
import { type DescribedError, surveyErrors } from './errors.ts';
import { code, plain } from './words.ts';

/** What is known of a document's error catalogue besides its text. */
export interface CatalogueContext {
  /** Undefined where no contract says which table it is. */
  readonly alignment: Alignment | undefined;
  /** The codes that other documents list. */
  readonly listedElsewhere: ReadonlySet<string>;
}

interface CodeOf extends DescribedErrorCode {
  readonly api: DescribedApi;
}

/** Brings the tables of error codes up to date: codes come and go, and their statuses change; messages and descriptions stay. A catalogue of other codes is left alone. */
export function catalogueEdits(
  file: MarkdownFile,
  apis: readonly DescribedApi[],
  { alignment, listedElsewhere }: CatalogueContext,
  regions: readonly Span[],
): TextEdit[] {
  const codes = new Map(apis.flatMap((api) => api.errorCodes.codes.map((one) => [one.code, { ...one, api }])));
  if (codes.size === 0) return [];
  const found = alignment ? errorCatalogue(file, alignment).definitions : tablesAboutErrors(file);
  const tables = found.filter(
    ({ isLocal, offset, table }) =>
      !isLocal &&
      !regions.some(({ start, end }) => start <= offset + table.span.start && offset + table.span.start < end),
  );
  const written = found
    .filter(({ isLocal }) => !isLocal)
    .flatMap(({ entries }) => entries.map((entry) => entry.code))
    .filter((one) => shapeOf(one) !== 'status');
  if (!written.some((one) => codes.has(one))) return [];
  const open = new Map([...codes].filter(([one]) => !written.includes(one) && !listedElsewhere.has(one)));
  const isClosed = apis.every((api) => api.errorCodes.isClosed);
  const renamed = new Map<string, string>();
  for (const one of written) {
    const meant = codes.has(one) ? undefined : nearest(one, open.keys());
    if (meant === undefined) continue;
    renamed.set(one, meant);
    open.delete(meant);
  }
  const homes = new Map([...open.values()].map((one) => [one, homeOf(one, tables)]));
  return tables.flatMap((table) => {
    const own = [...open.values()].filter((one) => homes.get(one) === table);
    return tableEdits(file, table, { codes, renamed, isClosed, own });
  });
}

interface CatalogueChange {
  readonly codes: ReadonlyMap<string, CodeOf>;
  readonly renamed: ReadonlyMap<string, string>;
  /** There are no other codes. */
  readonly isClosed: boolean;
  /** Those that are to come into this table. */
  readonly own: readonly CodeOf[];
}

/** The last table that has most of its codes from the same side, the client's or the server's. */
function homeOf(one: CodeOf, tables: readonly CatalogueTable[]): CatalogueTable | undefined {
  const sides = new Map(surveyErrors(one.api).codes.map((error) => [error.code, error.category]));
  const counted = tables.map((table) => ({
    table,
    count: table.entries.filter((entry) => sides.get(entry.code) === sides.get(one.code)).length,
  }));
  const most = Math.max(...counted.map(({ count }) => count));
  return counted.findLast(({ count }) => count === most)?.table;
}

function tableEdits(
  file: MarkdownFile,
  { table, offset, columns, entries }: CatalogueTable,
  { codes, renamed, isClosed, own }: CatalogueChange,
): TextEdit[] {
  const source = tableAt(file, offset + table.span.start);
  if (!source) return [];
  const rowOf = (start: number): number =>
    source.rows.findIndex(({ span }) => span.start <= start && start <= span.end);
  const cells = new Map<number, Map<number, string>>();
  const removed = new Set<number>();
  for (const entry of entries) {
    if (shapeOf(entry.code) === 'status') continue;
    const row = rowOf(entry.codeSpan.start);
    const meant = renamed.get(entry.code);
    const known = codes.get(meant ?? entry.code);
    const changes = new Map<number, string>();
    const text = (column: number): string => source.rows[row]?.cells[column]?.trim() ?? '';
    if (meant !== undefined)
      changes.set(
        columns.code,
        text(columns.code).replace(entry.code, () => meant),
      );
    if (!known && isClosed) removed.add(row);
    const [status, ...others] = known?.statuses ?? [];
    const [was, ...further] = entry.status?.match(/(?<![\w.-])[1-5]\d\d(?![\w-])/g) ?? [];
    if (columns.status !== undefined && status !== undefined && others.length === 0 && was !== undefined)
      if (further.length === 0 && was !== status)
        changes.set(columns.status, text(columns.status).replace(was, status));
    if (changes.size > 0) cells.set(row, changes);
  }
  const order = [...codes.keys()];
  const added = own.map((one): TableChange['added'][number] => {
    const before = entries.findLast((entry) => {
      const at = order.indexOf(renamed.get(entry.code) ?? entry.code);
      return at !== -1 && at < order.indexOf(one.code);
    });
    const after = before ? rowOf(before.codeSpan.start) : source.rows.length - 1;
    return { after, cells: newRow(one, source, columns) };
  });
  return editTable(file, source, { cells, removed, added });
}

function newRow(one: CodeOf, { table, rows }: SourceTable, columns: CatalogueTable['columns']): string[] {
  const error = surveyErrors(one.api).codes.find((other) => other.code === one.code);
  const isMarked = rows.every(({ cells }) => /^\s*(?:$|`)/.test(cells[columns.code] ?? ''));
  const statusSamples = rows.map(({ cells }) => cells[columns.status ?? -1]?.trim() ?? '');
  const status = one.statuses.length === 1 ? one.statuses[0] : error?.status;
  return table.header.map((_, column) => {
    if (column === columns.code) return isMarked ? code(one.code) : one.code;
    if (column === columns.status)
      return status === undefined ? '–' : statusSamples.some((text) => text.startsWith('`')) ? code(status) : status;
    if (column === columns.message) return plainly(error?.message ?? one.code);
    if (column === columns.description) return plainly(descriptionOf(error));
    return '–';
  });
}

function descriptionOf(error: DescribedError | undefined): string {
  return error?.description ?? 'The description of the API says no more of it.';
}

function plainly(text: string): string {
  return inOneLine(text) || plain(text) || '–';
}
