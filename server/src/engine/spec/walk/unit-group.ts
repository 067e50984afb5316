import { sharedEnds } from '#shared/shared-ends.ts';
import { isSameList, joinLists } from '../../lists.ts';
import type { ObjectType, SpecVersion } from '../grammar/grammar.ts';
import type { Entry, MapNode } from '../tree/node.ts';
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
  readonly #earlier: Earlier | undefined;

  /** What was read of an earlier group stays, as far as of its units those that were replaced say the same. */
  constructor(units: readonly Unit[], earlier?: UnitGroup) {
    this.units = units;
    const replaced = earlier && replacedIn(earlier.units, units);
    this.#earlier = replaced && { byType: earlier.#byType, read: earlier.#read, replaced };
  }

  /** Its objects of a type. */
  all(type: ObjectType): readonly SpecObject[] {
    let objects = this.#byType.get(type);
    if (!objects) {
      const { byType, replaced = [] } = this.#earlier ?? {};
      const isWithout = replaced.every((units) => units.flat().every((unit) => unit.ofType(type).length === 0));
      objects = (isWithout ? byType?.get(type) : undefined) ?? joinLists(this.units.map((unit) => unit.ofType(type)));
      this.#byType.set(type, objects);
    }
    return objects;
  }

  /** What stood in the place of one of its units before an edit, where no more than that unit is another one there. */
  replacedBy(unit: Unit): Unit | undefined {
    const pair = this.#earlier?.replaced.find(([was, is]) => was.length === 1 && is.length === 1 && is[0] === unit);
    return pair?.[0][0];
  }

  get references(): readonly Reference[] {
    this.#references ??= joinLists(this.units.map((unit) => unit.references));
    return this.#references;
  }

  /** Those of its references that aren't to a component of their own file. */
  get outward(): readonly Reference[] {
    this.#outward ??= joinLists(this.units.map((unit) => unit.outward));
    return this.#outward;
  }

  collect<T>(read: ReadUnit<T>): readonly T[] {
    // What was kept for a function is what it said.
    let found = this.#read.get(read) as readonly T[] | undefined;
    if (!found) {
      found = this.#unchanged(read) ?? joinLists(this.units.map((unit) => unit.memo(read)));
      this.#read.set(read, found);
    }
    return found;
  }

  #unchanged<T>(read: ReadUnit<T>): readonly T[] | undefined {
    const { read: lists, replaced = [] } = this.#earlier ?? {};
    const list = lists?.get(read) as readonly T[] | undefined;
    const allOf = (units: readonly Unit[]) => joinLists(units.map((unit) => unit.memo(read)));
    return list && replaced.every(([was, is]) => isSameList(allOf(was), allOf(is))) ? list : undefined;
  }
}

/** What was read of the units that stood here before an edit, and those of them in whose places others stand now. */
interface Earlier {
  readonly byType: ReadonlyMap<ObjectType, readonly SpecObject[]>;
  readonly read: ReadonlyMap<ReadUnit<unknown>, readonly unknown[]>;
  readonly replaced: readonly (readonly [was: readonly Unit[], is: readonly Unit[]])[];
}

/** Undefined where too much is new. */
function replacedIn(before: readonly Unit[], after: readonly Unit[]): Earlier['replaced'] | undefined {
  if (before.length !== after.length) {
    const { head, tail } = sharedEnds(before, after);
    const was = before.slice(head, before.length - tail);
    const is = after.slice(head, after.length - tail);
    return was.length + is.length > 2 * mostReplaced ? undefined : [[was, is]];
  }
  const replaced: [Unit[], Unit[]][] = [];
  for (let at = 0; at < before.length; at++) {
    const was = before[at];
    const is = after[at];
    if (was && is && was !== is && replaced.push([[was], [is]]) > mostReplaced) return undefined;
  }
  return replaced;
}

const mostReplaced = 4;

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
  /** In the order of the entries. */
  readonly units: readonly Unit[];
  readonly groups: readonly UnitGroup[];
}

