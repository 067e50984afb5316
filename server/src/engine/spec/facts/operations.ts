import type { SpecContext } from '../../rules/spec-rule.ts';
import type { SpecVersion } from '../grammar/grammar.ts';
import type { Entry, MapNode, Node } from '../tree/node.ts';

/** An operation of a path item. */
export interface OperationEntry {
  /** `get`; of `additionalOperations` as it stands there: `COPY`. */
  readonly method: string;
  readonly entry: Entry;
  readonly node: MapNode;
}

/** The operations of a path item, in the order of the text. */
export function operationsOf(
  item: MapNode,
  { followMap, version }: Pick<SpecContext, 'followMap' | 'version'>,
): readonly OperationEntry[] {
  const found: OperationEntry[] = [];
  const add = (entry: Entry): void => {
    const node = followMap(entry.value);
    if (node) found.push({ method: entry.key, entry, node });
  };
  for (const entry of item.entries) {
    if (isMethodField(entry.key, version)) add(entry);
    else if (entry.key === 'additionalOperations' && version === '3.2' && entry.value.kind === 'map') {
      for (const additional of entry.value.entries) add(additional);
    }
  }
  return found;
}

/** Whether a field of a path item holds an operation. */
export function isMethodField(key: string, version: SpecVersion): boolean {
  if (methods.has(key)) return true;
  return (key === 'trace' && version !== '2.0') || (key === 'query' && version === '3.2');
}

const methods: ReadonlySet<string> = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch']);

/** An operation that the API serves: one of its `paths`. */
export interface ServedOperation extends OperationEntry {
  readonly path: string;
  readonly item: MapNode;
}

/** The operations of all paths, wherever their path items are written. */
export function servedOperations(paths: Node | undefined, context: SpecContext): readonly ServedOperation[] {
  const found: ServedOperation[] = [];
  if (paths?.kind !== 'map') return found;
  for (const { key: path, value } of paths.entries) {
    if (!path.startsWith('/')) continue;
    const item = context.followMap(value);
    if (!item) continue;
    for (const operation of operationsOf(item, context)) found.push({ ...operation, path, item });
  }
  return found;
}

/** `GET /parcels`. */
export function nameOf({ method, path }: Pick<ServedOperation, 'method' | 'path'>): string {
  return `${method.toUpperCase()} ${path}`;
}
