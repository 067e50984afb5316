import { SCALAR_STYLE } from 'js-yaml';
import {
  bar,
  carriageReturn,
  closingBrace,
  closingBracket,
  colon,
  comma,
  dash,
  dot,
  doubleQuote,
  greater,
  hash,
  lineFeed,
  openingBrace,
  openingBracket,
  singleQuote,
  space,
  tab,
} from './character-codes.ts';
import type { KnownYamlEntries } from './known-yaml-entries.ts';
import type { Entry, ListNode, MapNode, Node, ScalarNode } from './node.ts';
import { sharedWord } from './shared-word.ts';
import {
  areIndented,
  beginsPlain,
  chompingOf,
  endOfPlain,
  endOfQuoted,
  isBlank,
  keyText,
  nowhere,
  quotedText,
  skipSpaces,
  valueAt,
} from './simple-yaml-text.ts';
import type { TreeBuilder } from './tree-builder.ts';
import { isDash } from './yaml-blocks.ts';
import { endOfBlock } from './yaml-text.ts';

/**
 * The tree of a text that has nothing but what nearly all descriptions consist of: maps and lists in block style, texts, comments, and lists
 * of words in brackets. Of any other text, and of every broken one, it is undefined, and `js-yaml` has its say. What is read is what
 * `js-yaml` would make of it, in a quarter of the time. Where something else stands is told to `onOther`, if there is one place that tells, with the
 * collections that are open there. What is `known` isn't read again.
 */
export function readSimpleYaml(
  builder: TreeBuilder,
  onOther?: (offset: number, open: readonly OpenCollection[]) => void,
  known?: KnownYamlEntries,
): Node | undefined {
  const { text } = builder.part;
  // What was simple has nothing unusual in it.
  const fresh = known ? known.changedText : text;
  if (text.length > maximumLength || (rare.test(fresh) && unusual.test(fresh))) return undefined;
  const reader = new SimpleReader(builder, known);
  const root = reader.read();
  if (!root && reader.otherAt !== nowhere) onOther?.(reader.otherAt, reader.openThere);
  return root;
}

/** What was read of a map or a list before its end. */
export type OpenCollection =
  | { readonly kind: 'map'; readonly entries: readonly Entry[] }
  | { readonly kind: 'list'; readonly items: readonly Node[] };

/** In characters. A pattern that passes over millions of escapes in one text runs out of memory. */
const maximumLength = 4_000_000;

/** All that is unusual, CR and what takes two code units: most texts have none of it, and this takes a quarter of the time to tell. */
const rare = /[^\t\n -~\xA0-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD]/;

/** What `js-yaml` refuses, a byte order mark, and a line break that is no more than CR. */
const unusual = /[^\t\n\r -~\xA0-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD\u{10000}-\u{10FFFF}]|\r(?!\n)/u;

/** What is nested deeper has to be counted. */
const maximumLevel = 100;

class SimpleReader {
  /** What stands there isn't read here; nowhere, if all is. */
  otherAt = nowhere;
  /** The outermost first. */
  openThere: readonly OpenCollection[] = [];
  readonly #open: OpenCollection[] = [];
  readonly #builder: TreeBuilder;
  readonly #text: string;
  readonly #known: KnownYamlEntries | undefined;
  #isSimple = true;
  #level = 0;
  /** What is read next: the first character of a line behind its indentation, or behind a dash. */
  #at = 0;
  /** Its column; less than any where there is nothing more to be read. */
  #column = nowhere;
  /** Of the line that is read: its end, and where the next one begins. */
  #lineEnd = 0;
  #nextLine = 0;
  /** Of the last key that was found: its end, and the place behind its colon. */
  #keyEnd = 0;
  #behindColon = 0;

  constructor(builder: TreeBuilder, known: KnownYamlEntries | undefined) {
    this.#builder = builder;
    this.#known = known;
    this.#text = builder.part.text;
  }

