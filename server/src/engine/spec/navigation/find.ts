import type { Span } from '../../finding.ts';
import type { Spec } from '../spec.ts';
import { entryPlace, keyPlace, type Place } from '../tree/node.ts';
import { namesIn } from './names.ts';
import { pathParameterUse } from './path-parameters.ts';
import { allReferences, occurrenceIn, referencesThrough, targetOfReference } from './references.ts';
import {
  type Holder,
  isEntry,
  isSameSymbol,
  type Occurrence,
  occurrencePlace,
  type SpecSymbol,
  wholeOf,
} from './symbol.ts';
import { symbolOf } from './symbol-at.ts';

/** Where something is defined. */
export interface Definition {
  readonly uri: string;
  /** Its name. */
  readonly name: Span;
  /** All of it. */
  readonly whole: Span;
}

/** Where something is named. */
export interface FoundOccurrence {
  readonly uri: string;
  readonly span: Span;
  readonly role: Occurrence['role'];
}

/** Where a symbol is defined in a description; nothing where it isn't. */
export function definitionsOf(spec: Spec, symbol: SpecSymbol): readonly Definition[] {
  const definitions: Definition[] = [];
  const add = (name: Place, whole: Place) => {
    const file = spec.files.get(name.part.uri);
    if (file) definitions.push({ uri: file.uri, name: file.spanOf(name), whole: file.spanOf(whole) });
  };
  if (symbol.kind === 'target') {
    const { uri, tokens } = symbol;
    const { node, entry } = spec.lookup(uri, pointerText(tokens));
    const first = node?.kind === 'map' ? node.entries[0] : undefined;
    if (entry) add(innerKey(entry), entryPlace(entry));
    else if (first) add(keyPlace(first), node ?? keyPlace(first));
    else if (node) add(node, node);
  } else {
    for (const occurrence of occurrencesOf(spec, symbol)) {
      if (occurrence.role === 'definition') add(occurrencePlace(occurrence), around(occurrence.holder));
    }
  }
  return definitions;
}

/** Every place of a description that names a symbol, its definitions first. */
export function occurrencesOf(spec: Spec, symbol: SpecSymbol): readonly Occurrence[] {
  switch (symbol.kind) {
    case 'target':
      return targetOccurrences(spec, symbol.uri, symbol.tokens);
    case 'path-parameter':
      return pathParameterUse(spec, symbol).names;
    case 'anchor':
      return [...named(spec, symbol), ...anchorReferences(spec, symbol)];
    case 'scheme':
      return [...named(spec, symbol), ...schemeReferences(spec, symbol)];
    case 'operation':
    case 'tag':
    case 'scope':
      return named(spec, symbol);
  }
}

/** As {@link occurrencesOf}, with what leads to an operation by its place and not by its name; in the descriptions' files, each place once. */
export function findOccurrences(specs: readonly Spec[], symbol: SpecSymbol): readonly FoundOccurrence[] {
  const found = new Map<string, FoundOccurrence>();
  for (const spec of specs) {
    for (const occurrence of [...occurrencesOf(spec, symbol), ...operationReferences(spec, symbol)]) {
      const place = occurrencePlace(occurrence);
      const file = spec.files.get(place.part.uri);
      if (!file) continue;
      const span = file.spanOf(place);
      found.set(`${file.uri}#${span.start}`, { uri: file.uri, span, role: occurrence.role });
    }
  }
  return [...found.values()];
}

/** Tokens as a reference to them in the same file; only {@link Spec.lookup} reads it. */
export function pointerText(tokens: readonly string[]): string {
  const steps = tokens.map((token) => `/${token.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('%', '%25')}`);
  return `#${steps.join('')}`;
}

function targetOccurrences(spec: Spec, uri: string, tokens: readonly string[]): readonly Occurrence[] {
  const { entry } = spec.lookup(uri, pointerText(tokens));
  const definition = entry ? [wholeOf(entry, 'definition')] : [];
  const uses = referencesThrough(spec, uri, tokens);
  return [...definition, ...uses.map((reference) => occurrenceIn(reference, tokens.length))];
}

function named(spec: Spec, symbol: SpecSymbol): readonly Occurrence[] {
  const names = [...namesIn(spec)].filter((name) => isSameSymbol(name.symbol, symbol));
  return [...names.filter(({ role }) => role === 'definition'), ...names.filter(({ role }) => role === 'use')];
}

function anchorReferences(spec: Spec, symbol: SpecSymbol & { readonly kind: 'anchor' }): readonly Occurrence[] {
  return allReferences(spec).flatMap((reference) => {
    const { uri, anchor } = targetOfReference(reference);
    return uri === symbol.uri && anchor === symbol.name ? [occurrenceIn(reference, 1)] : [];
  });
}

function schemeReferences(spec: Spec, symbol: SpecSymbol): readonly Occurrence[] {
  return allReferences(spec).flatMap((reference) => {
    const one = symbolOf(spec, reference);
    return isSameSymbol(one.symbol, symbol) ? [one] : [];
  });
}

/** A link's `operationRef` to the operation itself. */
function operationReferences(spec: Spec, symbol: SpecSymbol): readonly Occurrence[] {
  if (symbol.kind !== 'operation') return [];
  const nodes = new Set(
    spec
      .all('operation')
      .filter(({ node }) => node.text('operationId') === symbol.name)
      .map(({ node }) => node),
  );
  return spec.references().flatMap((reference) => {
    if (reference.kind !== 'operation-ref') return [];
    const { node, target } = spec.lookup(reference.base, reference.target);
    const isMeant = node?.kind === 'map' && nodes.has(node);
    return isMeant ? [occurrenceIn(reference, target.tokens?.length ?? 0)] : [];
  });
}

/** What a name's holder is the name of: an entry as a whole, of a value the map around it. */
function around(holder: Holder): Place {
  return isEntry(holder) ? entryPlace(holder) : holder;
}

function innerKey(entry: Parameters<typeof keyPlace>[0]): Place {
  return occurrencePlace(wholeOf(entry, 'definition'));
}
