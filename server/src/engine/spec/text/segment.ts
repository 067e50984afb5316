import { lastAtMost } from '../../lists.ts';
import type { TextChange } from './spec-file.ts';
import { replaceStarts, startsOf } from './starts.ts';

/**
 * A run of lines that can only become a part as a whole. Segments, one behind the other, are the text. Where one begins is seen from the lines
 * before it alone, so that an edit moves no boundary but those in its neighbourhood.
 */
export interface Segment<State, Label, Summary> {
  readonly text: string;
  /** Of the cutter, in front of its first line. */
  readonly before: State;
  readonly label: Label;
  readonly summary: Summary;
}

/** Reads lines, one after the other, and says where segments begin. */
export interface Cutter<State, Label, Summary> {
  readonly start: State;
  isSame(one: State, other: State): boolean;
  /** Reads whole lines from a state, of which the first begins a segment; returns the state behind them. */
  read(text: string, state: State, begin: (at: number, before: State, label: Label) => void): State;
  /** What must be known of a segment's text to make parts of all. */
  summarise(text: string): Summary;
}

export type Segments<State, Label, Summary> = readonly Segment<State, Label, Summary>[];

/** Cuts a text from its beginning. */
export function cut<State, Label, Summary>(
  cutter: Cutter<State, Label, Summary>,
  text: string,
): Segments<State, Label, Summary> {
  return cutFrom(cutter, text, cutter.start).segments;
}

/**
 * The segments after a change: those that it touches and the one before them (it may now go on) are cut again, and as many behind them as it
 * takes until the cutter is in the state that it was in before.
 */
export function recut<State, Label, Summary>(
  cutter: Cutter<State, Label, Summary>,
  segments: Segments<State, Label, Summary>,
  { span, text }: TextChange,
): Segments<State, Label, Summary> {
  const { first, last, offset } = touchedBy(segments, span.start, span.end);
  const touched = joined(segments, first, last);
  const fresh: Segment<State, Label, Summary>[] = [];
  let region = touched.slice(0, span.start - offset) + text + touched.slice(span.end - offset);
  let state = segments[first]?.before ?? cutter.start;
  for (let to = last, more = 1; ; more *= 2) {
    const result = cutFrom(cutter, region, state);
    const next = segments[to];
    const isWhole = region === '' || region.endsWith('\n');
    if (!next || (isWhole && cutter.isSame(result.state, next.before))) {
      const made = kept(segments, first, fresh.concat(result.segments));
      const list = segments.slice(0, first).concat(made, segments.slice(to));
      replaceStarts(segments, list, { first, to });
      return list;
    }
    // What was cut stays so, but for the last one, which may go on.
    const open = result.segments.at(-1);
    for (const segment of result.segments) if (segment !== open) fresh.push(segment);
    const behind = Math.min(segments.length, to + more);
    region = (open?.text ?? '') + joined(segments, to, behind);
    state = open?.before ?? state;
    to = behind;
  }
}

/** The text of segments. */
export function joined(
  segments: readonly { readonly text: string }[],
  first = 0,
  behind: number = segments.length,
): string {
  let text = '';
  for (let at = first; at < behind; at++) text += segments[at]?.text ?? '';
  return text;
}

function cutFrom<State, Label, Summary>(cutter: Cutter<State, Label, Summary>, text: string, from: State) {
  const starts: { readonly at: number; readonly before: State; readonly label: Label }[] = [];
  const state = cutter.read(text, from, (at, before, label) => starts.push({ at, before, label }));
  const narrowed = hasWide(text) ? narrow() : (piece: string) => piece;
  const segments = starts.map(({ at, before, label }, index) => {
    const end = starts[index + 1]?.at ?? text.length;
    const own = narrowed(text.slice(at, end));
    return { text: own, before, label, summary: cutter.summarise(own) };
  });
  return { segments, state };
}

/** Whether JavaScript engines keep a text with two bytes for each character: one character beyond Latin-1 is enough. */
function hasWide(text: string): boolean {
  return /[^\0-\xff]/.test(text);
}

/** Gives a piece of such a text that has only ASCII in it one byte for each character: it takes half the memory, and is read the faster. */
function narrow(): (piece: string) => string {
  let bytes = new Uint8Array(0);
  return (piece) => {
    if (bytes.length < piece.length) bytes = new Uint8Array(2 * piece.length);
    const own = bytes.subarray(0, piece.length);
    // There is no room for a character that takes more than a byte.
    return encoder.encodeInto(piece, own).read === piece.length ? decoder.decode(own) : piece;
  };
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * The segments from the first to the last that a change touches, and where they start in the text. Where the first line of a segment changes, the one
 * before it is among them: it may now go on.
 */
function touchedBy(segments: readonly { readonly text: string }[], start: number, end: number) {
  const starts = startsOf(segments);
  let first = Math.max(0, Math.min(lastAtMost(starts, start), segments.length - 1));
  let offset = starts[first] ?? 0;
  let last = first;
  while (last < segments.length && (last === first || (starts[last] ?? 0) < end)) last++;
  const { text = '' } = segments[first] ?? {};
  const firstLine = text.indexOf('\n');
  const isInFirstLine = firstLine === -1 || start <= offset + firstLine + 1;
  if (first > 0 && isInFirstLine) {
    first--;
    offset -= segments[first]?.text.length ?? 0;
  }
  return { first, last, offset };
}

/** The new segments, with the old ones in place of those that are the same. */
function kept<State, Label, Summary>(
  segments: Segments<State, Label, Summary>,
  first: number,
  fresh: readonly Segment<State, Label, Summary>[],
): readonly Segment<State, Label, Summary>[] {
  const old = segments[first];
  const [head, ...rest] = fresh;
  return old && head && old.text === head.text ? [old, ...rest] : fresh;
}
