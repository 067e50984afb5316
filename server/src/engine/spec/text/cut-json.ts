import { type Brackets, countBrackets } from './brackets.ts';
import { containerKeys, outerContainer } from './containers.ts';
import type { Cutter, Segment, Segments } from './segment.ts';

/** What a line depends on: where in the document it is, and the columns at which entries begin, -1 until the first. */
export interface JsonState {
  /** `start`: nothing yet; `lead`: blank lines; `root`: in the root; `end`: behind it; `lost`: the root's brace isn't on a line of its own. */
  readonly phase: 'start' | 'lead' | 'root' | 'end' | 'lost';
  readonly column: number;
  readonly outer: string | undefined;
  readonly outerColumn: number;
  readonly inner: string | undefined;
  readonly innerColumn: number;
  /** The line before opens or closes a map of parts: nothing that follows belongs to it. */
  readonly isClosed: boolean;
}

export interface JsonLabel {
  /** How many containers it is in; an opening brace is not in its map, a closing one is. */
  readonly depth: number;
  readonly kind: 'open' | 'entry' | 'container' | 'close' | 'lost';
  /** The key of the container that it opens. */
  readonly opens: string | undefined;
}

export type JsonSegment = Segment<JsonState, JsonLabel, Brackets>;
export type JsonSegments = Segments<JsonState, JsonLabel, Brackets>;

/** Cuts JSON at lines whose indentation is that of the entries of the root, or of a container. Lines show it however broken the text is. */
export const jsonCutter: Cutter<JsonState, JsonLabel, Brackets> = {
  start: {
    phase: 'start',
    column: -1,
    outer: undefined,
    outerColumn: -1,
    inner: undefined,
    innerColumn: -1,
    isClosed: false,
  },
  isSame: (one, other) =>
    one === other ||
    (one.phase === other.phase &&
      one.column === other.column &&
      one.outer === other.outer &&
      one.outerColumn === other.outerColumn &&
      one.inner === other.inner &&
      one.innerColumn === other.innerColumn &&
      one.isClosed === other.isClosed),
  read(text, from, begin) {
    let state = from;
    let reach = reachOf(state);
    for (let at = 0, end = 0; at < text.length; at = end) {
      end = text.indexOf('\n', at) + 1 || text.length;
      const margin = state.phase === 'start' && text.charCodeAt(at) === byteOrderMark ? at + 1 : at;
      let first = margin;
      while (isBlank(text.charCodeAt(first))) first++;
      if (first - margin > reach) continue;
      const next = readLine({ at, indent: first - margin, content: text.slice(first, end).trimEnd() }, state, begin);
      if (next === state) continue;
      state = next;
      reach = reachOf(state);
    }
    return state;
  },
  summarise: countBrackets,
};

const byteOrderMark = 0xfeff;

/** Spaces and tabs count alike: the lines of a map begin with the same. */
function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

interface Line {
  readonly at: number;
  readonly indent: number;
  readonly content: string;
}

type Begin = (at: number, before: JsonState, label: JsonLabel) => void;

function reachOf({ phase, column, outer, outerColumn, inner, innerColumn, isClosed }: JsonState): number {
  if (phase === 'lost' || (phase === 'end' && !isClosed)) return -1;
  const isAwaiting = (outer !== undefined && outerColumn === -1) || (inner !== undefined && innerColumn === -1);
  if (phase !== 'root' || column === -1 || isAwaiting || isClosed) return Number.POSITIVE_INFINITY;
  return Math.max(column, outerColumn, innerColumn);
}

function readLine(line: Line, state: JsonState, begin: Begin): JsonState {
  const { at, content } = line;
  if (state.phase === 'start') {
    const isEmpty = content === '';
    if (isEmpty || content === '{') begin(at, state, { depth: 0, kind: 'open', opens: undefined });
    if (isEmpty) return { ...state, phase: 'lead' };
    return content === '{' ? { ...state, phase: 'root', isClosed: true } : lose(line, state, begin);
  }
  if (content === '') return state;
  if (state.phase === 'lead') {
    return content === '{' ? { ...state, phase: 'root', isClosed: true } : lose(line, state, begin);
  }
  if (state.phase === 'end') return lose(line, state, begin);
  if (state.column === -1) {
    if (content.startsWith('"')) return beginEntry(line, state, { ...state, column: line.indent }, begin);
    return content.startsWith('}') ? close(line, state, begin) : lose(line, state, begin);
  }
  return readInRoot(line, state, begin);
}

function lose({ at }: Line, state: JsonState, begin: Begin): JsonState {
  begin(at, state, { depth: 0, kind: 'lost', opens: undefined });
  return { ...jsonCutter.start, phase: 'lost' };
}

function readInRoot(line: Line, state: JsonState, begin: Begin): JsonState {
  const { content, indent } = line;
  const { column, outer, outerColumn, inner, innerColumn } = state;
  if (content.startsWith('"')) {
    if (indent === column) return beginEntry(line, state, atRoot(state), begin);
    if (outer !== undefined && indent > column) {
      if (outerColumn === -1 || indent === outerColumn) {
        return beginEntry(line, state, { ...atOuter(state), outerColumn: indent }, begin);
      }
      if (inner !== undefined && indent > outerColumn && (innerColumn === -1 || indent === innerColumn)) {
        return beginEntry(line, state, { ...state, innerColumn: indent }, begin);
      }
    }
  }
  if (content.startsWith('}')) {
    const closesMap =
      indent < column || (outer !== undefined && indent === column) || (inner !== undefined && indent === outerColumn);
    if (closesMap) return close(line, state, begin);
  }
  return state.isClosed ? beginEntry(line, state, state, begin) : state;
}

function atRoot(state: JsonState): JsonState {
  return { ...jsonCutter.start, phase: 'root', column: state.column };
}

function atOuter(state: JsonState): JsonState {
  return { ...state, inner: undefined, innerColumn: -1 };
}

function depthOf({ outer, inner }: JsonState): number {
  return inner !== undefined ? 2 : outer !== undefined ? 1 : 0;
}

/** A line that closes a map of parts: the root, or a container. */
function close({ at, indent }: Line, state: JsonState, begin: Begin): JsonState {
  const depth = indent < state.column || state.column === -1 ? 0 : indent === state.column ? 1 : 2;
  begin(at, state, { depth, kind: 'close', opens: undefined });
  if (depth === 0) return { ...jsonCutter.start, phase: 'end', isClosed: true };
  return { ...(depth === 1 ? atRoot(state) : atOuter(state)), isClosed: true };
}

function beginEntry({ at, content }: Line, before: JsonState, state: JsonState, begin: Begin): JsonState {
  const depth = depthOf(state);
  const [, key] = /^"([^"\\]*)"[ \t]*:[ \t]*\{$/.exec(content) ?? [];
  const canOpen = depth === 0 ? containerKeys.has(key ?? '') : depth === 1 && state.outer === outerContainer;
  const opens = canOpen ? key : undefined;
  begin(at, before, { depth, kind: opens === undefined ? 'entry' : 'container', opens });
  if (opens === undefined) return state.isClosed ? { ...state, isClosed: false } : state;
  const opened = depth === 0 ? { outer: opens, outerColumn: -1 } : { inner: opens, innerColumn: -1 };
  return { ...state, ...opened, isClosed: true };
}
