import type { ReceivedAnswer } from '#shared/try-it.ts';
import type { TextEdit } from '../finding.ts';
import type { Json } from '../generate/json.ts';
import { isJson } from '../generate/request.ts';
import type { AnswerExample } from './answer-example.ts';
import { insertInDocument } from './insert-in-document.ts';
import { insertInSpec } from './insert-in-spec.ts';
import { type Masked, maskedText, maskedValue } from './masked.ts';
import type { TriedSubject } from './subject.ts';

export type Insertion =
  | { readonly edits: readonly TextEdit[]; readonly secrets: number }
  | { readonly refusal: string };

/** The edits that make an answer the example of its status: in the document that was tried, else in the description. A refusal is a sentence. */
export function insertAnswer(subject: TriedSubject, answer: ReceivedAnswer): Insertion {
  if (answer.isCut || answer.body.length > longest)
    return { refusal: `The answer is too long for an example: more than ${longest.toLocaleString('en')} characters` };
  const mediaType = answer.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  const { value: body, secrets } = bodyOf(answer.body, mediaType);
  const example = { status: String(answer.status), mediaType, body };
  const { documented, described } = subject;
  const edits = documented
    ? insertInDocument(documented, example)
    : described
      ? insertInSpec(described, example)
      : 'It is gone';
  return typeof edits === 'string' ? { refusal: edits } : { edits, secrets };
}

/** In characters: nobody reads more. */
const longest = 20_000;

function bodyOf(text: string, mediaType: string | undefined): Masked<AnswerExample['body']> {
  if (text.trim() === '') return { value: undefined, secrets: 0 };
  const json = mediaType === undefined || isJson(mediaType) ? parsed(text) : undefined;
  if (json === undefined) {
    const { value, secrets } = maskedText(text.replace(/\r\n?/g, '\n'));
    return { value: { kind: 'text', text: value }, secrets };
  }
  const { value, secrets } = maskedValue(json);
  return { value: { kind: 'json', value }, secrets };
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
