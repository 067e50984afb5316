import { sharedParts } from './shared-parts.ts';
import type { SpecFile, TextChange } from './spec-file.ts';

/**
 * The states of a file that are kept when the latest of them has become another one, the latest first: what people take back at once is what they did just now. One
 * that shares little with the next, as when a bracket too many ends all that follows, has much of its own: it is kept without those before it.
 */
export function keptStates<State>(
  states: readonly [latest: State, ...earlier: State[]],
  next: SpecFile,
  fileOf: (state: State) => SpecFile,
): readonly State[] {
  const [latest] = states;
  const file = fileOf(latest);
  const { head, tail } = sharedParts(file.parts, next.parts);
  const unshared = startOf(file, file.parts.length - tail) - startOf(file, head);
  if (unshared > mostUnshared) return [];
  return states.slice(0, unshared > fewUnshared ? 1 : mostStates);
}

const mostStates = 6;

/** In characters. Their tree takes some thirty times as many bytes. */
const fewUnshared = 500_000;
const mostUnshared = 16_000_000;

/**
 * Of some earlier states of a file the one that a change makes of it again: undone, redone, or a letter typed and taken away. It is the very object, so that
 * all is known of it already.
 */
export function earlierState(file: SpecFile, change: TextChange, earlier: readonly SpecFile[]): SpecFile | undefined {
  return earlier.find((state) => isMade(file, change, state));
}

/** Whether a change makes a state of a file: outside of the parts that they don't share they are the same already. */
function isMade(file: SpecFile, { span, text }: TextChange, state: SpecFile): boolean {
  const growth = text.length - (span.end - span.start);
  if (state.length !== file.length + growth) return false;
  const { head, tail } = sharedParts(file.parts, state.parts);
  const from = startOf(file, head);
  const to = startOf(file, file.parts.length - tail);
  const isWholeShared = head === file.parts.length && head === state.parts.length;
  // Far from where they differ a change makes another text; near it, it may be the same: `b` and a line break, or a line break and `b`.
  if (!isWholeShared && (span.end + near < from || span.start > to + near)) return false;
  const start = isWholeShared ? span.start : Math.min(span.start, from);
  const end = isWholeShared ? span.end : Math.max(span.end, to);
  return (
    state.slice(span.start, span.start + text.length) === text &&
    isSameText([file, start], [state, start], span.start - start) &&
    isSameText([file, span.end], [state, span.end + growth], end - span.end)
  );
}

/** In characters. */
const near = 1_000;

type Place = readonly [file: SpecFile, offset: number];

/** Piece by piece: texts that differ mostly do where they begin to be other parts. */
function isSameText([file, at]: Place, [other, otherAt]: Place, length: number): boolean {
  for (let done = 0; done < length; done += pieceLength) {
    const size = Math.min(pieceLength, length - done);
    if (file.slice(at + done, at + done + size) !== other.slice(otherAt + done, otherAt + done + size)) return false;
  }
  return true;
}

/** In characters. */
const pieceLength = 50_000;

function startOf(file: SpecFile, index: number): number {
  const part = file.parts[index];
  return part ? file.startOf(part) : file.length;
}
