import type { Containers } from './containers.ts';

/** Containers that a line has left which may have slipped out of them: they go on if a line stands in their column that can't be its own. */
export interface LeftContainers extends Containers {
  /** Of what stands below the line that left them: what is indented less isn't its own. -1 until that is seen. */
  readonly below: number;
  /** The line that left them is none that can have entries there. */
  readonly isStranger?: boolean;
}

/** What a label says of slips. */
export interface SlipLabel {
  /** It leaves containers, and may have slipped out of them: it did if a later one `resumes` them. */
  readonly slip?: 'leaves' | 'resumes';
}

/**
 * Undefined where what stands below the line that left containers can't be told from their entries. Below one that can't have entries they are those of
 * the container.
 */
export function withBelow<Left extends LeftContainers>(left: Left, below: number, state: Containers): Left | undefined {
  if (left.isStranger && below === left.innerColumn) return { ...left, below: below + 1 };
  const isInOuter = state.outer === left.outer && state.outerColumn === left.outerColumn;
  return below > (isInOuter ? left.innerColumn : left.outerColumn) ? { ...left, below } : undefined;
}

/** The segments, with what left a container that goes on behind it joined to the entry that it stands in. */
export function withoutSlips<S extends { readonly label: SlipLabel }>(
  segments: readonly S[],
  join: (entry: S, slipped: readonly S[]) => S,
): readonly S[] {
  if (!segments.some(({ label }) => label.slip === 'resumes')) return segments;
  const taken: S[] = [];
  let left = -1;
  for (const segment of segments) {
    if (segment.label.slip === 'leaves') left = taken.length;
    const entry = taken[left - 1];
    if (segment.label.slip === 'resumes' && entry) taken.push(join(entry, taken.splice(left - 1).slice(1)));
    taken.push(segment);
  }
  return taken;
}
