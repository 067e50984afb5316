import type { Spec } from '../spec.ts';
import type { MapNode, Node } from '../tree/node.ts';
import type { SpecObject } from '../walk/spec-object.ts';

/** Whether an operation is one of a callback. */
export function isInCallback(operation: SpecObject): boolean {
  return operation.parent?.parent?.type === 'callback';
}

/** The path items of the webhooks, those behind references too. */
export function webhookItems({ root }: Spec, followMap: (node: Node) => MapNode | undefined): ReadonlySet<MapNode> {
  const items = new Set<MapNode>();
  for (const { key, value } of root.map('webhooks')?.entries ?? []) {
    const item = key.startsWith('x-') ? undefined : followMap(value);
    if (item) items.add(item);
  }
  return items;
}
