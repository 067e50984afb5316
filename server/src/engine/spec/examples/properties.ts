import { isTrue } from '../facts/schemas.ts';
import type { Node } from '../tree/node.ts';
import type { Run } from './run.ts';

type Mark = 'readOnly' | 'writeOnly';

/** Whether a property may be missing, since it is for the other way: what is read-only is required in responses only. */
export function isForOneWay(name: string, run: Run): boolean {
  const { direction } = run.options;
  return (
    (direction !== 'response' && isPropertyMarked(name, 'readOnly', run)) ||
    (direction !== 'request' && isPropertyMarked(name, 'writeOnly', run))
  );
}

function isPropertyMarked(name: string, mark: Mark, run: Run): boolean {
  return partsOf(run.outer, run).some((part) => {
    const property = part.kind === 'map' ? part.map('properties')?.get(name) : undefined;
    return property !== undefined && isMarked(property, mark, run);
  });
}

/** Whether a schema has the mark, or one that it is made of. */
export function isMarked(schema: Node, mark: Mark, run: Run): boolean {
  let part: Node | undefined = schema;
  for (let step = 0; step < mostSteps; step++) {
    if (part?.kind !== 'map') return false;
    if (isTrue(part.get(mark))) return true;
    if (part.has('allOf')) break;
    const reference: string | undefined = part.text('$ref');
    if (reference === undefined) return false;
    part = run.options.lookup(part.part.uri, reference).node;
  }
  return partsOf(schema, run, ['allOf']).some((one) => one.kind === 'map' && isTrue(one.get(mark)));
}

const mostSteps = 20;

/** The names of all properties that a schema has, whichever of its alternatives holds. */
export function propertyNames(schema: Node, run: Run): ReadonlySet<string> {
  const names = new Set<string>();
  for (const part of partsOf(schema, run)) {
    if (part.kind !== 'map') continue;
    for (const { key } of part.map('properties')?.entries ?? []) names.add(key);
  }
  return names;
}

/** The schemas that a schema is made of, itself first. */
function partsOf(schema: Node, run: Run, combinations: readonly string[] = allCombinations): readonly Node[] {
  const parts = new Set<Node>();
  const add = (part: Node): void => {
    if (parts.has(part)) return;
    parts.add(part);
    if (part.kind !== 'map') return;
    const reference = part.text('$ref');
    const target = reference === undefined ? undefined : run.options.lookup(part.part.uri, reference).node;
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
