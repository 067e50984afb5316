import type { Entry, Node } from '../spec/tree/node.ts';

/** Where a value, or an entry of it, stands in a value, as `$.items[0].id`. */
export function placeIn(root: Node, node: Node, entry?: Entry): string {
  const path = pathTo(root, node) ?? [];
  return ['$', ...path, ...(entry ? [memberName(entry.key)] : [])].join('');
}

/** Undefined where it isn't in there. */
function pathTo(root: Node, wanted: Node): readonly string[] | undefined {
  if (root === wanted) return [];
  if (root.kind === 'scalar' || wanted.start < root.start || wanted.end > root.end) return undefined;
  const children: readonly (readonly [string, Node])[] =
    root.kind === 'map'
      ? root.entries.map(({ key, value }) => [memberName(key), value] as const)
      : root.items.map((item, index) => [`[${index}]`, item] as const);
  for (const [name, child] of children) {
    const rest = pathTo(child, wanted);
    if (rest) return [name, ...rest];
  }
  return undefined;
}

function memberName(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}
