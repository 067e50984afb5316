import type { TextEdit } from '../finding.ts';
import type { DocumentedParameter, Wording } from '../operations/operation.ts';
import type { Field } from './fields.ts';
import { saysSameType } from './same-type.ts';
import type { SyncTarget } from './sync-target.ts';

/** The words of an item of a list that say something else than the description: its type, whether it is required, its default. Words of its description stay. */
export function wordEdits({ file }: SyncTarget, parameter: DocumentedParameter, field: Field): TextEdit[] {
  const { type, required, description } = parameter;
  const isSaid = (wording: Wording | undefined): wording is Wording =>
    wording !== undefined &&
    !(description && description.span.start <= wording.span.start && wording.span.end <= description.span.end);
  const edit = ({ span }: Pick<Wording, 'span'>, text: string): TextEdit => ({ uri: file.uri, span, text });
  const edits: TextEdit[] = [];
  if (isSaid(type) && !saysSameType(type.text, field.type)) edits.push(edit(type, field.type));
  const word = required?.span && { span: required.span, text: file.text.slice(required.span.start, required.span.end) };
  if (required && word && required.value !== field.isRequired && isSaid(word)) {
    const other = opposite(word.text);
    if (other !== undefined) edits.push(edit(word, other));
  }
  const fallback = parameter.default;
  if (isSaid(fallback) && field.default !== undefined && fallback.text !== field.default)
    edits.push(edit(fallback, field.default));
  return edits;
}

function opposite(word: string): string | undefined {
  const other = /^required$/i.test(word) ? 'optional' : /^optional$/i.test(word) ? 'required' : undefined;
  return other !== undefined && /^[A-Z]/.test(word) ? other.charAt(0).toUpperCase() + other.slice(1) : other;
}
