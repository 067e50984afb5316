import type { Heading } from '../markdown/markdown-file.ts';
import type { Assignment } from './assignment.ts';
import type { Candidate, HeadingWords } from './candidates.ts';
import { type Layout, levelOf } from './levels.ts';
import type { Node } from './outline.ts';
import { normalizeTitle } from './titles.ts';

/**
 * Headings that say again what another heading says already, at the same level. What stands below such a heading is
 * doubled with it and not listed apart.
 */
export function findDuplicates(
  candidates: readonly Candidate[],
  assignment: Assignment,
  layout: Layout,
  words: readonly HeadingWords[],
): Map<Node, Heading[]> {
  const taken = new Set([...assignment.values()].map(candidate => candidate.heading));
  const duplicates = new Map<Node, Heading[]>();
  let doubled: Heading | undefined;
  for (const { node, heading, match } of candidates) {
    const first = assignment.get(node)?.heading;
    if (!first || taken.has(heading) || node.section.isRepeatable || words[heading.index]?.isInEndpoint) continue;
    const isSameLevel = heading.level === first.level || heading.level === levelOf(node, layout);
    const saysTheSame = match === 'title' || normalizeTitle(heading.text) === normalizeTitle(first.text);
    if (!isSameLevel || !saysTheSame || match === 'spelling') continue;
    if (doubled && heading.level > doubled.level && isNested(node, doubled, duplicates)) continue;
    doubled = heading;
    taken.add(heading);
    const known = duplicates.get(node);
    if (known) known.push(heading);
    else duplicates.set(node, [heading]);
  }
  return duplicates;
}

/** Does the doubled heading belong to a section above this one? */
function isNested(node: Node, doubled: Heading, duplicates: ReadonlyMap<Node, readonly Heading[]>): boolean {
  for (let parent = node.parent; parent; parent = parent.parent) {
    if (duplicates.get(parent)?.includes(doubled)) return true;
  }
  return false;
}
