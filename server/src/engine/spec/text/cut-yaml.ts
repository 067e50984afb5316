import { suggest } from '../../configuration/problem.ts';
import { componentKinds, rootKeys } from '../grammar/walk-types.ts';
import { areSame, type Containers, containerKeys, outerContainer } from './containers.ts';
import type { Cutter, Segment, Segments } from './segment.ts';
import { type LeftContainers, type SlipLabel, withBelow } from './slips.ts';
import { isQuiet, readYamlLine, type YamlLine } from './yaml-line.ts';

/** What a line depends on: where in the document it is, and the columns at which entries begin. */
export interface YamlState extends Containers {
  /** `start`: nothing yet; `lead`: comments; `marked`: `---`; `body`: entries; `end`: a second document. */
  readonly phase: 'start' | 'lead' | 'marked' | 'body' | 'end';
  /** Containers that a line has left which may have been a slip. */
  readonly left: LeftContainers | undefined;
}

export interface YamlLabel extends SlipLabel {
  /** How many containers it is in. */
  readonly depth: 0 | 1 | 2;
  readonly kind: YamlLine['kind'] | 'filler';
  /** The key of the container that it opens, if entries follow. */
  readonly opens: string | undefined;
}

export interface YamlSummary {
  /** A carriage return ends a line by itself. */
  readonly hasLoneReturn: boolean;
}

export type YamlSegment = Segment<YamlState, YamlLabel, YamlSummary>;
export type YamlSegments = Segments<YamlState, YamlLabel, YamlSummary>;

/** Cuts YAML at lines whose indentation is that of the entries of the root, or of a container. */
export const yamlCutter: Cutter<YamlState, YamlLabel, YamlSummary> = {
  start: { phase: 'start', outer: undefined, outerColumn: -1, inner: undefined, innerColumn: -1, left: undefined },
  isSame: (one, other) =>
    one === other || (one.phase === other.phase && areSame(one, other) && isLeftSame(one.left, other.left)),
  read(text, from, begin) {
    let state = from;
    let reach = reachOf(state);
    for (let at = 0, end = 0; at < text.length; at = end) {
      end = text.indexOf('\n', at) + 1 || text.length;
      const margin = state.phase === 'start' && text.charCodeAt(at) === byteOrderMark ? at + 1 : at;
      let first = margin;
      // No more of the indentation than matters: most lines are indented far more.
      while (first - margin <= reach && text.charCodeAt(first) === space) first++;
      if (first - margin > reach) continue;
      const line = { at, indent: first - margin, code: text.charCodeAt(first), first, end };
      const next = readLine(text, line, state, begin);
      if (next === state) continue;
      state = next;
      reach = reachOf(state);
    }
    return state;
  },
  summarise: (text) => ({ hasLoneReturn: text.includes('\r') && /\r(?!\n)/.test(text) }),
};

function isLeftSame(one: LeftContainers | undefined, other: LeftContainers | undefined): boolean {
  if (one === other || !one || !other) return one === other;
  return one.below === other.below && one.isStranger === other.isStranger && areSame(one, other);
}

const space = 32;
const tab = 9;
const dash = 45;
const byteOrderMark = 0xfeff;

interface Line {
  readonly at: number;
  readonly indent: number;
  /** Of its first character behind the indentation, which stands at `first`. */
  readonly code: number;
  readonly first: number;
  readonly end: number;
}

type Begin = (at: number, before: YamlState, label: YamlLabel) => void;

/** The greatest indentation at which a line can begin a segment. */
function reachOf({ phase, outer, outerColumn, inner, innerColumn, left }: YamlState): number {
  if (phase === 'end') return -1;
  const isAwaiting = (outer !== undefined && outerColumn === -1) || (inner !== undefined && innerColumn === -1);
  if (phase !== 'body' || isAwaiting || left?.below === -1) return Number.POSITIVE_INFINITY;
  return Math.max(0, outerColumn, innerColumn, left?.outerColumn ?? 0, left?.innerColumn ?? 0);
}

function readLine(text: string, line: Line, state: YamlState, begin: Begin): YamlState {
  const { at, indent, first, end } = line;
  if (isQuiet(text, first, end)) {
    if (state.phase !== 'start') return state;
    begin(at, state, filler);
    return { ...state, phase: 'lead' };
  }
  if (state.phase === 'body') {
    if (indent === 0 && isMarker(text, first)) {
      begin(at, state, filler);
      return { ...yamlCutter.start, phase: 'end' };
    }
    return readContent(text, line, state, begin);
  }
  return readBeforeBody(text, line, state, begin);
}

