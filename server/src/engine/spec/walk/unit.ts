import { addTo } from '../../lists.ts';
import type { ObjectType, SpecVersion } from '../grammar/grammar.ts';
import type { Entry, Node } from '../tree/node.ts';
import type { Reference, SpecObject, UnitPlace } from './spec-object.ts';
import { walk } from './walk.ts';

/**
 * What is walked and checked by itself, and kept as long as its text is the same: a path item, a component, what a `$ref` leads to in another
 * file.
 */
export interface Unit {
  readonly uri: string;
  readonly version: SpecVersion;
  readonly type: ObjectType;
  readonly node: Node;
  /** Undefined for a whole file. */
  readonly entry: Entry | undefined;
  readonly place?: UnitPlace | undefined;
  readonly objects: readonly SpecObject[];
  readonly references: readonly Reference[];
  /** Those of its references that aren't to a component of its own file. */
  readonly outward: readonly Reference[];
  /** Of its objects, each once. */
  readonly types: readonly ObjectType[];
  /** Its objects of a type, in the order of the text. */
  ofType(type: ObjectType): readonly SpecObject[];
  /** What a function makes of it, made once. */
  memo<T>(read: (unit: Unit) => T): T;
}

export interface UnitStart {
  readonly uri: string;
  readonly version: SpecVersion;
  readonly type: ObjectType;
  readonly node: Node;
  readonly entry: Entry | undefined;
  /** What a path item or an operation that is split off is called by. */
  readonly place?: UnitPlace | undefined;
}

/** The unit of what a reference leads to, walked once for as long as the node is there. */
export function unitOf(start: UnitStart): Unit {
  const anchor = start.entry ?? start.node;
  const known = units.get(anchor) ?? [];
  const same = known.find(
    ({ uri, version, type, place }) =>
      uri === start.uri &&
      version === start.version &&
      type === start.type &&
      place?.key === start.place?.key &&
      place?.parent === start.place?.parent,
  );
  if (same) return same;
  const unit = makeUnit(start, walk({ ...start, base: start.uri, isShell: start.type === 'paths' }));
  units.set(anchor, [...known, unit]);
  return unit;
}

const units = new WeakMap<object, readonly Unit[]>();

/** A unit of objects that were found already. */
export function makeUnit(
  start: UnitStart,
  { objects, references }: { objects: readonly SpecObject[]; references: readonly Reference[] },
): Unit {
  let byType: Map<ObjectType, SpecObject[]> | undefined;
  let memos: Map<(unit: Unit) => unknown, unknown> | undefined;
  const unit: Unit = {
    ...start,
    objects,
    references,
    outward: references.filter(({ target }) => !ownComponent.test(target)),
    get types() {
      byType ??= groupByType(objects);
      return [...byType.keys()];
    },
    ofType(type) {
      byType ??= groupByType(objects);
      return byType.get(type) ?? nothing;
    },
    memo(read) {
      memos ??= new Map();
      if (!memos.has(read)) memos.set(read, read(unit));
      // What was kept for a function is what it made.
      return memos.get(read) as ReturnType<typeof read>;
    },
  };
  return unit;
}

const nothing: readonly SpecObject[] = [];

const ownComponent = /^#\/(?:components\/\w+|definitions|parameters|responses)\/[^/%]+$/;

function groupByType(objects: readonly SpecObject[]): Map<ObjectType, SpecObject[]> {
  const groups = new Map<ObjectType, SpecObject[]>();
  for (const object of objects) {
    addTo(groups, object.type, object);
  }
  return groups;
}
