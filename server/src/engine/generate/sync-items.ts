import { inCaseOf } from '../drift/parameter-row.ts';
import type { TextEdit } from '../finding.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { DocumentedParameter } from '../operations/operation.ts';
import type { Field } from './fields.ts';
import { fieldCell } from './tables.ts';

/** The items of one list, which `one` is of: with nothing but blanks between them. */
export function runOf(
  file: MarkdownFile,
  siblings: readonly DocumentedParameter[],
  one: DocumentedParameter,
): readonly DocumentedParameter[] {
  const items = siblings.filter(({ form }) => form === 'list');
  const at = items.indexOf(one);
  let first = at;
  while (first > 0 && areNext(file, items[first - 1], items[first])) first--;
  let last = at;
  while (areNext(file, items[last], items[last + 1])) last++;
  return items.slice(Math.max(first, 0), last + 1);
}

function areNext(
  file: MarkdownFile,
  one: DocumentedParameter | undefined,
  other: DocumentedParameter | undefined,
): boolean {
  if (!one || !other) return false;
  const [end, start] = [endOf(file, one), startOf(file, other)];
  return end <= start && /^[\s>]*$/.test(file.text.slice(end, start));
}

/** The lines of an item, with what stands in it, and the blank lines between it and the next one. */
export function itemRemoval(file: MarkdownFile, item: DocumentedParameter): TextEdit[] {
  const { lines, text, uri } = file;
  const [start, end] = [startOf(file, item), endOf(file, item)];
  const next = lines.lineAt(end) + 1;
  const hasNext = lines.lineStart(next) > end;
  const isFollowed = hasNext && /^[\s>]*(?:[-*+]|\d+[.)])\s/.test(text.slice(lines.lineStart(next)));
  const [gap = ''] = isFollowed ? (/^(?:[ \t>]*(?:\r\n|\n|\r))*/.exec(text.slice(lines.lineStart(next))) ?? []) : [];
  if (hasNext) return [{ uri, span: { start, end: lines.lineStart(next) + gap.length }, text: '' }];
  const [before = ''] = /(?:\r\n|\n|\r)$/.exec(text.slice(0, start)) ?? [];
  return [{ uri, span: { start: start - before.length, end }, text: '' }];
}

/** An item for a parameter, in the words and marks of the others: behind one of them, before all where that is undefined. */
export function itemInsertion(
  file: MarkdownFile,
  field: Field,
  { run, after }: { readonly run: readonly DocumentedParameter[]; readonly after: DocumentedParameter | undefined },
): TextEdit | undefined {
  const { text, uri } = file;
  const [first, second] = run;
  if (!first) return undefined;
  const lineBreak = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const gap = second ? text.slice(endOf(file, first), startOf(file, second)) : lineBreak;
  const item = itemText(file, run, field);
  if (!after) {
    const start = startOf(file, first);
    return { uri, span: { start, end: start }, text: `${item}${gap}` };
  }
  const end = endOf(file, after);
  return { uri, span: { start: end, end }, text: `${gap}${item}` };
}

function startOf({ lines }: MarkdownFile, { nameSpan }: DocumentedParameter): number {
  return lines.lineStart(lines.lineAt(nameSpan.start));
}

/** Behind the last word: an item may end with empty lines. */
function endOf({ text }: MarkdownFile, { span }: DocumentedParameter): number {
  return span.start + text.slice(span.start, span.end).replace(/[\s>]+$/, '').length;
}

function itemText(file: MarkdownFile, run: readonly DocumentedParameter[], field: Field): string {
  const { text } = file;
  const model = modelFor(file, run, field);
  const words = fieldCell(field, 'description');
  const lead = text.slice(startOf(file, model), model.nameSpan.start);
  const notes = notesOf(file, model, { run, field });
  const isMarked = /[`*_]$/.test(lead);
  const described = model.description ?? run.find((one) => one.description)?.description;
  if (words !== '' && described) return `${lead}${field.name}${model.description ? notes : `${notes}: `}${words}`;
  return `${lead}${field.name}${isMarked ? notes.replace(/[\s:：–—-]+$/, '') : notes.trimEnd()}`;
}

/** The item that has most in common with the new one: required or not, and nothing that is true of it alone. */
function modelFor(
  file: MarkdownFile,
  run: readonly DocumentedParameter[],
  { isRequired, in: place }: Field,
): DocumentedParameter {
  const score = (one: DocumentedParameter): number => {
    const notes = file.text.slice(one.nameSpan.end, one.description?.span.start ?? one.nameSpan.end);
    return (
      (one.description ? 8 : 0) +
      (one.required?.value === isRequired ? 4 : 0) +
      (one.default === undefined && one.values.length === 0 ? 2 : 0) +
      (one.in === (place ?? 'body') ? 2 : 0) +
      (one.type ? 1 : 0) -
      (/[\r\n]/.test(notes) ? 4 : 0)
    );
  };
  const [first, ...others] = run;
  if (!first) throw new Error('a list has an item');
  return others.reduce((best, one) => (score(one) > score(best) ? one : best), first);
}

interface Wanted {
  readonly run: readonly DocumentedParameter[];
  readonly field: Field;
}

/** What stands between the name and the description of an item, about another parameter. */
function notesOf(file: MarkdownFile, model: DocumentedParameter, { run, field }: Wanted): string {
  const { text, lines } = file;
  const start = model.nameSpan.end;
  const end = model.description?.span.start ?? Math.min(endOf(file, model), lines.lineEnd(lines.lineAt(start)));
  const isNote = (span: { readonly start: number; readonly end: number } | undefined): boolean =>
    span !== undefined && start <= span.start && span.end <= end;
  const changes: { readonly start: number; readonly end: number; readonly text: string }[] = [];
  if (model.type && isNote(model.type.span))
    changes.push({ ...model.type.span, text: inCaseOf(model.type.text, field.type) });
  const word = model.required?.span;
  if (word && isNote(word) && model.required?.value !== field.isRequired)
    changes.push({ ...word, text: presence(text.slice(word.start, word.end), run, field) });
  let notes = text.slice(start, end);
  for (const change of changes.sort((a, b) => b.start - a.start))
    notes = notes.slice(0, change.start - start) + change.text + notes.slice(change.end - start);
  return withPlace(withoutValues(notes), model, field).replace(/\(\s*[,;]?\s*\)|([,;])\s*(?=[)\]}])/g, '');
}

/** Nothing where only the required ones are marked. */
function presence(word: string, run: readonly DocumentedParameter[], { isRequired }: Field): string {
  const marksBoth = run.some((one) => one.required?.span !== undefined && one.required.value === isRequired);
  const other = run.some((one) => one.required === undefined);
  if (!marksBoth && other && !isRequired) return '';
  return inCaseOf(word, isRequired ? 'required' : 'optional');
}

/** Defaults and allowed values are true of one parameter alone. */
function withoutValues(notes: string): string {
  return notes.replace(/[,;]\s*(?:default|enum|one of|values?|allowed)\b[^,;)\]}]*/gi, '');
}

function withPlace(notes: string, { in: before }: DocumentedParameter, field: Field): string {
  const place = field.in ?? 'body';
  if (before === undefined || before === place) return notes;
  return notes.replace(new RegExp(`\\b${before}\\b`, 'i'), (word) => inCaseOf(word, place));
}
