import { chainsOf } from '../bound/fields.ts';
import { type OfferedField, requestFields, responseFields } from '../bound/offered-fields.ts';
import { matchOf } from '../bound/subject-at.ts';
import { plainCell } from '../facts/error-columns.ts';
import { headingAbove } from '../facts/heading-chains.ts';
import type { Span } from '../finding.ts';
import { inOneLine } from '../generate/embed.ts';
import type { TableBlock } from '../markdown/facts.ts';
import { saysRequired } from '../operations/annotations.ts';
import type { ColumnRole } from '../operations/column-names.ts';
import type { DocumentedOperation, DocumentedParameter } from '../operations/operation.ts';
import { operationsOf } from '../operations/operations.ts';
import { findColumns } from '../operations/table-columns.ts';
import { topicOf } from '../operations/topic.ts';
import { holds } from '../spans.ts';
import { untrustedMarkdown } from '../spec/hover/untrusted.ts';
import { escapeSnippet } from './escape-snippet.ts';
import { type Completion, type CompletionContext, sortKey } from './item.ts';
import { mayBecome } from './matching.ts';
import { isCodeColumn, tableAbove } from './table-rows.ts';
import { typedCell } from './typed-cell.ts';

/** The parameters and fields that a table lacks, as whole rows with the table's own columns: below it, and where a row is begun. */
export function describedParameters(context: CompletionContext): readonly Completion[] {
  const { file, api, place } = context;
  const typed = api && typedRow(context);
  if (!api || !typed) return [];
  for (const documented of operationsOf(file)) {
    const match = holds(documented.span, place.offset) ? matchOf(api, documented) : undefined;
    if (!match) continue;
    const wanted = wantedIn(context, typed, documented);
    const all = wanted.isResponse
      ? responseFields(match.api, match.operation)
      : requestFields(match.api, match.operation);
    const fields = all.filter((field) => isWanted(field, wanted) && !wanted.known.has(field.name));
    return fields
      .filter(({ name }) => mayBecome(typed.text, name))
      .slice(0, mostOffers)
      .map((field, index) => offer(field, { index, typed }));
  }
  return [];
}

const mostOffers = 100;

interface TypedRow {
  readonly table: TableBlock;
  /** Of the table, in the document. */
  readonly start: number;
  /** The name, as far as it is there. */
  readonly text: string;
  /** What a row replaces: the line without its indentation. */
  readonly span: Span;
  /** What the line has before the name. */
  readonly lead: string;
  /** Undefined where the row has other cells: then only the name is offered. */
  readonly cellSpan: Span | undefined;
}

function typedRow({ file, place }: CompletionContext): TypedRow | undefined {
  const { line } = place;
  const [, prefix, bar] = /^([ \t>]*)(\|?[ \t]*)$/.exec(line.before) ?? [];
  if (prefix !== undefined && bar !== undefined && /^[ \t]*\|?[ \t]*$/.test(line.after)) {
    const above = tableAbove(file, place);
    const span = { start: line.start + prefix.length, end: line.end };
    return above && { ...above, text: '', span, lead: bar, cellSpan: undefined };
  }
  const typed = typedCell(place);
  if (!typed || typed.cell.row < 0) return undefined;
  const { cell, text } = typed;
  if (findColumns(cell.table).columns.name !== cell.column) return undefined;
  const part = file.parts.findLast((one) => one.start <= place.offset);
  if (!part) return undefined;
  const others = (cell.table.rows[cell.row] ?? []).filter((_, column) => column !== cell.column);
  const isAlone = others.every((one) => one.text === '') && cell.column === 0;
  const [, indentation = ''] = /^([ \t>]*)/.exec(line.before) ?? [];
  const start = line.start + indentation.length;
  const lead = line.before.slice(indentation.length, line.before.length - text.length);
  return {
    // What is being typed says nothing of how the others are written.
    table: { ...cell.table, rows: cell.table.rows.toSpliced(cell.row, 1) },
    start: part.start + cell.table.span.start,
    text,
    span: isAlone ? { start, end: line.end } : typed.span,
    lead: isAlone ? lead : '',
    cellSpan: isAlone ? undefined : typed.span,
  };
}

interface Wanted {
  readonly isResponse: boolean;
  /** Undefined: all. */
  readonly places: ReadonlySet<DocumentedParameter['in']> | undefined;
  readonly known: ReadonlySet<string>;
}

