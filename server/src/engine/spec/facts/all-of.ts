import type { SpecContext } from '../../rules/spec-rule.ts';
import type { MapNode, Node, Place } from '../tree/node.ts';
import { behindReference } from './behind-reference.ts';

/** One of the schemas that a value must fit together. */
export interface AllOfMember {
  readonly node: MapNode;
  /** Which item of the outer `allOf` brings it: -1 for the schema itself. */
  readonly group: number;
  /** Of what a reference brings: where the reference stands, and the name that it ends with. */
  readonly via: Place | undefined;
  readonly name: string | undefined;
}

/** A schema, and what its `allOf` brings over any number of references. */
export function membersOf(schema: MapNode, context: Pick<SpecContext, 'lookup'>): readonly AllOfMember[] {
  const members: AllOfMember[] = [];
  const seen = new Set<Node>();
  const add = (node: Node, group: number, via: Place | undefined, name: string | undefined): void => {
    if (node.kind !== 'map' || seen.has(node)) return;
    seen.add(node);
    const reference = node.get('$ref');
    if (reference) {
      const target = behindReference(node, context);
      if (target && target !== node) add(target, group, via ?? reference, name ?? nameIn(node));
    }
    if (!reference || node.entries.length > 1) members.push({ node, group, via, name });
    for (const [index, item] of (node.list('allOf')?.items ?? []).entries())
      add(item, group === -1 ? index : group, via, name);
  };
  add(schema, -1, undefined, undefined);
  return members;
}

function nameIn(node: MapNode): string | undefined {
  return node.text('$ref')?.split('/').at(-1);
}
