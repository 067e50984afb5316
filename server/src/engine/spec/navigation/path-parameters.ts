import { operationsOf } from '../facts/operations.ts';
import { templatesIn } from '../facts/paths.ts';
import { followReferences } from '../references/follow.ts';
import type { Spec } from '../spec.ts';
import type { Part } from '../text/part.ts';
import { type Entry, keyPlace, type MapNode, type Node, type ScalarNode } from '../tree/node.ts';
import { type NamedOccurrence, occurrencePlace, type SpecSymbol, wholeOf } from './symbol.ts';

type PathParameter = SpecSymbol & { readonly kind: 'path-parameter' };

/** A parameter in the paths that share its declaration. */
export interface PathParameterUse {
  readonly names: readonly NamedOccurrence[];
  /** The paths that have it in braces. */
  readonly paths: readonly Entry[];
  /** The path items of these paths. */
  readonly items: ReadonlySet<MapNode>;
}

/** The parameter in braces at an offset in a path, or whose declaration is named there. */
export function pathParameterAt(spec: Spec, part: Part, offset: number): NamedOccurrence | undefined {
  for (const { entry, item } of pathsOf(spec)) {
    const { part: own, start, end } = keyPlace(entry);
    if (own !== part || offset < start || offset > end) continue;
    const names = inBraces(entry, undefined, item).find((name) => {
      const at = occurrencePlace(name);
      return at.start - 1 <= offset && offset <= at.end + 1;
    });
    if (names) return names;
  }
  for (const { node } of spec.all('parameter')) {
    const name = node.get('name');
    if (node.part !== part || !name || !isNameOfPathParameter(node, name)) continue;
    if (name.start <= offset && offset <= name.end) return declaration(name, node);
  }
  return undefined;
}

/** Where a parameter is named: in the braces of paths, in its declarations, in links and in runtime expressions. */
export function pathParameterUse(spec: Spec, { name, seed }: PathParameter): PathParameterUse {
  const candidates = pathsOf(spec).filter(({ entry }) => templatesIn(entry.key).some((one) => one.name === name));
  const declared = candidates.map((path) => ({ ...path, nodes: declarationsIn(path.item, name, spec) }));
  const items = new Set<MapNode>();
  const nodes = new Set<MapNode>();
  for (const { item, nodes: own } of declared) {
    if (item !== seed && !own.includes(seed)) continue;
    items.add(item);
    for (const node of own) nodes.add(node);
  }
  for (let before = -1; before !== items.size + nodes.size; ) {
    before = items.size + nodes.size;
    for (const { item, nodes: own } of declared) {
      if (!items.has(item) && !own.some((node) => nodes.has(node))) continue;
      items.add(item);
      for (const node of own) nodes.add(node);
    }
  }
  nodes.add(seed);
  const paths = declared.filter(({ item }) => items.has(item)).map(({ entry }) => entry);
  const names: NamedOccurrence[] = [];
  for (const node of nodes) {
    const scalar = node.get('name');
    if (scalar && isNameOfPathParameter(node, scalar)) names.push(declaration(scalar, node));
  }
  for (const { entry, item } of declared) if (items.has(item)) names.push(...inBraces(entry, name, item));
  for (const item of items) names.push(...expressionsIn(item, name));
  names.push(...linkArguments(spec, { name, items }));
  return { names, paths, items };
}

interface Path {
  readonly entry: Entry;
  readonly item: MapNode;
}

/** The path items that stand under a path, with the paths. */
function pathsOf(spec: Spec): readonly Path[] {
  return spec.all('pathItem').flatMap(({ entry, node }) => {
    if (!entry?.key.startsWith('/')) return [];
    const item = followReferences(node, spec.lookup);
    return item?.kind === 'map' ? [{ entry, item }] : [];
  });
}

