import type { Span } from '../../finding.ts';
import { pieceOf } from '../references/target.ts';
import type { Spec } from '../spec.ts';
import { keyPlace } from '../tree/node.ts';
import { declaredComponents } from './components.ts';
import { namesIn, schemeEntries } from './names.ts';
import { allReferences, targetOfReference } from './references.ts';

/** A component of the root document. */
export interface ComponentPlace {
  /** The tokens of its pointer. */
  readonly tokens: readonly string[];
  readonly name: Span;
}

/** The components that a root document declares. */
export function componentsOf(spec: Spec): readonly ComponentPlace[] {
  return declaredComponents(spec).map(({ tokens, entry }) => ({ tokens, name: spec.file.spanOf(keyPlace(entry)) }));
}

/** How often a component is used in its description, by references that lead to it or through it, and in security requirements. */
export function usesOf(spec: Spec, tokens: readonly string[]): number {
  let counts = known.get(spec);
  if (!counts) {
    counts = countUses(spec);
    known.set(spec, counts);
  }
  return counts.get(pieceOf(spec.uri, tokens)) ?? 0;
}

const known = new WeakMap<Spec, ReadonlyMap<string, number>>();

function countUses(spec: Spec): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const count = (piece: string) => counts.set(piece, (counts.get(piece) ?? 0) + 1);
  for (const reference of allReferences(spec)) count(targetOfReference(reference).piece);
  const prefix = spec.version === '2.0' ? ['securityDefinitions'] : ['components', 'securitySchemes'];
  const schemes = new Set(schemeEntries(spec).map(({ key }) => key));
  for (const { symbol, role } of namesIn(spec)) {
    if (symbol.kind === 'scheme' && role === 'use' && schemes.has(symbol.name))
      count(pieceOf(spec.uri, [...prefix, symbol.name]));
  }
  return counts;
}
