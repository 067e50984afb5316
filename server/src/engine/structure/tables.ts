import type { ColumnRequirement, GroupRequirement, TableRequirement } from '../contract/contract.ts';
import { compilePattern } from '../contract/pattern.ts';
import type { Span } from '../finding.ts';
import type { TableBlock, TableCell } from '../markdown/facts.ts';
import { type SectionContent, type TableInPlace, tablesIn } from './content.ts';
import { normalizeTitle } from './titles.ts';

/** What the nearest table of a section lacks of what is required. */
export interface TableShortfall {
  /** Undefined: there is no table at all, or none with any of the columns. */
  readonly table: TableInPlace | undefined;
  /** A clause about the table: "has no column *Description*". Undefined without a table. */
  readonly says: string | undefined;
  /** In the document. */
  readonly span: Span | undefined;
  readonly missingColumns: readonly ColumnRequirement[];
}

/**
 * Undefined: a table meets the requirement, and no other of its kind is faulty. Where the rows are grouped, a table with
 * nothing but columns of another one is the same table left unfinished.
 */
export function tableShortfall(requirement: TableRequirement, content: SectionContent): TableShortfall | undefined {
  const tables = [...tablesIn(content)].map((table) => ({ table, fit: fitOf(requirement, table.table) }));
  const whole = tables.filter(({ fit }) => fit.missing.length === 0);
  for (const { table, fit } of whole) {
    if (fit.fault) return { table, says: fit.fault.says, span: at(table, fit.fault.span), missingColumns: [] };
  }
  const partial = tables
    .filter(({ fit }) => fit.missing.length > 0 && fit.found > 0)
    .sort((one, other) => other.fit.found - one.fit.found);
  const longest = whole.reduce<TableInPlace | undefined>(
    (best, { table }) => (rowCount(table) > rowCount(best) ? table : best),
    undefined,
  );
  if (!longest) {
    const [nearest] = partial;
    if (nearest) return lacksColumns(nearest.table, nearest.fit.missing);
    return {
      table: undefined,
      says: undefined,
      span: undefined,
      missingColumns: requirement.columns.filter(isRequired),
    };
  }
  if (rowCount(longest) < requirement.minimumRows) return lacksRows(requirement, longest);
  if (!requirement.groupBy) return undefined;
  const unfinished = partial.find(({ table }) => whole.some((other) => isPartOf(table, other.table)));
  if (unfinished) return lacksColumns(unfinished.table, unfinished.fit.missing);
  if (isGrouped(requirement.groupBy, content)) return undefined;
  return { table: longest, says: 'is not grouped', span: at(longest, headerSpan(longest.table)), missingColumns: [] };
}

/** How a table fits a requirement, apart from its number of rows. Spans are relative to the table's part. */
interface Fit {
  readonly missing: readonly ColumnRequirement[];
  /** How many of the required columns are there. */
  readonly found: number;
  readonly fault: { readonly says: string; readonly span: Span } | undefined;
}

/** Remembered: a table is the same as long as its part is. */
function fitOf(requirement: TableRequirement, table: TableBlock): Fit {
  const byTable = fits.get(requirement) ?? new WeakMap<TableBlock, Fit>();
  fits.set(requirement, byTable);
  const known = byTable.get(table);
  if (known) return known;
  const required = requirement.columns.filter(isRequired);
  const missing = required.filter((column) => columnIndex(table, column) === -1);
  const fit = { missing, found: required.length - missing.length, fault: findFault(requirement, table) };
  byTable.set(table, fit);
  return fit;
}

const fits = new WeakMap<TableRequirement, WeakMap<TableBlock, Fit>>();

function isRequired(column: ColumnRequirement): boolean {
  return !column.isOptional;
}

function rowCount(table: TableInPlace | undefined): number {
  return table ? table.table.rows.length : -1;
}

/** Has the table nothing but columns of the other one? */
function isPartOf({ table }: TableInPlace, { table: other }: TableInPlace): boolean {
  const names = new Set(other.header.map((cell) => normalizeTitle(cell.text)));
  return table.header.length > 1 && table.header.every((cell) => names.has(normalizeTitle(cell.text)));
}