function inBraces(entry: Entry, wanted: string | undefined, seed: MapNode): NamedOccurrence[] {
  return templatesIn(entry.key)
    .filter(({ name }) => (wanted === undefined ? name !== '' : name === wanted))
    .map(({ name, start, end }) => ({
      role: 'use',
      holder: entry,
      start: start + 1,
      end: end - 1,
      encoding: 'name',
      symbol: { kind: 'path-parameter', name, seed },
    }));
}

function declaration(scalar: ScalarNode, seed: MapNode): NamedOccurrence {
  return {
    ...wholeOf(scalar, 'definition'),
    symbol: { kind: 'path-parameter', name: String(scalar.value), seed },
  };
}

function isNameOfPathParameter(node: MapNode, name: Node): name is ScalarNode {
  return node.text('in') === 'path' && name.kind === 'scalar' && name.value !== null;
}

function declarationsIn(item: MapNode, name: string, spec: Spec): readonly MapNode[] {
  const followMap = (node: Node | undefined): MapNode | undefined => {
    const value = node && followReferences(node, spec.lookup);
    return value?.kind === 'map' ? value : undefined;
  };
  const owners = [item, ...operationsOf(item, { followMap, version: spec.version }).map(({ node }) => node)];
  const items = owners.flatMap((owner) => owner.list('parameters')?.items ?? []);
  return items.flatMap((one) => {
    const node = followMap(one);
    const scalar = node?.get('name');
    return node && scalar && isNameOfPathParameter(node, scalar) && String(scalar.value) === name ? [node] : [];
  });
}

/** `$request.path.id` in the links and callbacks of the operations of a path item. */
function expressionsIn(item: MapNode, name: string): NamedOccurrence[] {
  const found: NamedOccurrence[] = [];
  const seen = new Set<Node>();
  const read = (holder: Entry | ScalarNode, text: string): void => {
    for (const match of text.matchAll(/\$request\.path\.([\w.-]+)/g)) {
      if (match[1] !== name) continue;
      const start = match.index + '$request.path.'.length;
      const symbol = { kind: 'path-parameter', name, seed: item } as const;
      found.push({ role: 'use', holder, start, end: start + name.length, encoding: 'name', symbol });
    }
  };
  const visit = (node: Node): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (node.kind === 'scalar') {
      if (typeof node.value === 'string' && node.value.includes('$request.path.')) read(node, node.value);
    } else if (node.kind === 'list') for (const one of node.items) visit(one);
    else {
      for (const entry of node.entries) {
        if (entry.key.includes('$request.path.')) read(entry, entry.key);
        // In prose it would be an example of somebody's.
        if (entry.key !== 'description') visit(entry.value);
      }
    }
  };
  visit(item);
  return found;
}

/** The keys of a link's `parameters`, where it leads to an operation of these path items. */
function linkArguments(spec: Spec, { name, items }: { name: string; items: ReadonlySet<MapNode> }): NamedOccurrence[] {
  const links = spec.all('link');
  if (links.length === 0) return [];
  const operations = new Set<Node>();
  const ids = new Set<string>();
  for (const item of items) {
    for (const { value } of item.entries) {
      operations.add(value);
      const id = value.kind === 'map' ? value.text('operationId') : undefined;
      if (id !== undefined) ids.add(id);
    }
  }
  const found: NamedOccurrence[] = [];
  for (const { node } of links) {
    const id = node.text('operationId');
    const reference = node.text('operationRef');
    const isMeant =
      (id !== undefined && ids.has(id)) ||
      (reference !== undefined && operations.has(spec.lookup(node.part.uri, reference).node ?? node));
    if (!isMeant) continue;
    for (const entry of node.map('parameters')?.entries ?? []) {
      const start = entry.key.startsWith('path.') ? 'path.'.length : 0;
      if (entry.key.slice(start) !== name) continue;
      const symbol = { kind: 'path-parameter', name, seed: node } as const;
      found.push({ role: 'use', holder: entry, start, end: entry.key.length, encoding: 'name', symbol });
    }
  }
  return found;
}
