import type { Span } from '../../finding.ts';
import type { Spec } from '../spec.ts';
import type { SpecFile } from '../text/spec-file.ts';
import { type Entry, keyPlace } from '../tree/node.ts';
import { declaredComponents } from './components.ts';
import { namesIn } from './names.ts';
import { referencesThrough } from './references.ts';
import { targetSymbol } from './symbol-at.ts';

/** What others can refer to by its name. */
export interface NamedPlace {
  /** The tokens of its pointer. */
  readonly tokens: readonly string[];
  readonly name: Span;
}

/** The components of a root document; in another file of the description, what is referred to among that which stands in it by name. */
export function namedPlaces(spec: Spec, file: SpecFile): readonly NamedPlace[] {
  const { uri, root } = file;
  if (root?.kind !== 'map') return [];
  const isRoot = uri === spec.uri;
  const components = declaredComponents({ root, version: spec.version });
  const place = (tokens: readonly string[], entry: Entry) => ({ tokens, name: file.spanOf(keyPlace(entry)) });
  const declared = components.map(({ tokens, entry }) => place(tokens, entry));
  if (isRoot) return declared;
  const others = root.entries.map((entry) => place([entry.key], entry));
  return [...declared, ...others].filter(({ tokens }) => usesOf(spec, uri, tokens) > 0);
}

/** How often it is used in a description: by references that lead to it or through it, and in security requirements. */
export function usesOf(spec: Spec, uri: string, tokens: readonly string[]): number {
  const references = referencesThrough(spec, uri, tokens).length;
  const symbol = targetSymbol(spec, uri, tokens);
  if (symbol.kind !== 'scheme') return references;
  let requirements = 0;
  for (const name of namesIn(spec)) {
    if (name.role === 'use' && name.symbol.kind === 'scheme' && name.symbol.name === symbol.name) requirements++;
  }
  return references + requirements;
}
