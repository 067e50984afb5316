import type { Part } from '../text/part.ts';
import { isQuiet } from '../text/yaml-line.ts';

/** How the lines of a part are indented: read once, since a line is looked at by each block that it stands in. */
export interface Indents {
  /** The lines' offsets; here a line ends with LF. */
  readonly starts: Int32Array;
  /** By how many blanks each is indented; {@link quiet} where nothing but a comment stands in it. */
  readonly columns: Int32Array;
  /** Of each the next line that is indented no more than it, and that isn't quiet: the index of a line, or how many there are. */
  readonly next: Int32Array;
}

/** The column of a line that is blank, or has only a comment. */
export const quiet = -1;

export function indentsOf(part: Part): Indents {
  let indents = ofParts.get(part);
  if (!indents) {
    indents = readIndents(part.text);
    ofParts.set(part, indents);
  }
  return indents;
}

const ofParts = new WeakMap<Part, Indents>();

function readIndents(text: string): Indents {
  const lines: number[] = [];
  for (let at = 0; at < text.length; ) {
    lines.push(at);
    const lineFeed = text.indexOf('\n', at);
    at = lineFeed === -1 ? text.length : lineFeed + 1;
  }
  const columns = new Int32Array(lines.length);
  for (let line = 0; line < lines.length; line++)
    columns[line] = columnOf(text, lines[line] ?? 0, lines[line + 1] ?? text.length);
  return { starts: Int32Array.from(lines), columns, next: nextOf(columns) };
}

function columnOf(text: string, start: number, end: number): number {
  let first = start;
  while (text.charCodeAt(first) === space) first++;
  return isQuiet(text, first, end) ? quiet : first - start;
}

function nextOf(columns: Int32Array): Int32Array {
  const next = new Int32Array(columns.length);
  /** Lines whose next one isn't found yet, each indented more than the one before it. */
  const open: number[] = [];
  for (let line = 0; line < columns.length; line++) {
    const column = columns[line] ?? quiet;
    if (column === quiet) continue;
    for (let last = open.at(-1); last !== undefined && (columns[last] ?? 0) >= column; last = open.at(-1)) {
      next[last] = line;
      open.pop();
    }
    open.push(line);
  }
  for (const line of open) next[line] = columns.length;
  return next;
}

/** The index of the line that begins at an offset, or of the first one behind it. */
export function lineFrom({ starts }: Indents, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

const space = 32;
