import { type Entry, keyPlace, type Node, type Place } from '../tree/node.ts';

/** What stands at the end of a path of keys and indexes. */
export interface Step {
  readonly node: Node;
  /** The entry that holds it. */
  readonly entry: Entry | undefined;
}

/** As far as a path leads below a node; the last step is the deepest that is there. */
export function stepsTo(start: Step, path: readonly (string | number)[]): readonly Step[] {
  const steps: Step[] = [start];
  for (const key of path) {
    const node = steps.at(-1)?.node;
    if (node?.kind === 'map') {
      const entry = node.entry(String(key));
      if (!entry) break;
      steps.push({ node: entry.value, entry });
    } else if (node?.kind === 'list') {
      const item = node.items[Number(key)];
      if (!item) break;
      steps.push({ node: item, entry: undefined });
    } else break;
  }
  return steps;
}

/** Where a value is pointed at: a scalar itself, of a map or a list the key that it stands under, else the first key in it. */
export function placeOf({ node, entry }: Step): Place {
  if (node.kind === 'scalar' && node.end > node.start) return node;
  if (entry) return keyPlace(entry);
  if (node.kind === 'map' && node.entries[0]) return keyPlace(node.entries[0]);
  if (node.kind === 'list' && node.items[0]) return placeOf({ node: node.items[0], entry: undefined });
  return node;
}
