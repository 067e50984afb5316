import type { Part } from '../text/part.ts';
import { isQuiet, readYamlLine } from '../text/yaml-line.ts';
import { indentsOf, lineFrom, quiet } from './indents.ts';

/**
 * An entry of a block map, or an item of a block list, with all lines that are indented more, and the blank lines and comments behind it. In
 * block style the indentation shows where one ends, however broken its inside is. Offsets from the start of the text.
 */
export interface Block {
  /** What its first line is: a key with its colon, a dash, words without a colon, or what can begin neither. */
  readonly kind: 'key' | 'item' | 'text' | 'other';
  /** It doesn't stand in the column of the others, or is a key among items, or an item among keys. */
  readonly isStray: boolean;
  /** Nothing but a comment stands behind the key. */
  readonly isBare: boolean;
  readonly column: number;
  /** Of its first line; where that begins with a dash that isn't its own, as if blanks stood there. */
  readonly start: number;
  /** Of its first character. */
  readonly content: number;
  readonly end: number;
  readonly isInline: boolean;
}

/** A block map or a block list. */
export interface Blocks {
  readonly kind: 'map' | 'list';
  readonly blocks: readonly Block[];
}

/** The lines from an offset to another one. The first may begin behind a dash. */
export interface Lines {
  readonly start: number;
  readonly end: number;
  readonly inline?: { readonly content: number; readonly column: number };
  /** The lines are part of a text that is known to be broken: they are cut in any case. */
  readonly isBroken?: boolean;
}

/** A block's text, with blanks in place of a dash before it: it can be parsed by itself. */
export function blockText(text: string, { start, content, column, end, isInline }: Block): string {
  return isInline ? ' '.repeat(column) + text.slice(content, end) : text.slice(start, end);
}

/** The blocks that lines of a part consist of; undefined where they are no block map and no block list, or can't be cut. */
export function cutBlocks(part: Part, { start, end, inline, isBroken = false }: Lines): Blocks | undefined {
  const { text } = part;
  const indents = indentsOf(part);
  const { starts, columns, next } = indents;
  const cutter = new BlockCutter(text, start, isBroken);
  let line = lineFrom(indents, inline ? endOfLine(text, inline.content, end) : start);
  if (inline) {
    cutter.begin(inline.content - inline.column, { ...inline, end: starts[line] ?? end, isInline: true });
  }
  while (line < starts.length && cutter.isCuttable) {
    const at = starts[line] ?? end;
    if (at >= end) break;
    const column = columns[line] ?? quiet;
    const isWithin = column === quiet || column > cutter.reach;
    if (!isWithin) {
      const behind = Math.min(starts[line + 1] ?? end, end);
      cutter.begin(at, { content: at + column, column, end: behind, isInline: false });
    }
    // The lines that are indented more belong to the block that was just begun.
    line = !isWithin && column === cutter.reach ? (next[line] ?? starts.length) : line + 1;
  }
  return cutter.finish(end);
}

/** Behind the line break of an offset's line. */
export function endOfLine(text: string, from: number, end: number): number {
  const lineFeed = text.indexOf('\n', from);
  return lineFeed === -1 || lineFeed >= end ? end : lineFeed + 1;
}

const tab = 9;
const lineFeed = 10;
const carriageReturn = 13;
const space = 32;
const dash = 45;
const closingBracket = 93;
const closingBrace = 125;

interface Line {
  readonly content: number;
  readonly column: number;
  readonly end: number;
  readonly isInline: boolean;
}

/** Its end is known when the next one begins. */
interface BegunBlock extends Block {
  end: number;
}

type Kind = Pick<Block, 'kind' | 'isBare'>;

const item: Kind = { kind: 'item', isBare: false };
const key: Kind = { kind: 'key', isBare: false };
const bareKey: Kind = { kind: 'key', isBare: true };
const words: Kind = { kind: 'text', isBare: false };
const other: Kind = { kind: 'other', isBare: false };

class BlockCutter {
  /** Lines that are indented more belong to the block that was begun last. */
  reach = Number.POSITIVE_INFINITY;
  isCuttable = true;
  readonly #text: string;
  readonly #begun: BegunBlock[] = [];
  readonly #start: number;
  readonly #isBroken: boolean;
  #kind: 'map' | 'list' | undefined;
  #column = -1;

  constructor(text: string, start: number, isBroken: boolean) {
    this.#text = text;
    this.#isBroken = isBroken;
    this.#start = start;
  }

  /** A line that begins a block, unless it goes on with the one before it. */
  begin(at: number, { content, column, end, isInline }: Line): void {
    const code = this.#text.charCodeAt(content);
    if (code === tab || code === closingBracket || code === closingBrace) {
      // No such line begins anything: it goes on with a value in brackets, or is a mistake.
      if (this.#kind === undefined && !this.#isBroken) this.isCuttable = false;
      return;
    }
    if (this.#kind === undefined && column === 0 && /^---[ \t]*[\r\n]/.test(this.#text.slice(content, end))) return;
    const { kind, isBare } = this.#kindOf(content, end, column);
    const last = this.#begun[this.#begun.length - 1];
    if (kind === 'item' && last && last.kind !== 'item' && last.column === column) return;
    if (this.#kind === undefined) {
      if (kind === 'other' && !this.#isBroken) this.isCuttable = false;
      this.#kind = kind === 'item' ? 'list' : 'map';
      this.#column = column;
    }
    const isStray = column !== this.#column || (this.#kind === 'list') !== (kind === 'item');
    const start = last || isInline ? at : this.#start;
    if (last) last.end = start;
    this.#begun.push({ kind, isStray, isBare, column, start, content, end: start, isInline });
    this.reach = column;
  }

  finish(end: number): Blocks | undefined {
    const begun = this.#begun;
    const [first] = begun;
    if (!this.isCuttable || this.#kind === undefined || !first) return undefined;
    // Words without a colon are a text over several lines, unless a key stands in their column.
    const isText = first.kind === 'text' && !begun.some(({ kind, isStray }) => kind === 'key' && !isStray);
    if (isText && !this.#isBroken) return undefined;
    const last = begun[begun.length - 1] ?? first;
    last.end = end;
    return { kind: this.#kind, blocks: begun };
  }

  #kindOf(content: number, end: number, column: number): Kind {
    if (isDash(this.#text, content)) return item;
    wordAsKey.lastIndex = content;
    if (wordAsKey.test(this.#text)) return isQuiet(this.#text, wordAsKey.lastIndex, end) ? bareKey : key;
    const read = readYamlLine(this.#text.slice(content, end).replace(/[\r\n]+$/, ''));
    // Where an empty key stands depends on what is before it.
    const isEmptyKey = read.kind === 'key' && this.#text[content] === ':';
    // `js-yaml` takes it for the beginning of a document where it is the first in a text, however indented.
    const isMarker = this.#text.startsWith('---', content);
    const isUncuttable = read.kind === 'uncuttable' || isEmptyKey || isMarker;
    const isInPlace = this.#kind === undefined || column === this.#column;
    if (isUncuttable && isInPlace && !this.#isBroken) this.isCuttable = false;
    if (read.kind === 'key') return read.isBare ? bareKey : key;
    return read.kind === 'text' ? words : other;
  }
}

/** What nearly all keys are: told by {@link readYamlLine}, too, but not as fast. */
const wordAsKey = /[A-Za-z][\w-]*:(?=[ \r\n]|$)/y;

/** A dash and a blank, or the end of a line or of the text. */
export function isDash(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== dash) return false;
  const next = text.charCodeAt(at + 1);
  return Number.isNaN(next) || next === space || next === tab || next === lineFeed || next === carriageReturn;
}