const filler: YamlLabel = { depth: 0, kind: 'filler', opens: undefined };

function isMarker(text: string, at: number): boolean {
  return /^(?:---|\.\.\.)(?:\s|$)/.test(text.slice(at, at + 4));
}

function readBeforeBody(text: string, line: Line, state: YamlState, begin: Begin): YamlState {
  const { at, indent, first, end } = line;
  const isAtMargin = indent === 0;
  const isLoneMarker = isAtMargin && isMarker(text, first) && isQuiet(text, first + 3, end);
  if (isLoneMarker && text.startsWith('---', first) && state.phase !== 'marked') {
    if (state.phase === 'start') begin(at, state, filler);
    return { ...state, phase: 'marked' };
  }
  const body: YamlState = { ...state, phase: 'body' };
  const canBegin = isAtMargin && !isMarker(text, first) && !isDash(text, first) && !isClosing(line.code);
  if (canBegin) return beginEntry(text, line, { before: state, seen: state, state: body, depth: 0 }, begin);
  begin(at, state, { depth: 0, kind: 'other', opens: undefined });
  return body;
}

function isDash(text: string, at: number): boolean {
  return text.charCodeAt(at) === dash && /\s|^$/.test(text.slice(at + 1, at + 2));
}

function isClosing(code: number): boolean {
  return code === 93 || code === 125;
}

function readContent(text: string, line: Line, before: YamlState, begin: Begin): YamlState {
  const state = before.left?.below === -1 ? { ...before, left: withBelow(before.left, line.indent, before) } : before;
  const depth = depthOf(line, state);
  if (isClosing(line.code)) return state;
  if (depth === undefined) return resume(text, line, { before, seen: state }, begin) ?? state;
  const column = [0, state.outerColumn, state.innerColumn][depth];
  const isFirst = column === -1;
  if (!isFirst && line.code === tab) return state;
  if (!isFirst && isDash(text, line.first)) return withoutContainer(state, depth);
  const place = atColumn(state, depth, line.indent);
  return beginEntry(text, line, { before, seen: state, state: place, depth }, begin);
}

/** The depth of the entries that begin at a line's column. */
function depthOf({ indent }: Line, { outer, outerColumn, inner, innerColumn }: YamlState): 0 | 1 | 2 | undefined {
  if (indent === 0) return 0;
  if (outer === undefined) return undefined;
  if (outerColumn === -1 || indent === outerColumn) return 1;
  if (indent < outerColumn || inner === undefined) return undefined;
  return innerColumn === -1 || indent === innerColumn ? 2 : undefined;
}

/** At a key in the column of containers that were left, if nothing between can have it. No valid text has such a key. */
function resume(
  text: string,
  line: Line,
  { before, seen }: Pick<Start, 'before' | 'seen'>,
  begin: Begin,
): YamlState | undefined {
  const { left } = seen;
  if (!left || line.indent >= left.below) return undefined;
  const depth = line.indent === left.outerColumn ? 1 : line.indent === left.innerColumn ? 2 : undefined;
  if (depth === undefined || readYamlLine(contentOf(text, line)).kind !== 'key') return undefined;
  const { below: _, ...containers } = left;
  const state = atColumn({ ...seen, ...containers, left: undefined }, depth, line.indent);
  return beginEntry(text, line, { before, seen, state, depth, slip: 'resumes' }, begin);
}

/** A list may stand in the column of its key: the key in front of it opens no container. */
function withoutContainer(state: YamlState, depth: 0 | 1 | 2): YamlState {
  if (depth === 0 && state.outer !== undefined && state.outerColumn === -1) return { ...state, outer: undefined };
  if (depth === 1 && state.inner !== undefined && state.innerColumn === -1) return { ...state, inner: undefined };
  return state;
}

/** The state at an entry: containers that it isn't in are left. */
function atColumn(state: YamlState, depth: 0 | 1 | 2, indent: number): YamlState {
  if (depth === 0) return state.outer === undefined ? state : { ...yamlCutter.start, phase: 'body' };
  if (depth === 1) {
    const isSame = state.outerColumn === indent && state.inner === undefined;
    return isSame ? state : { ...state, outerColumn: indent, inner: undefined, innerColumn: -1 };
  }
  return state.innerColumn === indent ? state : { ...state, innerColumn: indent };
}

