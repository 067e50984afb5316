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
 * Undefined: a table meets the requirement, and every other of its kind does. A table with all the columns must have
 * rows without a fault; one that has some of the columns and no others is the same table left unfinished.
 */
export function tableShortfall(requirement: TableRequirement, content: SectionContent): TableShortfall | undefined {
  const required = requirement.columns.filter((column) => !column.isOptional);
  const tables = [...tablesIn(content)].map((table) => {
    const missing = required.filter((column) => columnIndex(table.table, column) === -1);
    return { table, missing, fitting: required.length - missing.length };
  });
  const whole = tables.filter(({ missing }) => missing.length === 0);
  for (const { table } of whole) {
    const fault = lacksRows(requirement, table);
    if (fault && (required.length > 0 || whole.length === 1)) return fault;
  }
  const isWholeMet = whole.some(({ table }) => lacksRows(requirement, table) === undefined);
  const partial = tables
    .filter(({ missing, fitting }) => missing.length > 0 && fitting > 0)
    .sort((a, b) => b.fitting - a.fitting);
  const [nearest] = isWholeMet
    ? partial.filter(({ table }) => whole.some((other) => isPartOf(table, other.table)))
    : partial;
  if (nearest) return lacksColumns(nearest.table, nearest.missing);
  if (!isWholeMet) return { table: undefined, says: undefined, span: undefined, missingColumns: required };
  const [first] = whole;
  if (!first || !requirement.groupBy || isGrouped(requirement.groupBy, content)) return undefined;
  return {
    table: first.table,
    says: 'is not grouped',
    span: at(first.table, headerSpan(first.table.table)),
    missingColumns: [],
  };
}

/** Has the table nothing but columns of the other one? */
function isPartOf({ table }: TableInPlace, { table: other }: TableInPlace): boolean {
  const names = new Set(other.header.map((cell) => normalizeTitle(cell.text)));
  return table.header.length > 1 && table.header.every((cell) => names.has(normalizeTitle(cell.text)));
}

/** Which column of a table is the required one: by its name or an alias, alone or as the last words of the heading. */
export function columnIndex(table: TableBlock, column: ColumnRequirement): number {
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

function lacksRows(requirement: TableRequirement, table: TableInPlace): TableShortfall | undefined {
  const { rows } = table.table;
  if (rows.length < requirement.minimumRows) {
    const says =
      rows.length === 0 ? 'has no rows' : `has ${rows.length} of the ${requirement.minimumRows} rows that it needs`;
    return { table, says, span: at(table, headerSpan(table.table)), missingColumns: [] };
  }
  for (const column of requirement.columns) {
    const index = columnIndex(table.table, column);
    if (index === -1) continue;
    const seen = new Set<string>();
    for (const row of rows) {
      const cell = row[index];
      if (!cell || isGroupRow(row)) continue;
      const says = cellFault(column, cell, seen);
      if (says) return { table, says, span: at(table, cell.span), missingColumns: [] };
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
  ].map((label) => ` ${normalizeTitle(label.replace(/[-–/]/g, ' '))} `);
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
