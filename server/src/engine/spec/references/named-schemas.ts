import type { Entry, MapNode, Node } from '../tree/node.ts';
import { resolveUri } from './resolve-uri.ts';
import type { Target } from './target.ts';

/** A schema with a name of its own: a URI, or an anchor. */
export interface NamedSchema {
  readonly node: MapNode;
  readonly entry: Entry | undefined;
  /** Its `$id`, behind those around it. */
  readonly ids: readonly string[];
  /** `$anchor` and `$dynamicAnchor`. */
  readonly anchors: readonly string[];
}

/**
 * The nodes of a file from which the pointer of a target may lead, where it leads nowhere from the file's root: schemas by `$id`, the document by
 * `$self`; of an anchor the schema itself. More lenient than JSON Schema: a document whose `$id`s its author's tools pass over is read as they read it.
 */
export function startsOf(root: MapNode, uri: string, target: Target): readonly Pick<NamedSchema, 'node' | 'entry'>[] {
  const named = namesBelow(root, undefined, 0);
  if (target.anchor !== undefined) {
    const { anchor } = target;
    return named.filter(({ anchors }) => anchors.includes(anchor));
  }
  const self = root.text('$self');
  const base = self === undefined ? uri : resolveUri(uri, self);
  const start = { node: root, entry: undefined };
  const resources = new Map<string, Pick<NamedSchema, 'node' | 'entry'>>(self === undefined ? [] : [[base, start]]);
  for (const schema of named) {
    if (schema.node.has('$id')) resources.set(schema.ids.reduce(idFrom, base), schema);
  }
  if (resources.size === 0) return [];
  const exact = resources.get(target.uri);
  if (exact) return [exact];
  if (target.uri === uri) return [...resources.values()];
  const folder = uri.slice(0, uri.lastIndexOf('/') + 1);
  const path = target.uri.startsWith(folder) ? target.uri.slice(folder.length) : undefined;
  if (path === undefined) return [];
  return [...resources.keys()].flatMap((id) => resources.get(resolveUri(id, path)) ?? []);
}

function idFrom(base: string, id: string): string {
  return resolveUri(base, id.replace(/#.*/s, ''));
}

/** Those of a component are looked for once, as long as it is the same. */
function namesBelow(node: Node, entry: Entry | undefined, depth: number): readonly NamedSchema[] {
  if (depth < componentDepth) return [...find(node, entry, (child, at) => namesBelow(child, at, depth + 1))];
  const known = names.get(node);
  if (known) return known;
  const found = mayHaveNames.test(node.part.text.slice(node.start, node.end)) ? findAll(node, entry, new Set()) : none;
  names.set(node, found);
  return found;
}

const names = new WeakMap<Node, readonly NamedSchema[]>();
const none: readonly NamedSchema[] = [];
const componentDepth = 3;
/** What an alias stands for is elsewhere. */
const mayHaveNames = /\$(?:id|anchor|dynamicAnchor)\b|\*/;

function findAll(node: Node, entry: Entry | undefined, seen: Set<Node>): readonly NamedSchema[] {
  if (node.kind === 'scalar' || seen.has(node)) return none;
  seen.add(node);
  return [...find(node, entry, (child, at) => findAll(child, at, seen))];
}

/** A node's own names, and those of its children as they are seen from outside of it. */
function* find(
  node: Node,
  entry: Entry | undefined,
  below: (child: Node, entry: Entry | undefined) => readonly NamedSchema[],
): Iterable<NamedSchema> {
  if (node.kind === 'scalar') return;
  if (node.kind === 'list') {
    for (const item of node.items) yield* below(item, undefined);
    return;
  }
  const id = node.text('$id');
  const anchors = [node.text('$anchor'), node.text('$dynamicAnchor')].filter((name) => name !== undefined);
  const own = id === undefined ? [] : [id];
  if (id !== undefined || anchors.length > 0) yield { node, entry, ids: own, anchors };
  for (const child of node.entries) {
    if (entry?.key !== 'properties' && dataKeys.has(child.key)) continue;
    const found = below(child.value, child);
    yield* id === undefined ? found : found.map((schema) => ({ ...schema, ids: [id, ...schema.ids] }));
  }
}

/** What stands there is data, and names nothing. */
const dataKeys: ReadonlySet<string> = new Set(['enum', 'const', 'example']);
