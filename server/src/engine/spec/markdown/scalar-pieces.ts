import type { ScalarNode } from '../tree/node.ts';
import { escapeAt } from './escapes.ts';

/** A stretch of a value, and where it is written. Of equal length, it is a copy; else an escape or a line break. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly sourceStart: number;
  readonly sourceEnd: number;
}

/** The pieces that a value is made of, in order. Empty where the source doesn't make the value: nothing is guessed. */
export function piecesOf(node: ScalarNode, value: string): readonly Piece[] {
  for (const lines of waysToRead(node)) {
    const pieces = aligned(lines, value);
    if (pieces) return pieces;
  }
  return [];
}

/** What a line of the source adds to the value. */
interface SourceLine {
  readonly parts: readonly { readonly text: string; readonly start: number; readonly end: number }[];
  /** Where the line's text begins and ends, without indentation and line break. */
  readonly start: number;
  readonly end: number;
}

function* waysToRead(node: ScalarNode): Iterable<readonly SourceLine[]> {
  switch (node.style) {
    case 'literal':
    case 'folded':
      yield* blocks(node);
      return;
    case 'single':
      yield flowLines(node, 1).map((line) => withEscapes(line, node.part.text, doubledQuote));
      return;
    case 'double':
      yield flowLines(node, 1).map((line) => withEscapes(line, node.part.text, escapeAt));
      return;
    case 'plain':
      yield flowLines(node, 0).map((line) => copy(line, node.part.text));
      return;
  }
}

interface Bounds {
  readonly start: number;
  readonly end: number;
}

/** Lines of a flow scalar: blanks around line breaks don't count (YAML 1.2.2, 6.5). */
function flowLines({ part: { text }, start, end }: ScalarNode, quotes: number): readonly Bounds[] {
  const lines = linesIn(text, start + quotes, end - quotes);
  return lines.map((line, index) => {
    let { start: from, end: to } = line;
    if (index > 0) while (from < to && isBlank(text.charCodeAt(from))) from++;
    if (index < lines.length - 1) while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
    return { start: from, end: to };
  });
}

/** By each indentation that the block may have: mostly that of its first line, else the indicator says it. */
function* blocks({ part: { text }, start, end }: ScalarNode): Iterable<readonly SourceLine[]> {
  const [, ...lines] = linesIn(text, start, end);
  const widths = lines.map((line) => indentOf(text, line));
  const first = widths.find((width) => width !== undefined) ?? 0;
  for (let indent = first; indent >= 0; indent--) {
    yield lines.map((line) => copy({ start: Math.min(line.start + indent, line.end), end: line.end }, text));
  }
}

/** Undefined of a line with nothing else. */
function indentOf(text: string, { start, end }: Bounds): number | undefined {
  let at = start;
  while (at < end && text[at] === ' ') at++;
  return at === end ? undefined : at - start;
}

function linesIn(text: string, start: number, end: number): readonly Bounds[] {
  const lines: Bounds[] = [];
  let from = start;
  while (from <= end) {
    const found = text.indexOf('\n', from);
    const at = found === -1 || found >= end ? end : found;
    lines.push({ start: from, end: at < end && at > from && text[at - 1] === '\r' ? at - 1 : at });
    from = at + 1;
  }
  return lines;
}

function copy({ start, end }: Bounds, text: string): SourceLine {
  return { parts: end > start ? [{ text: text.slice(start, end), start, end }] : [], start, end };
}

/** What is written in other letters than it means. */
type Escape = (
  text: string,
  at: number,
  end: number,
) => { readonly means: string; readonly length: number } | undefined;

function doubledQuote(text: string, at: number): ReturnType<Escape> {
  return text[at] === "'" && text[at + 1] === "'" ? { means: "'", length: 2 } : undefined;
}

function withEscapes({ start, end }: Bounds, text: string, read: Escape): SourceLine {
  const parts: { text: string; start: number; end: number }[] = [];
  let from = start;
  const add = (until: number): void => {
    if (until > from) parts.push({ text: text.slice(from, until), start: from, end: until });
  };
  for (let at = start; at < end; ) {
    const found = read(text, at, end);
    if (!found) {
      at++;
      continue;
    }
    add(at);
    if (found.means !== '') parts.push({ text: found.means, start: at, end: at + found.length });
    at += found.length;
    from = at;
  }
  add(end);
  return { parts, start, end };
}

/** Lays the lines along the value: between two of them it has nothing, a blank, or line breaks. Undefined where they don't fit. */
function aligned(lines: readonly SourceLine[], value: string): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  let at = 0;
  let behind: number | undefined;
  for (const { parts, start, end } of lines) {
    if (parts.length === 0 && behind !== undefined) continue;
    const text = parts.map((part) => part.text).join('');
    const gap = gapBefore(value, at, text);
    if (gap === undefined) return undefined;
    if (gap > 0) pieces.push({ start: at, end: at + gap, sourceStart: behind ?? start, sourceEnd: start });
    at += gap;
    for (const part of parts) {
      pieces.push({ start: at, end: at + part.text.length, sourceStart: part.start, sourceEnd: part.end });
      at += part.text.length;
    }
    behind = end;
  }
  const rest = value.length - at;
  if (rest > 0 && /[^\n]/.test(value.slice(at))) return undefined;
  const last = lines.at(-1)?.end ?? 0;
  if (rest > 0) pieces.push({ start: at, end: value.length, sourceStart: behind ?? last, sourceEnd: last });
  return pieces;
}

function gapBefore(value: string, at: number, text: string): number | undefined {
  for (let gap = 0; at + gap <= value.length; gap++) {
    if (value.startsWith(text, at + gap)) return gap;
    const next = value[at + gap];
    if (next !== '\n' && !(next === ' ' && gap === 0)) return undefined;
  }
  return undefined;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}
