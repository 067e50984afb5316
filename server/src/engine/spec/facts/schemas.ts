import type { MapNode, Node } from '../tree/node.ts';

/** Whether a schema's `type` names a type, alone or among others. */
export function hasType(schema: MapNode, type: string): boolean {
  return typeNode(schema, type) !== undefined;
}

/** Where a schema's `type` names a type. */
export function typeNode(schema: MapNode, type: string): Node | undefined {
  const node = schema.get('type');
  if (node?.kind === 'scalar') return node.value === type ? node : undefined;
  if (node?.kind !== 'list') return undefined;
  return node.items.find((item) => item.kind === 'scalar' && item.value === type);
}
