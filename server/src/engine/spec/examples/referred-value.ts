import type { Node } from '../tree/node.ts';
import type { Lookup } from './lookup.ts';

/**
 * The value that is meant by a value. A `$ref` in an example is no reference by the specification, but nearly all tools put in its place what it leads to, and
 * authors make use of that. Undefined where that can't be told.
 */
export function referredValue(value: Node, lookup: Lookup): Node | undefined {
  let node: Node | undefined = value;
  for (let step = 0; step < mostSteps; step++) {
    const reference: string | undefined = node?.kind === 'map' ? node.text('$ref') : undefined;
    if (reference === undefined || node?.kind !== 'map') return node;
    if (node.entries.length > 1) return undefined;
    node = lookup(node.part.uri, reference).node;
  }
  return undefined;
}

const mostSteps = 20;
