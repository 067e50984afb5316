import { type Brackets, countBrackets } from './brackets.ts';
import { areSame, type Containers, containerKeys, outerContainer } from './containers.ts';
import type { Cutter, Segment, Segments } from './segment.ts';
import { type LeftContainers, type SlipLabel, withBelow } from './slips.ts';

/** What a line depends on: where in the document it is, and the columns at which entries begin, -1 until the first. */
export interface JsonState extends JsonContainers {
  /** `start`: nothing yet; `lead`: blank lines; `root`: in the root; `end`: behind it; `lost`: the root's brace isn't on a line of its own. */
  readonly phase: 'start' | 'lead' | 'root' | 'end' | 'lost';
  /** The line before opens or closes a map of parts: nothing that follows belongs to it. */
  readonly isClosed: boolean;
  /** Containers that the line before closed, or that an entry has left without a closing brace: they go on if a line stands in their column. */
  readonly left: LeftInJson | undefined;
}

interface JsonContainers extends Containers {
  /** Of the root's entries. */
  readonly column: number;
}

type LeftInJson = JsonContainers & LeftContainers;

export interface JsonLabel extends SlipLabel {
  /** How many containers it is in; an opening brace is not in its map, a closing one is. */
  readonly depth: number;
  readonly kind: 'open' | 'entry' | 'container' | 'close' | 'lost';
  /** The key of the container that it opens. */
  readonly opens: string | undefined;
  /** How many containers it has left, where it leaves some. */
  readonly leftDepth?: number;
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
    left: undefined,
  },
  isSame: (one, other) =>
    one === other ||
    (one.phase === other.phase &&
      isInSame(one, other) &&
      one.isClosed === other.isClosed &&
      (one.left === other.left ||
        (!!one.left && !!other.left && one.left.below === other.left.below && isInSame(one.left, other.left)))),
  read(text, from, begin) {
    let state = from;
    let reach = reachOf(state);
    for (let at = 0, end = 0; at < text.length; at = end) {
      end = text.indexOf('\n', at) + 1 || text.length;
      const margin = state.phase === 'start' && text.charCodeAt(at) === byteOrderMark ? at + 1 : at;
      let first = margin;
      // No more of the indentation than matters: most lines are indented far more.
      while (first - margin <= reach && isBlank(text.charCodeAt(first))) first++;
      if (first - margin > reach) continue;
      const next = readLine({ at, indent: first - margin, content: text.slice(first, end).trimEnd() }, state, begin);
      if (next === state) continue;
      state = next;
      reach = reachOf(state);
    }
    return state;
  },
  summarise: (text) => countBrackets(text, 0, text.length),
};

function isInSame(one: JsonContainers, other: JsonContainers): boolean {
  return one.column === other.column && areSame(one, other);
}

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

function reachOf({ phase, column, outer, outerColumn, inner, innerColumn, isClosed, left }: JsonState): number {
  if (phase === 'lost' || (phase === 'end' && !isClosed)) return -1;
  const isAwaiting = (outer !== undefined && outerColumn === -1) || (inner !== undefined && innerColumn === -1);
  if (phase !== 'root' || column === -1 || isAwaiting || isClosed || left?.below === -1)
    return Number.POSITIVE_INFINITY;
  return Math.max(column, outerColumn, innerColumn, left?.outerColumn ?? 0, left?.innerColumn ?? 0);
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
  if (state.phase === 'end') return resume(line, state, begin) ?? lose(line, state, begin);
  if (state.column === -1) {
    if (content.startsWith('"')) return beginEntry(line, state, { ...state, column: line.indent }, begin);
    return content.startsWith('}') ? close(line, state, begin) : lose(line, state, begin);
  }
  return readInRoot(
    line,
    state.left?.below === -1 ? { ...state, left: withBelow(state.left, line.indent, state) } : state,
    begin,
  );
}

function lose({ at }: Line, state: JsonState, begin: Begin): JsonState {
  begin(at, state, { depth: 0, kind: 'lost', opens: undefined });
  return { ...jsonCutter.start, phase: 'lost' };
}

function readInRoot(line: Line, state: JsonState, begin: Begin): JsonState {
  const { content, indent } = line;
  const { column, outer, outerColumn, inner, innerColumn } = state;
  const resumed = resume(line, state, begin);
  if (resumed) return resumed;
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

/** At an entry in the column of containers that were left. Whether brackets say the same is seen later. */
function resume(line: Line, state: JsonState, begin: Begin): JsonState | undefined {
  const { content, indent } = line;
  const { left } = state;
  if (!left || !content.startsWith('"') || indent >= left.below) return undefined;
  if (indent === state.column || indent === state.outerColumn) return undefined;
  const { below: _, ...containers } = left;
  const within: JsonState = { ...jsonCutter.start, ...containers, phase: 'root' };
  if (left.inner !== undefined && indent === left.innerColumn) return beginEntry(line, state, within, begin, 'resumes');
  if (left.outer !== undefined && indent === left.outerColumn)
    return beginEntry(line, state, atOuter(within), begin, 'resumes');
  return indent === left.column ? beginEntry(line, state, atRoot(within), begin, 'resumes') : undefined;
}

/** What an entry, or a brace, at a depth leaves; -1 for the root's brace. */
function leftBy(state: JsonState, depth: number, below: number): LeftInJson | undefined {
  const { column, outer, outerColumn, inner, innerColumn } = state;
  const isOut = depth === 1 ? innerColumn !== -1 : depth === 0 ? outerColumn !== -1 : depth === -1 && column !== -1;
  return isOut ? { column, outer, outerColumn, inner, innerColumn, below } : undefined;
}

/** Behind a brace that slipped stands what begins no entry: the containers may still go on. */
function leftByJunk(content: string, { left }: JsonState): LeftInJson | undefined {
  return content.startsWith('"') ? undefined : left;
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
  const left = leftBy(state, depth - 1, Number.POSITIVE_INFINITY);
  begin(at, state, { depth, kind: 'close', opens: undefined, ...slipOf(left, state) });
  if (depth === 0) return { ...jsonCutter.start, phase: 'end', isClosed: true, left };
  return { ...(depth === 1 ? atRoot(state) : atOuter(state)), isClosed: true, left };
}

function slipOf(left: LeftInJson | undefined, state: JsonState): Pick<JsonLabel, 'slip' | 'leftDepth'> {
  return left ? { slip: 'leaves', leftDepth: depthOf(state) } : {};
}

function beginEntry(
  { at, content }: Line,
  before: JsonState,
  place: JsonState,
  begin: Begin,
  slip?: 'resumes',
): JsonState {
  const depth = depthOf(place);
  const below = /[{[]$/.test(content) ? -1 : Number.POSITIVE_INFINITY;
  const left = slip ? undefined : before.isClosed ? leftByJunk(content, before) : leftBy(before, depth, below);
  const state = left === place.left ? place : { ...place, left };
  const [, key] = /^"([^"\\]*)"[ \t]*:[ \t]*\{$/.exec(content) ?? [];
  const canOpen = depth === 0 ? containerKeys.has(key ?? '') : depth === 1 && state.outer === outerContainer;
  const opens = canOpen ? key : undefined;
  const kind = opens === undefined ? 'entry' : 'container';
  begin(at, before, {
    depth,
    kind,
    opens,
    ...(slip ? { slip } : slipOf(left === before.left ? undefined : left, before)),
  });
  if (opens === undefined) return state.isClosed ? { ...state, isClosed: false } : state;
  const opened = depth === 0 ? { outer: opens, outerColumn: -1 } : { inner: opens, innerColumn: -1 };
  return { ...state, ...opened, isClosed: true };
}
