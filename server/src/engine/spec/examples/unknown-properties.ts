import type { Node } from '../tree/node.ts';
import { evaluatedProperties } from './evaluated.ts';
import { unknownProperty } from './keywords/objects.ts';
import { noProblems, type Problem } from './problem.ts';
import { propertyNames } from './properties.ts';
import type { Run } from './run.ts';

/** The properties of an object that its schema says nothing of, though it has some and doesn't say that there may be others. */
export function unknownProperties(value: Node, schema: Node, run: Run): readonly Problem[] {
  if (value.kind !== 'map' || schema.kind !== 'map') return noProblems;
  const [keyword] = schema.entries;
  const names = propertyNames(schema, run);
  const evaluated = names.size === 0 || !keyword ? 'all' : evaluatedProperties(value, schema, run);
  if (evaluated === 'all' || !keyword) return noProblems;
  return value.entries
    .filter((entry) => !evaluated.has(entry.key))
    .map((entry) => unknownProperty(value, entry, keyword, names));
}
