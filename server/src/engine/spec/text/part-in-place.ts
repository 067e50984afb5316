import { sharedEnds } from '#shared/shared-ends.ts';
import { lastAtMost } from '../../lists.ts';
import { Part } from './part.ts';
import type { SlipLabel } from './slips.ts';
import { replaceStarts, startsOf } from './starts.ts';

interface LabelledText {
  readonly text: string;
  readonly label: SlipLabel;
}

interface Change<S> {
  readonly before: readonly S[];
  readonly after: readonly S[];
  /** Whether a segment that was a part by itself is one again: it is labelled the same. */
  isPart(was: S, is: S): boolean;
}

/**
 * The parts after a change in one segment that is a part by itself and stays what it is: all others are as they were. Undefined where more may be
 * different.
 */
export function withPartInPlace<S extends LabelledText>(
  parts: readonly Part[],
  { before, after, isPart }: Change<S>,
): readonly Part[] | undefined {
  if (before.length !== after.length) return undefined;
  const { head, tail } = sharedEnds(before, after);
  const [was, is] = [before[head], after[head]];
  if (!was || !is || head + tail !== before.length - 1) return undefined;
  if (was.label.slip !== undefined || is.label.slip !== undefined || !isPart(was, is)) return undefined;
  const index = indexAt(parts, startsOf(before)[head] ?? 0);
  const part = parts[index];
  if (part?.kind !== 'entry' || part.text !== was.text) return undefined;
  const made = new Part(part.uri, part.format, part.kind, part.containers, is.text, { parts: part.lastParsed });
  if (mayLeadOut(made, parts) || made.anchorNames.join(' ') !== part.anchorNames.join(' ')) return undefined;
  const others = parts.slice();
  others[index] = made;
  replaceStarts(parts, others, { first: index, to: index + 1 });
  return others;
}

/** Whether an alias in it may name an anchor of another part. */
function mayLeadOut({ aliasNames }: Part, parts: readonly Part[]): boolean {
  return (
    aliasNames.length > 0 && parts.some(({ anchorNames }) => anchorNames.some((name) => aliasNames.includes(name)))
  );
}

/** The index of the part that begins at an offset; -1 where none does. */
function indexAt(parts: readonly Part[], offset: number): number {
  const starts = startsOf(parts);
  const index = lastAtMost(starts, offset);
  return starts[index] === offset ? index : -1;
}
