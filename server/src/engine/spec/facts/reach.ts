import { isSame } from '../memory.ts';
import { nearestName } from '../references/closest.ts';
import type { ComponentUse, UsesTogether } from './uses-together.ts';

/** What decides how components are reached. */
export interface AllUses extends Pick<UsesTogether, 'starts' | 'rest'> {
  readonly components: readonly ComponentUse[];
}

/** How the components of a document are reached from what it is about. */
export interface Reach {
  readonly usedBy: UsedBy;
  readonly unreached: ReadonlySet<string>;
  /** What the document's root uses, and whatever doesn't only lead to components. */
  readonly fixed: ReadonlySet<string>;
  /** Which components count as used by another one without being named in it: they take it over (`allOf`), and it tells them apart by a discriminator. */
  readonly children: ReadonlyMap<string, readonly string[]>;
  /** Those that others may count as used by so. */
  readonly bases: ReadonlySet<string>;
  /** Whether all that decides is in one file, and none is reached by a guess of what was meant. */
  readonly isFollowable: boolean;
}

/** Of each component that is reached one that uses it, and is reached without it; undefined where the start does. */
export type UsedBy = ReadonlyMap<string, string | undefined>;

/**
 * How components are reached after an edit that changed what paths or a few components use. Undefined where that can't be told from how it was: mostly a
 * component has lost a user, and has others.
 */
export function reachAfter(
  reach: Reach,
  uses: { readonly before: AllUses; readonly after: AllUses },
): Reach | undefined {
  if (!reach.isFollowable || !isSame(uses.before.rest, uses.after.rest)) return undefined;
  const changes = changesOf(uses, reach);
  if (!changes?.every((change) => changesNoOther(change, reach))) return undefined;
  const lost = new Set(
    changes.flatMap(({ by, lost: pieces }) =>
      pieces.filter((piece) => reach.usedBy.has(piece) && reach.usedBy.get(piece) === by),
    ),
  );
  if (lost.size === 0) return reach;
  const usedBy = new Map(reach.usedBy);
  for (const piece of lost) usedBy.delete(piece);
  for (const piece of lost) {
    if (usedBy.has(piece)) continue;
    const user = userOf(piece, usedBy, { reach, uses: uses.after });
    if (!user) return undefined;
    usedBy.set(piece, user.piece);
  }
  return { ...reach, usedBy };
}

/** What a component, or what isn't one, used before and after. */
interface Change {
  /** The component; undefined for the start. */
  readonly by: string | undefined;
  readonly lost: readonly string[];
  readonly gained: readonly string[];
}

/** Undefined where more has changed than what is used. */
function changesOf(
  { before, after }: { readonly before: AllUses; readonly after: AllUses },
  { bases }: Reach,
): readonly Change[] | undefined {
  const changes: Change[] = [];
  if (before.starts !== after.starts) changes.push(changeOf(undefined, before.starts, after.starts));
  if (before.components.length !== after.components.length) return undefined;
  for (const [index, is] of after.components.entries()) {
    const was = before.components[index];
    if (was?.piece !== is.piece || was.besides !== is.besides) return undefined;
    if (was.parents !== is.parents) {
      const { lost, gained } = changeOf(is.piece, was.parents, is.parents);
      if ([...lost, ...gained].some((parent) => bases.has(parent))) return undefined;
    }
    if (was.uses !== is.uses) changes.push(changeOf(is.piece, was.uses, is.uses));
  }
  return changes;
}

function changeOf(by: string | undefined, before: readonly string[], after: readonly string[]): Change {
  const was = new Set(before);
  const is = new Set(after);
  return { by, lost: before.filter((piece) => !is.has(piece)), gained: after.filter((piece) => !was.has(piece)) };
}

/** Whether what is said of components that nothing reaches stays the same, and no other one is reached. */
function changesNoOther({ by, lost, gained }: Change, { usedBy, unreached }: Reach): boolean {
  if (by !== undefined && !usedBy.has(by)) return lost.length === 0 && gained.length === 0;
  return gained.every(
    (piece) => usedBy.has(piece) || (!unreached.has(piece) && nearestPiece(piece, unreached) === undefined),
  );
}

/** One that uses a component, and is reached itself; without a piece for the start. */
function userOf(
  piece: string,
  usedBy: UsedBy,
  { reach, uses }: { readonly reach: Reach; readonly uses: AllUses },
): { readonly piece?: string } | undefined {
  if (reach.fixed.has(piece) || uses.starts.includes(piece)) return {};
  return uses.components.find(
    (one) =>
      (one.uses.includes(piece) || reach.children.get(one.piece)?.includes(piece) === true) &&
      isReached(one.piece, usedBy),
  );
}

/** Whether those that a component is used by lead to the start: they never lead around. */
function isReached(piece: string, usedBy: UsedBy): boolean {
  let at: string | undefined = piece;
  while (at !== undefined) {
    if (!usedBy.has(at)) return false;
    at = usedBy.get(at);
  }
  return true;
}

/** The piece of the same kind whose name is next to that of another one. */
export function nearestPiece(piece: string, pieces: Iterable<string>): string | undefined {
  const kind = piece.slice(0, piece.lastIndexOf('/') + 1);
  const names: string[] = [];
  for (const other of pieces) if (other.startsWith(kind)) names.push(other.slice(kind.length));
  const name = nearestName(piece.slice(kind.length), names);
  return name === undefined ? undefined : kind + name;
}
