import type { Heading } from '../markdown/markdown-file.ts';
import type { Match } from './alignment.ts';
import type { Candidate, HeadingWords } from './candidates.ts';
import { type Layout, levelOf } from './levels.ts';
import { isOfItem, type Node } from './outline.ts';

/** Which heading is which section's. */
export type Assignment = ReadonlyMap<Node, Candidate>;

/**
 * Gives each section at most one heading and each heading at most one section, at the least cost: exact < alias <
 * spelling mistake < moved < wrong level < missing. First the best chain of headings that stand in the contract's order
 * (every candidate's gain added up), then, for the sections left over, the best heading elsewhere.
 */
export function assign(candidates: readonly Candidate[], layout: Layout, words: readonly HeadingWords[]): Assignment {
  const gains = candidates.map((candidate) => gainOf(candidate, layout, words));
  const possible = candidates.filter((_, index) => (gains[index] ?? 0) > 0);
  const gainByCandidate = new Map(candidates.map((candidate, index) => [candidate, gains[index] ?? 0]));
  const assigned = new Map<Node, Candidate>();
  const taken = new Set<Heading>();
  const take = (candidate: Candidate): void => {
    assigned.set(candidate.node, candidate);
    taken.add(candidate.heading);
  };

  const ordered = possible.filter(({ node }) => !isOfItem(node));
  for (const candidate of bestChain(ordered, gainByCandidate)) take(candidate);

  const byGain = [...possible].sort((a, b) => (gainByCandidate.get(b) ?? 0) - (gainByCandidate.get(a) ?? 0));
  for (const candidate of byGain) {
    if (assigned.has(candidate.node) || taken.has(candidate.heading)) continue;
    if ((gainByCandidate.get(candidate) ?? 0) > cost.moved) take(candidate);
  }
  preferFullerCopies(assigned, possible, gainByCandidate);
  return assigned;
}

/**
 * Of several headings that fit a section equally well, the one with most of the section's own sections below it; and of
 * these sections the headings that stand with it, so that one copy is the section and the other is the copy as a whole.
 */
function preferFullerCopies(
  assigned: Map<Node, Candidate>,
  possible: readonly Candidate[],
  gains: ReadonlyMap<Candidate, number>,
): void {
  const copiesOf = (node: Node, like: Candidate): Candidate[] =>
    possible.filter((one) => one.node === node && gains.get(one) === gains.get(like));
  for (const [node, current] of [...assigned].sort(([one], [other]) => one.index - other.index)) {
    if (node.children.length === 0) continue;
    const below = node.children.flatMap((child) => assigned.get(child)?.heading.index ?? []);
    const copies = copiesOf(node, current);
    let best = { copy: current, end: Number.POSITIVE_INFINITY, count: -1 };
    for (const [index, copy] of copies.entries()) {
      const end = copies[index + 1]?.heading.index ?? Number.POSITIVE_INFINITY;
      const count = below.filter((at) => at > copy.heading.index && at < end).length;
      if (count > best.count || (count === best.count && copy === current)) best = { copy, end, count };
    }
    assigned.set(node, best.copy);
    const from = best.copy.heading.index;
    const stands = ({ heading }: Candidate): boolean => heading.index > from && heading.index < best.end;
    for (const child of node.children) {
      const own = assigned.get(child);
      const beside = own && !stands(own) ? copiesOf(child, own).find(stands) : undefined;
      if (beside) assigned.set(child, beside);
    }
  }
}

/** What a divergence costs, in the same unit as the gain of a heading that fits. */
const cost = {
  match: { title: 0, pattern: 5, alias: 10, spelling: 20, endpoints: 0 } satisfies Record<Match, number>,
  moved: 30,
  wrongLevel: 40,
  missing: 100,
};

function gainOf(candidate: Candidate, layout: Layout, words: readonly HeadingWords[]): number {
  const { node, heading, match } = candidate;
  const steps = Math.abs(heading.level - levelOf(node, layout));
  if (!isPlausible(candidate, steps, words)) return 0;
  return cost.missing - cost.match[match] - (steps === 0 ? 0 : cost.wrongLevel + 2 * steps);
}

/** The less a heading's words say, the nearer it must stand to where the section belongs. */
function isPlausible({ node, heading, match }: Candidate, steps: number, words: readonly HeadingWords[]): boolean {
  if (match === 'title') return !words[heading.index]?.isInEndpoint || steps <= 2;
  if (match === 'spelling') return steps === 0 || (steps <= 2 && node.section.title.length > 8);
  return steps <= 1;
}

/** The chain of candidates, ascending in document and contract alike, with the highest gain; of equals the earliest. */
function bestChain(candidates: readonly Candidate[], gains: ReadonlyMap<Candidate, number>): Candidate[] {
  interface Link {
    readonly candidate: Candidate;
    readonly gain: number;
    readonly before: Link | undefined;
  }
  const bestByNode = new Map<Node, Link>();
  for (let from = 0; from < candidates.length; ) {
    const heading = candidates[from]?.heading;
    const links: Link[] = [];
    let at = from;
    for (; candidates[at]?.heading === heading && at < candidates.length; at++) {
      const candidate = candidates[at];
      if (!candidate) continue;
      let before: Link | undefined;
      for (const link of bestByNode.values()) {
        if (link.candidate.node.index < candidate.node.index && link.gain > (before?.gain ?? 0)) before = link;
      }
      links.push({ candidate, gain: (before?.gain ?? 0) + (gains.get(candidate) ?? 0), before });
    }
    for (const link of links) {
      const known = bestByNode.get(link.candidate.node);
      if (!known || link.gain > known.gain) bestByNode.set(link.candidate.node, link);
    }
    from = at;
  }
  let best: Link | undefined;
  for (const link of bestByNode.values()) if (!best || link.gain > best.gain) best = link;
  const chain: Candidate[] = [];
  for (let link = best; link; link = link.before) chain.push(link.candidate);
  return chain.reverse();
}