/** Which column of a table is the required one: by its name or an alias, alone or as the last words of the heading. */
function columnIndex(table: TableBlock, column: ColumnRequirement): number {
  const names = [column.name, ...column.aliases].map(normalizeTitle);
  const headings = table.header.map((cell) => normalizeTitle(cell.text));
  const exact = headings.findIndex((heading) => names.includes(heading));
  if (exact !== -1) return exact;
  return headings.findIndex((heading) =>
    names.some((name) => heading.endsWith(` ${name}`) || heading.startsWith(`${name} `)),
  );
}

function lacksColumns(table: TableInPlace, missingColumns: readonly ColumnRequirement[]): TableShortfall {
  const names = missingColumns.map((column) => `*${column.name}*`);
  const says =
    names.length === 1
      ? `has no column ${names[0]}`
      : `has no columns ${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  return { table, says, span: at(table, headerSpan(table.table)), missingColumns };
}

function lacksRows(requirement: TableRequirement, table: TableInPlace): TableShortfall {
  const count = rowCount(table);
  const says = count === 0 ? 'has no rows' : `has ${count} of the ${requirement.minimumRows} rows that it needs`;
  return { table, says, span: at(table, headerSpan(table.table)), missingColumns: [] };
}

/** The first cell that is not as its column asks. */
function findFault(requirement: TableRequirement, table: TableBlock): Fit['fault'] {
  for (const column of requirement.columns) {
    const index = columnIndex(table, column);
    if (index === -1) continue;
    const seen = new Set<string>();
    for (const row of table.rows) {
      const cell = row[index];
      if (!cell || isGroupRow(row)) continue;
      const says = cellFault(column, cell, seen);
      if (says) return { says, span: cell.span };
      seen.add(cell.text);
    }
  }
  return undefined;
}

/** A row that names a group has one filled cell. */
function isGroupRow(row: readonly TableCell[]): boolean {
  return row.length > 1 && row.filter((cell) => cell.text !== '').length <= 1;
}

function cellFault(column: ColumnRequirement, cell: TableCell, seen: ReadonlySet<string>): string | undefined {
  const value = cell.text.replace(/^`(.*)`$/, '$1');
  if (value === '') return column.isNonEmpty ? `has an empty cell in the column *${column.name}*` : undefined;
  if (column.isUnique && seen.has(cell.text)) return `has \`${value}\` twice in the column *${column.name}*`;
  if (column.enum && !column.enum.some((one) => one.toLowerCase() === value.toLowerCase())) {
    return `has \`${value}\` in the column *${column.name}*, which is none of ${column.enum.join(', ')}`;
  }
  if (column.type === 'integer' && !/^\d+$/.test(value))
    return `has \`${value}\` in the column *${column.name}*, which is no number`;
  if (column.type === 'boolean' && !/^(?:true|false|yes|no)$/i.test(value)) {
    return `has \`${value}\` in the column *${column.name}*, which is neither true nor false`;
  }
  if (column.pattern && compilePattern(column.pattern)?.test(value) === false) {
    return `has \`${value}\` in the column *${column.name}*, which doesn't match \`${column.pattern}\``;
  }
  return undefined;
}

/** Every group is named: by a heading in the section, the words above a table, or a cell of one. */
function isGrouped(groupBy: GroupRequirement, content: SectionContent): boolean {
  const tables = [...tablesIn(content)];
  const labels = [
    ...content.below.map(({ unit }) => unit.heading),
    ...tables.map(({ caption }) => caption),
    ...tables.flatMap(({ table }) => table.rows.flatMap((row) => row.map((cell) => cell.text))),
  ].map((label) => ` ${normalizeTitle(label.replace(/[-–/()[\]]/g, ' '))} `);
  return groupBy.groups.every((group) => {
    const names = [group.name, ...group.aliases].map((name) => normalizeTitle(name.replace(/[-–/]/g, ' ')));
    return names.some((name) => labels.some((label) => label.includes(` ${name}`)));
  });
}

function headerSpan(table: TableBlock): Span {
  const first = table.header[0]?.span ?? table.span;
  return { start: first.start, end: table.header.at(-1)?.span.end ?? table.span.end };
}

function at(table: TableInPlace, span: Span): Span {
  return { start: table.offset + span.start, end: table.offset + span.end };
}
