import { isBelow, isOfItem, type Node } from './outline.ts';

/** A section that stands in the document, with what counts for its order. */
export interface Standing {
  readonly node: Node;
  /** The offset of its heading. */
  readonly at: number;
  /** How much text would have to move, in characters: of two equal ways the lighter is chosen. */
  readonly weight: number;
}

/**
 * The sections that must move so that the rest stands in the contract's order: the fewest, and of equally few those with
 * the least text. `parentOf` says below which section one stands in this document's layout, undefined for the top.
 */
export function findMisplaced(all: readonly Standing[], parentOf: (node: Node) => Node | undefined): Set<Node> {
  const misplaced = new Set<Node>();
  const standing = all.filter(({ node }) => !isFree(node));
  const present = new Set(standing.map((one) => one.node));
  const order = [...standing].sort((a, b) => a.at - b.at);
  // A section whose parent is missing stands for it.
  const groupOf = (node: Node): Node | undefined => {
    let parent = parentOf(node);
    while (parent && !present.has(parent)) parent = parentOf(parent);
    return parent;
  };
  const visit = (parent: Node | undefined): void => {
    const group = order.filter((one) => groupOf(one.node) === parent);
    const below = group.filter((one) => parent === undefined || standsBelow(one.node, parent));
    for (const one of group) if (!below.includes(one)) misplaced.add(one.node);
    const kept = new Set(heaviestAscending(below));
    for (const one of below) if (!kept.has(one)) misplaced.add(one.node);
    for (const one of group) visit(one.node);
  };
  /** The nearest section above it that isn't itself below the parent, misplaced ones left out, must be the parent. */
  const standsBelow = (node: Node, parent: Node): boolean => {
    const at = order.findIndex((one) => one.node === node);
    for (let index = at - 1; index >= 0; index--) {
      const above = order[index]?.node;
      if (above === parent) return true;
      if (!above || misplaced.has(above)) continue;
      if (!isBelow(above, parent, groupOf)) return false;
    }
    return false;
  };
  visit(undefined);
  return misplaced;
}

/** Methods that an API need not have (PATCH, HEAD, OPTIONS) have no customary place among the others, and items of a description stand in any order. */
function isFree(node: Node): boolean {
  return (node.section.method !== undefined && node.section.presence === 'optional') || isOfItem(node);
}

/** The sections below an unordered one share its first one's rank: any order among them will do. */
function rankOf(node: Node): number {
  return node.parent && !node.parent.section.isOrdered ? (node.parent.children[0]?.index ?? node.index) : node.index;
}

/** The longest run of sections in the contract's order; of equally long ones the one with the most text. */
function heaviestAscending(group: readonly Standing[]): Standing[] {
  const total = group.reduce((sum, one) => sum + one.weight, 1);
  const best: { sum: number; before: number }[] = [];
  let last = -1;
  for (const [index, one] of group.entries()) {
    let before = -1;
    for (let at = 0; at < index; at++) {
      const other = group[at];
      const isAscending = other !== undefined && rankOf(other.node) <= rankOf(one.node);
      if (isAscending && (before === -1 || (best[at]?.sum ?? 0) > (best[before]?.sum ?? 0))) before = at;
    }
    best.push({ sum: (best[before]?.sum ?? 0) + 1 + one.weight / total / 2, before });
    if (last === -1 || (best[index]?.sum ?? 0) > (best[last]?.sum ?? 0)) last = index;
  }
  const run: Standing[] = [];
  for (let at = last; at !== -1; at = best[at]?.before ?? -1) {
    const one = group[at];
    if (one) run.push(one);
  }
  return run.reverse();
}
