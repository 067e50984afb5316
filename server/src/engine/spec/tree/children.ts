import type { ListNode, MapNode, Node } from './node.ts';

/** The maps and lists that an offset stands in, or at the beginning of which it stands; the outermost first. */
export function* nodesAround(root: Node, offset: number): Generator<MapNode | ListNode> {
  let node: Node | undefined = root;
  while (node && node.kind !== 'scalar') {
    yield node;
    node = childAt(node, offset);
  }
}

/** The last child that begins at an offset or before it. */
function childAt(node: MapNode | ListNode, offset: number): Node | undefined {
  const { length } = node.kind === 'map' ? node.entries : node.items;
  return childOf(
    node,
    lastWhere(length, (index) => (childOf(node, index)?.start ?? 0) <= offset),
  );
}

function childOf(node: MapNode | ListNode, index: number): Node | undefined {
  return node.kind === 'map' ? node.entries[index]?.value : node.items[index];
}

/** The last index for which something is so that is so for all before it; -1 where there is none. */
export function lastWhere(length: number, isSo: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isSo(middle)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
