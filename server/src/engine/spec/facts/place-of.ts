import type { SpecFinding } from '../../rules/spec-rule.ts';
import { keyPlace, type MapNode, type Place } from '../tree/node.ts';
import type { SpecObject } from '../walk/spec-object.ts';

/** Where an object is spoken of as a whole: its key; where it has none, its first own one. */
export function placeOf({ entry, node }: SpecObject): Place {
  return entry ? keyPlace(entry) : placeOfMap(node);
}

/** The first key of a map, or the map where it is empty. */
export function placeOfMap(node: MapNode): Place {
  const [first] = node.entries;
  return first ? keyPlace(first) : node;
}

/** Where something is missing, or stands empty: the key that is there without a value, else the object. */
export function placeOfField(object: SpecObject, name: string): Place {
  const entry = object.node.entry(name);
  return entry ? keyPlace(entry) : placeOf(object);
}

/** What a finding says of a field that isn't there, or is empty. */
export function missingIn(object: SpecObject, name: string): Pick<SpecFinding, 'at' | 'lacks'> {
  return { at: placeOfField(object, name), lacks: { map: object.node, keys: [name] } };
}
