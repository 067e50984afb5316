import type { ObjectType, SpecVersion } from '../grammar/grammar.ts';
import type { MapNode } from '../tree/node.ts';
import type { Reference, SpecObject } from './spec-object.ts';
import { makeUnit, type Unit } from './unit.ts';
import { walk } from './walk.ts';

/** What a function says of each of some units, one after the other; what it said of a unit is kept with it. */
export type ReadUnit<T> = (unit: Unit) => readonly T[];

/** Units that stand together: the entries of one map, such as `paths` or `components.schemas`. Kept as long as none of them changes. */
export class UnitGroup {
  readonly units: readonly Unit[];
  /** The map that they are the entries of. */
  readonly map: MapNode | undefined;
  readonly #byType = new Map<ObjectType, readonly SpecObject[]>();
  readonly #read = new Map<ReadUnit<unknown>, readonly unknown[]>();
  #references: readonly Reference[] | undefined;
  #outward: readonly Reference[] | undefined;

  constructor(units: readonly Unit[], map?: MapNode) {
    this.units = units;
    this.map = map;
  }

  /** Its objects of a type. */
  all(type: ObjectType): readonly SpecObject[] {
    let objects = this.#byType.get(type);
    if (!objects) {
      objects = joined(this.units, (unit) => unit.ofType(type));
      this.#byType.set(type, objects);
    }
    return objects;
  }

  get references(): readonly Reference[] {
    this.#references ??= joined(this.units, (unit) => unit.references);
    return this.#references;
  }

  /** Those of its references that aren't to a component of their own file. */
  get outward(): readonly Reference[] {
    this.#outward ??= joined(this.units, (unit) => unit.outward);
    return this.#outward;
  }

  collect<T>(read: ReadUnit<T>): readonly T[] {
    // What was kept for a function is what it said.
    let found = this.#read.get(read) as readonly T[] | undefined;
    if (!found) {
      found = joined(this.units, (unit) => unit.memo(read));
      this.#read.set(read, found);
    }
    return found;
  }
}

/** What the entries of a map are. */
export interface MemberStart {
  readonly uri: string;
  readonly version: SpecVersion;
  readonly type: ObjectType;
  readonly map: MapNode;
}

/** The group of a map's entries; of the group that stood there before, every unit is kept whose entry is the same. */
export function groupOf(start: MemberStart, before: UnitGroup | undefined): UnitGroup {
  if (before?.map === start.map) return before;
  const { uri, version, type, map } = start;
  const kept = before?.units ?? [];
  let next = 0;
  const units: Unit[] = [];
  for (const entry of map.entries) {
    if (type === 'pathItem' && entry.key.startsWith('x-')) continue;
    // Most edits change one entry: the others stand in the same order as before.
    let known = kept[next]?.entry === entry ? next : -1;
    if (known === -1 && kept.length > 0) known = indexNear(kept, next, (unit) => unit.entry === entry);
    const unit = known === -1 ? undefined : kept[known];
    if (unit) {
      next = known + 1;
      units.push(unit);
    } else {
      const unitStart = { uri, version, type, node: entry.value, entry };
      units.push(makeUnit(unitStart, walk({ ...unitStart, base: uri })));
    }
  }
  return new UnitGroup(units, map);
}

/** Within a few steps: an entry that moved farther is walked anew. */
function indexNear(units: readonly Unit[], from: number, isWanted: (unit: Unit) => boolean): number {
  for (let at = Math.max(0, from - reach); at < Math.min(units.length, from + reach); at++) {
    const unit = units[at];
    if (unit && isWanted(unit)) return at;
  }
  return -1;
}

const reach = 4;

function joined<T>(units: readonly Unit[], read: (unit: Unit) => readonly T[]): readonly T[] {
  const found: T[] = [];
  for (const unit of units) for (const one of read(unit)) found.push(one);
  return found;
}
