import { type ReadPhrase, readPhrase } from '../../http/phrases.ts';
import { findStatus } from '../../http/statuses.ts';
import type { DocumentedResponse, Wording } from '../operation.ts';
import { type PlainText, wordingIn } from '../text.ts';

/** A status with which a text begins, its phrase and what is said of it. */
export type ReadStatus = Pick<DocumentedResponse, 'status' | 'statusSpan' | 'phrase' | 'description' | 'mediaType'> & {
  /** The status is one of HTTP's, and its phrase stands behind it. */
  readonly hasPhrase: boolean;
};

/** Reads `404 Not Found: no such user`, `HTTP 200`, `4xx`, `default`, `Status: 201`, from an offset in the plain text; undefined for other texts. */
export function readStatus(plain: PlainText, from = 0): ReadStatus | undefined {
  const { text, start } = plain;
  status.lastIndex = from;
  const found = status.exec(text);
  const written = found?.[1];
  if (!found || written === undefined) return undefined;
  const isNumber = /^\d+$/.test(written);
  if (isNumber && findStatus(Number(written)) === undefined && !/^[1-5]/.test(written)) return undefined;
  const at = found.index + found[0].length - written.length;
  const behind = at + written.length;
  const phrase = isNumber ? phraseBehind(plain, behind, Number(written)) : undefined;
  const rest = phrase ? phrase.end : behind;
  const separator =
    /^[\s\v]*(?:[)\]"'”][\s\v]*)*(?:[-–—:：=|.,][\s\v]*|→[\s\v]*|=>[\s\v]*)?/.exec(text.slice(rest))?.[0] ?? '';
  return {
    status: isNumber ? written : written.toUpperCase() === 'DEFAULT' ? 'default' : written.toUpperCase(),
    statusSpan: { start: start + at, end: start + behind },
    phrase: phrase?.wording,
    description: wordingIn(plain, rest + separator.length, text.length),
    mediaType: mediaTypeIn(plain, rest),
    hasPhrase: phrase !== undefined,
  };
}

const status =
  /[\s\v]*(?:(?:response|responses|antwort|réponse|respuesta|resposta|响应|レスポンス)[\s\v]*(?:code[\s\v]*)?[:：(-]?[\s\v]*)?(?:(?:HTTP(?:[\s\v]+status)?(?:\/\d(?:\.\d)?)?|status(?:[\s\v]+code)?|code|状态码)[\s\v]*[:=]?[\s\v]*)?["'“(]?[\v]*([1-5]\d\d|[1-5]xx|default)(?![\w%.]*\w)(?!\s*[-–]\s*\d)/iy;

function phraseBehind(
  plain: PlainText,
  behind: number,
  code: number,
): { readonly read: ReadPhrase; readonly wording: Wording | undefined; readonly end: number } | undefined {
  const { text } = plain;
  const gap = /^[\s\v]*(?:[-–—:,][\s\v]*)?(?:[("'“‘[][\s\v]*)?(?=[A-Za-z])/.exec(text.slice(behind))?.[0];
  if (gap === undefined) return undefined;
  const at = behind + gap.length;
  const read = readPhrase(text.slice(at, at + 64).replaceAll('\v', ' '), code);
  if (!read?.statuses.some((one) => one.code === code)) return undefined;
  return { read, wording: wordingIn(plain, at, at + read.length), end: at + read.length };
}

export function mediaTypeIn(plain: PlainText, from = 0): Wording | undefined {
  const found = /\b(?:application|text|image|audio|video|multipart|font)\/[\w.+*-]*\w/i.exec(plain.text.slice(from));
  return found ? wordingIn(plain, from + found.index, from + found.index + found[0].length) : undefined;
}
