import type { Field, Grammar, ObjectType, SpecVersion } from './grammar.ts';
import { grammarOf } from './grammars.ts';
import { perVersion } from './versions.ts';

/** What a key of an object is: nothing where it is an extension, or where the object has no such field. */
export function fieldOf(grammar: Grammar, type: ObjectType, key: string): Field | undefined {
  const object = grammar.get(type);
  const field = object?.fields.get(key);
  if (field) return field;
  return object?.mayBeExtended && key.startsWith('x-') ? undefined : object?.otherFields;
}

/**
 * Where a document keeps what it can reference by name, as the start of a JSON pointer (`/components/schemas`, in 2.0
 * `/definitions`), and what is kept there.
 */
export const componentTypes: (version: SpecVersion) => ReadonlyMap<string, ObjectType> = perVersion((version) =>
  version === '2.0' ? componentTypesIn(version, 'openapi', '') : componentTypesIn(version, 'components', '/components'),
);

/** The fields of a document's root, of every version. */
export const rootKeys: readonly string[] = keysOf('openapi');

/** The kinds of components, of every version. */
export const componentKinds: readonly string[] = keysOf('components');

/** The keys of a path item whose values are operations, in lower case and in the order of the specification. */
export const httpMethods: (version: SpecVersion) => readonly string[] = perVersion(methodsIn);

/** What stands at a place of a document. */
export interface TypedPlace {
  /** `value` for whatever isn't an object of the specification. */
  readonly type: ObjectType | 'value';
  /** What holds it, directly or as one of a list or map; undefined for the document itself. */
  readonly field: Field | undefined;
  /** Whether it is the field's list or map as a whole, not one of its items. */
  readonly isWhole: boolean;
}

/**
 * What a JSON pointer into a whole document names, by its unescaped tokens. Undefined where the specification says nothing of
 * the place: below extensions, and below keys that it doesn't know.
 */
export function typeOfPointer(version: SpecVersion, tokens: readonly string[]): TypedPlace | undefined {
  const grammar = grammarOf(version);
  let place: TypedPlace | undefined = { type: 'openapi', field: undefined, isWhole: false };
  for (const token of tokens) {
    place = childOf(grammar, place, token);
    if (!place) return undefined;
  }
  return place;
}

function childOf(grammar: Grammar, { type, field, isWhole }: TypedPlace, token: string): TypedPlace | undefined {
  if (isWhole || type === 'value') return { type, field, isWhole: false };
  const child = fieldOf(grammar, type, token);
  return child && { type: child.type, field: child, isWhole: child.shape !== 'one' };
}

function componentTypesIn(version: SpecVersion, holder: ObjectType, pointer: string): ReadonlyMap<string, ObjectType> {
  const types = new Map<string, ObjectType>();
  for (const [key, { type, shape }] of grammarOf(version).get(holder)?.fields ?? []) {
    if (shape === 'map' && type !== 'value') types.set(`${pointer}/${key}`, type);
  }
  return types;
}

function methodsIn(version: SpecVersion): readonly string[] {
  const fields = grammarOf(version).get('pathItem')?.fields ?? [];
  return [...fields].filter(([, { type, shape }]) => type === 'operation' && shape === 'one').map(([key]) => key);
}

function keysOf(type: ObjectType): readonly string[] {
  const versions: readonly SpecVersion[] = ['2.0', '3.0', '3.1', '3.2'];
  return [...new Set(versions.flatMap((version) => [...(grammarOf(version).get(type)?.fields.keys() ?? [])]))];
}
