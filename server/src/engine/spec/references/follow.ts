import type { Node } from '../tree/node.ts';
import type { Found } from './lookup.ts';

/** The node that a node means, over many references; undefined where one of them leads nowhere, or they go in a circle. */
export function followReferences(node: Node, lookup: (base: string, reference: string) => Found): Node | undefined {
  let seen: Set<Node> | undefined;
  let current: Node | undefined = node;
  while (current?.kind === 'map') {
    const reference: Node | undefined = current.get('$ref');
    if (reference?.kind !== 'scalar' || typeof reference.value !== 'string') return current;
    seen ??= new Set();
    if (seen.has(current) || seen.size === mostReferences) return undefined;
    seen.add(current);
    current = lookup(current.part.uri, reference.value).node;
  }
  return current;
}

/** One after the other. Who writes more makes a chain so that reading it takes long. */
export const mostReferences = 100;
