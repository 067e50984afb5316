import { type SharedEnds, sharedEnds } from '#shared/shared-ends.ts';
import type { Part } from './part.ts';

/** How many parts two states of a file begin with, and end with besides, that are the same. A keystroke asks it of the same states several times. */
export function sharedParts(before: readonly Part[], after: readonly Part[]): SharedEnds {
  const known = kept.find((pair) => pair.before.deref() === before && pair.after.deref() === after);
  if (known) return known.ends;
  const ends = sharedEnds(before, after);
  if (before.length < shortestKept) return ends;
  if (kept.length === mostKept) kept.pop();
  kept.unshift({ before: new WeakRef(before), after: new WeakRef(after), ends });
  return ends;
}

interface Pair {
  readonly before: WeakRef<readonly Part[]>;
  readonly after: WeakRef<readonly Part[]>;
  readonly ends: SharedEnds;
}

/** Those that were asked of last, in front. They go when their states do. */
const kept: Pair[] = [];
const mostKept = 4;

/** Less is compared in no time. */
const shortestKept = 100;
