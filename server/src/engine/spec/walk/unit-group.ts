import type { ObjectType, SpecVersion } from '../grammar/grammar.ts';
import type { MapNode } from '../tree/node.ts';
import type { Reference, SpecObject } from './spec-object.ts';
import { makeUnit, type Unit } from './unit.ts';
import { walk } from './walk.ts';

/** What a function says of each of some units, one after the other; what it said of a unit is kept with it. */
export type ReadUnit<T> = (unit: Unit) => readonly T[];

/** Some units that stand together: entries of one map, such as `paths` or `components.schemas`. Kept as long as none of them changes. */
export class UnitGroup {
  readonly units: readonly Unit[];
  readonly #byType = new Map<ObjectType, readonly SpecObject[]>();
  readonly #read = new Map<ReadUnit<unknown>, readonly unknown[]>();
  #references: readonly Reference[] | undefined;
  #outward: readonly Reference[] | undefined;

  constructor(units: readonly Unit[]) {
    this.units = units;
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

/** The entries of one map as units: in groups of a bounded size, so that an edit of one entry leaves all groups but one as they are. */
export interface Members {
  readonly map: MapNode;
  readonly groups: readonly UnitGroup[];
}

/** The units of a map's entries; of those that stood there before, every unit is kept whose entry is the same. */
export function membersOf(start: MemberStart, before: Members | undefined): Members {
  const { map } = start;
  if (before?.map === map) return before;
  const units = unitsOf(start, before?.groups.flatMap((group) => group.units) ?? []);
  const groups: UnitGroup[] = [];
  for (let at = 0; at < units.length; at += groupSize) {
    const some = units.slice(at, at + groupSize);
    const known = before?.groups[at / groupSize];
    const isSame = known?.units.length === some.length && some.every((unit, index) => unit === known.units[index]);
    groups.push(isSame ? known : new UnitGroup(some));
  }
  return { map, groups };
}

/** Measured on a description with 900 paths: smaller groups cost more to join, larger ones more to make anew. */
const groupSize = 64;

function unitsOf({ uri, version, type, map }: MemberStart, kept: readonly Unit[]): readonly Unit[] {
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
  return units;
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
