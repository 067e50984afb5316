import type { SpecContext } from '../../rules/spec-rule.ts';
import type { MapNode, Node } from '../tree/node.ts';

/**
 * What the `$ref` of a schema names, one step on: since 3.1 it may have keywords beside a `$ref` of its own, which following to the end would
 * pass over.
 */
export function behindReference(schema: MapNode, { lookup }: Pick<SpecContext, 'lookup'>): Node | undefined {
  const reference = schema.text('$ref');
  return reference === undefined ? undefined : lookup(schema.part.uri, reference).node;
}
