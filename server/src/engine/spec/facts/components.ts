import { componentTypes } from '../grammar/walk-types.ts';
import { pieceOf } from '../references/target.ts';
import type { Spec } from '../spec.ts';
import type { Entry, MapNode } from '../tree/node.ts';
import type { Unit } from '../walk/unit.ts';
import type { UnitGroup } from '../walk/unit-group.ts';

/** A component of the root document. */
export interface Component {
  readonly piece: string;
  readonly entry: Entry;
  readonly unit: Unit;
  /** The keys of the map that it is an entry of. */
  readonly kind: readonly string[];
}

/** In the order of the document; two of one name both. */
export function componentsOf(spec: Spec): readonly Component[] {
  return componentLists(spec).flat();
}

/** As {@link componentsOf}, group by group: a list is the same one for as long as its group is. */
export function componentLists(spec: Spec): readonly (readonly Component[])[] {
  return Array.from(sortGroups(spec).kinds, ([group, kind]) => componentsIn(group, spec.uri, kind));
}

/** Made once for a group, since most stay as they are. */
function componentsIn(group: UnitGroup, uri: string, kind: readonly string[]): readonly Component[] {
  const known = ofGroups.get(group);
  if (known?.kind.join('/') === kind.join('/')) return known.components;
  const components = group.units.flatMap((unit) => {
    const { entry } = unit;
    return entry ? [{ piece: pieceOf(uri, [...kind, entry.key]), entry, unit, kind }] : [];
  });
  ofGroups.set(group, { kind, components });
  return components;
}

const ofGroups = new WeakMap<
  UnitGroup,
  { readonly kind: readonly string[]; readonly components: readonly Component[] }
>();

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