  read(): Node | undefined {
    this.#toNextLine();
    if (this.#column === nowhere) return undefined;
    const root = this.#node(nowhere, this.#known?.root);
    const isRead = this.#isSimple && this.#column === nowhere;
    return isRead && root.kind !== 'scalar' ? root : undefined;
  }

  /** What stands where the reader is, below or behind something in a column; and what stood there `before`, if nothing above it has changed. */
  #node(parent: number, before?: Node): Node {
    if (++this.#level > maximumLevel) return this.#giveUp();
    const node = isDash(this.#text, this.#at)
      ? this.#list(before)
      : this.#findKey()
        ? this.#map(before)
        : this.#scalar(parent);
    this.#level--;
    return node;
  }

  /** From the first of its keys, which has been found. */
  #map(before?: Node): Node {
    this.#builder.enter();
    const start = this.#at;
    const column = this.#column;
    const entries: Entry[] = [];
    this.#open.push({ kind: 'map', entries });
    let end = start;
    const was = before?.kind === 'map' && before.start === start ? before : undefined;
    if (was) this.#takeEntries(was, entries);
    do {
      const rest = this.#known?.entriesFrom(this.#at, column) ?? noEntries;
      for (const entry of rest) entries.push(entry);
      const last = rest[rest.length - 1];
      if (last) {
        end = last.value.end;
        this.#goBehind(end);
        break;
      }
      const keyStart = this.#at;
      const keyEnd = this.#keyEnd;
      const key = sharedWord(keyText(this.#text, keyStart, keyEnd));
      if (key === '<<') this.#giveUp();
      const value = this.#valueOf(keyEnd, column, was?.entries[entries.length]?.value);
      end = value.end;
      entries.push({ key, keyStart, keyEnd, value });
    } while (this.#column === column && this.#findKeyHere());
    if (this.#column > column) this.#giveUp();
    this.#open.pop();
    return this.#builder.map(start, end, entries, false);
  }

  /** Those that stand as they did before the edit, and the reader goes to the next one. */
  #takeEntries(was: MapNode, entries: Entry[]): void {
    for (const entry of this.#known?.entriesBefore(was) ?? noEntries) entries.push(entry);
    const next = was.entries[entries.length];
    if (entries.length === 0 || !next) return;
    this.#goTo(next.keyStart);
    this.#findKeyHere();
  }

  #takeItems(was: ListNode, items: Node[]): void {
    for (const item of this.#known?.itemsBefore(was) ?? noNodes) items.push(item);
    const next = was.items[items.length];
    if (items.length === 0 || !next) return;
    this.#goTo(this.#text.lastIndexOf('-', next.start - 1));
  }

  /** To the beginning of the line that an offset stands in. */
  #goTo(at: number): void {
    this.#nextLine = this.#text.lastIndexOf('\n', at - 1) + 1;
    this.#toNextLine();
  }

  /** To the next line behind a value. */
  #goBehind(end: number): void {
    this.#readLine(end);
    this.#toNextLine();
  }

  #valueOf(keyEnd: number, column: number, before?: Node): Node {
    if (!this.#isBlankFrom(this.#behindColon)) {
      this.#at = skipSpaces(this.#text, this.#behindColon);
      return this.#scalar(column);
    }
    this.#toNextLine();
    if (this.#column > column) return this.#node(column, before);
    return this.#column === column && isDash(this.#text, this.#at) ? this.#list(before) : this.#builder.empty(keyEnd);
  }

  #list(before?: Node): Node {
    this.#builder.enter();
    const start = this.#at;
    const column = this.#column;
    const items: Node[] = [];
    this.#open.push({ kind: 'list', items });
    let end = start;
    const was = before?.kind === 'list' && before.start === start ? before : undefined;
    if (was) this.#takeItems(was, items);
    do {
      const rest = this.#known?.itemsFrom(this.#at, column) ?? noNodes;
      for (const item of rest) items.push(item);
      const last = rest[rest.length - 1];
      if (last) {
        end = last.end;
        this.#goBehind(end);
        break;
      }
      const item = this.#item(column, was?.items[items.length]);
      end = item.end;
      items.push(item);
    } while (this.#column === column && isDash(this.#text, this.#at));
    if (this.#column > column) this.#giveUp();
    this.#open.pop();
    return this.#builder.list(start, end, items);
  }

  #item(column: number, before?: Node): Node {
    const behindDash = this.#at + 1;
    const content = skipSpaces(this.#text, behindDash);
    if (!this.#isBlankFrom(behindDash)) {
      this.#column += content - this.#at;
      this.#at = content;
      return this.#node(column, before);
    }
    this.#toNextLine();
    return this.#column > column ? this.#node(column, before) : this.#builder.empty(behindDash);
  }

  #findKeyHere(): boolean {
    if (this.#findKey()) return true;
    this.#giveUp();
    return false;
  }

  /** Whether a key and its colon are next. */
  #findKey(): boolean {
    const text = this.#text;
    const start = this.#at;
    const quote = text.charCodeAt(start);
    if (quote === doubleQuote || quote === singleQuote) {
      this.#keyEnd = endOfQuoted(this.#text, start);
      if (this.#keyEnd === nowhere || this.#keyEnd > this.#lineEnd) return false;
      const colonAt = skipSpaces(this.#text, this.#keyEnd);
      return text.charCodeAt(colonAt) === colon && this.#isValueBehind(colonAt);
    }
    if (!beginsPlain(text, start)) return false;
    for (let at = start; at < this.#lineEnd; at++) {
      const code = text.charCodeAt(at);
      if (code === tab || (code === hash && text.charCodeAt(at - 1) === space)) return false;
      if (code !== colon || !this.#isValueBehind(at)) continue;
      this.#keyEnd = at;
      while (text.charCodeAt(this.#keyEnd - 1) === space) this.#keyEnd--;
      return this.#keyEnd > start;
    }
    return false;
  }

  #isValueBehind(colonAt: number): boolean {
    const isEnd = colonAt + 1 === this.#lineEnd;
    if (!isEnd && this.#text.charCodeAt(colonAt + 1) !== space) return false;
    this.#behindColon = colonAt + 1;
    return true;
  }

  #scalar(parent: number): Node {
    const code = this.#text.charCodeAt(this.#at);
    switch (code) {
      case doubleQuote:
      case singleQuote:
        return this.#quoted(code, parent);
      case bar:
      case greater:
        return this.#block(code, parent);
      case openingBracket:
        return this.#words();
      case openingBrace:
        return this.#emptyMap();
    }
    return beginsPlain(this.#text, this.#at) ? this.#plain(parent) : this.#giveUp();
  }

  #plain(parent: number): Node {
    const start = this.#at;
    const firstLineEnd = this.#lineEnd;
    let end = start;
    do {
      const contentEnd = endOfPlain(this.#text, this.#at, this.#lineEnd);
      if (contentEnd === nowhere) return this.#giveUp();
      end = contentEnd;
      while (isBlank(this.#text.charCodeAt(end - 1))) end--;
      const isComment = contentEnd < this.#lineEnd;
      if (!this.#toNextLine() || isComment) break;
    } while (this.#column > parent);
    const value =
      end <= firstLineEnd
        ? this.#text.slice(start, end)
        : valueAt(this.#text, { valueStart: start, valueEnd: end, style: SCALAR_STYLE.PLAIN });
    return this.#builder.scalar(start, end, value, 'plain', undefined);
  }

  #quoted(quote: number, parent: number): Node {
    const start = this.#at;
    const end = endOfQuoted(this.#text, start);
    if (end === nowhere || !areIndented(this.#text, { start, end, lineEnd: this.#lineEnd }, parent))
      return this.#giveUp();
    if (end > this.#lineEnd) this.#readLine(end);
    if (!this.#isBlankFrom(end)) return this.#giveUp();
    const node = this.#quotedScalar(quote, start, end);
    this.#toNextLine();
    return node;
  }

  #quotedScalar(quote: number, start: number, end: number): ScalarNode {
    const style = quote === doubleQuote ? 'double' : 'single';
    return this.#builder.scalar(start, end, quotedText(this.#text, start, end), style, undefined);
  }

  #block(code: number, parent: number): Node {
    const start = this.#at;
    blockHeader.lastIndex = start + 1;
    const [header = ''] = blockHeader.exec(this.#text) ?? [];
    if (!this.#isBlankFrom(start + 1 + header.length)) return this.#giveUp();
    const valueStart = this.#nextLine;
    const digit = Number(header.replace(/[-+]/, ''));
    const indent = this.#toEndOfBlock(parent, digit > 0 ? parent + digit : nowhere);
    if (indent === nowhere) return this.#giveUp();
    const valueEnd = this.#nextLine;
    const style = code === bar ? SCALAR_STYLE.LITERAL_BLOCK : SCALAR_STYLE.FOLDED_BLOCK;
    const value = valueAt(this.#text, { valueStart, valueEnd, style, chomping: chompingOf(header), indent });
    const end = endOfBlock(this.#text, start, valueEnd);
    this.#toNextLine();
    return this.#builder.scalar(start, end, value, code === bar ? 'literal' : 'folded', undefined);
  }

  /**
   * Passes over the lines of a text block. Answers with their indentation, which the first of them has where it isn't `given`; nowhere, if
   * there is none, or a mistake in it.
   */
  #toEndOfBlock(parent: number, given: number): number {
    const text = this.#text;
    let indent = given;
    let widestBlank = 0;
    while (this.#nextLine < text.length) {
      const first = skipSpaces(this.#text, this.#nextLine);
      const column = first - this.#nextLine;
      if (first === text.length) return nowhere;
      const code = text.charCodeAt(first);
      const isBlankLine = code === lineFeed || code === carriageReturn;
      if (!isBlankLine && indent === nowhere) {
        if (code === tab || column <= parent || column < widestBlank) return nowhere;
        indent = column;
      }
      if (isBlankLine) widestBlank = Math.max(widestBlank, column);
      else if (column < indent) break;
      const next = text.indexOf('\n', first);
      this.#nextLine = next === -1 ? text.length : next + 1;
    }
    return indent;
  }

  /** `[a, 'b']` in one line. */
  #words(): Node {
    this.#builder.enter();
    const text = this.#text;
    const start = this.#at;
    const items: Node[] = [];
    let at = skipSpaces(this.#text, start + 1);
    while (items.length > 0 || text.charCodeAt(at) !== closingBracket) {
      const quote = text.charCodeAt(at);
      if (quote === doubleQuote || quote === singleQuote) {
        const end = endOfQuoted(this.#text, at);
        if (end === nowhere || end > this.#lineEnd) return this.#giveUp();
        items.push(this.#quotedScalar(quote, at, end));
        at = end;
      } else {
        plainWords.lastIndex = at;
        if (!plainWords.test(text)) return this.#giveUp();
        items.push(
          this.#builder.scalar(at, plainWords.lastIndex, text.slice(at, plainWords.lastIndex), 'plain', undefined),
        );
        at = plainWords.lastIndex;
      }
      at = skipSpaces(this.#text, at);
      if (text.charCodeAt(at) === closingBracket) break;
      if (text.charCodeAt(at) !== comma) return this.#giveUp();
      at = skipSpaces(this.#text, at + 1);
    }
    if (!this.#isBlankFrom(at + 1)) return this.#giveUp();
    this.#toNextLine();
    return this.#builder.list(start, at + 1, items);
  }

  #emptyMap(): Node {
    const start = this.#at;
    if (this.#text.charCodeAt(start + 1) !== closingBrace || !this.#isBlankFrom(start + 2)) return this.#giveUp();
    this.#builder.enter();
    this.#toNextLine();
    return this.#builder.map(start, start + 2, [], false);
  }

  /** Goes to the next line that is neither blank nor a comment. Answers whether no comment stands between. */
  #toNextLine(): boolean {
    const text = this.#text;
    let hasComment = false;
    for (let start = this.#nextLine; start < text.length; start = this.#nextLine) {
      const at = skipSpaces(this.#text, start);
      this.#readLine(at);
      if (at === this.#lineEnd) continue;
      const code = text.charCodeAt(at);
      if (code === hash) {
        hasComment = true;
        continue;
      }
      this.#at = at;
      this.#column = at - start;
      // A tab, or what may be a document's end or the next one's beginning.
      const isMarker = (code === dash && text.startsWith('---', at)) || (code === dot && text.startsWith('...', at));
      if (code === tab || isMarker) this.#giveUp();
      return !hasComment;
    }
    this.#column = nowhere;
    return !hasComment;
  }

  /** The line of an offset becomes the one that is read. */
  #readLine(at: number): void {
    const text = this.#text;
    const lineBreak = text.indexOf('\n', at);
    this.#nextLine = lineBreak === -1 ? text.length : lineBreak + 1;
    this.#lineEnd = lineBreak === -1 ? text.length : lineBreak;
    if (lineBreak > at && text.charCodeAt(lineBreak - 1) === carriageReturn) this.#lineEnd--;
  }

  /** Whether nothing but a comment is there up to the end of the line. A tab counts as something. */
  #isBlankFrom(from: number): boolean {
    const at = skipSpaces(this.#text, from);
    return at === this.#lineEnd || (at > from && this.#text.charCodeAt(at) === hash);
  }

  /** The text is none of those that are read here: nothing more of it is. */
  #giveUp(): Node {
    if (this.#isSimple) {
      this.otherAt = this.#at;
      // What is read on from here is none of it.
      this.openThere = this.#open.map((one) =>
        one.kind === 'map' ? { kind: 'map', entries: one.entries.slice() } : { kind: 'list', items: one.items.slice() },
      );
    }
    this.#isSimple = false;
    this.#column = nowhere;
    this.#nextLine = this.#text.length;
    return this.#builder.empty(this.#at);
  }
}

const noEntries: readonly Entry[] = [];
const noNodes: readonly Node[] = [];

/** Of a text block, behind its `|` or `>`: how it ends, and how far it is indented. */
const blockHeader = /(?:[-+][1-9]?|[1-9][-+]?)?/y;

/** In brackets, where more has a meaning than elsewhere. */
const plainWords = /[\w/.][\w/.+-]*(?: [\w/.+-]+)*/y;
