import { lastAtMost } from './lists.ts';

/** A place in a text as protocols and people count it: line and character from 0, characters in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** The same text in memory of its own: what engines cut out of a text is a view of it, which keeps all of it alive. */
export function copyOf(text: string): string {
  return ` ${text}`.slice(1);
}

/** Whatever knows the lines of a text. */
export interface Lines {
  positionAt(offset: number): Position;
  offsetAt(position: Position): number;
}

/** Converts between offsets and positions of one text. A line ends with LF, CRLF or CR, as in the LSP. */
export class LineIndex implements Lines {
  readonly #text: string;
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.#text = text;
    this.#starts = lineStarts(text);
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** The offset of the first character of a line; the text's length for a line beyond the last. */
  lineStart(line: number): number {
    return this.#starts[line] ?? this.#text.length;
  }

  /** The offset behind the last character of a line, before its line break. */
  lineEnd(line: number): number {
    let end = this.#starts[line + 1] ?? this.#text.length;
    if (line + 1 < this.#starts.length) {
      if (this.#text.charCodeAt(end - 1) === lineFeed) end -= 1;
      if (end > this.lineStart(line) && this.#text.charCodeAt(end - 1) === carriageReturn) end -= 1;
    }
    return end;
  }

  lineAt(offset: number): number {
    return lastAtMost(this.#starts, offset);
  }

  positionAt(offset: number): Position {
    const bounded = Math.max(0, Math.min(offset, this.#text.length));
    const line = this.lineAt(bounded);
    return { line, character: bounded - this.lineStart(line) };
  }

  /** A character beyond the line's end means the line's end. */
  offsetAt(position: Position): number {
    if (position.line >= this.#starts.length) return this.#text.length;
    return Math.min(this.lineStart(position.line) + Math.max(0, position.character), this.lineEnd(position.line));
  }
}

const lineFeed = 10;
const carriageReturn = 13;

function lineStarts(text: string): number[] {
  const starts = [0];
  const hasLoneReturn = text.includes('\r') && /\r(?!\n)/.test(text);
  if (!hasLoneReturn) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === lineFeed || (code === carriageReturn && text.charCodeAt(at + 1) !== lineFeed)) starts.push(at + 1);
  }
  return starts;
}

/** A text as a part of a regular expression, with the flag `u` or without, outside of brackets. */
export function asPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
