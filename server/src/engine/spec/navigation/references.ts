import { containers, pieceOf, type Target, targetOf } from '../references/target.ts';
import type { Spec } from '../spec.ts';
import type { Part } from '../text/part.ts';
import type { MapNode, Node } from '../tree/node.ts';
import type { Reference } from '../walk/spec-object.ts';
import type { Unit } from '../walk/unit.ts';
import type { Occurrence } from './symbol.ts';

/**
 * Every reference in the files of a description: also those that the specification says nothing of, in extensions and in what nothing reaches, which
 * a rename has to change as well.
 */
export function allReferences(spec: Spec): readonly Reference[] {
  const known = ofSpec.get(spec);
  if (known) return known;
  const references: Reference[] = [];
  for (const file of spec.files.values()) {
    for (const part of file.parts) for (const reference of writtenReferences(part)) references.push(reference);
  }
  references.push(...otherReferences(spec));
  ofSpec.set(spec, references);
  return references;
}

const ofSpec = new WeakMap<Spec, readonly Reference[]>();

/** What names by a reference without being written as a `$ref`: in mappings and links. */
export function otherReferences(spec: Spec): readonly Reference[] {
  const found = new Map<Node, Reference>();
  // What is reached as two things is walked twice.
  for (const reference of spec.collect(othersInUnit)) found.set(reference.node, reference);
  return [...found.values()];
}

function othersInUnit({ references }: Unit): readonly Reference[] {
  const written = new Map<Part, ReadonlySet<Node>>();
  return references.filter(({ kind, node }) => {
    if (kind !== 'ref') return true;
    let nodes = written.get(node.part);
    if (!nodes) {
      nodes = new Set(writtenReferences(node.part).map((reference) => reference.node));
      written.set(node.part, nodes);
    }
    return !nodes.has(node);
  });
}

/** Whatever is written as a `$ref` in a part, but for what is an example's. */
export function writtenReferences(part: Part): readonly Reference[] {
  const known = ofPart.get(part);
  if (known) return known;
  const found: Reference[] = [];
  if (part.text.includes('$ref')) collect(part.parsed.root, found, new Set());
  ofPart.set(part, found);
  return found;
}

const ofPart = new WeakMap<Part, readonly Reference[]>();

/** The references that lead to what some tokens lead to, or through it; without tokens, to the file as a whole. */
export function referencesThrough(spec: Spec, uri: string, tokens: readonly string[]): readonly Reference[] {
  const candidates = isWithinPiece(tokens) ? (byPiece(spec).get(pieceOf(uri, tokens)) ?? []) : allReferences(spec);
  return candidates.filter((reference) => {
    const target = targetOfReference(reference);
    if (target.uri !== uri) return false;
    return tokens.length === 0 ? target.tokens?.length === 0 : leadsThrough(target.tokens, tokens);
  });
}

function byPiece(spec: Spec): ReadonlyMap<string, readonly Reference[]> {
  const known = piecesOf.get(spec);
  if (known) return known;
  const pieces = new Map<string, Reference[]>();
  for (const reference of allReferences(spec)) {
    const { piece } = targetOfReference(reference);
    const some = pieces.get(piece);
    if (some) some.push(reference);
    else pieces.set(piece, [reference]);
  }
  piecesOf.set(spec, pieces);
  return pieces;
}

const piecesOf = new WeakMap<Spec, ReadonlyMap<string, readonly Reference[]>>();

/** Whether a pointer leads to one piece of a file, or into it ({@link pieceOf}); above it, it has several. */
function isWithinPiece([first = '', ...others]: readonly string[]): boolean {
  if (first === 'components') return others.length >= 2;
  return first !== '' && (!containers.has(first) || others.length >= 1);
}

/** What a reference leads to. */
export function targetOfReference({ base, target }: Reference): Target {
  return targetOf(base, target);
}

/** Whether a pointer leads to what other tokens lead to, or through it. */
export function leadsThrough(tokens: readonly string[] | undefined, prefix: readonly string[]): boolean {
  if (!tokens || tokens.length < prefix.length) return false;
  for (let at = prefix.length - 1; at >= 0; at--) if (tokens[at] !== prefix[at]) return false;
  return true;
}

/** Where a reference names what the first `depth` tokens of its pointer lead to; all that is written, where there are none. */
export function occurrenceIn({ node, target }: Reference, depth: number): Occurrence {
  const written = String(node.value);
  const whole = { role: 'use', holder: node, start: 0, end: written.length, encoding: 'pointer' } as const;
  if (written !== target) return { ...whole, encoding: 'mapping' };
  const hash = written.indexOf('#');
  if (hash === -1 || depth === 0) return whole;
  let start = written.startsWith('/', hash + 1) ? hash + 2 : hash + 1;
  for (let step = 1; step < depth; step++) {
    const slash = written.indexOf('/', start);
    if (slash === -1) break;
    start = slash + 1;
  }
  const slash = written.indexOf('/', start);
  return { ...whole, start, end: slash === -1 ? written.length : slash };
}

function collect(node: Node | undefined, found: Reference[], seen: Set<Node>, isOfNames = false): void {
  if (!node || node.kind === 'scalar' || seen.has(node)) return;
  seen.add(node);
  if (node.kind === 'list') {
    for (const item of node.items) collect(item, found, seen);
    return;
  }
  for (const { key, value } of node.entries) {
    if (key === '$ref' && value.kind === 'scalar' && typeof value.value === 'string') found.push(written(node, value));
    else if (isOfNames || !data.has(key)) collect(value, found, seen, namings.has(key) && !isOfNames);
  }
}

function written(owner: MapNode, node: Reference['node']): Reference {
  return { kind: 'ref', node, target: String(node.value), expects: 'schema', owner, base: node.part.uri };
}

/** Below these keys stand values, not objects of the specification. */
const data: ReadonlySet<string> = new Set(['example', 'value', 'const', 'enum']);

/** In these maps every key is somebody's name for something. */
const namings: ReadonlySet<string> = new Set([
  'properties',
  'patternProperties',
  '$defs',
  'definitions',
  'schemas',
  'examples',
]);
