import { joinLists } from '../../lists.ts';
import { isSame } from '../memory.ts';
import { nearestName } from '../references/closest.ts';
import { type AllUses, changesOf, type UseChanges } from './use-changes.ts';
import type { ComponentUse } from './uses-together.ts';

/** How the components of a document are reached from what it is about. */
export interface Reach {
  readonly usedBy: UsedBy;
  /** Those that are reached only since a reference that leads nowhere is likely to mean them, and what these lead to. */
  readonly meant: ReadonlySet<string>;
  /** All others, in the order of the document. */
  readonly unreached: ReadonlySet<string>;
  /** What the document's root uses, and whatever doesn't only lead to components. */
  readonly fixed: ReadonlySet<string>;
  /** What the start and those in `usedBy` use by name, and is no component. */
  readonly astray: ReadonlySet<string>;
  /** Which components count as used by another one without being named in it: they take it over (`allOf`), and it tells them apart by a discriminator. */
  readonly children: ReadonlyMap<string, readonly string[]>;
  /** Those that others may count as used by so. */
  readonly bases: ReadonlySet<string>;
  /** Whether all that decides is in one file, and no two components have one name. */
  readonly isFollowable: boolean;
}

/** Of each component that is reached one that uses it, and is reached without it; undefined where the start does. */
export type UsedBy = ReadonlyMap<string, string | undefined>;

/**
 * How components are reached after an edit that changed what paths or a few components use, or which components there are. Undefined where that can't be told from how
 * it was. What isn't reached is the same set for as long as what is said of it can't be different.
 */
export function reachAfter(
  reach: Reach,
  { before, after }: { readonly before: AllUses; readonly after: AllUses },
): Reach | undefined {
  if (!reach.isFollowable || !isSame(before.rest, after.rest)) return undefined;
  const wasComponent = (piece: string) =>
    reach.usedBy.has(piece) || reach.unreached.has(piece) || reach.meant.has(piece);
  const changes = changesOf(before, after, { isComponent: wasComponent, bases: reach.bases });
  if (!changes) return undefined;
  const { uses, isSameOrder } = changes;
  return uses.length === 0 && isSameOrder ? reach : new Following(reach, changes, after).reach();
}

/** The way from how components were reached to how they are. */
class Following {
  readonly #before: Reach;
  readonly #changes: UseChanges;
  readonly #starts: readonly string[];
  /** In the order of the document. */
  readonly #components: readonly ComponentUse[];
  readonly #usedBy: Map<string, string | undefined>;
  readonly #astray: Set<string>;
  #byPiece: ReadonlyMap<string, ComponentUse> | undefined;
  /** One is reached that wasn't. */
  #hasNew = false;

  constructor(before: Reach, changes: UseChanges, { starts, lists }: AllUses) {
    this.#before = before;
    this.#changes = changes;
    this.#starts = starts;
    this.#components = joinLists(lists);
    this.#usedBy = new Map(before.usedBy);
    this.#astray = new Set(before.astray);
  }

  reach(): Reach {
    const lost = this.#takeLost();
    this.#followGained();
    this.#sortAstray(lost);
    const known = this.#isSameSet() ? this.#before.unreached : undefined;
    const notUsed = known ?? this.#piecesWhere((piece) => !this.#usedBy.has(piece));
    const meant = meantBehind(this.#astray, {
      pieces: () => this.#components.map(({ piece }) => piece),
      usedBy: this.#usedBy,
      notUsed,
      nextOf: (piece) => this.#nextOf(piece),
    });
    const unreached =
      meant.size === 0 ? notUsed : this.#piecesWhere((piece) => notUsed.has(piece) && !meant.has(piece));
    return { ...this.#before, usedBy: this.#usedBy, astray: this.#astray, meant, unreached };
  }

  /** Those that aren't used are the same, and nothing can be said of them that was not. */
  #isSameSet(): boolean {
    const { uses, isSameOrder } = this.#changes;
    const { meant, usedBy } = this.#before;
    const isOfUsers = uses.every(({ by }) => this.#wasUser(by));
    return isSameOrder && isOfUsers && meant.size === 0 && !this.#hasNew && this.#usedBy.size === usedBy.size;
  }

