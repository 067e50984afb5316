import type { Part } from '../text/part.ts';
import {
  bar,
  carriageReturn,
  closingBrace,
  closingBracket,
  colon,
  dash,
  greater,
  hash,
  lineFeed,
  openingBrace,
  openingBracket,
  question,
  space,
  tab,
} from './character-codes.ts';

/** Where something stands in a YAML text that its parsers don't tell. All offsets count from the start of the text. */

export function isLineBreak(code: number): boolean {
  return code === lineFeed || code === carriageReturn;
}

/** Behind the line break before an offset. */
export function startOfLine(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !isLineBreak(text.charCodeAt(start - 1))) start--;
  return start;
}

/** Behind the bracket that closes a flow collection, from behind its last child. */
export function endOfFlow(text: string, from: number): number {
  return find(text, from, (code) => code === closingBracket || code === closingBrace) + 1;
}

/** Behind the dash of a list's item, from behind the item before it. */
export function endOfDash(text: string, from: number): number {
  return find(text, from, (code) => code === dash) + 1;
}

/** The `|` or `>` of a text block, from behind what stands before it. */
export function startOfBlock(text: string, from: number): number {
  return find(text, from, (code) => code === bar || code === greater);
}

/** The end of a text block's content, without the line breaks and the blank lines behind it. */
export function endOfBlock(text: string, start: number, valueEnd: number): number {
  let headerEnd = start + 1;
  while (headerEnd < valueEnd && /[-+0-9]/.test(text.charAt(headerEnd))) headerEnd++;
  let end = valueEnd;
  while (end > headerEnd && isBlank(text.charCodeAt(end - 1))) end--;
  // Blanks at the end of a line with content belong to it.
  while (end < valueEnd && end > headerEnd && !isLineBreak(text.charCodeAt(end))) end++;
  return end;
}

/** The marker of a document (`---`) at or behind an offset; -1 where there is none. */
export function documentMarker(text: string, from: number): number {
  const marker = /(?<![^\n\r\uFEFF])---(?=[ \t\r\n]|$)/g;
  marker.lastIndex = from;
  return marker.exec(text)?.index ?? -1;
}

/**
 * Whether each block of a text means the same by itself: no alias names an anchor of another one, and there are no merge keys, no directives and
 * no further documents.
 */
export function isMadeOfBlocks({ text, mayHaveAliases }: Part): boolean {
  if (mayHaveAliases) return false;
  if (text.includes('\ufeff') || (text.includes('<<') && /<<\s*:/.test(text))) return false;
  if (text.includes('\r') && /\r(?!\n)/.test(text)) return false;
  const [head = ''] = firstMarker.exec(text) ?? [];
  return !/^(?:---|\.\.\.|%)/m.test(text.slice(head.length));
}

/** The marker that begins the first document, and the comments before it. */
const firstMarker = /^(?:[ \t]*(?:#[^\n]*)?\n)*---[ \t]*\r?\n/;

/** Whether a text may have more levels than blocks are read with. */
export function isDeep(text: string): boolean {
  return text.length >= maximumNestingOfBlock && maximumNesting(text) >= maximumNestingOfBlock;
}

/** By a measure that may be half of what the nesting is: with the blocks around it, a block stays below what anybody reads. */
const maximumNestingOfBlock = 200;

/** At least as many levels as a text has: of brackets, of dashes in one line, and of lines' indentation. */
export function maximumNesting(text: string): number {
  let brackets = 0;
  let deepest = 0;
  let column = 0;
  let isIndentation = true;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isLineBreak(code)) {
      column = 0;
      isIndentation = true;
      continue;
    }
    if (isIndentation && (code === space || code === dash || code === question || code === colon)) column++;
    else isIndentation = false;
    if (code === openingBracket || code === openingBrace) brackets++;
    else if (brackets > 0 && (code === closingBracket || code === closingBrace)) brackets--;
    deepest = Math.max(deepest, brackets, column >> 1);
  }
  return deepest;
}

function find(text: string, from: number, isFound: (code: number) => boolean): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isFound(code)) return at;
    if (code === hash) while (at + 1 < text.length && !isLineBreak(text.charCodeAt(at + 1))) at++;
  }
  return Math.max(from, text.length - 1);
}

function isBlank(code: number): boolean {
  return code === space || code === tab || isLineBreak(code);
}
