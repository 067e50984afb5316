import type { DocumentContext } from '../../rules/spec-rule.ts';
import { componentTypes } from '../grammar/walk-types.ts';
import type { Spec } from '../spec.ts';
import type { MapNode } from '../tree/node.ts';
import type { Unit } from '../walk/unit.ts';
import type { UnitGroup } from '../walk/unit-group.ts';
import { usesOf, usesSignature } from './unit-uses.ts';

/**
 * What the unused components of a document depend on: as long as all of it is the same, so are they. Of paths and the like that is what they use together,
 * whichever of them it is that uses it.
 */
export function usesTogether({ spec, memo }: Pick<DocumentContext, 'spec' | 'memo'>): readonly unknown[] {
  const { kinds, starts } = sortGroups(spec);
  const closed = starts.map((group) => group.collect(closedUses));
  const together = memo(
    'uses of paths',
    () => closed,
    () => {
      const pieces = new Set<string>();
      for (const list of closed) for (const piece of distinct(list)) pieces.add(piece);
      return [...pieces].sort();
    },
  );
  const own = new Set(starts);
  const others = spec.groups.map((group) => group.collect(own.has(group) ? outwardSignature : usesSignature));
  return [
    together,
    others,
    [...kinds.values()],
    spec.shell.memo(usesSignature),
    [...spec.missing],
    spec.root.text('$self'),
  ];
}

function outwardSignature(unit: Unit): readonly string[] {
  return unit.outward.length === 0 ? [] : unit.memo(usesSignature);
}

export interface SortedGroups {
  /** Those of components, with the keys of the map that they stand in. */
  readonly kinds: ReadonlyMap<UnitGroup, readonly string[]>;
  readonly holders: ReadonlyMap<MapNode, readonly string[]>;
  /** Those that are needed in any case: paths and webhooks. */
  readonly starts: readonly UnitGroup[];
}

/** The groups of a document, by what they are to its components. */
export function sortGroups({ version, root, members }: Spec): SortedGroups {
  const holders = new Map<MapNode, readonly string[]>();
  for (const pointer of componentTypes(version).keys()) {
    const tokens = pointer.slice(1).split('/');
    const [first = '', second] = tokens;
    const holder = second === undefined ? root.map(first) : root.map(first)?.map(second);
    if (holder && first !== 'securityDefinitions') holders.set(holder, tokens);
  }
  const kinds = new Map<UnitGroup, readonly string[]>();
  const starts: UnitGroup[] = [];
  for (const { map, groups } of members) {
    const kind = holders.get(map);
    if (kind) for (const group of groups) kinds.set(group, kind);
    else starts.push(...groups);
  }
  return { kinds, holders, starts };
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