  /** Takes away what nothing uses any more; what has lost the user by which it was reached may have another. Answers with what has lost a user. */
  #takeLost(): ReadonlySet<string> {
    const { uses, gone } = this.#changes;
    const { usedBy } = this.#before;
    const lost = new Set<string>();
    const withoutUser = new Set<string>();
    for (const { by, lost: pieces } of uses) {
      if (!this.#wasUser(by)) continue;
      for (const piece of pieces) {
        lost.add(piece);
        if (usedBy.has(piece) && usedBy.get(piece) === by && !gone.has(piece)) withoutUser.add(piece);
      }
    }
    for (const piece of [...gone, ...withoutUser]) this.#usedBy.delete(piece);
    let count = Number.POSITIVE_INFINITY;
    while (withoutUser.size > 0 && withoutUser.size !== count) {
      count = withoutUser.size;
      for (const piece of withoutUser) {
        const user = this.#userOf(piece);
        if (!user) continue;
        this.#usedBy.set(piece, user.piece);
        withoutUser.delete(piece);
      }
      if (withoutUser.size === count) this.#takeBehind(withoutUser);
    }
    for (const piece of withoutUser) for (const next of this.#nextOf(piece)) lost.add(next);
    return lost;
  }

  /** What is reached by way of what isn't any more has lost its user, too. */
  #takeBehind(withoutUser: Set<string>): void {
    for (const piece of this.#usedBy.keys()) if (!this.#isReached(piece)) withoutUser.add(piece);
    for (const piece of withoutUser) this.#usedBy.delete(piece);
  }

  #followGained(): void {
    const { uses, added } = this.#changes;
    for (const { by, gained } of uses)
      if (by === undefined || this.#usedBy.has(by)) for (const piece of gained) this.#follow(piece, by);
    for (const piece of added) {
      const user = this.#userOf(piece);
      if (user) this.#follow(piece, user.piece);
    }
  }

  #follow(first: string, user: string | undefined): void {
    const waiting: [piece: string, by: string | undefined][] = [[first, user]];
    for (const [piece, by] of waiting) {
      if (this.#usedBy.has(piece)) continue;
      if (!this.#componentOf(piece)) {
        this.#astray.add(piece);
        continue;
      }
      this.#usedBy.set(piece, by);
      this.#hasNew ||= !this.#before.usedBy.has(piece);
      for (const next of this.#nextOf(piece)) waiting.push([next, piece]);
    }
  }

  #sortAstray(lost: ReadonlySet<string>): void {
    for (const piece of this.#changes.gone) if (this.#userOf(piece)) this.#astray.add(piece);
    for (const piece of this.#changes.added) this.#astray.delete(piece);
    for (const piece of lost) if (this.#astray.has(piece) && !this.#userOf(piece)) this.#astray.delete(piece);
  }

  #wasUser(by: string | undefined): boolean {
    return by === undefined || this.#before.usedBy.has(by);
  }

  /** One that uses a piece, and is reached itself; without a piece for the start. */
  #userOf(piece: string): { readonly piece?: string } | undefined {
    const { fixed, children } = this.#before;
    if (fixed.has(piece) || this.#starts.includes(piece)) return {};
    return this.#components.find(
      (one) =>
        (one.uses.includes(piece) || children.get(one.piece)?.includes(piece) === true) && this.#isReached(one.piece),
    );
  }

  /** Whether those that a component is used by lead to the start: they never lead around. */
  #isReached(piece: string): boolean {
    let at: string | undefined = piece;
    while (at !== undefined) {
      if (!this.#usedBy.has(at)) return false;
      at = this.#usedBy.get(at);
    }
    return true;
  }

  #nextOf(piece: string): readonly string[] {
    const uses = this.#componentOf(piece)?.uses ?? [];
    const children = this.#before.children.get(piece);
    return children ? [...uses, ...children] : uses;
  }

  #componentOf(piece: string): ComponentUse | undefined {
    this.#byPiece ??= new Map(this.#components.map((one) => [one.piece, one]));
    return this.#byPiece.get(piece);
  }

  #piecesWhere(isWanted: (piece: string) => boolean): ReadonlySet<string> {
    return new Set(this.#components.flatMap(({ piece }) => (isWanted(piece) ? [piece] : [])));
  }
}

interface UsedPieces {
  /** Those of all components, in the order of the document. */
  readonly pieces: () => Iterable<string>;
  readonly usedBy: UsedBy;
  /** All others. */
  readonly notUsed: ReadonlySet<string>;
  readonly nextOf: (piece: string) => readonly string[];
}

/** What the references that lead nowhere are likely to mean, where nothing uses it, and what that uses. */
export function meantBehind(
  astray: Iterable<string>,
  { pieces, usedBy, notUsed, nextOf }: UsedPieces,
): ReadonlySet<string> {
  const meant = new Set<string>();
  if (notUsed.size === 0) return meant;
  const strays = new Set(astray);
  for (const stray of strays) {
    // Few are left to be meant: mostly none of them is near, whatever else is.
    if (nearestPiece(stray, notUsed) === undefined) continue;
    const nearest = nearestPiece(stray, pieces());
    const waiting = nearest !== undefined && notUsed.has(nearest) ? [nearest] : [];
    for (const piece of waiting) {
      if (meant.has(piece)) continue;
      meant.add(piece);
      for (const next of nextOf(piece)) {
        if (notUsed.has(next)) waiting.push(next);
        else if (!usedBy.has(next)) strays.add(next);
      }
    }
  }
  return meant;
}

/** The piece of the same kind whose name is next to that of another one. */
function nearestPiece(piece: string, pieces: Iterable<string>): string | undefined {
  const kind = piece.slice(0, piece.lastIndexOf('/') + 1);
  const names: string[] = [];
  for (const other of pieces) if (other.startsWith(kind)) names.push(other.slice(kind.length));
  const name = nearestName(piece.slice(kind.length), names);
  return name === undefined ? undefined : kind + name;
}
