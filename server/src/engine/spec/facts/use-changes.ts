import { sharedEnds } from '#shared/shared-ends.ts';
import { joinLists } from '../../lists.ts';
import type { ComponentUse, UsesTogether } from './uses-together.ts';

/** What decides how components are reached. */
export interface AllUses extends Pick<UsesTogether, 'starts' | 'rest'> {
  /** What components use, in the order of the document: a list is the same one for as long as all in it use the same. */
  readonly lists: readonly (readonly ComponentUse[])[];
}

/** What the start, or a component, used before and after. */
export interface UseChange {
  /** The component; undefined for the start. */
  readonly by: string | undefined;
  readonly lost: readonly string[];
  readonly gained: readonly string[];
}

export interface UseChanges {
  readonly uses: readonly UseChange[];
  /** Components that aren't there any more. */
  readonly gone: ReadonlySet<string>;
  /** Components that weren't there. */
  readonly added: ReadonlySet<string>;
  /** The same components are there, in the same order. */
  readonly isSameOrder: boolean;
}

/** What is known of the components before. */
interface Before {
  readonly isComponent: (piece: string) => boolean;
  /** Those that others may count as used by without being named in them. */
  readonly bases: ReadonlySet<string>;
}

/** Undefined where more has changed than what is used, and which components there are, or where two have one name. */
export function changesOf(before: AllUses, after: AllUses, { isComponent, bases }: Before): UseChanges | undefined {
  const uses: UseChange[] = [];
  if (before.starts !== after.starts) uses.push(changeOf(undefined, before.starts, after.starts));
  const { head, tail } = sharedEnds(before.lists, after.lists);
  const were = joinLists(before.lists.slice(head, before.lists.length - tail));
  const are = joinLists(after.lists.slice(head, after.lists.length - tail));
  const left = new Map(were.map((one) => [one.piece, one]));
  const added = new Set<string>();
  const mayCount = (pieces: readonly string[]) => pieces.some((piece) => bases.has(piece));
  for (const is of are) {
    const was = left.get(is.piece);
    left.delete(is.piece);
    if (!was && (isComponent(is.piece) || added.has(is.piece))) return undefined;
    if (!was) added.add(is.piece);
    if (was ? was.besides !== is.besides : is.discriminates) return undefined;
    if (was?.parents !== is.parents) {
      const { lost, gained } = changeOf(is.piece, was?.parents ?? [], is.parents);
      if (mayCount(lost) || mayCount(gained)) return undefined;
    }
    if (was?.uses !== is.uses) uses.push(changeOf(is.piece, was?.uses ?? [], is.uses));
  }
  for (const { piece, uses: lost, parents } of left.values()) {
    if (bases.has(piece) || mayCount(parents)) return undefined;
    uses.push({ by: piece, lost, gained: [] });
  }
  const isSameOrder = were.length === are.length && were.every(({ piece }, at) => piece === are[at]?.piece);
  return { uses, gone: new Set(left.keys()), added, isSameOrder };
}

function changeOf(by: string | undefined, before: readonly string[], after: readonly string[]): UseChange {
  const { head, tail } = sharedEnds(before, after);
  const were = before.slice(head, before.length - tail);
  const are = after.slice(head, after.length - tail);
  const was = new Set(were);
  const is = new Set(are);
  return { by, lost: were.filter((piece) => !is.has(piece)), gained: are.filter((piece) => !was.has(piece)) };
}
