import { isTrue } from '../facts/schemas.ts';
import type { Node } from '../tree/node.ts';
import type { Lookup } from './lookup.ts';
import type { Run } from './run.ts';

/** For one way only. */
export type Mark = 'readOnly' | 'writeOnly';

/** Those of some properties that can't be missing since they are for the other way: what is read-only is required in responses only. */
export function requiredBothWays(names: readonly string[], run: Run): readonly string[] {
  if (names.length === 0) return names;
  const { direction } = run.options;
  const properties = partsOf(run.outer, run.options.lookup).flatMap((part) =>
    part.kind === 'map' ? (part.map('properties') ?? []) : [],
  );
  return names.filter((name) => {
    const declared = properties.flatMap((map) => map.get(name) ?? []);
    return !declared.some(
      (property) =>
        (direction !== 'response' && isMarked(property, 'readOnly', run)) ||
        (direction !== 'request' && isMarked(property, 'writeOnly', run)),
    );
  });
}

/** Whether a schema has the mark, or one that it is made of. */
export function isMarked(schema: Node, mark: Mark, { options: { lookup, record } }: Run): boolean {
  return record ? record.isMarked(schema, mark) : hasMark(schema, mark, lookup);
}

/** The same of any state of a description. */
export function hasMark(schema: Node, mark: Mark, lookup: Lookup): boolean {
  let part: Node | undefined = schema;
  for (let step = 0; step < mostSteps; step++) {
    if (part?.kind !== 'map') return false;
    if (isTrue(part.get(mark))) return true;
    if (part.has('allOf')) break;
    const reference: string | undefined = part.text('$ref');
    if (reference === undefined) return false;
    part = lookup(part.part.uri, reference).node;
  }
  return partsOf(schema, lookup, ['allOf']).some((one) => one.kind === 'map' && isTrue(one.get(mark)));
}

const mostSteps = 20;

/** The names of all properties that a schema has, whichever of its alternatives holds. */
export function propertyNames(schema: Node, run: Run): ReadonlySet<string> {
  const names = new Set<string>();
  for (const part of partsOf(schema, run.options.lookup)) {
    if (part.kind !== 'map') continue;
    for (const { key } of part.map('properties')?.entries ?? []) names.add(key);
  }
  return names;
}

/** The schemas that a schema is made of, itself first. */
function partsOf(schema: Node, lookup: Lookup, combinations: readonly string[] = allCombinations): readonly Node[] {
  const parts = new Set<Node>();
  const add = (part: Node): void => {
    if (parts.has(part)) return;
    parts.add(part);
    if (part.kind !== 'map') return;
    const reference = part.text('$ref');
    const target = reference === undefined ? undefined : lookup(part.part.uri, reference).node;
    if (target) add(target);
    for (const keyword of combinations) {
      const value = part.get(keyword);
      if (value?.kind === 'list') for (const item of value.items) add(item);
      else if (value?.kind === 'map') add(value);
    }
  };
  add(schema);
  return [...parts];
}

const allCombinations = ['allOf', 'anyOf', 'oneOf', 'if', 'then', 'else'];
