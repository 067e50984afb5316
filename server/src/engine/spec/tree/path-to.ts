import type { Entry, ListNode, MapNode, Node } from './node.ts';

/** A step from a node to the one in it. `node` is what the step leads to. */
export type PathStep =
  | {
      readonly kind: 'entry';
      readonly parent: MapNode;
      readonly entry: Entry;
      readonly node: Node;
      readonly place: 'key' | 'value';
    }
  | { readonly kind: 'item'; readonly parent: ListNode; readonly index: number; readonly node: Node };

/**
 * The steps from a node to what stands at an offset of its part: the deepest entries and items that hold it, their ends included. A step
 * to an entry is at its `key`, or at its `value`, which is all that stands behind the key. What an alias means isn't entered: it stands
 * elsewhere.
 */
export function pathTo(root: Node | undefined, offset: number): PathStep[] {
  const steps: PathStep[] = [];
  let node = root;
  while (node) {
    const step: PathStep | undefined = stepInto(node, offset);
    if (!step) break;
    steps.push(step);
    node = step.kind === 'entry' && step.place === 'key' ? undefined : step.node;
  }
  return steps;
}

/** The names of the steps, as a JSON pointer has them. */
export function tokensOf(steps: readonly PathStep[]): string[] {
  return steps.map((step) => (step.kind === 'entry' ? step.entry.key : String(step.index)));
}

function stepInto(node: Node, offset: number): PathStep | undefined {
  if (node.kind === 'scalar' || offset < node.start || offset > node.end) return undefined;
  return node.kind === 'map' ? entryStep(node, offset) : itemStep(node, offset);
}

/** The last own entry that begins at the offset or before it; those that a merge key adds stand outside of their map. */
function entryStep(parent: MapNode, offset: number): PathStep | undefined {
  let found: Entry | undefined;
  for (const entry of parent.entries) {
    const isOwn = entry.keyStart >= parent.start && entry.keyEnd <= parent.end;
    if (isOwn && entry.keyStart <= offset && (!found || entry.keyStart >= found.keyStart)) found = entry;
  }
  if (!found) return undefined;
  return { kind: 'entry', parent, entry: found, node: found.value, place: offset <= found.keyEnd ? 'key' : 'value' };
}

/** The item that holds the offset; of two that meet there, the later one. */
function itemStep(parent: ListNode, offset: number): PathStep | undefined {
  for (let index = parent.items.length - 1; index >= 0; index--) {
    const node = parent.items[index];
    if (node && node.start <= offset && offset <= node.end) return { kind: 'item', parent, index, node };
  }
  return undefined;
}
