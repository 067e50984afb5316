import type { ColumnRequirement, Requirement } from '../contract/contract.ts';
import { plainCell } from '../facts/error-columns.ts';
import type { Place } from '../facts/place.ts';
import type { Span } from '../finding.ts';
import type { Alignment } from '../structure/alignment.ts';
import { type Completion, type CompletionContext, sortKey } from './item.ts';
import { mayBecome } from './matching.ts';
import { typedCell } from './typed-cell.ts';

/** The columns that a table may still have: those that the contract asks for in its section, then those that such tables usually have. */
export function tableColumns({ alignment, place }: CompletionContext): readonly Completion[] {
  const typed = typedHeader(place);
  if (!typed || !/^[\p{L} ]*$/u.test(typed.text)) return [];
  const present = new Set(typed.others.map((text) => plainCell(text).toLowerCase()));
  const asked = columnsAt(alignment, place.offset).filter(
    ({ name, aliases }) => ![name, ...aliases].some((one) => present.has(one.toLowerCase())),
  );
  const usual = usualColumns(present).filter((name) => !present.has(name.toLowerCase()));
  const offers = new Map<string, string>();
  for (const name of usual) offers.set(name, 'usual column');
  for (const { name, isOptional } of asked) offers.set(name, isOptional ? 'optional column' : 'column of the contract');
  const first = asked.map(({ name }) => name);
  return [...new Set([...first, ...offers.keys()])]
    .filter((name) => mayBecome(typed.text, name))
    .map((name, index) => ({
      label: name,
      kind: 'key',
      insertText: name,
      isSnippet: false,
      span: typed.span,
      detail: offers.get(name),
      documentation: undefined,
      sortText: sortKey('5', index),
      filterText: name,
    }));
}

interface TypedHeader {
  readonly text: string;
  readonly span: Span;
  /** The other cells of the header. */
  readonly others: readonly string[];
}

/** In a table's header, and in a line that is about to become one. */
function typedHeader(place: Place): TypedHeader | undefined {
  const { block, line, offset } = place;
  const typed = typedCell(place);
  if (typed) {
    const { cell, text, span } = typed;
    if (cell.row !== -1) return undefined;
    return { text, span, others: cell.table.header.filter((_, index) => index !== cell.column).map((one) => one.text) };
  }
  if (block.kind !== 'paragraph' || !/^[\s>]*\|/.test(line.before) || line.start > block.span.start + 3)
    return undefined;
  const text = /[^|]*$/.exec(line.before)?.[0].trimStart() ?? '';
  const rest = (/^[^|]*/.exec(line.after)?.[0] ?? '').trimEnd();
  const own = line.before.split('|').length - 1;
  const others = (line.before + line.after).split('|').filter((cell, index) => index !== own && cell.trim() !== '');
  return { text, span: { start: offset - text.length, end: offset + rest.length }, others };
}

/** The columns of the tables that the contract asks for in the nearest section above. */
export function columnsAt(alignment: Alignment, offset: number): readonly ColumnRequirement[] {
  const around = alignment.sections
    .filter(({ span }) => span && span.start <= offset && offset <= span.end + 1)
    .sort((a, b) => (b.span?.start ?? 0) - (a.span?.start ?? 0));
  for (const { section } of around) {
    const columns = section.content.flatMap(columnsOf);
    if (columns.length > 0) return columns;
  }
  return [];
}

function columnsOf(requirement: Requirement): readonly ColumnRequirement[] {
  switch (requirement.kind) {
    case 'table':
      return requirement.columns;
    case 'any':
    case 'all':
      return requirement.of.flatMap(columnsOf);
    case 'prose':
    case 'terms':
    case 'list':
    case 'code':
    case 'link':
    case 'image':
    case 'sections':
      return [];
  }
}

const kinds: readonly (readonly [about: RegExp, columns: readonly string[]])[] = [
  [/^(?:error )?codes?$|^error|^(?:http )?status/, ['Code', 'HTTP Status', 'Message', 'Description', 'Solution']],
  [/^(?:parameters?|in|argument)$/, ['Parameter', 'In', 'Type', 'Required', 'Default', 'Description', 'Example']],
  [/^headers?$/, ['Header', 'Value', 'Required', 'Description', 'Example']],
  [/^(?:methods?|paths?|endpoints?)$/, ['Method', 'Path', 'Description', 'Authentication']],
  [
    /^(?:fields?|property|properties|name|attribute|type)$/,
    ['Field', 'Type', 'Required', 'Default', 'Description', 'Example'],
  ],
];

/** By what the table has already; of every kind where that says nothing. */
function usualColumns(present: ReadonlySet<string>): readonly string[] {
  for (const [about, columns] of kinds) if ([...present].some((text) => about.test(text))) return columns;
  return [
    'Parameter',
    'Field',
    'In',
    'Type',
    'Required',
    'Default',
    'Description',
    'Example',
    'Code',
    'HTTP Status',
    'Message',
    'Method',
    'Path',
    'Header',
    'Value',
  ];
}
