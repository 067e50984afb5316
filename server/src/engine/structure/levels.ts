import { addTo } from '../lists.ts';
import type { Heading } from '../markdown/markdown-file.ts';
import type { Candidate } from './candidates.ts';
import type { Node } from './outline.ts';

/** How a document lays out a contract: the level of its sections, and which groups are nested. */
export interface Layout {
  readonly level: number;
  /** The parents whose sections stand one level below them; those of the others stand beside them. */
  readonly nested: ReadonlySet<Node>;
}

/** The layout under which the fewest headings have a wrong level. */
export function findLayout(
  nodes: readonly Node[],
  candidates: readonly Candidate[],
  root: Heading | undefined,
  headings: readonly Heading[],
): Layout {
  const levels = levelsByNode(candidates);
  const preferred = root ? root.level + 1 : undefined;
  const possible = new Set([...levels.values()].flat());
  if (preferred !== undefined) possible.add(preferred);
  if (possible.size === 0) possible.add(levelBelowTitle(headings));

  let best: { layout: Layout; cost: number } | undefined;
  for (const level of [...possible].sort((a, b) => a - b)) {
    const priced = priceLayout(nodes, levels, level);
    const cost = priced.cost + (preferred === undefined || preferred === level ? 0 : 0.5);
    if (!best || cost < best.cost) best = { layout: priced.layout, cost };
  }
  return best?.layout ?? { level: 2, nested: new Set() };
}

/** The level that a section's heading should have. */
export function levelOf(node: Node, layout: Layout): number {
  if (!node.parent) return Math.min(layout.level, deepestLevel);
  return Math.min(levelOf(node.parent, layout) + (layout.nested.has(node.parent) ? 1 : 0), deepestLevel);
}

const deepestLevel = 6;

/** The levels of the headings that might be each section's; misspelt ones are too uncertain to vote. */
function levelsByNode(candidates: readonly Candidate[]): Map<Node, number[]> {
  const levels = new Map<Node, number[]>();
  for (const { node, heading, match } of candidates) {
    if (match === 'spelling') continue;
    addTo(levels, node, heading.level);
  }
  return levels;
}

function priceLayout(nodes: readonly Node[], levels: ReadonlyMap<Node, number[]>, level: number) {
  const nested = new Set<Node>();
  const undecided: Node[] = [];
  const expected = new Map<Node, number>();
  let cost = 0;
  let flatGroups = 0;
  let nestedGroups = 0;
  const wrong = (node: Node, at: number): number => {
    const found = levels.get(node);
    return !found || found.includes(at) ? 0 : 1;
  };

  for (const node of nodes) {
    const own = node.parent ? (expected.get(node.parent) ?? level) + (nested.has(node.parent) ? 1 : 0) : level;
    expected.set(node, own);
    cost += wrong(node, own);
    if (node.children.length === 0) continue;
    const { nesting } = node.section;
    if (nesting === 'nested') nested.add(node);
    else if (nesting !== 'flat') {
      const asNested = node.children.reduce((sum, child) => sum + wrong(child, own + 1), 0);
      const asFlat = node.children.reduce((sum, child) => sum + wrong(child, own), 0);
      if (asNested < asFlat) {
        nested.add(node);
        nestedGroups++;
      } else if (asFlat < asNested) flatGroups++;
      else undecided.push(node);
    }
  }
  // A group that says neither follows the others; the levels of what stands below it say neither, too.
  if (nestedGroups > flatGroups) for (const node of undecided) nested.add(node);
  return { layout: { level, nested }, cost };
}

function levelBelowTitle(headings: readonly Heading[]): number {
  const [first, ...others] = headings;
  if (!first) return 2;
  return first.level === 1 || others.every((heading) => heading.level > first.level)
    ? Math.min(first.level + 1, deepestLevel)
    : first.level;
}
