import type { Span, TextEdit } from '../finding.ts';
import { fenced, phraseOf } from '../generate/response.ts';
import { exampleContent } from '../operations/examples/content.ts';
import type { DocumentedExample } from '../operations/examples/example.ts';
import { type AnswerExample, textOfBody } from './answer-example.ts';
import type { TriedSubject } from './subject.ts';

type Documented = NonNullable<TriedSubject['documented']>;

/** Writes the body in the place of that of the example with the same status; without one a message of HTTP behind the last example of an answer, or at the section's end. */
export function insertInDocument(documented: Documented, answer: AnswerExample): readonly TextEdit[] {
  const { file } = documented;
  const { text } = file;
  const lineBreak = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const span = answer.body && bodyToReplace(documented, answer);
  if (span && answer.body) {
    const inner = textOfBody(answer.body).replaceAll('\n', lineBreak + prefixOf(text, span.start));
    return [{ uri: file.uri, span, text: inner }];
  }
  const at = placeBehind(documented);
  const block = `\n\n${messageOf(answer)}`.replaceAll('\n', lineBreak);
  return [{ uri: file.uri, span: { start: at, end: at }, text: block }];
}

/** Undefined where no example shows an answer with the status. */
function bodyToReplace({ file, operation }: Documented, { status, body }: AnswerExample): Span | undefined {
  const answers = operation.examples.filter(isAnswer);
  for (const example of answers) {
    const content = exampleContent(file.text, example);
    if (content.kind === 'messages') {
      const message = content.messages.find(({ start }) => start.kind === 'response' && start.status.text === status);
      if (message?.body) return trimmed(file.text, message.body);
    }
    const [only, ...others] = content.kind === 'json' ? content.values : [];
    if (only && others.length === 0 && body?.kind === 'json' && showsStatus(example, status, answers)) return only.span;
  }
  return undefined;
}

function isAnswer({ role }: DocumentedExample): boolean {
  return role === 'response' || role === 'exchange';
}

/** An example that names no status shows that all went well, where no other does. */
function showsStatus(example: DocumentedExample, status: string, answers: readonly DocumentedExample[]): boolean {
  if (example.status) return example.status.text === status;
  return example.role === 'response' && /^2/.test(status) && !answers.some((one) => one.status?.text === status);
}

function trimmed(text: string, { start, end }: Span): Span {
  const source = text.slice(start, end);
  return { start: start + source.length - source.trimStart().length, end: start + source.trimEnd().length };
}

/** What stands before a text in its line, where that is white space and marks of quotes. */
function prefixOf(text: string, start: number): string {
  const before = text.slice(Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1, start);
  return /^[\s>]*$/.test(before) ? before : '';
}

function placeBehind({ file: { text }, operation }: Documented): number {
  const last = operation.examples
    .filter(isAnswer)
    .findLast(({ span }) => prefixOf(text, span.start) === '' && isAtLineStart(text, span.start));
  const { start, end } = last?.span ?? operation.span;
  return start + text.slice(start, end).trimEnd().length;
}

/** A block in a list or a quote has something before it. */
function isAtLineStart(text: string, offset: number): boolean {
  return offset === 0 || /[\r\n]/.test(text.charAt(offset - 1));
}

function messageOf({ status, mediaType, body }: AnswerExample): string {
  const phrase = phraseOf(status);
  const lines = [`HTTP/1.1 ${status}${phrase === undefined ? '' : ` ${phrase}`}`];
  if (mediaType !== undefined) lines.push(`Content-Type: ${mediaType}`);
  if (body) lines.push('', textOfBody(body));
  return fenced('http', lines.join('\n'));
}
