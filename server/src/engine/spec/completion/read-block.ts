import { type Cursor, plainCursor, unquoted } from './cursor.ts';
import { farthest, quoteOf, readFlow } from './read-flow.ts';
import { contentBelow, indentAt, lineEnd, nextLine, offsetIn, piecesAbove } from './yaml-lines.ts';

/** A map or a list that the lines so far are in. */
export interface BlockLevel {
  readonly kind: 'map' | 'list';
  /** Of its keys or hyphens. */
  readonly column: number;
  readonly keys: string[];
  /** The last one. */
  key: string | undefined;
  index: number;
  /** What the last key or item has so far. */
  holds: 'nothing' | 'text' | 'more';
}

/** Reads YAML lines up to the cursor, by their indentation: a text that is being typed seldom parses. */
export function readBlock(text: string, cursor: number, levels: BlockLevel[]): Cursor | undefined {
  const start = cursor === 0 ? 0 : text.lastIndexOf('\n', cursor - 1) + 1;
  const next = text.slice(start, lineEnd(text, start)).trim() === '' ? contentBelow(text, cursor) : undefined;
  // An empty line may be one of a text that goes on below it.
  if (next && next.column > cursor - start && !readBlock(text, next.offset, levels.map(copyOf))) return undefined;
  const pieces = piecesAbove(text, start, cursor);
  const above = pieces.map((piece) => text.slice(piece.start, piece.end)).join('');
  const removed = start - above.length;
  const found = new BlockReader(above + text.slice(start), cursor - removed, levels).read();
  if (!found) return undefined;
  const { span, colonEnd, commaBefore } = found;
  return {
    ...found,
    span: { start: span.start + removed, end: span.end + removed },
    colonEnd: colonEnd === undefined ? undefined : colonEnd + removed,
    commaBefore:
      commaBefore === undefined ? undefined : offsetIn([...pieces, { start, end: text.length }], commaBefore),
  };
}

class BlockReader {
  readonly #text: string;
  readonly #cursor: number;
  readonly #levels: BlockLevel[];
  #isMisplaced = false;

  constructor(text: string, cursor: number, levels: BlockLevel[]) {
    this.#text = text;
    this.#cursor = cursor;
    this.#levels = levels;
  }

