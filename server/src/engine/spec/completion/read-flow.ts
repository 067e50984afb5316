import { type Cursor, plainCursor, unquoted } from './cursor.ts';

/** A map in braces, or a list in brackets, that isn't closed yet. */
export interface FlowLevel {
  readonly kind: 'map' | 'list';
  readonly keys: string[];
  /** Of the value that is being read. */
  key: string | undefined;
  index: number;
  /** What was read last; `comma` where an entry or an item may begin. */
  state: 'comma' | 'key' | 'colon' | 'end';
  /** Of the last entry or item. */
  end: number;
}

export interface FlowStart {
  readonly from: number;
  readonly cursor: number;
  readonly isJson: boolean;
  /** Leads to what is read. */
  readonly path: readonly (string | number)[];
  /** The brackets that were opened before. */
  readonly levels: FlowLevel[];
}

/** Where all brackets are closed before the cursor, that place. */
export type FlowEnd = { readonly kind: 'closed'; readonly at: number };

/** Reads braces and brackets up to the cursor. What isn't closed on its line is taken to end there, where it is a word or a string. */
export function readFlow(text: string, start: FlowStart): Cursor | FlowEnd | undefined {
  const { cursor, isJson, levels } = start;
  const isOutermost = levels.length === 0;
  let at = start.from;
  for (;;) {
    const token = tokenAt(text, at, isJson);
    const isBehind = !token || token.start >= cursor;
    if (isBehind) return cursorIn(text, { start: cursor, end: cursor, isOpen: false }, start);
    const isWord = token.kind === 'word' || token.kind === 'string';
    if (isWord && (cursor < token.end || (cursor === token.end && (token.kind === 'word' || token.isOpen)))) {
      return cursorIn(text, token, start);
    }
    if (token.kind === 'comment' && cursor <= token.end) return undefined;
    take(text, token, levels);
    at = token.end;
    if (isOutermost && levels.length === 0) return { kind: 'closed', at };
  }
}

/** A map or a list that was just opened. */
export function openLevel(kind: FlowLevel['kind'], at: number): FlowLevel {
  return { kind, keys: [], key: undefined, index: 0, state: 'comma', end: at };
}

interface Word {
  readonly start: number;
  readonly end: number;
  /** A string without its closing quote. */
  readonly isOpen: boolean;
}

interface Token extends Word {
  readonly kind: 'word' | 'string' | 'comment' | '{' | '}' | '[' | ']' | ',' | ':';
}

