import { grammarOf } from '../grammar/grammars.ts';
import { fieldOf } from '../grammar/walk-types.ts';
import { pieceOf, targetOf } from '../references/target.ts';
import type { Entry, MapNode, Node } from '../tree/node.ts';
import type { Reference, SpecObject } from '../walk/spec-object.ts';
import type { Unit } from '../walk/unit.ts';

/** What a unit needs of others. */
export interface UnitUses {
  readonly unit: Unit;
  /** The pieces that its references lead into ({@link pieceOf}), known to the specification or not, each once. */
  readonly pieces: readonly string[];
  /** The names of security schemes; those of another file are of the document that it belongs to (OpenAPI 3.1.1, 4.1). */
  readonly schemes: readonly string[];
  /** References that may lead to a fragment. */
  readonly outward: readonly Reference[];
  /** Of a schema: what it takes over by `allOf`. */
  readonly parents: readonly string[];
  /** It has a discriminator that others may take over. */
  readonly discriminates: boolean;
  /** It has a name of its own that a reference may use (`$id`, `$anchor`). */
  readonly isNamed: boolean;
  /** Of `pieces`, those that only extensions, examples and unknown keys refer to. */
  readonly hidden: readonly HiddenPieces[];
}

/** What one extension or example refers to. */
interface HiddenPieces {
  readonly base: string;
  readonly pieces: readonly string[];
  /** All of them in one text. */
  readonly text: string;
}

export function usesOf(unit: Unit): UnitUses {
  const pieces = new Set<string>();
  const schemes = new Set<string>();
  const hidden: HiddenPieces[] = [];
  for (const { base, target } of unit.references) pieces.add(targetOf(base, target).piece);
  for (const object of unit.objects) {
    const { type, node } = object;
    if (type === 'securityRequirement') for (const { key } of node.entries) addScheme(key, unit, { schemes, pieces });
    else addHidden(object, unit, hidden);
  }
  const { node } = unit;
  const schema = unit.type === 'schema' && node.kind === 'map' ? node : undefined;
  for (const one of hidden) for (const piece of one.pieces) pieces.add(piece);
  return {
    unit,
    pieces: [...pieces],
    schemes: [...schemes],
    parents: schema ? parentsOf(schema, unit.uri) : [],
    discriminates: schema?.has('discriminator') ?? false,
    isNamed: unit.ofType('schema').some((one) => nameKeys.some((key) => one.node.has(key))),
    outward: unit.outward,
    hidden,
  };
}

/** What a unit uses, and what it is called, in a few texts: where they are the same, it needs the same. */
export function usesSignature(unit: Unit): readonly string[] {
  const { parents, hidden } = unit.memo(usesOf);
  const references = [...new Set(unit.references.map(({ base, target }) => targetOf(base, target).piece))];
  const outward = unit.outward.map(({ base, target, shape }) => [base, target, shape]);
  return [unit.memo(besidesPieces), JSON.stringify([references, parents, outward]), ...hidden.map(({ text }) => text)];
}

/** The same without the pieces, parents, and where it leads to. */
export function besidesPieces(unit: Unit): string {
  const { schemes, discriminates, isNamed } = unit.memo(usesOf);
  return JSON.stringify([unit.uri, unit.type, unit.entry?.key, schemes, discriminates, isNamed]);
}

const nameKeys = ['$id', '$anchor', '$dynamicAnchor'];

/** By name; since 3.2 also by a URI reference. */
function addScheme(
  key: string,
  { uri, version }: Unit,
  { schemes, pieces }: { readonly schemes: Set<string>; readonly pieces: Set<string> },
): void {
  schemes.add(key);
  pieces.add(pieceOf(uri, version === '2.0' ? ['securityDefinitions', key] : ['components', 'securitySchemes', key]));
  if (key.includes('#')) pieces.add(targetOf(uri, key).piece);
}

