import { mostReferences } from '../references/follow.ts';
import type { Found } from '../references/lookup.ts';
import type { Node } from '../tree/node.ts';
import type { Reference } from '../walk/spec-object.ts';
import { referenceIn } from '../walk/walk.ts';

type Lookup = (base: string, reference: string) => Found;

/** Those that lead over nothing but references back to themselves; of each circle one, wherever it is asked for. */
export function endlessReferences(references: readonly Reference[], lookup: Lookup): readonly Reference[] {
  return references.filter((reference) => reference.kind === 'ref' && isFirstOfCircle(reference, lookup));
}

function isFirstOfCircle({ base, target, owner }: Reference, lookup: Lookup): boolean {
  const first = lookup(base, target);
  if (first.node?.kind !== 'map' || (first.node !== owner && !referenceIn(first.node))) return false;
  const name = nameOf(first);
  const seen = new Set<Node>();
  // A circle of component schemas is one of those that have no end.
  let isOfSchemas = true;
  for (let found = first; found.node?.kind === 'map'; ) {
    const { node } = found;
    isOfSchemas &&= /^(?:components\/schemas|definitions)\/[^/]+$/.test(found.target.tokens?.join('/') ?? '');
    if (node === owner) return !isOfSchemas;
    const next = referenceIn(node);
    if (!next || seen.has(node) || seen.size === mostReferences) return false;
    seen.add(node);
    found = lookup(node.part.uri, String(next.value));
    if (nameOf(found) < name) return false;
  }
  return false;
}

function nameOf({ target }: Found): string {
  return `${target.uri}#${target.tokens?.join('/') ?? target.anchor}`;
}
