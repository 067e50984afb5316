import type { SpecContext } from '../../rules/spec-rule.ts';
import { encodeToken } from '../tree/pointer.ts';
import type { SpecObject } from '../walk/spec-object.ts';
import { isInCallback } from './calls-back.ts';

/** Whether the API answers an operation itself, and doesn't call it: no webhook's, no callback's. A component's counts as answered. */
export function isAnswered(operation: SpecObject, { lookup }: SpecContext): boolean {
  if (isInCallback(operation)) return false;
  const item = operation.parent;
  if (typeof item?.key !== 'string' || item.key.startsWith('/')) return true;
  return lookup(item.node.part.uri, `#/webhooks/${encodeToken(item.key)}`).node !== item.node;
}