/** The units of a map's entries; of those that stood there before, every unit is kept whose entry is the same. */
export function membersOf(start: MemberStart, before: Members | undefined): Members {
  const { map } = start;
  if (before?.map === map) return before;
  const units = unitsOf(start, before);
  return { map, units, groups: before ? groupsAfter(units, before) : groupsOf(units) };
}

function groupsOf(units: readonly Unit[]): readonly UnitGroup[] {
  const groups: UnitGroup[] = [];
  for (let at = 0; at < units.length; at += groupSize) groups.push(new UnitGroup(units.slice(at, at + groupSize)));
  return groups;
}

/** Where an entry is new, or gone, its group has one more, or one less: all others stay. */
function groupsAfter(units: readonly Unit[], before: Members): readonly UnitGroup[] {
  const { groups } = before;
  if (units.length === before.units.length) {
    let behind = 0;
    return groups.map((group) => {
      const start = behind;
      behind += group.units.length;
      return isGroup(group, units, start) ? group : new UnitGroup(units.slice(start, behind), group);
    });
  }
  const shared = sharedEnds(before.units, units);
  // What is only new belongs to the group of the unit before it, or else behind it.
  const isNew = shared.head + shared.tail === before.units.length;
  const head = wholeIn(groups, isNew ? shared.head - 1 : shared.head);
  const tail = wholeIn(groups.slice(head.count).reverse(), isNew && shared.head === 0 ? shared.tail - 1 : shared.tail);
  const changed = units.slice(head.length, units.length - tail.length);
  const replaced = groups.slice(head.count, groups.length - tail.count);
  const isOne = changed.length > 0 && changed.length <= largestGroup;
  const made = isOne ? [new UnitGroup(changed, replaced.length === 1 ? replaced[0] : undefined)] : groupsOf(changed);
  return [...groups.slice(0, head.count), ...made, ...groups.slice(groups.length - tail.count)];
}

/** How many of some groups, from the first one on, so many units are enough for, and how many units these have. */
function wholeIn(groups: readonly UnitGroup[], most: number): { readonly count: number; readonly length: number } {
  let count = 0;
  let length = 0;
  for (const { units } of groups) {
    if (length + units.length > most) break;
    length += units.length;
    count++;
  }
  return { count, length };
}

function isGroup(known: UnitGroup, units: readonly Unit[], start: number): boolean {
  for (let at = 0; at < known.units.length; at++) if (known.units[at] !== units[start + at]) return false;
  return true;
}

/** Measured on a description with 900 paths: smaller groups cost more to join, larger ones more to make anew. */
const groupSize = 64;

/** One that has grown to more is cut. */
const largestGroup = 2 * groupSize;

function unitsOf(start: MemberStart, before: Members | undefined): readonly Unit[] {
  const { entries } = start.map;
  const kept = before?.units ?? [];
  // Where every entry has its unit, those of the first and last entries stay, as many as are the same.
  const isOneToOne = before !== undefined && kept.length === before.map.entries.length;
  const { head, tail } = isOneToOne ? sharedEnds(before.map.entries, entries) : { head: 0, tail: 0 };
  const units = kept.slice(0, head);
  let known: ReadonlyMap<Entry | undefined, Unit> | undefined;
  for (let at = head; at < entries.length - tail; at++) {
    const entry = entries[at];
    if (!entry || (start.type === 'pathItem' && entry.key.startsWith('x-'))) continue;
    known ??= new Map(kept.slice(head, kept.length - tail).map((unit) => [unit.entry, unit]));
    units.push(known.get(entry) ?? unitOfEntry(start, entry));
  }
  for (let at = kept.length - tail; at < kept.length; at++) {
    const unit = kept[at];
    if (unit) units.push(unit);
  }
  return units;
}

function unitOfEntry({ uri, version, type }: MemberStart, entry: Entry): Unit {
  const unitStart = { uri, version, type, node: entry.value, entry };
  return makeUnit(unitStart, walk({ ...unitStart, base: uri }));
}
