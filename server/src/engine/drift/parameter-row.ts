import type { DescribedApi } from '../api/api.ts';
import { describeSchema } from '../api/schema.ts';
import type { TextEdit } from '../finding.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { saysRequired } from '../operations/annotations.ts';
import type { ColumnRole } from '../operations/column-names.ts';
import type { SourceRow } from '../tables/source-table.ts';
import { insertRow, type ParameterTable, rowOf } from './documented-table.ts';
import { typeName } from './documented-type.ts';
import { plainValue, saysNone, writtenValue } from './documented-value.ts';
import type { DescribedInput } from './inputs.ts';

/** Where a row is added, and of what. */
export interface NewRow {
  readonly table: ParameterTable;
  /** The row above has this offset in it. */
  readonly below: number;
  readonly name: string;
  readonly input: DescribedInput;
  readonly api: DescribedApi;
}

/** A row for a parameter in a table, in the words and marks of its other rows. */
export function addParameterRow(file: MarkdownFile, { table, below, name, input, api }: NewRow): TextEdit {
  const { table: source, columns } = table;
  const above = rowOf(source, below) ?? source.rows.at(-1) ?? source.header;
  const texts = new Map<number, string>();
  const write = (role: ColumnRole, text: string): void => {
    const column = columns[role];
    if (column !== undefined) texts.set(column, text);
  };
  const schema = describeSchema(input.schema, api);
  write('description', firstSentence(input.description) ?? `TODO: what \`${name}\` is`);
  write('name', inMarksOf(above, columns.name, name));
  write('type', inStyleOf(above, columns.type, schema ? typeName(schema, api) : ''));
  write('in', inStyleOf(above, columns.in, input.in));
  write('required', presenceWord(table, 'required', input.isRequired === true));
  write('optional', presenceWord(table, 'optional', input.isRequired === true));
  write('default', schema?.default ? `\`${writtenValue(schema.default)}\`` : emptyWord(table, 'default'));
  write('values', (schema?.values ?? []).map((value) => `\`${writtenValue(value)}\``).join(', '));
  write('example', schema?.example?.kind === 'scalar' ? `\`${writtenValue(schema.example)}\`` : '');
  return insertRow(
    file,
    source,
    above,
    source.header.cells.map((_, column) => texts.get(column) ?? ''),
  );
}

/** What a table writes for required, or not: the word of another row, else the counterpart of its words. */
export function presenceWord(
  { table, columns }: ParameterTable,
  role: 'required' | 'optional',
  isRequired: boolean,
): string {
  const column = columns[role];
  if (column === undefined) return '';
  const words = table.rows.map(({ cells }) => cells[column]?.trim() ?? '');
  const means = (word: string): boolean | undefined => {
    const said = saysRequired(word.replace(/[*_`]/g, ''));
    const isWord = /^\W*(?:required|optional|mandatory|not required)/i.test(word);
    return said === undefined || role === 'required' || isWord ? said : !said;
  };
  const used =
    words.find((word) => means(word) === isRequired && /\w/.test(word)) ??
    words.find((word) => means(word) === isRequired);
  if (used !== undefined) return used;
  const other = words.find((word) => word !== '') ?? '';
  const isYes = role === 'required' ? isRequired : !isRequired;
  const counterpart = counterparts.find((pair) =>
    pair.some((word) => word.toLowerCase() === plainValue(other).toLowerCase()),
  );
  return inCaseOf(
    other,
    counterpart
      ? counterpart[isYes === (role === 'required' || counterpart[0] !== 'required') ? 0 : 1]
      : isYes
        ? 'yes'
        : 'no',
  );
}

/** For required, and for optional. */
const counterparts: readonly (readonly [string, string])[] = [
  ['required', 'optional'],
  ['true', 'false'],
  ['yes', 'no'],
  ['y', 'n'],
  ['✓', ''],
  ['✅', ''],
  ['是', '否'],
];

/** What other rows have where there is nothing to be said. */
function emptyWord({ table, columns }: ParameterTable, role: ColumnRole): string {
  const column = columns[role];
  if (column === undefined) return '';
  return table.rows.map(({ cells }) => cells[column]?.trim() ?? '').find((word) => word !== '' && saysNone(word)) ?? '';
}

/** With the marks around the text of another row's cell, if any: `` `limit` ``, `**limit**`. */
function inMarksOf({ cells }: SourceRow, column: number | undefined, text: string): string {
  const model = cells[column ?? -1]?.trim() ?? '';
  const [marks = ''] = /^[`*_]+/.exec(model) ?? [];
  return marks !== '' && model.slice(1).includes(marks) ? `${marks}${text}${[...marks].reverse().join('')}` : text;
}

function inStyleOf(row: SourceRow, column: number | undefined, text: string): string {
  const model = row.cells[column ?? -1]?.trim() ?? '';
  return inMarksOf(row, column, inCaseOf(model, text));
}

/** `Integer` beside `String`. */
export function inCaseOf(model: string, text: string): string {
  return /^[`*_]*\p{Lu}\p{Ll}/u.test(model) ? `${text.charAt(0).toUpperCase()}${text.slice(1)}` : text;
}

/** On one line. */
export function firstSentence(description: string | undefined): string | undefined {
  const text = description
    ?.trim()
    .split(/\n[ \t]*\n/)[0]
    ?.replace(/\s+/g, ' ');
  const sentence = text && (/^.*?[.!?](?=\s+[A-Z])/.exec(text)?.[0] ?? text);
  return sentence === '' || (sentence?.length ?? 0) > longestSentence ? undefined : sentence;
}

const longestSentence = 300;
