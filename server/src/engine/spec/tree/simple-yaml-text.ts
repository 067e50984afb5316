import { CHOMPING_MODE, EVENT_ID, getScalarValue, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import {
  carriageReturn,
  colon,
  dash,
  doubleQuote,
  hash,
  lineFeed,
  singleQuote,
  space,
  tab,
} from './character-codes.ts';
import { isDash } from './yaml-blocks.ts';

/** The words, texts in quotes and text blocks of YAML that `read-simple-yaml.ts` reads. All offsets count from the start of the text. */

/** A column left of all others, and no offset. */
export const nowhere = -1;

export function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === space) at++;
  return at;
}

export function isBlank(code: number): boolean {
  return code === space || code === tab;
}

/** A key, with its quotes or without any. */
export function keyText(text: string, start: number, end: number): string {
  const quote = text.charCodeAt(start);
  const isQuoted = quote === doubleQuote || quote === singleQuote;
  return isQuoted ? quotedText(text, start, end) : text.slice(start, end);
}

/** Whether a plain scalar begins at an offset. With `?` it can, too, which nobody writes. */
export function beginsPlain(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === dash ? !isDash(text, at) : !indicators.has(code);
}

const indicators: ReadonlySet<number> = new Set(
  [...'\t?#&*!|>\'"%@`,[]{}'].map((character) => character.charCodeAt(0)),
);

/** Of a line's words: its end, or where a comment begins; nowhere, if there is a colon that doesn't belong there. */
export function endOfPlain(text: string, from: number, lineEnd: number): number {
  for (let at = from; at < lineEnd; at++) {
    const code = text.charCodeAt(at);
    if (code === colon && (at + 1 === lineEnd || isBlank(text.charCodeAt(at + 1)))) return nowhere;
    if (code === hash && isBlank(text.charCodeAt(at - 1))) return at;
  }
  return lineEnd;
}

/** Behind the closing quote; nowhere, if there is none, or something unknown is escaped. */
export function endOfQuoted(text: string, start: number): number {
  const pattern = text.charCodeAt(start) === doubleQuote ? doubleQuoted : singleQuoted;
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : nowhere;
}

/** With what YAML can escape (YAML 1.2.2, 5.7), and line breaks. */
const doubleQuoted =
  /"[^"\\]*(?:\\(?:[0abtnvfre "/\\N_LP\t\r\n]|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8})[^"\\]*)*"/y;
const singleQuoted = /'[^']*(?:''[^']*)*'/y;

/** A text in quotes, and the end of a line before its second one. */
interface Quoted {
  readonly start: number;
  readonly end: number;
  readonly lineEnd: number;
}

/** Whether all lines of a text but its first one, and those that are blank, stand to the right of a column. */
export function areIndented(text: string, { start, end, lineEnd }: Quoted, column: number): boolean {
  for (let at = lineEnd; at !== -1 && at < end; at = text.indexOf('\n', at + 1)) {
    if (at < start) continue;
    const lineStart = text.charCodeAt(at) === carriageReturn ? at + 2 : at + 1;
    const first = skipSpaces(text, lineStart);
    const code = text.charCodeAt(first);
    const isBlankLine = code === lineFeed || code === carriageReturn;
    if (code === tab || (!isBlankLine && first - lineStart <= column)) return false;
  }
  return true;
}

/** What stands between quotes. */
export function quotedText(text: string, start: number, end: number): string {
  const isDouble = text.charCodeAt(start) === doubleQuote;
  const value = text.slice(start + 1, end - 1);
  if (!value.includes(isDouble ? '\\' : "'") && !value.includes('\n')) return value;
  const style = isDouble ? SCALAR_STYLE.DOUBLE_QUOTED : SCALAR_STYLE.SINGLE_QUOTED;
  return valueAt(text, { valueStart: start + 1, valueEnd: end - 1, style });
}

/** How a text block ends that has a header such as `+2`. */
export function chompingOf(header: string): ScalarEvent['chomping'] {
  if (header.includes('-')) return CHOMPING_MODE.STRIP;
  return header.includes('+') ? CHOMPING_MODE.KEEP : CHOMPING_MODE.CLIP;
}

/** What `js-yaml` makes of a scalar. */
export function valueAt(
  text: string,
  scalar: Pick<ScalarEvent, 'valueStart' | 'valueEnd' | 'style'> & Partial<ScalarEvent>,
): string {
  return getScalarValue(text, { ...plainEvent, ...scalar });
}

const plainEvent: Omit<ScalarEvent, 'valueStart' | 'valueEnd' | 'style'> = {
  type: EVENT_ID.SCALAR,
  anchorStart: nowhere,
  anchorEnd: nowhere,
  tagStart: nowhere,
  tagEnd: nowhere,
  chomping: CHOMPING_MODE.CLIP,
  indent: nowhere,
  fast: false,
};
