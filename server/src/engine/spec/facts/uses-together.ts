import type { DocumentContext } from '../../rules/spec-rule.ts';
import type { Spec } from '../spec.ts';
import type { Unit } from '../walk/unit.ts';
import { type Component, componentLists, sortGroups } from './components.ts';
import { besidesPieces, usesOf, usesSignature } from './unit-uses.ts';

/** What the unused components of a document depend on: as long as all of it is the same, so are they. */
export interface UsesTogether {
  /** What paths and the like use together, whichever of them it is, as far as it is all that they lead to: sorted. */
  readonly starts: readonly string[];
  /** What the components use, by group, as texts. */
  readonly signatures: readonly (readonly string[])[];
  readonly rest: readonly unknown[];
}

/** What one component of the document uses. */
export interface ComponentUse {
  readonly piece: string;
  readonly uses: readonly string[];
  /** Those that it takes over by `allOf`. */
  readonly parents: readonly string[];
  readonly discriminates: boolean;
  /** What else it needs of its own file, and what it is called. */
  readonly besides: string;
}

export function usesTogether({ spec, memo }: Pick<DocumentContext, 'spec' | 'memo'>): UsesTogether {
  const { kinds, starts } = sortGroups(spec);
  const closed = starts.map((group) => group.collect(closedUses));
  const { pieces } = memo<Tally>(
    'uses of paths',
    () => closed,
    (before) => tally(closed, before),
  );
  const isStart = new Set(starts);
  const others = spec.groups.filter((group) => !kinds.has(group));
  return {
    starts: pieces,
    signatures: Array.from(kinds.keys(), (group) => group.collect(usesSignature)),
    rest: [
      others.map((group) => group.collect(isStart.has(group) ? outwardSignature : usesSignature)),
      [...kinds.values()],
      spec.shell.memo(usesSignature),
      [...spec.missing],
      spec.root.text('$self'),
    ],
  };
}

/** What each component uses, two of one name both. Most lists are the same as after the edit before. */
export function usesByComponent(spec: Spec): readonly (readonly ComponentUse[])[] {
  return componentLists(spec).map((components) => {
    let uses = usesOfList.get(components);
    if (!uses) {
      uses = components.map(useOf);
      usesOfList.set(components, uses);
    }
    return uses;
  });
}

const usesOfList = new WeakMap<readonly Component[], readonly ComponentUse[]>();

function useOf({ piece, unit }: Component): ComponentUse {
  const { pieces, parents, discriminates } = unit.memo(usesOf);
  return { piece, uses: pieces, parents, discriminates, besides: unit.memo(besidesPieces) };
}

/** How many of some lists have a piece. */
interface Tally {
  readonly lists: readonly (readonly string[])[];
  readonly counts: ReadonlyMap<string, number>;
  /** Sorted; the same list for as long as the same are in it. */
  readonly pieces: readonly string[];
}

function tally(lists: readonly (readonly string[])[], before: Tally | undefined): Tally {
  const known = before?.lists.length === lists.length ? before : undefined;
  const counts = new Map(known?.counts);
  const steps = stepsBetween(known?.lists ?? [], lists);
  let isSame = known !== undefined;
  for (const [piece, step] of steps) {
    const was = counts.get(piece) ?? 0;
    const is = was + step;
    if (is === 0) counts.delete(piece);
    else counts.set(piece, is);
    isSame &&= was > 0 === is > 0;
  }
  if (known && isSame) return { lists, counts, pieces: known.pieces };
  // Mostly all but a few stand in order.
  const kept = known?.pieces.filter((piece) => counts.has(piece)) ?? [];
  const isNew = (piece: string) => known === undefined || !known.counts.has(piece);
  return { lists, counts, pieces: [...kept, ...[...counts.keys()].filter(isNew)].sort() };
}

/** In how many more lists a piece is. */
function stepsBetween(before: readonly (readonly string[])[], after: readonly (readonly string[])[]) {
  const steps = new Map<string, number>();
  const add = (list: readonly string[], step: number): void => {
    for (const piece of distinct(list)) steps.set(piece, (steps.get(piece) ?? 0) + step);
  };
  for (const [index, list] of after.entries()) {
    const was = before[index];
    if (was === list) continue;
    if (was) add(was, -1);
    add(list, 1);
  }
  return steps;
}

function outwardSignature(unit: Unit): readonly string[] {
  return unit.outward.length === 0 ? [] : unit.memo(usesSignature);
}

/** What a unit uses, where that is all that it leads to. */
export function closedUses(unit: Unit): readonly string[] {
  return unit.outward.length === 0 ? unit.memo(usesOf).pieces : [];
}

/** A group's list is the same one for as long as its units say the same. */
export function distinct(pieces: readonly string[]): ReadonlySet<string> {
  let known = distinctPieces.get(pieces);
  if (!known) {
    known = new Set(pieces);
    distinctPieces.set(pieces, known);
  }
  return known;
}

const distinctPieces = new WeakMap<readonly string[], ReadonlySet<string>>();