interface Start {
  readonly before: YamlState;
  /** The same, with what the line shows of those before it. */
  readonly seen: YamlState;
  readonly state: YamlState;
  readonly depth: 0 | 1 | 2;
  readonly slip?: 'resumes';
}

function beginEntry(
  text: string,
  line: Line,
  { before, seen, state: at, depth, slip }: Start,
  begin: Begin,
): YamlState {
  const content = contentOf(text, line);
  const read = readYamlLine(content);
  const isStranger = read.kind === 'key' && isStrange(read.key, at, depth);
  const left = slip ? undefined : leftBehind(seen, { depth, isStranger, below: valueColumn(read, content) });
  const state = left === at.left ? at : { ...at, left };
  const opens = read.kind === 'key' && read.isBare && canOpen(read.key, state, depth) ? read.key : undefined;
  const isNext = depth === 0 && hasLeftOuter(seen);
  const kind = slip ?? (left && left !== seen.left && !isNext ? 'leaves' : undefined);
  begin(line.at, before, { depth, kind: read.kind, opens, ...(kind && { slip: kind }) });
  if (opens === undefined) return state;
  return depth === 0 ? { ...state, outer: opens, outerColumn: -1 } : { ...state, inner: opens, innerColumn: -1 };
}

function contentOf(text: string, { first, end }: Line): string {
  return text.slice(first, end).replace(/[\r\n]+$/, '');
}

/** The column from which on what follows a line is its own: -1 where that is still to be seen, undefined where anything may be. */
function valueColumn(read: YamlLine, content: string): number | undefined {
  if (read.kind === 'uncuttable') return undefined;
  if (read.kind !== 'key') return Number.POSITIVE_INFINITY;
  if (read.isBare) return -1;
  if (/^["']/.test(content)) return undefined;
  return endsOnLine.test(content.slice(content.search(colonBehindKey) + 1)) ? Number.POSITIVE_INFINITY : undefined;
}

const colonBehindKey = /:[ \t]/;

/** Words, a text in quotes, empty brackets: no key can follow that is indented more. */
const endsOnLine =
  /^[ \t]+(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|\[[^[\]{}"'#]*\]|\{[^[\]{}"'#]*\}|[^\s[\]{}"'&*!|>%@`#][^#]*)(?:[ \t]+#.*)?[ \t]*$/;

interface Leaving {
  readonly depth: 0 | 1 | 2;
  readonly isStranger: boolean;
  readonly below: number | undefined;
}

/** The containers that an entry leaves which isn't as deep, be it one of several. */
function leftBehind(state: YamlState, { depth, isStranger, below }: Leaving): LeftContainers | undefined {
  const { outer, outerColumn, inner, innerColumn, left } = state;
  if (depth === 2 || (depth === 1 && hasLeftOuter(state))) return left;
  if (below === undefined) return undefined;
  if (left && hasLeftOuter(state)) return { ...left, below };
  const isOut = depth === 0 ? outer !== undefined && outerColumn > 0 : inner !== undefined && innerColumn > outerColumn;
  return isOut ? { outer, outerColumn, inner, innerColumn, below, ...(isStranger && { isStranger }) } : undefined;
}

/** What was left is a container of the root. */
function hasLeftOuter({ outer, left }: YamlState): boolean {
  return left !== undefined && left.outer !== outer;
}

function canOpen(key: string | undefined, state: YamlState, depth: 0 | 1 | 2): boolean {
  if (key === undefined || isStrange(key, state, depth)) return false;
  return depth === 0 ? containerKeys.has(key) : depth === 1 && state.outer === outerContainer;
}

/** A key that is none of the root and not like one; in `components` it may be a kind that somebody made up, unless no kind is called like that. */
function isStrange(key: string | undefined, { outer }: YamlState, depth: 0 | 1 | 2): boolean {
  if (key === undefined || key.startsWith('x-')) return false;
  if (depth === 0) return !rootKeys.includes(key) && suggest(key, rootKeys) === undefined;
  const isInComponents = depth === 1 && outer === outerContainer;
  return isInComponents && /[^A-Za-z]/.test(key) && suggest(key, componentKinds) === undefined;
}
