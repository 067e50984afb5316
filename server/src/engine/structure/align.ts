import type { Contract } from '../contract/contract.ts';
import { addTo } from '../lists.ts';
import type { Heading, MarkdownFile } from '../markdown/markdown-file.ts';
import type { AlignedSection, Alignment } from './alignment.ts';
import { type Assignment, assign } from './assignment.ts';
import { type Candidate, findCandidates, type HeadingWords, isRoot, readHeadingWords } from './candidates.ts';
import type { ContractFacts } from './contract-facts.ts';
import { findDuplicates } from './duplicates.ts';
import { headingsOfOneEndpoint } from './endpoint-headings.ts';
import { findLayout, levelOf } from './levels.ts';
import { findMisplaced } from './order.ts';
import { type Node, outlineOf } from './outline.ts';
import { endByLevel, findPlaces, sectionEnds } from './places.ts';
import { findUnexpected } from './unexpected.ts';

/**
 * Lays a document's headings beside a contract's sections. The result says of every section where it stands, or that it
 * is missing, and of a heading that diverges the one thing that is wrong with it. `facts` are those of the descriptions that the document is about.
 */
export function alignDocument(contract: Contract, file: MarkdownFile, facts?: ContractFacts): Alignment {
  const { headings } = file;
  const words = readHeadingWords(headings);
  const nodes = outlineOf(contract, file, facts);
  const root = findRoot(contract, headings);
  const candidates = findCandidates(nodes, headings, words, facts).filter((candidate) => candidate.heading !== root);
  const layout = findLayout(nodes, candidates, root, headings);
  const assignment = assign(candidates, layout, words);
  const endpoints = endpointSections({ file, nodes, assignment, words });
  const duplicates = findDuplicates({ headings, words, candidates, assignment, layout });

  const parentOf = (node: Node): Node | undefined => {
    for (let at = node; at.parent; at = at.parent) if (layout.nested.has(at.parent)) return at.parent;
    return undefined;
  };
  const taken = new Map<Heading, Node>();
  for (const [node, { heading }] of assignment) taken.set(heading, node);
  const repeated = repeatedHeadings(candidates, assignment, taken);
  const ends = sectionEnds({
    file,
    headings,
    words,
    taken,
    duplicates,
    levelOf: (node) => levelOf(node, layout),
    parentOf,
  });
  const standing = [...assignment].map(([node, { heading }]) => {
    return { node, at: heading.span.start, weight: (ends.get(node) ?? heading.span.end) - heading.span.start };
  });
  const misplaced = contract.isOrdered ? findMisplaced(standing, parentOf) : new Set<Node>();
  const places = findPlaces({ file, root, nodes, assignment, ends, misplaced, parentOf });

  const sections = new Map<Node, AlignedSection>();
  for (const node of nodes) {
    const candidate = assignment.get(node);
    const own = candidate ? [candidate.heading, ...(repeated.get(node) ?? [])] : (endpoints.get(node) ?? []);
    const heading = own[0];
    const level = levelOf(node, layout);
    sections.set(node, {
      section: node.section,
      parent: node.parent && sections.get(node.parent),
      heading,
      headings: own,
      match: candidate?.match ?? (heading ? 'endpoints' : 'none'),
      level,
      isLevelWrong:
        candidate !== undefined && candidate.heading.level !== level && !words[candidate.heading.index]?.method,
      isMisplaced: misplaced.has(node),
      duplicates: duplicates.get(node) ?? [],
      isCovered: isCovered(node, assignment, endpoints),
      place: places.get(node) ?? file.text.length,
      span: heading && { start: heading.span.start, end: (candidate && ends.get(node)) ?? endByLevel(file, heading) },
    });
  }
  const aligned = [...sections.values()];
  const byHeading = new Map<number, AlignedSection>();
  // A section of its own goes before the one that all endpoints of a method make up.
  const [made, own] = [true, false].map((isMade) => aligned.filter(({ match }) => (match === 'endpoints') === isMade));
  for (const section of [...(made ?? []), ...(own ?? [])])
    for (const heading of section.headings) byHeading.set(heading.index, section);
  const unexpected = findUnexpected({
    headings,
    words,
    root,
    byHeading,
    duplicates: aligned.flatMap((one) => one.duplicates),
  });
  return { contract, root, level: layout.level, sections: aligned, byHeading, unexpected };
}

function findRoot(contract: Contract, headings: readonly Heading[]): Heading | undefined {
  if (!contract.root) return undefined;
  let alias: Heading | undefined;
  for (const heading of headings) {
    const match = isRoot(heading, contract.root);
    if (match === 'title') return heading;
    if (match === 'alias' && heading.level <= 2) alias ??= heading;
  }
  return alias;
}

/** The sections that endpoint headings make up, where no heading says the section's title. */
function endpointSections({
  file,
  nodes,
  assignment,
  words,
}: {
  readonly file: MarkdownFile;
  readonly nodes: readonly Node[];
  readonly assignment: Assignment;
  readonly words: readonly HeadingWords[];
}): Map<Node, Heading[]> {
  const found = new Map<Node, Heading[]>();
  for (const node of nodes) {
    const wanted = node.section.method;
    if (wanted === undefined || assignment.has(node)) continue;
    const own = file.headings.filter((heading) => {
      const word = words[heading.index];
      return word?.method !== undefined && !word.isInEndpoint && (wanted === '*' || word.method === wanted);
    });
    // Where no heading names an endpoint, what stands below one may.
    const all = own.length === 0 && wanted === '*' ? headingsOfOneEndpoint(file) : own;
    if (all.length > 0) found.set(node, [...all]);
  }
  return found;
}

/** The further headings of sections that may stand more than once; they are taken from now on. */
function repeatedHeadings(
  candidates: readonly Candidate[],
  assignment: Assignment,
  taken: Map<Heading, Node>,
): Map<Node, Heading[]> {
  const repeated = new Map<Node, Heading[]>();
  for (const { node, heading, match } of candidates) {
    if (!node.section.isRepeatable || match === 'spelling' || taken.has(heading) || !assignment.has(node)) continue;
    taken.set(heading, node);
    addTo(repeated, node, heading);
  }
  return repeated;
}

/** Missing together with its whole group: the parent's finding says it all. */
function isCovered(node: Node, assignment: Assignment, endpoints: ReadonlyMap<Node, Heading[]>): boolean {
  const isPresent = (one: Node): boolean => assignment.has(one) || endpoints.has(one) || one.children.some(isPresent);
  for (let parent = node.parent; parent; parent = parent.parent) if (!isPresent(parent)) return true;
  return false;
}
