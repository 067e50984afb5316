import type { ObjectType } from '../grammar/grammar.ts';
import type { Entry, MapNode, ScalarNode } from '../tree/node.ts';

/** An object of the specification as it stands in a file: a map, and what it is. */
export interface SpecObject {
  readonly type: ObjectType;
  readonly node: MapNode;
  /** The entry whose value it is; undefined for items of a list, and for a file's root. */
  readonly entry: Entry | undefined;
  /** The key or the index under which it stands: a path item's path, an operation's method, a response's status, a component's name. */
  readonly key: string | number | undefined;
  /** The field of the parent that holds it: `properties`, `allOf`, `parameters`; its key, where it holds nothing else. */
  readonly field: string | undefined;
  /** The object around it in the same unit; of the unit's own, what it is referenced from, where it is called by that. */
  readonly parent: SpecObject | undefined;
}

/** A `$ref`, or what else names an object by a URI reference or by a component's name. */
export interface Reference {
  readonly kind: 'ref' | 'dynamic-ref' | 'mapping' | 'operation-ref';
  /** What stands behind `$ref`. */
  readonly node: ScalarNode;
  /** What it says, for `mapping` with a bare name as the pointer that is meant. */
  readonly target: string;
  /** What must stand at the target. */
  readonly expects: ObjectType;
  /** It stands for a whole list or map of such objects; for one where it doesn't say. */
  readonly shape?: 'list' | 'map';
  /** The map that holds it. */
  readonly owner: MapNode;
  /** The URI that a relative target is relative to. */
  readonly base: string;
  /** Of a path item or an operation: what the target is called by, since it is split off. */
  readonly place?: UnitPlace;
}

/** Where a reference to a path item or an operation stands: `GET` of `/parcels`. */
export interface UnitPlace {
  readonly key: string | number | undefined;
  readonly parent: SpecObject | undefined;
}
