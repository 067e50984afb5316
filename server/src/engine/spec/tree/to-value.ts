import type { ListNode, MapNode, Node } from './node.ts';

/**
 * The plain data that a node stands for. Of a key that stands twice the first counts, as in {@link MapNode.get}. A node that several
 * aliases name is one value, and so aliases cost nothing; whoever writes to the data writes to all of them.
 */
export function toValue(node: Node): unknown {
  return dataOf(node, node.part.mayHaveAliases ? new Map() : undefined);
}

/** By the nodes; undefined where no node can be met twice. */
type Known = Map<MapNode | ListNode, unknown> | undefined;

function dataOf(node: Node, known: Known): unknown {
  if (node.kind === 'scalar') return node.value;
  const before = known?.get(node);
  if (before !== undefined) return before;
  const value = node.kind === 'list' ? node.items.map((item) => dataOf(item, known)) : objectOf(node, known);
  known?.set(node, value);
  return value;
}

function objectOf({ entries }: MapNode, known: Known): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (const { key, value } of entries) {
    if (Object.hasOwn(object, key)) continue;
    assign(object, key, dataOf(value, known));
  }
  return object;
}

/** Gives plain data a value, whatever the key. */
export function assign(object: Record<string, unknown>, key: string, value: unknown): void {
  // Assigning to it would change what the object is.
  if (key === '__proto__')
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  else object[key] = value;
}
