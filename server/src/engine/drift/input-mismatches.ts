import type { DescribedApi } from '../api/api.ts';
import { describeSchema } from '../api/schema.ts';
import type { Span } from '../finding.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { comparable } from '../operations/names.ts';
import type { DocumentedParameter } from '../operations/operation.ts';
import type { SpecEdit } from '../rules/spec-rule.ts';
import { listed } from '../spec/facts/listed.ts';
import type { Place } from '../spec/tree/node.ts';
import type { KnownInput } from './compare-inputs.ts';
import { cellSpan, type ParameterTable, parameterTableAt, rowOf, writeCell } from './documented-table.ts';
import { contradictedBy, readType } from './documented-type.ts';
import { areAllValues, isSameValue, plainValue, saysNone, writtenValue } from './documented-value.ts';
import { allowedBy, defaultEdit, enumEdit, requiredEdit, typeEdit } from './input-edits.ts';
import { kindOf } from './input-names.ts';
import type { DescribedInput } from './inputs.ts';
import { inCaseOf, presenceWord } from './parameter-row.ts';
import { isOfProtocol } from './protocol-names.ts';

/** Something that a document says of a parameter, and its description otherwise. */
export interface InputMismatch {
  /** Without the name of the description. */
  readonly message: string;
  readonly span: Span;
  /** Where the description says it. */
  readonly at: Place;
  readonly document:
    | { readonly title: string; readonly edit: { readonly span: Span; readonly text: string } }
    | undefined;
  readonly description: { readonly title: string; readonly edits: readonly SpecEdit[] } | undefined;
}

/** Where a section is about several operations, it contradicts what all of them say. */
export function mismatchesOf(file: MarkdownFile, known: KnownInput): readonly InputMismatch[] {
  if (known.inputs.length > mostTogether) return [];
  return aspects.flatMap((aspect) => {
    const all = known.inputs.map((input) => aspect({ file, documented: known.documented, input, api: known.pair.api }));
    return all.some((one) => one.length === 0) ? [] : (all[0] ?? []);
  });
}

/** What is said of more operations together is about what they have in common. */
const mostTogether = 2;

interface Compared {
  readonly file: MarkdownFile;
  readonly documented: DocumentedParameter;
  readonly input: DescribedInput;
  readonly api: DescribedApi;
}

type Aspect = (compared: Compared) => readonly InputMismatch[];

const aspects: readonly Aspect[] = [typeMismatch, placeMismatch, presenceMismatch, defaultMismatch, valueMismatches];

function typeMismatch({ documented, input, api }: Compared): readonly InputMismatch[] {
  const { type, name } = documented;
  const read = type && readType(type.text);
  const wanted = read && contradictedBy(read, input.schema, api);
  if (!type || wanted === undefined) return [];
  const areLists = /array|object/.test(`${wanted} ${read?.kinds.join(' ')}`);
  if (areLists && isSerialized(documented, input)) return [];
  const edits = typeEdit(api, input, type.text);
  return [
    {
      message: `\`${name}\` is \`${wanted}\``,
      span: type.span,
      at: describeSchema(input.schema, api)?.typeAt ?? input.at,
      document: isPlain(type)
        ? { title: `Write \`${wanted}\``, edit: { span: type.span, text: inCaseOf(type.text, wanted) } }
        : undefined,
      description: edits && { title: `Write \`${plainValue(type.text)}\``, edits },
    },
  ];
}

/** Lists and objects go into URLs and headers as text: words about how make a `string` of them. */
function isSerialized(
  { description, type }: DocumentedParameter,
  { in: place, description: told }: DescribedInput,
): boolean {
  const words = `${type?.text} ${description?.text} ${told}`;
  return (
    place !== 'body' &&
    /\b(?:comma|separated|delimited|json|list|multiple|encoded|repeat\w*|csv|array|map)\b/i.test(words)
  );
}

/** Without marks among its words. */
function isPlain({ text, span }: { readonly text: string; readonly span: Span }): boolean {
  return span.end - span.start === text.length && /^[\w\s[\]()<>,-]+$/.test(text) && !text.includes('](');
}

