import type { DescribedApi } from '../api/api.ts';
import { describeSchema } from '../api/schema.ts';
import type { TextEdit } from '../finding.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { DocumentedParameter } from '../operations/operation.ts';
import { typeName } from './documented-type.ts';
import type { DescribedInput } from './inputs.ts';
import { firstSentence, inCaseOf } from './parameter-row.ts';

interface NewItem {
  readonly name: string;
  readonly input: DescribedInput;
  readonly api: DescribedApi;
}

/** Adds an item for a parameter behind those of a list, as one of them is written that says no more of its own than name, type and description; undefined where none does. */
export function addParameterItem(
  file: MarkdownFile,
  { name, input, api }: NewItem,
  siblings: readonly DocumentedParameter[],
): TextEdit | undefined {
  const own = siblings.filter(({ form }) => form === 'list');
  const last = own.at(-1);
  const model = own.findLast((one) => isModel(file, one, input));
  const description = model?.description;
  if (!last || !model || !description) return undefined;
  const { lines, text, uri } = file;
  const start = lines.lineStart(lines.lineAt(model.nameSpan.start));
  const schema = describeSchema(input.schema, api);
  const type = schema ? typeName(schema, api) : '';
  if (model.type && type === '') return undefined;
  const notes = model.type
    ? `${text.slice(model.nameSpan.end, model.type.span.start)}${inCaseOf(model.type.text, type)}${text.slice(model.type.span.end, description.span.start)}`
    : text.slice(model.nameSpan.end, description.span.start);
  const words = firstSentence(input.description) ?? `TODO: what \`${name}\` is`;
  const at = lines.lineEnd(lines.lineAt(endOf(file, last)));
  const lineBreak = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const item = `${text.slice(start, model.nameSpan.start)}${name}${notes}${words}`;
  return { uri, span: { start: at, end: at }, text: `${lineBreak}${item}` };
}

/** On one line; name, type and description in this order, and nothing else that is true of it alone. */
function isModel({ lines }: MarkdownFile, one: DocumentedParameter, { isRequired }: DescribedInput): boolean {
  const { nameSpan, type, required, description, values, children } = one;
  if (!description || children.length > 0 || one.default || values.length > 0 || isRequired === true) return false;
  const isInOrder = type === undefined || (nameSpan.end <= type.span.start && type.span.end <= description.span.start);
  return (
    isInOrder && required?.span === undefined && lines.lineAt(nameSpan.start) === lines.lineAt(description.span.end)
  );
}

/** Behind the last word: the item may end with empty lines. */
function endOf({ text }: MarkdownFile, { span }: DocumentedParameter): number {
  return span.start + text.slice(span.start, span.end).trimEnd().length;
}