/** What the table lists, by what it has; of an empty one the heading says it. */
function wantedIn(
  { file, place }: CompletionContext,
  { table, start }: TypedRow,
  documented: DocumentedOperation,
): Wanted {
  const span = { start, end: Math.max(place.offset, start + table.span.end - table.span.start) };
  const isIn = ({ nameSpan }: DocumentedParameter) => holds(span, nameSpan.start) && !holds(nameSpan, place.offset);
  const parameters = documented.parameters.filter(isIn);
  const fields = documented.responseFields.filter(isIn);
  const topic = topicOf(headingAbove(file, start)?.text ?? '');
  const isResponse = fields.length > 0 || (parameters.length === 0 && topic?.about === 'response');
  const others = isResponse ? documented.responseFields : documented.parameters;
  const known = new Set(
    [...chainsOf(others)]
      .filter((chain) => chain.at(-1)?.form !== 'path' && !holds(chain.at(-1)?.nameSpan ?? span, place.offset))
      .map((chain) => chain.map(({ name }) => name).join('.')),
  );
  const hasPlaces = findColumns(table).columns.in !== undefined;
  const places = new Set(parameters.flatMap((one) => one.in ?? []));
  if (places.size === 0 && topic?.place) places.add(topic.place);
  return { isResponse, places: hasPlaces || isResponse || places.size === 0 ? undefined : places, known };
}

function isWanted({ in: place }: OfferedField, { places }: Wanted): boolean {
  return places === undefined || places.has(place);
}

function offer(
  field: OfferedField,
  { index, typed }: { readonly index: number; readonly typed: TypedRow },
): Completion {
  const { name, type, isRequired, description, isDeprecated } = field;
  const isNameOnly = typed.cellSpan !== undefined;
  return {
    label: name,
    kind: 'key',
    insertText: isNameOnly ? name : rowOf(field, typed.table),
    isSnippet: !isNameOnly,
    span: typed.span,
    detail: [field.in, type, isRequired ? 'required' : '']
      .filter((word) => word !== '' && word !== undefined)
      .join(', '),
    documentation: description === undefined ? undefined : untrustedMarkdown(description),
    sortText: sortKey(name.includes('.') ? '02' : '01', index),
    filterText: `${typed.lead}${name}`,
    isDeprecated,
  };
}

/** A row as a snippet: what the description doesn't say is a place to fill in. */
function rowOf(field: OfferedField, table: TableBlock): string {
  const { columns } = findColumns(table);
  let stop = 0;
  const cells = table.header.map((_, column) => {
    const role = roles.find((one) => columns[one] === column);
    const text = role ? cellOf(field, role, { table, column }) : '';
    if (text !== '') return escapeSnippet(text.replaceAll('|', '\\|'));
    if (role === 'default' || role === 'values') return '';
    stop += 1;
    return `\${${stop}}`;
  });
  return `| ${cells.join(' | ')} |`;
}

const roles: readonly ColumnRole[] = [
  'name',
  'type',
  'required',
  'optional',
  'default',
  'in',
  'description',
  'values',
  'example',
];

interface Column {
  readonly table: TableBlock;
  readonly column: number;
}

function cellOf(field: OfferedField, role: ColumnRole, at: Column): string {
  switch (role) {
    case 'name':
      return marked(field.name, at);
    case 'type':
      return field.type === '' ? '' : marked(field.type, at);
    case 'required':
      return presence(field.isRequired, at);
    case 'optional':
      return presence(!field.isRequired, at);
    case 'default':
      return field.default === undefined ? '' : marked(field.default, at);
    case 'in':
      return field.in ?? '';
    case 'description':
      return inOneLine(field.description);
    case 'values':
      return field.values.map((value) => `\`${value}\``).join(', ');
    case 'example':
      return '';
  }
}

/** Between code marks where most of the column is. */
function marked(text: string, { table, column }: Column): string {
  const isName = findColumns(table).columns.name === column;
  const isEmpty = table.rows.every((row) => (row[column]?.text ?? '') === '');
  return isCodeColumn(table, column) || (isName && isEmpty) ? `\`${text}\`` : text;
}

/** In the words that the column has for it. */
function presence(isTrue: boolean, { table, column }: Column): string {
  const used = table.rows.map((row) => plainCell(row[column]?.text ?? ''));
  const own = used.find((word) => word !== '' && saysRequired(word) === isTrue);
  if (own !== undefined) return own;
  const other = used.find((word) => word !== '' && saysRequired(word) === !isTrue);
  const pair = pairs.find((words) => other !== undefined && words.includes(other)) ?? ['yes', 'no'];
  return pair[isTrue ? 0 : 1] ?? '';
}

const pairs: readonly (readonly [yes: string, no: string])[] = [
  ['yes', 'no'],
  ['Yes', 'No'],
  ['required', 'optional'],
  ['Required', 'Optional'],
  ['true', 'false'],
  ['✓', ''],
  ['✅', '❌'],
];