function tokenAt(text: string, from: number, isJson: boolean): Token | undefined {
  blanks.lastIndex = from;
  blanks.test(text);
  const start = blanks.lastIndex;
  const first = text[start];
  if (first === undefined) return undefined;
  switch (first) {
    case '{':
    case '}':
    case '[':
    case ']':
    case ',':
      return { kind: first, start, end: start + 1, isOpen: false };
    case ':':
      if (isJson || /[\s,[\]{}]|^$/.test(text[start + 1] ?? '') || /["']/.test(text[start - 1] ?? '')) {
        return { kind: ':', start, end: start + 1, isOpen: false };
      }
  }
  if (first === '"' || (first === "'" && !isJson)) return { kind: 'string', start, ...stringEnd(text, start, first) };
  const isComment = isJson ? text.startsWith('//', start) : first === '#' && /\s/.test(text[start - 1] ?? ' ');
  const pattern = isComment ? restOfLine : isJson ? jsonWord : plainWord;
  pattern.lastIndex = start;
  const found = pattern.exec(text)?.[0] ?? '';
  const length = isComment ? found.length : found.trimEnd().length;
  return { kind: isComment ? 'comment' : 'word', start, end: start + Math.max(1, length), isOpen: false };
}

const blanks = /\s*/y;
const restOfLine = /[^\r\n]*/y;
const jsonWord = /[^\s,:{}[\]"]+/y;
const plainWord = /(?:[^\s,:{}[\]]|:(?![\s,[\]{}]|$)|[ \t]+(?![\s#]))+/y;

function stringEnd(text: string, start: number, quote: string): { readonly end: number; readonly isOpen: boolean } {
  const pattern = quote === '"' ? doubleQuoted : singleQuoted;
  pattern.lastIndex = start;
  const found = pattern.exec(text)?.[0] ?? quote;
  const isOpen = found.length === 1 || !found.endsWith(quote);
  return { end: start + (isOpen ? openLength(found) : found.length), isOpen };
}

const doubleQuoted = /"(?:[^"\\\r\n]|\\[^\r\n])*"?/y;
const singleQuoted = /'(?:[^'\r\n]|'')*'?/y;

/** What has no closing quote ends with its word: what follows was there before the quote. */
function openLength(found: string): number {
  return 1 + (/^[^\s,{}[\]]*/.exec(found.slice(1))?.[0].length ?? 0);
}

function take(text: string, { kind, start, end }: Token, levels: FlowLevel[]): void {
  const level = levels.at(-1);
  switch (kind) {
    case '{':
    case '[':
      levels.push(openLevel(kind === '{' ? 'map' : 'list', end));
      return;
    case '}':
    case ']': {
      levels.pop();
      const outer = levels.at(-1);
      if (outer) finish(outer, end);
      return;
    }
    case ',':
      if (!level) return;
      if (level.state !== 'comma' && level.kind === 'list') level.index += 1;
      level.state = 'comma';
      level.key = undefined;
      return;
    case ':':
      if (level?.kind === 'map') level.state = 'colon';
      return;
    case 'word':
    case 'string':
      if (!level) return;
      if (level.kind === 'list' || level.state === 'colon') finish(level, end);
      else {
        level.key = unquoted(text.slice(start, end));
        level.keys.push(level.key);
        level.state = 'key';
        level.end = end;
      }
      return;
    case 'comment':
      return;
  }
}

function finish(level: FlowLevel, end: number): void {
  if (level.kind === 'list' && level.state === 'end') level.index += 1;
  level.state = 'end';
  level.end = end;
}

function cursorIn(text: string, word: Word, { cursor, isJson, path, levels }: FlowStart): Cursor | undefined {
  const level = levels.at(-1);
  const span = { start: word.start, end: word.end };
  const quote = word.end > word.start ? quoteOf(text[word.start]) : undefined;
  const typed = text.slice(span.start, cursor);
  const base = { ...plainCursor, span, quote, typed, isFlow: true };
  const outer = [...path, ...levels.slice(0, -1).map(stepOf)];
  if (!level) return isJson ? { ...base, kind: 'value', path } : undefined;
  if (level.state === 'key' && level.kind === 'map' && word.start === word.end) return undefined;
  // Right behind a value nothing begins: it was just finished.
  if (level.state === 'end' && level.end === word.start && word.start === word.end) return undefined;
  const follows = tokenAt(text, word.end, isJson);
  const commaBefore = level.state === 'end' || level.state === 'key' ? level.end : undefined;
  if (level.kind === 'list') {
    const index = level.state === 'end' ? level.index + 1 : level.index;
    const needsCommaAfter = follows !== undefined && !endings.has(follows.kind);
    return { ...base, kind: 'value', path: [...outer, index], commaBefore, needsCommaAfter };
  }
  if (level.state === 'colon') {
    const needsBlank = !isJson && text[word.start - 1] === ':';
    const needsCommaAfter = follows?.kind === 'string' || (follows?.kind === 'word' && !isJson);
    return { ...base, kind: 'value', path: [...outer, level.key ?? ''], needsBlank, needsCommaAfter };
  }
  const hasColon = follows?.kind === ':';
  const siblings = [...level.keys, ...keysBehind(text, word.end, { level, hasColon, isJson })];
  const needsCommaAfter = !hasColon && follows !== undefined && !endings.has(follows.kind);
  return { ...base, kind: 'key', path: outer, siblings, hasColon, commaBefore, needsCommaAfter };
}

const endings: ReadonlySet<string> = new Set(['}', ']', ',', 'comment']);

function stepOf(level: FlowLevel): string | number {
  return level.kind === 'list' ? level.index : (level.key ?? '');
}

/** The keys of a level that stand behind an offset. */
function keysBehind(
  text: string,
  from: number,
  { hasColon, isJson }: { readonly level: FlowLevel; readonly hasColon: boolean; readonly isJson: boolean },
): readonly string[] {
  const level = openLevel('map', from);
  level.state = hasColon ? 'key' : 'end';
  const levels = [level];
  for (let at = from; at < from + farthest && levels.length > 0; ) {
    const token = tokenAt(text, at, isJson);
    if (!token) break;
    take(text, token, levels);
    at = token.end;
  }
  return level.keys;
}

/** Characters behind the cursor that are read for what stands beside it. */
export const farthest = 100_000;

export function quoteOf(character: string | undefined): '"' | "'" | undefined {
  return character === '"' || character === "'" ? character : undefined;
}
