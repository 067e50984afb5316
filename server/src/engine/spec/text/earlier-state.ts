import { sharedEnds } from './shared-ends.ts';
import type { SpecFile, TextChange } from './spec-file.ts';

/** How many states are kept besides the latest: what people take back at once is what they did just now. */
export const mostEarlierStates = 6;

/** Whether to keep a state costs little, since the next one shares nearly all of it. */
export function isCheapToKeep(state: SpecFile, next: SpecFile): boolean {
  const { head, tail } = sharedEnds(state.parts, next.parts);
  return startOf(state, state.parts.length - tail) - startOf(state, head) <= mostUnshared;
}

/** In characters. Its tree takes some thirty times as many bytes. */
const mostUnshared = 500_000;

/**
 * Of some earlier states of a file the one that a change makes of it again: undone, redone, or a letter typed and taken away. It is the very object, so that
 * all is known of it already.
 */
export function earlierState(file: SpecFile, change: TextChange, earlier: readonly SpecFile[]): SpecFile | undefined {
  return earlier.find((state) => isMade(file, change, state));
}

/** Whether a change makes a state of a file. Those that differ in places far apart aren't compared: no one change makes one of the other. */
function isMade(file: SpecFile, { span, text }: TextChange, state: SpecFile): boolean {
  if (state.length !== file.length - (span.end - span.start) + text.length) return false;
  const { head, tail } = sharedEnds(file.parts, state.parts);
  const start = Math.min(span.start, startOf(file, head));
  const end = Math.max(span.end, startOf(file, file.parts.length - tail));
  if (end - start > mostUnshared + span.end - span.start) return false;
  const before = file.slice(start, span.start);
  if (before !== state.slice(start, span.start)) return false;
  const made = text + file.slice(span.end, end);
  return made === state.slice(span.start, state.length - (file.length - end));
}

function startOf(file: SpecFile, index: number): number {
  const part = file.parts[index];
  return part ? file.startOf(part) : file.length;
}
