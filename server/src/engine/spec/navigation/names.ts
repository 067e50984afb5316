import type { ObjectType } from '../grammar/grammar.ts';
import { followReferences } from '../references/follow.ts';
import type { Spec } from '../spec.ts';
import type { Entry, MapNode, Node, ScalarNode } from '../tree/node.ts';
import type { SpecObject } from '../walk/spec-object.ts';
import type { Unit } from '../walk/unit.ts';
import { type NamedOccurrence, type SpecSymbol, wholeOf } from './symbol.ts';

/** Where operations, tags, security schemes, scopes and anchors are named in a description. */
export function* namesIn(spec: Spec): Iterable<NamedOccurrence> {
  yield* spec.collect(namesInUnit);
  yield* tagGroups(spec.root);
  for (const entry of schemeEntries(spec)) yield* schemeNames(entry, spec);
}

function namesInUnit({ objects }: Unit): readonly NamedOccurrence[] {
  return objects.flatMap(namesOf);
}

const none: readonly NamedOccurrence[] = [];

/** The security schemes that the root declares. */
export function schemeEntries({ root, version }: Spec): readonly Entry[] {
  const map = version === '2.0' ? root.map('securityDefinitions') : root.map('components')?.map('securitySchemes');
  return map?.entries ?? [];
}

function namesOf({ type, node }: SpecObject): readonly NamedOccurrence[] {
  return namesByType.get(type)?.(node) ?? none;
}

const operation = (name: string): SpecSymbol => ({ kind: 'operation', name });
const tag = (name: string): SpecSymbol => ({ kind: 'tag', name });

const namesByType: ReadonlyMap<ObjectType, (node: MapNode) => readonly NamedOccurrence[]> = new Map([
  ['operation', (node) => [...nameAt(node.get('operationId'), 'definition', operation), ...tagsIn(node.get('tags'))]],
  ['tag', (node) => [...nameAt(node.get('name'), 'definition', tag), ...nameAt(node.get('parent'), 'use', tag)]],
  ['link', (node) => nameAt(node.get('operationId'), 'use', operation)],
  ['securityRequirement', (node) => node.entries.flatMap(requirementNames)],
  ['schema', anchorsIn],
]);

function tagsIn(tags: Node | undefined): NamedOccurrence[] {
  if (tags?.kind !== 'list') return [];
  return tags.items.flatMap((item) => nameAt(item, 'use', tag));
}

function requirementNames(entry: Entry): NamedOccurrence[] {
  const { key, value } = entry;
  const scheme: NamedOccurrence = { ...wholeOf(entry, 'use'), symbol: { kind: 'scheme', name: key } };
  if (value.kind !== 'list') return [scheme];
  const scopes = value.items.flatMap((item) => nameAt(item, 'use', (name) => ({ kind: 'scope', scheme: key, name })));
  return [scheme, ...scopes];
}

function anchorsIn(node: MapNode): readonly NamedOccurrence[] {
  if (!node.has('$anchor') && !node.has('$dynamicAnchor')) return none;
  const { uri } = node.part;
  const anchor = (name: string): SpecSymbol => ({ kind: 'anchor', uri, name });
  return [
    ...nameAt(node.get('$anchor'), 'definition', anchor),
    ...nameAt(node.get('$dynamicAnchor'), 'definition', anchor),
  ];
}

/** An extension that several tools know: tags grouped for navigation. */
function tagGroups(root: MapNode): NamedOccurrence[] {
  const groups = root.list('x-tagGroups')?.items ?? [];
  return groups.flatMap((group) => (group.kind === 'map' ? tagsIn(group.get('tags')) : []));
}

function schemeNames(entry: Entry, spec: Spec): NamedOccurrence[] {
  const { key, value } = entry;
  const definition: NamedOccurrence = { ...wholeOf(entry, 'definition'), symbol: { kind: 'scheme', name: key } };
  const scheme = followReferences(value, spec.lookup);
  if (scheme?.kind !== 'map') return [definition];
  const flows = scheme.map('flows')?.entries.map((flow) => flow.value) ?? [];
  const scopes = [scheme, ...flows].flatMap((flow) => (flow.kind === 'map' ? (flow.map('scopes')?.entries ?? []) : []));
  const named = scopes.map((scope): NamedOccurrence => {
    return { ...wholeOf(scope, 'definition'), symbol: { kind: 'scope', scheme: key, name: scope.key } };
  });
  return [definition, ...named];
}

function nameAt(
  node: Node | undefined,
  role: NamedOccurrence['role'],
  symbol: (name: string) => SpecSymbol,
): NamedOccurrence[] {
  return isName(node) ? [{ ...wholeOf(node, role), symbol: symbol(String(node.value)) }] : [];
}

function isName(node: Node | undefined): node is ScalarNode {
  return node?.kind === 'scalar' && node.value !== null && node.value !== '';
}
