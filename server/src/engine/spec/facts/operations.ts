import type { DocumentContext, SpecContext } from '../../rules/spec-rule.ts';
import type { SpecVersion } from '../grammar/grammar.ts';
import { type Entry, keyPlace, type MapNode, type Place } from '../tree/node.ts';
import type { Unit } from '../walk/unit.ts';
import { placeOf } from './place-of.ts';

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
export interface ServedOperation {
  readonly path: string;
  readonly method: string;
  readonly node: MapNode;
  /** Where it is spoken of. */
  readonly at: Place;
}

/**
 * The operations of all paths, wherever they are written; none without a Paths Object. That may be in another file: so who asks for them looks at the
 * document, and not at the paths.
 */
export function servedOperations(context: DocumentContext): readonly ServedOperation[] {
  const { spec, followMap } = context;
  if (spec.all('paths').length === 0) return [];
  const served = spec.collect(servedIn);
  const shared = spec.collect(sharedItemsIn);
  if (shared.length === 0) return served;
  const more = shared.flatMap(({ path, node }) => {
    const item = followMap(node);
    if (!item) return [];
    return operationsOf(item, context).map(({ method, entry, node: operation }) => ({
      path,
      method,
      node: operation,
      at: keyPlace(entry),
    }));
  });
  return [...served, ...more];
}

/**
 * Whether each operation that a unit serves has `security`; of a path item in components, what it refers to. As long as that is the same, and what is
 * referred to, {@link servedOperations} are as many, in the same order, and as silent.
 */
export function securitySaid(unit: Unit): readonly (boolean | string)[] {
  return [
    ...unit.memo(servedIn).map(({ node }) => node.has('security')),
    ...unit.memo(sharedItemsIn).map(({ node }) => String(node.text('$ref'))),
  ];
}

function servedIn(unit: Unit): readonly ServedOperation[] {
  const served: ServedOperation[] = [];
  for (const operation of unit.ofType('operation')) {
    const { key, parent, node } = operation;
    const path = parent?.type === 'pathItem' && parent.parent?.type !== 'callback' ? parent.key : undefined;
    if (typeof path !== 'string' || !path.startsWith('/')) continue;
    served.push({ path, method: String(key), node, at: placeOf(operation) });
  }
  return served;
}

/** Path items of `paths` that stand in `components`, where nothing says which path they are of. */
function sharedItemsIn(unit: Unit): readonly { readonly path: string; readonly node: MapNode }[] {
  const { type, node, entry } = unit;
  if (type !== 'pathItem' || node.kind !== 'map' || !entry?.key.startsWith('/')) return [];
  return node.text('$ref')?.startsWith('#/components/') ? [{ path: entry.key, node }] : [];
}

/** `GET /parcels`. */
export function nameOf({ method, path }: ServedOperation): string {
  return `${method.toUpperCase()} ${path}`;
}