  read(): Cursor | undefined {
    let start = 0;
    for (;;) {
      const end = lineEnd(this.#text, start);
      if (this.#cursor <= end) return this.#cursorLine(start, end);
      const next = this.#line(start, end);
      if (typeof next === 'object') return next.cursor;
      start = next;
    }
  }

  /** Takes a line and what goes on below it: the start of the next one, or the cursor where that is in it. */
  #line(start: number, end: number): number | { readonly cursor: Cursor | undefined } {
    const after = nextLine(this.#text, end);
    const line = this.#text.slice(start, end);
    if (/^\s*(?:#|$)/.test(line)) return after;
    const { at, column } = this.#hyphens(start, end);
    if (at >= end) return after;
    const key = keyAt(this.#text, at, end);
    if (key) this.#takeKey(key.name, column);
    const valueStart = key ? skipProperties(this.#text, key.colon + 1, end) : at;
    if (valueStart >= end || this.#text[valueStart] === '#') return after;
    const holder = this.#levels.at(-1);
    if (holder && (key || holder.holds === 'nothing')) holder.holds = 'text';
    return this.#value(valueStart, end, holder?.column ?? 0);
  }

  #value(at: number, end: number, column: number): number | { readonly cursor: Cursor | undefined } {
    const after = nextLine(this.#text, end);
    switch (this.#text[at]) {
      case '|':
      case '>':
        return this.#textBlock(after, column);
      case '{':
      case '[':
        return this.#flow(at, column, this.#path());
      case '"':
      case "'":
        return this.#string(at, end, column);
    }
    return after;
  }

  #textBlock(from: number, column: number): number | { readonly cursor: undefined } {
    let start = from;
    while (start <= this.#text.length) {
      const end = lineEnd(this.#text, start);
      const line = this.#text.slice(start, end);
      const isBlank = line.trim() === '';
      const indent = isBlank && this.#cursor <= end ? Math.max(0, this.#cursor - start) : line.search(/[^ ]|$/);
      if ((!isBlank || this.#cursor <= end) && indent <= column) return start;
      if (this.#cursor <= end) return { cursor: undefined };
      start = nextLine(this.#text, end);
    }
    return start;
  }

  #flow(at: number, column: number, path: readonly (string | number)[]) {
    const limit = this.#limitOf(at, column);
    if (limit < this.#cursor) {
      const found = readFlow(this.#text.slice(0, limit), { from: at, cursor: limit, isJson: false, path, levels: [] });
      const isClosed = found !== undefined && found.kind === 'closed';
      return nextLine(this.#text, lineEnd(this.#text, isClosed ? found.at : limit));
    }
    const found = readFlow(this.#text, { from: at, cursor: this.#cursor, isJson: false, path, levels: [] });
    if (found?.kind !== 'closed') return { cursor: found };
    const end = lineEnd(this.#text, found.at);
    return this.#cursor <= end ? { cursor: undefined } : nextLine(this.#text, end);
  }

  #string(at: number, end: number, column: number): number | { readonly cursor: undefined } {
    const quote = this.#text[at] ?? '"';
    const limit = this.#limitOf(at, column);
    const pattern = quote === '"' ? /"(?:[^"\\]|\\[\s\S])*"/y : /'(?:[^']|'')*'/y;
    pattern.lastIndex = at;
    const length = pattern.exec(this.#text.slice(0, limit))?.[0].length;
    const close = length === undefined ? end : at + length;
    if (close > end && this.#cursor < close) return { cursor: undefined };
    const closeEnd = lineEnd(this.#text, close);
    if (close > end && this.#cursor <= closeEnd) return { cursor: undefined };
    return nextLine(this.#text, closeEnd);
  }

  /** Where a value must end that began at an offset: in front of the first line that isn't indented more, but for closing brackets. */
  #limitOf(at: number, column: number): number {
    for (let start = nextLine(this.#text, lineEnd(this.#text, at)); start < this.#text.length; ) {
      const end = lineEnd(this.#text, start);
      const line = this.#text.slice(start, end);
      const indent = line.search(/[^ ]|$/);
      const isCursorLine = start <= this.#cursor && this.#cursor <= end && line.trim() === '';
      const isOutside = isCursorLine ? this.#cursor - start <= column : line.trim() !== '' && indent <= column;
      if (isOutside && !/^\s*[}\]]/.test(line)) return start - 1;
      start = nextLine(this.#text, end);
    }
    return this.#text.length;
  }

  /** Takes the hyphens at the beginning of a line; `at` is where what follows begins, and `column` its column. */
  #hyphens(start: number, end: number): { readonly at: number; readonly column: number; readonly count: number } {
    let at = start;
    let count = 0;
    while (this.#text[at] === ' ') at++;
    while (this.#text[at] === '-' && at < end && isBlankAt(this.#text, at + 1)) {
      this.#takeHyphen(at - start);
      count++;
      at++;
      while (at < end && this.#text[at] === ' ') at++;
    }
    return { at, column: at - start, count };
  }

  #takeHyphen(column: number): void {
    this.#isMisplaced = false;
    this.#close((level) => level.column > column);
    const top = this.#levels.at(-1);
    if (top?.kind === 'list' && top.column === column) {
      top.index += 1;
      top.holds = 'nothing';
      return;
    }
    // A key or an item that has a text has no list.
    this.#isMisplaced = top?.holds === 'text';
    if (top) top.holds = 'more';
    this.#levels.push({ kind: 'list', column, keys: [], key: undefined, index: 0, holds: 'nothing' });
  }

  #takeKey(name: string, column: number): void {
    this.#close((level) => level.column > column || (level.kind === 'list' && level.column === column));
    const top = this.#levels.at(-1);
    if (top?.kind === 'map' && top.column === column) {
      top.key = name;
      top.keys.push(name);
      top.holds = 'nothing';
      return;
    }
    if (top) top.holds = 'more';
    this.#levels.push({ kind: 'map', column, keys: [name], key: name, index: 0, holds: 'nothing' });
  }

  /** Returns the last list that ended. */
  #close(isOver: (level: BlockLevel) => boolean): BlockLevel | undefined {
    let list: BlockLevel | undefined;
    for (let top = this.#levels.at(-1); top && isOver(top); top = this.#levels.at(-1)) {
      if (top.kind === 'list') list = top;
      this.#levels.pop();
    }
    return list;
  }

  #path(): (string | number)[] {
    return this.#levels.map(stepOf);
  }

  #cursorLine(start: number, end: number): Cursor | undefined {
    const text = this.#text;
    const cursor = this.#cursor;
    const line = text.slice(start, end);
    const indent = line.search(/[^ ]|$/);
    const isBlank = line.trim() === '';
    const empty = { span: { start: cursor, end: cursor }, typed: '', quote: undefined };
    if (isBlank) return this.#place(cursor - start, { ...empty, start, hasHyphen: false, isBlankLine: true });
    if (cursor - start < indent) return undefined;
    const hyphen = /^(?: *-)(?=\s|$)/.exec(line)?.[0].length;
    if (hyphen !== undefined && cursor - start < hyphen) return undefined;
    const { at, count } = this.#hyphens(start, end);
    const hasHyphen = count > 0;
    if (this.#isMisplaced) return undefined;
    if (at > cursor || (at === cursor && at === end)) {
      // Between the hyphen and what follows it.
      if (at < end && text[at] !== '#') return undefined;
      return this.#place(cursor - start, { ...empty, start, hasHyphen, isBlankLine: true });
    }
    if (text[at] === '#') return undefined;
    const key = keyAt(text, at, end);
    if (key && cursor > key.colon) return this.#valueCursor(key, at - start, end);
    if (key) {
      const span = { start: at, end: key.end };
      if (cursor > key.end) return undefined;
      const word = { span, typed: text.slice(at, cursor), quote: quoteOf(text[at]) };
      return this.#place(at - start, { ...word, start, hasHyphen, hasColon: true, isBlankLine: false });
    }
    if (/[{[]/.test(text[at] ?? '')) {
      const found = this.#flow(at, this.#levels.at(-1)?.column ?? -1, this.#path());
      return typeof found === 'object' ? found.cursor : undefined;
    }
    const word = this.#scalar(at, end, false);
    return word && this.#place(at - start, { ...word, start, hasHyphen, isBlankLine: false });
  }

  #valueCursor(key: Key, column: number, end: number): Cursor | undefined {
    const text = this.#text;
    const cursor = this.#cursor;
    this.#takeKey(key.name, column);
    const colonEnd = key.colon + 1;
    const base = { ...plainCursor, kind: 'value', path: this.#path(), colonEnd } as const;
    const at = Math.min(skipProperties(text, colonEnd, end), end);
    const isReference = key.name === '$ref' && text[at] === '#';
    if (cursor < at || at >= end || (text[at] === '#' && !isReference)) {
      if (at < end && text[at] !== '#') return undefined;
      if (at < end && cursor > at) return undefined;
      const span = { start: cursor, end: cursor };
      return { ...base, span, typed: '', needsBlank: !/\s/.test(text[cursor - 1] ?? '') };
    }
    switch (text[at]) {
      case '|':
      case '>':
      case '*':
        return undefined;
      case '{':
      case '[': {
        const found = this.#flow(at, column, this.#path());
        return typeof found === 'object' ? found.cursor : undefined;
      }
    }
    const word = this.#scalar(at, end, isReference);
    return word && { ...base, ...word, needsBlank: at === colonEnd };
  }

  /** The plain or quoted text around the cursor; undefined where the cursor isn't in it. */
  #scalar(at: number, end: number, isReference: boolean): Pick<Cursor, 'span' | 'typed' | 'quote'> | undefined {
    const text = this.#text;
    const cursor = this.#cursor;
    const quote = quoteOf(text[at]);
    const line = text.slice(at, end);
    const pattern = quote === '"' ? /^"(?:[^"\\]|\\.)*"?/ : quote === "'" ? /^'(?:[^']|'')*'?/ : plain;
    const found = (isReference ? /^\S+/ : pattern).exec(line)?.[0] ?? '';
    const isOpen = quote !== undefined && (found.length === 1 || !found.endsWith(quote));
    const length = isOpen ? 1 + (/^\S*/.exec(found.slice(1))?.[0].length ?? 0) : found.trimEnd().length;
    const span = { start: at, end: at + length };
    if (cursor > span.end || (cursor === span.end && quote && !isOpen)) return undefined;
    return { span, typed: text.slice(at, cursor), quote };
  }

  /** What a word in a column is to the lines above it. */
  #place(
    column: number,
    word: Pick<Cursor, 'span' | 'typed' | 'quote'> & {
      readonly start: number;
      readonly hasHyphen: boolean;
      readonly hasColon?: boolean;
      readonly isBlankLine: boolean;
    },
  ): Cursor | undefined {
    const { span, typed, quote, start, hasHyphen, hasColon = false } = word;
    const base = { ...plainCursor, span, typed, quote, hasColon } as const;
    const before = this.#text[span.start - 1];
    const needsBlank = hasHyphen && before === '-';
    const behind = () => keysBelow(this.#text, lineEnd(this.#text, start), column);
    if (hasHyphen) {
      return { ...base, kind: 'key', path: this.#path(), mayBeValue: true, siblings: behind(), needsBlank };
    }
    const list = this.#close((level) => level.column > column || (level.kind === 'list' && level.column === column));
    const top = this.#levels.at(-1);
    if (top?.kind === 'map' && top.column === column) {
      const path = this.#levels.slice(0, -1).map(stepOf);
      return { ...base, kind: 'key', path, siblings: [...top.keys, ...behind()] };
    }
    if (list?.column === column && !hasColon) {
      return { ...base, kind: 'value', path: [...this.#path(), list.index + 1], needsHyphen: true };
    }
    if (top && top.holds !== 'nothing') return undefined;
    return { ...base, kind: 'key', path: this.#path(), mayBeValue: top !== undefined, siblings: behind() };
  }
}

/** The keys in a column below an offset, up to the line where their map ends. */
function keysBelow(text: string, from: number, column: number): readonly string[] {
  const keys: string[] = [];
  for (let start = nextLine(text, from); start < text.length && start < from + farthest; ) {
    const end = lineEnd(text, start);
    const indent = indentAt(text, start);
    const isFilled = start + indent < end && text[start + indent] !== '#';
    if (isFilled && indent < column) break;
    if (isFilled && indent === column) {
      const key = keyAt(text, start + indent, end);
      if (key) keys.push(key.name);
    }
    start = nextLine(text, end);
  }
  return keys;
}

interface Key {
  readonly name: string;
  /** Behind its closing quote. */
  readonly end: number;
  readonly colon: number;
}

function keyAt(text: string, at: number, end: number): Key | undefined {
  const found = keyPattern.exec(text.slice(at, end))?.[1];
  if (found === undefined) return undefined;
  const colon = text.indexOf(':', at + found.length);
  return { name: unquoted(found), end: at + found.trimEnd().length, colon };
}

const keyPattern =
  /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#"'[{&*!|>%@`,\]}](?:[^:#]|:(?!\s|$)|(?<!\s)#)*?)\s*:(?=\s|$)/;

/** Plain text up to a comment or the end of the line. */
const plain = /^(?:[^\s#]|(?<=\S)#|\s+(?![\s#]))+/;

/** Behind the blanks, anchors and tags in front of a value. */
function skipProperties(text: string, from: number, end: number): number {
  const blank = /^\s*(?:[&!]\S*\s+)*(?:[&!]\S*$)?/.exec(text.slice(from, end))?.[0].length ?? 0;
  return from + blank;
}

function stepOf(level: BlockLevel): string | number {
  return level.kind === 'list' ? level.index : (level.key ?? '');
}

function isBlankAt(text: string, at: number): boolean {
  const character = text[at];
  return character === undefined || /\s/.test(character);
}

function copyOf(level: BlockLevel): BlockLevel {
  return { ...level, keys: [...level.keys] };
}