/**
 * References where the specification knows none: in extensions and in examples, which many tools follow all the same, and below keys that it doesn't
 * know, since they may be misspelt.
 */
function addHidden({ node, type: objectType }: SpecObject, { uri, type, version }: Unit, found: HiddenPieces[]): void {
  const grammar = grammarOf(version);
  const isUnknown = (key: string) => fieldOf(grammar, objectType, key) === undefined;
  for (const { key, value } of hidingEntries(node, isUnknown)) {
    if (value.kind === 'scalar') continue;
    if (!(type === 'openapi' && !hiding.has(key)) && !mayRefer(value)) continue;
    const hidden = piecesBelow(value, uri);
    if (hidden.pieces.length > 0) found.push(hidden);
  }
}

function hidingEntries({ keys, entries }: MapNode, isUnknown: (key: string) => boolean): readonly Entry[] {
  if (entries.length < mostKeys) {
    const isHidingOne = ({ key, value }: Entry) => value.kind !== 'scalar' && (isHiding(key) || isUnknown(key));
    // Nearly no object has one.
    return entries.some(isHidingOne) ? entries.filter(isHidingOne) : none;
  }
  let indices = hidingIndices.get(keys);
  if (!indices) {
    indices = entries.flatMap(({ key }, index) => (isHiding(key) ? [index] : []));
    hidingIndices.set(keys, indices);
  }
  return indices.flatMap((index) => entries[index] ?? []);
}

const none: readonly Entry[] = [];

/** The keys of a map with more than that are read once: they are those of all paths. */
const mostKeys = 100;
const hidingIndices = new WeakMap<object, readonly number[]>();

function isHiding(key: string): boolean {
  return key.startsWith('x-') || hiding.has(key);
}

/**
 * Most examples are data and nothing else: their text tells faster than their tree. What an alias stands for is elsewhere. An entry of the root
 * may be in several parts, so that there is no such text.
 */
function mayRefer({ part, start, end }: Node): boolean {
  const text = part.text.slice(start, end);
  return text.includes('$ref') || alias.test(text);
}

/** Of YAML; what a Markdown text stresses looks the same. */
const alias = /[\s[{,:]\*\S/;

const hiding: ReadonlySet<string> = new Set(['example', 'examples', 'default', 'value', 'dataValue']);

/** Read once of a node: an extension can be as large as all the rest. */
function piecesBelow(node: Node, base: string): HiddenPieces {
  let known = ofNodes.get(node);
  if (known?.base !== base) {
    const pieces = [...new Set(referencesBelow(node).map((reference) => targetOf(base, reference).piece))];
    known = { base, pieces, text: JSON.stringify(pieces) };
    ofNodes.set(node, known);
  }
  return known;
}

const ofNodes = new WeakMap<Node, HiddenPieces>();

function referencesBelow(node: Node): readonly string[] {
  let references = below.get(node);
  if (!references) {
    references = [...new Set(findReferences(node))];
    below.set(node, references);
  }
  return references;
}

const below = new WeakMap<Node, readonly string[]>();

function* findReferences(node: Node): Iterable<string> {
  const seen = new Set<Node>([node]);
  for (const one of seen) {
    if (one.kind === 'scalar') continue;
    const reference = one.kind === 'map' ? one.text('$ref') : undefined;
    if (reference !== undefined) yield reference;
    const children = one.kind === 'map' ? one.entries.map(({ value }) => value) : one.items;
    for (const child of children) {
      if (child.kind === 'scalar') continue;
      // What stands in a part of its own is the same for longer.
      if (child.part === node.part) seen.add(child);
      else yield* referencesBelow(child);
    }
  }
}

function parentsOf(schema: MapNode, base: string): readonly string[] {
  const items = schema.list('allOf')?.items ?? [];
  return items.flatMap((item) => {
    const reference = item.kind === 'map' ? item.text('$ref') : undefined;
    return reference === undefined ? [] : [targetOf(base, reference).piece];
  });
}