function placeMismatch({ file, documented, input, api }: Compared): readonly InputMismatch[] {
  const { in: place, name, form } = documented;
  if (place === undefined || place === input.in || (form === 'path' && place === 'path')) return [];
  // Only 2.0 counts a parameter for a header that every request may have.
  if (isOfProtocol(name) && api.version !== '2.0') return [];
  const table = parameterTableOf(file, documented);
  const cell = table && cellOf(table, documented, 'in');
  const filled = cell && cell.end > cell.start ? cell : undefined;
  // What only a heading says may be about other names.
  if (!filled && /^[A-Z][a-z]*-/.test(name)) return [];
  const text = filled && file.text.slice(filled.start, filled.end);
  return [
    {
      message: `\`${name}\` is a ${kindOf(input)}`,
      span: filled ?? documented.nameSpan,
      at: (input.kind === 'parameter' ? input.owner.get('in') : undefined) ?? input.at,
      document:
        filled && text !== undefined && /^\w+$/.test(text)
          ? { title: `Write \`${input.in}\``, edit: { span: filled, text: inCaseOf(text, input.in) } }
          : undefined,
      description: undefined,
    },
  ];
}

/** The words say when a parameter is required. */
export function isConditional({ description }: DocumentedParameter): boolean {
  return /\b(?:(?:required|needed|mandatory|only|necessary)\b[^.]*\b(?:if|when|unless|for|together with)|optional (?:if|when|unless))\b/i.test(
    description?.text ?? '',
  );
}

function presenceMismatch({ file, documented, input }: Compared): readonly InputMismatch[] {
  const { required, name } = documented;
  if (required === undefined || input.isRequired === undefined || required.value === input.isRequired) return [];
  if (isConditional(documented)) return [];
  if (input.in === 'path' || (input.isRequired && hasDefault(documented, input))) return [];
  const table = parameterTableOf(file, documented);
  const role = table && (['required', 'optional'] as const).find((one) => table.columns[one] !== undefined);
  const cell = table && role && cellOf(table, documented, role);
  const isInCell =
    cell && (required.span === undefined || (cell.start <= required.span.start && required.span.end <= cell.end));
  const row = table && rowOf(table.table, documented.nameSpan.start);
  const word = table && role && presenceWord(table, role, input.isRequired);
  const column = table && role && table.columns[role];
  const edit =
    isInCell && row && column !== undefined && word !== undefined ? writeCell(file, row, column, word) : undefined;
  const edits = requiredEdit(input, required.value);
  return [
    {
      message: `\`${name}\` is ${input.isRequired ? 'required' : 'optional'}`,
      span: isInCell && cell.end > cell.start ? cell : (required.span ?? documented.nameSpan),
      at: presencePlace(input),
      document: edit
        ? { title: word === '' ? 'Empty the cell' : `Write \`${word}\``, edit }
        : wordEdit(file, documented, input),
      description: edits && { title: `Make \`${input.name}\` ${required.value ? 'required' : 'optional'}`, edits },
    },
  ];
}

/** `required`, or the name in a schema's list of them; what is called so where nothing says it. */
function presencePlace({ owner, kind, name, at }: DescribedInput): Place {
  if (kind === 'parameter') return owner.get('required') ?? at;
  return owner.list('required')?.items.find((item) => item.kind === 'scalar' && item.value === name) ?? at;
}

function hasDefault(documented: DocumentedParameter, input: DescribedInput): boolean {
  return documented.default !== undefined || (input.schema?.kind === 'map' && input.schema.has('default'));
}

/** `required` for `optional`, in a sentence or in brackets. */
function wordEdit(
  { text }: MarkdownFile,
  { required }: DocumentedParameter,
  { isRequired }: DescribedInput,
): InputMismatch['document'] {
  const span = required?.span;
  const word = span && text.slice(span.start, span.end);
  if (!span || word === undefined || !/^(?:required|optional|mandatory)$/i.test(word)) return undefined;
  const wanted = isRequired ? 'required' : 'optional';
  const cased = /^[A-Z]{2}/.test(word) ? wanted.toUpperCase() : inCaseOf(word, wanted);
  return { title: `Write \`${cased}\``, edit: { span, text: cased } };
}

