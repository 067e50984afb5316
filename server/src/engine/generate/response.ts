import type { DescribedApi } from '../api/api.ts';
import type { DescribedContent, DescribedResponse, OperationDetails } from '../api/described.ts';
import { findStatus } from '../http/statuses.ts';
import { printed } from './json.ts';
import { isJson, mainContent, sentAs } from './request.ts';
import { exampleOf } from './sample.ts';
import { code } from './words.ts';

/** The response that an example shows: the first that is a success and has a body, else the first success, else the first there is. */
export function shownResponse({ responses }: Pick<OperationDetails, 'responses'>): DescribedResponse | undefined {
  const successes = responses.filter(({ status }) => /^2/.test(status));
  return (
    successes.find(({ content }) => content.length > 0) ??
    successes[0] ??
    responses.find(({ status }) => status === 'default') ??
    responses.find(({ status }) => /^[13]/.test(status)) ??
    responses[0]
  );
}

/** `404 Not Found`, `4XX`, `default`. */
export function statusText(status: string): string {
  const phrase = phraseOf(status);
  return phrase === undefined ? code(status) : `${code(status)} ${phrase}`;
}

export function phraseOf(status: string): string | undefined {
  const known = /^\d{3}$/.test(status) ? findStatus(Number(status)) : undefined;
  return known && !known.isUnused ? known.phrase : undefined;
}

/** The words for a response without the status and the phrase, which stand before them: `HTTP Status Code: 204 OK`. */
export function withoutStatus(words: string): string {
  return words.replace(
    /^\**(?:HTTP )?Status(?: Code)?:?\**:?\s*`?[1-5]\d\d`?:?\s*(?:\*\*[^*]+\*\*|[A-Z][\w' -]*)?[\s.:,–-]*/i,
    '',
  );
}

/** A block of code that shows the response, as a message of HTTP where its status is known. */
export function responseExample(response: DescribedResponse | undefined, api: DescribedApi): string {
  if (!response) return fenced('text', '(not described)');
  const content = mainContent(response.content);
  const body = content && bodyText(content, api);
  const status = response.status.replace(/XX$/i, '00');
  if (!/^\d{3}$/.test(status))
    return body === undefined ? fenced('text', '(no body)') : fenced(body.language, body.text);
  const phrase = phraseOf(status);
  const lines = [`HTTP/1.1 ${status}${phrase === undefined ? '' : ` ${phrase}`}`];
  if (content) lines.push(`Content-Type: ${sentAs(content.mediaType)}`);
  if (body) lines.push('', body.text);
  return fenced('http', lines.join('\n'));
}

interface BodyText {
  readonly language: string;
  readonly text: string;
}

/** Undefined where nothing readable can be shown. */
function bodyText(content: DescribedContent, api: DescribedApi): BodyText | undefined {
  const value = exampleOf(content, api, 'response');
  if (value === undefined) return undefined;
  if (isJson(content.mediaType)) return { language: 'json', text: printed(value) };
  if (
    typeof value === 'string' &&
    value !== 'string' &&
    value.trim() !== '' &&
    value.length < longest &&
    !/\0/.test(value)
  )
    return { language: 'text', text: value.replace(/\r\n?/g, '\n').trimEnd() };
  return undefined;
}

const longest = 5_000;

export function fenced(language: string, text: string): string {
  const most = Math.max(2, ...[...text.matchAll(/^\s*(`{3,})/gm)].map(([, run = '']) => run.length));
  const fence = '`'.repeat(most + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}
