import { addTo } from '../lists.ts';
import type { Heading } from '../markdown/markdown-file.ts';
import type { Assignment } from './assignment.ts';
import { type Candidate, type HeadingWords, wordsOf } from './candidates.ts';
import { type Layout, levelOf } from './levels.ts';
import { isBelow, type Node } from './outline.ts';
import { misspellingsOf, normalizeTitle } from './titles.ts';

interface DuplicatesInput {
  readonly headings: readonly Heading[];
  readonly words: readonly HeadingWords[];
  readonly candidates: readonly Candidate[];
  readonly assignment: Assignment;
  readonly layout: Layout;
}

/**
 * Headings that say again what another heading says already, at the same level. What stands below such a heading is
 * doubled with it and not listed apart.
 */
export function findDuplicates(input: DuplicatesInput): Map<Node, Heading[]> {
  const { words, candidates, assignment, layout } = input;
  const taken = new Set([...assignment.values()].map((candidate) => candidate.heading));
  const duplicates = new Map<Node, Heading[]>();
  const report = (node: Node, heading: Heading): void => {
    addTo(duplicates, node, heading);
  };
  let doubled: { readonly node: Node; readonly heading: Heading } | undefined;
  for (const { node, heading, match } of candidates) {
    const first = assignment.get(node)?.heading;
    if (!first || taken.has(heading) || node.section.isRepeatable || words[heading.index]?.isInEndpoint) continue;
    const saysTheSame = match === 'title' || normalizeTitle(heading.text) === normalizeTitle(first.text);
    const isSameLevel = heading.level === first.level || heading.level === levelOf(node, layout);
    if (!saysTheSame || !isSameLevel) continue;
    if (doubled && isBelow(node, doubled.node, parentOf)) continue;
    const whole = copyOfParent(input, node, heading, taken);
    doubled = whole ?? { node, heading };
    taken.add(doubled.heading);
    report(doubled.node, doubled.heading);
  }
  return duplicates;
}

/**
 * The heading of a copied group, where that heading is on another level or misspelt and so was nobody's: alone it might
 * be the author's own, but a section of the group follows it.
 */
function copyOfParent({ headings }: DuplicatesInput, node: Node, heading: Heading, taken: ReadonlySet<Heading>) {
  const parent = node.parent;
  if (!parent) return undefined;
  const titles = [parent.section.title, ...parent.section.aliases].map(normalizeTitle);
  const isMisspelling = misspellingsOf(parent.section.title);
  for (let index = heading.index - 1; index >= heading.index - farthestCopy; index--) {
    const above = headings[index];
    if (!above) return undefined;
    // What stands beside it belongs to the copy, too; what stands above it, and is somebody's, ends the search.
    if (taken.has(above) && above.level >= heading.level) continue;
    if (taken.has(above)) return undefined;
    const { title } = wordsOf(above);
    const isCopy = titles.includes(title) || isMisspelling({ text: above.text, title });
    if (isCopy) return { node: parent, heading: above };
  }
  return undefined;
}

/** So many headings back the heading of a copied group is looked for. */
const farthestCopy = 100;

function parentOf(node: Node): Node | undefined {
  return node.parent;
}
