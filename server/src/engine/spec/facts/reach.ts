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
  /** In the order of the document. */
  readonly unreached: ReadonlySet<string>;
  /** What the document's root uses, and whatever doesn't only lead to components. */
  readonly fixed: ReadonlySet<string>;
  /** What is used by name and is no component; it may not be used any more. */
  readonly astray: ReadonlySet<string>;
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
 * How components are reached after an edit that changed what paths or a few components use, or which components there are. Undefined where that can't be told from how
 * it was: mostly something is reached that was not. What isn't reached is the same set for as long as what is said of it can't be different.
 */
export function reachAfter(
  reach: Reach,
  uses: { readonly before: AllUses; readonly after: AllUses },
): Reach | undefined {
  if (!reach.isFollowable || !isSame(uses.before.rest, uses.after.rest)) return undefined;
  const changes = changesOf(uses, reach);
  if (!changes) return undefined;
  const { gone, uses: changed, isSameOrder } = changes;
  if (!changed.every((change) => reachesNoOther(change, reach))) return undefined;
  const gained = changed.filter(({ by }) => isUser(by, reach)).flatMap((change) => change.gained);
  const added = [...gained.filter((piece) => !reach.usedBy.has(piece)), ...gone];
  const astray = added.length === 0 ? reach.astray : new Set([...reach.astray, ...added]);
  const usedBy = usedAfter(changes, { reach, uses: uses.after });
  const isSameSet = isSameOrder && changed.every(({ by }) => isUser(by, reach)) && usedBy.size === reach.usedBy.size;
  if (isSameSet) return { ...reach, usedBy, astray };
  const unreached = uses.after.components.map(({ piece }) => piece).filter((piece) => !usedBy.has(piece));
  const isMeant = [...astray].some((piece) => nearestPiece(piece, unreached) !== undefined);
  return isMeant ? undefined : { ...reach, usedBy, astray, unreached: new Set(unreached) };
}

/** What the start, or a component, used before and after. */
interface Change {
  /** The component; undefined for the start. */
  readonly by: string | undefined;
  readonly lost: readonly string[];
  readonly gained: readonly string[];
}

interface Changes {
  readonly uses: readonly Change[];
  /** Components that aren't there any more. */
  readonly gone: readonly string[];
  /** The same components are there, in the same order. */
  readonly isSameOrder: boolean;
}

/** Undefined where more has changed than what is used, and which components there are. */
function changesOf(
  { before, after }: { readonly before: AllUses; readonly after: AllUses },
  { bases }: Reach,
): Changes | undefined {
  const uses: Change[] = [];
  if (before.starts !== after.starts) uses.push(changeOf(undefined, before.starts, after.starts));
  const isSameOrder = hasSamePieces(before, after);
  const gone = new Map(isSameOrder ? [] : before.components.map((one) => [one.piece, one]));
  if (!isSameOrder && new Set(after.components.map(({ piece }) => piece)).size < after.components.length)
    return undefined;
  for (const [index, is] of after.components.entries()) {
    const was = isSameOrder ? before.components[index] : gone.get(is.piece);
    if (was === is && isSameOrder) continue;
    if (was ? was.besides !== is.besides : is.discriminates) return undefined;
    gone.delete(is.piece);
    if (was?.parents !== is.parents) {
      const { lost, gained } = changeOf(is.piece, was?.parents ?? [], is.parents);
      if ([...lost, ...gained].some((parent) => bases.has(parent))) return undefined;
    }
    if (was?.uses !== is.uses) uses.push(changeOf(is.piece, was?.uses ?? [], is.uses));
  }
  for (const { piece, uses: lost, parents } of gone.values()) {
    if (bases.has(piece) || parents.some((parent) => bases.has(parent))) return undefined;
    uses.push({ by: piece, lost, gained: [] });
  }
  return { uses, gone: [...gone.keys()], isSameOrder };
}

function hasSamePieces({ components: before }: AllUses, { components: after }: AllUses): boolean {
  return (
    before.length === after.length && before.every((one, at) => one === after[at] || one.piece === after[at]?.piece)
  );
}

function changeOf(by: string | undefined, before: readonly string[], after: readonly string[]): Change {
  const was = new Set(before);
  const is = new Set(after);
  return { by, lost: before.filter((piece) => !is.has(piece)), gained: after.filter((piece) => !was.has(piece)) };
}

/** Whether what it uses is used. */
function isUser(by: string | undefined, { usedBy }: Reach): boolean {
  return by === undefined || usedBy.has(by);
}

/** Whether a change leads to nothing that wasn't reached. */
function reachesNoOther({ by, gained }: Change, reach: Reach): boolean {
  const { usedBy, unreached } = reach;
  if (!isUser(by, reach)) return true;
  return gained.every(
    (piece) => usedBy.has(piece) || (!unreached.has(piece) && nearestPiece(piece, unreached) === undefined),
  );
}

interface Known {
  readonly reach: Reach;
  readonly uses: AllUses;
}

/** Those that are reached still: what has lost the user by which it was may have another. */
function usedAfter({ uses: changed, gone }: Changes, known: Known): UsedBy {
  const { reach } = known;
  const lost = new Set(
    changed.flatMap(({ by, lost: pieces }) =>
      isUser(by, reach) ? pieces.filter((piece) => reach.usedBy.has(piece) && reach.usedBy.get(piece) === by) : [],
    ),
  );
  if (lost.size === 0 && !gone.some((piece) => reach.usedBy.has(piece))) return reach.usedBy;
  const usedBy = new Map(reach.usedBy);
  for (const piece of [...gone, ...lost]) usedBy.delete(piece);
  for (const piece of gone) lost.delete(piece);
  let count = Number.POSITIVE_INFINITY;
  while (lost.size > 0 && lost.size !== count) {
    count = lost.size;
    for (const piece of lost) {
      const user = userOf(piece, usedBy, known);
      if (!user) continue;
      usedBy.set(piece, user.piece);
      lost.delete(piece);
    }
    if (lost.size === count) takeBehind(lost, usedBy);
  }
  return usedBy;
}

/** What is reached by way of what isn't any more has lost its user, too. */
function takeBehind(lost: Set<string>, usedBy: Map<string, string | undefined>): void {
  for (const piece of usedBy.keys()) if (!isReached(piece, usedBy)) lost.add(piece);
  for (const piece of lost) usedBy.delete(piece);
}

/** One that uses a component, and is reached itself; without a piece for the start. */
function userOf(piece: string, usedBy: UsedBy, { reach, uses }: Known): { readonly piece?: string } | undefined {
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
