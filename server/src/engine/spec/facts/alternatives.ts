import type { SpecContext } from '../../rules/spec-rule.ts';
import type { MapNode, Node } from '../tree/node.ts';
import { behindReference } from './behind-reference.ts';

/**
 * Whether something is true of a schema, whichever of its alternatives holds: it says so itself, what it refers to or one of `allOf` does, or all
 * of `oneOf` or of `anyOf` do. What can't be read, and a schema that comes back to itself, denies nothing.
 */
export function isTrueAlways(
  schema: Node,
  claim: (schema: MapNode) => boolean,
  context: Pick<SpecContext, 'lookup'>,
): boolean {
  const open = new Set<Node>();
  const known = new Map<Node, boolean>();
  const check = (node: Node): boolean => {
    if (node.kind !== 'map') return false;
    const before = known.get(node);
    if (before !== undefined) return before;
    if (open.has(node)) return true;
    open.add(node);
    const result = claim(node) || isTrueBehind(node, check, context) || isTrueInside(node, check);
    open.delete(node);
    known.set(node, result);
    return result;
  };
  return check(schema);
}

function isTrueBehind(node: MapNode, check: (node: Node) => boolean, context: Pick<SpecContext, 'lookup'>): boolean {
  if (!node.has('$ref')) return false;
  const target = behindReference(node, context);
  return !target || check(target);
}

function isTrueInside(node: MapNode, check: (node: Node) => boolean): boolean {
  if (node.list('allOf')?.items.some(check)) return true;
  return ['oneOf', 'anyOf'].some((key) => {
    const items = node.list(key)?.items ?? [];
    return items.length > 0 && items.every(check);
  });
}

/** Whether a schema names a property in `required`. */
export function requires(schema: MapNode, name: string): boolean {
  return schema.list('required')?.items.some((item) => item.kind === 'scalar' && item.value === name) ?? false;
}
