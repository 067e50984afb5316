import { readPhrase } from '../http/phrases.ts';
import { escapeHtml } from './escape.ts';

/** The HTML of a status code, or of a class of them such as `4xx`, as a badge in the colour of its class. */
export function statusBadge(status: string): string {
  return `<span class="status status-${status.charAt(0)}xx">${escapeHtml(status)}</span>`;
}

/** The status with which the words of a cell begin. */
export function leadingStatus(words: string): string | undefined {
  return /^\s*([1-5](?:\d\d|xx))(?!\w)/i.exec(words)?.[1];
}

/** Marks words that name a status and nothing else, with its reason phrase or without: `404`, `404 Not Found`, `Response 200 OK`. */
export function statusHeading(words: string): string | undefined {
  const [, before = '', status, after = ''] = statusWords.exec(words) ?? [];
  if (status === undefined) return undefined;
  const phrase = after.replace(/^[\s:–—-]+/, '');
  const isPhrase = phrase === '' || readPhrase(phrase, Number(status))?.isMisspelt === false;
  return isPhrase ? escapeHtml(before) + statusBadge(status) + escapeHtml(after) : undefined;
}

const statusWords = /^((?:(?:response|status|http|code)\b[\s:–—-]*)*)([1-5]\d\d)((?:[\s:–—-].*)?)$/i;
