import type { Field, Grammar, ObjectType, SpecVersion } from '../grammar/grammar.ts';
import { grammarOf } from '../grammar/grammars.ts';
import { fieldOf } from '../grammar/walk-types.ts';
import { pointerOf } from '../navigation/pointer-of.ts';
import type { Spec } from '../spec.ts';

export type Path = readonly (string | number)[];

/** What the specification says of a place in a file of a description. */
export interface Place {
  /** `value` for whatever isn't an object of the specification. */
  readonly type: ObjectType | 'value';
  /** What holds it, directly or as one of a list or map; undefined for a whole file, and for what a reference leads to. */
  readonly field: Field | undefined;
  /** Whether it is the field's list or map as a whole, not one of its items. */
  readonly isWhole: boolean;
  /** The object that has the field. */
  readonly owner: ObjectType | undefined;
  /** The field's key in it. */
  readonly name: string;
  /** How many steps of the path lead to the owner. */
  readonly ownerDepth: number;
  /** The version whose rules hold there. */
  readonly version: SpecVersion;
}

/**
 * What stands at each step of a path, the file's root first; undefined where the specification says nothing. In a file that isn't the root of a
 * description, what references to it expect says what stands there.
 */
export function placesAlong(spec: Spec, uri: string, path: Path): readonly (Place | undefined)[] {
  let best: readonly (Place | undefined)[] = [];
  for (const { at, type, version } of startsOf(spec, uri, path)) {
    const places = walk(version, type, { path, from: at });
    const isDeeper = places.findLastIndex(isKnown) > best.findLastIndex(isKnown);
    if (best.length === 0 || isDeeper) best = places;
  }
  return best;
}

interface Start {
  /** How many steps lead there. */
  readonly at: number;
  readonly type: ObjectType;
  readonly version: SpecVersion;
}

/** The root first, else what leads farthest. */
function startsOf(spec: Spec, uri: string, path: Path): readonly Start[] {
  const root: readonly Start[] = uri === spec.uri ? [{ at: 0, type: 'openapi', version: spec.version }] : [];
  if (root.length > 0 && !path.some((step) => String(step).startsWith('x-'))) return root;
  const units = spec.units.flatMap((unit): Start[] => {
    if (unit.uri !== uri || (unit.entry && !path.includes(unit.entry.key))) return [];
    const tokens = unit.entry ? pointerOf(unit.entry) : [];
    const leadsHere = tokens.length <= path.length && tokens.every((token, index) => token === String(path[index]));
    return leadsHere ? [{ at: tokens.length, type: unit.type, version: unit.version }] : [];
  });
  return [...root, ...units.sort((one, other) => other.at - one.at)];
}

function walk(
  version: SpecVersion,
  type: ObjectType,
  { path, from }: { readonly path: Path; readonly from: number },
): readonly (Place | undefined)[] {
  const grammar = grammarOf(version);
  const places: (Place | undefined)[] = Array.from({ length: from });
  let place: Place | undefined = {
    type,
    field: undefined,
    isWhole: false,
    owner: undefined,
    name: '',
    ownerDepth: from,
    version,
  };
  places.push(place);
  for (const [index, step] of path.slice(from).entries()) {
    place = place && childOf(grammar, place, { key: String(step), depth: from + index });
    places.push(place);
  }
  return places;
}

function childOf(
  grammar: Grammar,
  place: Place,
  { key, depth }: { readonly key: string; readonly depth: number },
): Place | undefined {
  if (place.isWhole || place.type === 'value') return { ...place, isWhole: false };
  const field = fieldOf(grammar, place.type, key);
  if (!field) return undefined;
  const isWhole = field.shape !== 'one';
  return { ...place, type: field.type, field, isWhole, owner: place.type, name: key, ownerDepth: depth };
}

function isKnown(place: Place | undefined): boolean {
  return place !== undefined;
}