function defaultMismatch({ file, documented, input, api }: Compared): readonly InputMismatch[] {
  const described = describeSchema(input.schema, api)?.default;
  if (!described || (described.kind === 'scalar' && described.value === null)) return [];
  const table = parameterTableOf(file, documented);
  const cell = table && cellOf(table, documented, 'default');
  const { default: written, name } = documented;
  const wanted = writtenValue(described);
  const isLacking =
    cell !== undefined && (written === undefined || (saysNone(written.text) && isWithin(written.span, cell)));
  if (!isLacking && (!written || saysNone(written.text) || isSameValue(written.text, described) !== false)) return [];
  if (isLacking && (described.kind !== 'scalar' || wanted === '' || (written && isSameValue(written.text, described))))
    return [];
  const row = table && rowOf(table.table, documented.nameSpan.start);
  const column = table?.columns.default;
  const isInCell = cell && (!written || isWithin(written.span, cell));
  const text = written && !isLacking ? wanted : `\`${wanted}\``;
  const inCell =
    isInCell && row && column !== undefined ? writeCell(file, row, column, inMarksOf(file, cell, text)) : undefined;
  const edits = written && !isLacking ? defaultEdit(api, input, written.text) : undefined;
  return [
    {
      message: `The default of \`${name}\` is \`${wanted}\``,
      span: written && !isLacking ? written.span : cell && cell.end > cell.start ? cell : documented.nameSpan,
      at: described,
      document: inCell
        ? { title: `Write \`${wanted}\``, edit: inCell }
        : written && { title: `Write \`${wanted}\``, edit: { span: written.span, text: wanted } },
      description: edits && written && { title: `Write \`${plainValue(written.text)}\``, edits },
    },
  ];
}

function isWithin(span: Span, cell: Span): boolean {
  return cell.start <= span.start && span.end <= cell.end;
}

/** In the marks and quotes that the cell has. */
function inMarksOf({ text }: MarkdownFile, { start, end }: Span, value: string): string {
  const own = text.slice(start, end);
  const marks = /^([`*_"']*).*?([`*_"']*)$/.exec(own);
  return own === '' || saysNone(own) ? value : `${marks?.[1] ?? ''}${value}${marks?.[2] ?? ''}`;
}

function valueMismatches({ file, documented, input, api }: Compared): readonly InputMismatch[] {
  const schema = allowedBy(api, input);
  const allowed = (schema?.values ?? []).filter((value) => value.kind === 'scalar' && value.value !== null);
  const [first] = allowed;
  if (!first || !areAllValues(documented)) return [];
  const { values, name } = documented;
  const names = allowed.map(writtenValue);
  const own = values.map(({ text }) => plainValue(text));
  if (!own.some((value) => names.includes(value))) return [];
  const words = documented.description?.text ?? '';
  // What the words name beside the list isn't called otherwise there.
  const absent = names.filter((value) => !own.includes(value) && !words.includes(value));
  const isNull = schema?.values.some((value) => value.kind === 'scalar' && value.value === null);
  const extra = values.filter(({ text }) => {
    const value = plainValue(text);
    return !names.includes(value) && !(isNull === true && value === 'null');
  });
  const renamed = extra.length === 1 && absent.length === 1 ? absent[0] : undefined;
  const meant = (text: string): string | undefined =>
    renamed ?? absent.find((value) => comparable(value) === comparable(text));
  const misspelt = new Set(extra.flatMap(({ text }) => meant(plainValue(text)) ?? []));
  const left = absent.filter((value) => !misspelt.has(value));
  const extras = extra.map(({ text, span }): InputMismatch => {
    const other = meant(plainValue(text));
    const edits = other === undefined ? enumEdit(api, input, text) : undefined;
    return {
      message:
        other === undefined
          ? `\`${plainValue(text)}\` is no value of \`${name}\``
          : `\`${plainValue(text)}\` of \`${name}\` is called \`${other}\``,
      span,
      at: allowed.find((value) => writtenValue(value) === other) ?? first,
      document:
        other === undefined
          ? undefined
          : { title: `Write \`${other}\``, edit: { span, text: inMarksOf(file, span, other) } },
      description: edits && { title: `Add \`${plainValue(text)}\``, edits },
    };
  });
  if (left.length === 0) return extras;
  const missing: InputMismatch = {
    message: `\`${name}\` may also be ${listed(left, 8)}`,
    span: documented.nameSpan,
    at: allowed.find((value) => left.includes(writtenValue(value))) ?? first,
    document: undefined,
    description: undefined,
  };
  return [missing, ...extras];
}

function parameterTableOf(file: MarkdownFile, { form, nameSpan }: DocumentedParameter): ParameterTable | undefined {
  return form === 'table' ? parameterTableAt(file, nameSpan.start) : undefined;
}

function cellOf(
  { table, columns }: ParameterTable,
  { nameSpan }: DocumentedParameter,
  role: keyof ParameterTable['columns'],
): Span | undefined {
  const row = rowOf(table, nameSpan.start);
  return row && cellSpan(row, columns[role]);
}
