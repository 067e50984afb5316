import type { RootHeading, Section } from '../contract/contract.ts';
import { compilePattern } from '../contract/pattern.ts';
import { readPath } from '../endpoints/path.ts';
import { recogniseEndpoint } from '../endpoints/recognise.ts';
import type { HeadingBlock } from '../markdown/facts.ts';
import type { Heading } from '../markdown/markdown-file.ts';
import type { Match } from './alignment.ts';
import type { ContractFacts } from './contract-facts.ts';
import type { Node } from './outline.ts';
import { misspellingsOf, normalizeTitle, withoutRemark } from './titles.ts';

/** A heading that might be a section's. */
export interface Candidate {
  readonly node: Node;
  readonly heading: Heading;
  readonly match: Match;
}

/** What the alignment reads of a heading besides its level, computed once. */
export interface HeadingWords {
  readonly title: string;
  /** Upper case; undefined for a heading that names no endpoint. */
  readonly method: string | undefined;
  /** It stands below an endpoint's heading: what it says is about that endpoint. */
  readonly isInEndpoint: boolean;
}

export function readHeadingWords(headings: readonly Heading[]): HeadingWords[] {
  let endpointLevel = Number.POSITIVE_INFINITY;
  return headings.map((heading) => {
    if (heading.level <= endpointLevel) endpointLevel = Number.POSITIVE_INFINITY;
    const isInEndpoint = heading.level > endpointLevel;
    const { title, method } = wordsOf(heading);
    if (method && !isInEndpoint) endpointLevel = heading.level;
    return { title, method, isInEndpoint };
  });
}

/** A heading's title for comparison and its endpoint's method. Remembered by the block, which is the same as long as its part is. */
export function wordsOf({ block, text }: Heading): { readonly title: string; readonly method: string | undefined } {
  const known = wordsByBlock.get(block);
  if (known) return known;
  const words = { title: normalizeTitle(text), method: recogniseEndpoint(text)?.method };
  wordsByBlock.set(block, words);
  return words;
}

const wordsByBlock = new WeakMap<HeadingBlock, { readonly title: string; readonly method: string | undefined }>();

/**
 * The headings that say a section's title, an alias or what its pattern asks for, in the order of the document. Misspelt
 * titles count only for sections that no heading names rightly, and headings that name no other section.
 */
export function findCandidates(
  nodes: readonly Node[],
  headings: readonly Heading[],
  words: readonly HeadingWords[],
  facts?: ContractFacts,
): Candidate[] {
  const byTitle = indexTitles(nodes);
  const byOperation = indexOperations(nodes);
  const withPattern = nodes.filter((node) => node.section.pattern !== undefined);
  const candidates: Candidate[] = [];
  const named = new Set<Node>();
  const free: Heading[] = [];

  for (const heading of headings) {
    const word = words[heading.index];
    const operation = word?.method ? operationOf(heading, byOperation, facts) : undefined;
    if (operation) candidates.push({ node: operation, heading, match: 'title' });
    if (!word || word.method) continue;
    const own: Candidate[] = titlesOf(byTitle, word.title).map(({ node, match }) => ({ node, heading, match }));
    for (const node of withPattern) {
      const isNew = own.every((candidate) => candidate.node !== node);
      if (isNew && compilePattern(node.section.pattern ?? '')?.test(heading.text))
        own.push({ node, heading, match: 'pattern' });
    }
    const possible = word.isInEndpoint ? own.filter((candidate) => candidate.match === 'title') : own;
    if (own.length === 0 && !word.isInEndpoint) free.push(heading);
    for (const candidate of possible) {
      candidates.push(candidate);
      named.add(candidate.node);
    }
  }

  const unnamed = nodes
    .filter((node) => !named.has(node) && mayBeMisspelt(node.section))
    .map((node) => ({ node, isMisspelling: misspellingsOf(node.section.title) }));
  const misspelt: Candidate[] = [];
  for (const heading of free) {
    const { title } = wordsOf(heading);
    for (const { node, isMisspelling } of unnamed) {
      if (isMisspelling({ text: heading.text, title })) misspelt.push({ node, heading, match: 'spelling' });
    }
  }
  return [...candidates, ...misspelt].sort((a, b) => a.heading.index - b.heading.index);
}

/** The section of the operation that an endpoint's heading names, however it writes the path. */
function operationOf(
  { text }: Heading,
  byOperation: ReadonlyMap<string, Node>,
  facts: ContractFacts | undefined,
): Node | undefined {
  const endpoint = facts && byOperation.size > 0 ? recogniseEndpoint(text) : undefined;
  if (!endpoint) return undefined;
  const { method, path } = endpoint;
  const key = facts?.operationKey({ method, path: readPath(path), isDeclaration: true });
  return key === undefined ? undefined : byOperation.get(key);
}

function indexOperations(nodes: readonly Node[]): ReadonlyMap<string, Node> {
  const operations = nodes.flatMap((node) =>
    node.section.item?.of === 'operations' ? [[node.section.item.key, node] as const] : [],
  );
  return new Map(operations);
}

export function isRoot(heading: Heading, root: RootHeading): 'title' | 'alias' | undefined {
  return titlesOfRoot(root).get(wordsOf(heading).title);
}

function titlesOfRoot(root: RootHeading): ReadonlyMap<string, 'title' | 'alias'> {
  const known = rootTitles.get(root);
  if (known) return known;
  const titles = new Map<string, 'title' | 'alias'>();
  for (const alias of root.aliases) titles.set(normalizeTitle(alias), 'alias');
  titles.set(normalizeTitle(root.title), 'title');
  rootTitles.set(root, titles);
  return titles;
}

const rootTitles = new WeakMap<RootHeading, ReadonlyMap<string, 'title' | 'alias'>>();

/** The sections of a title; with a remark in brackets behind it, it is as good as an alias. */
function titlesOf(byTitle: ReadonlyMap<string, readonly Titled[]>, title: string): readonly Titled[] {
  const known = byTitle.get(title);
  if (known) return known;
  const plain = withoutRemark(title);
  return plain === title ? [] : (byTitle.get(plain) ?? []).map(({ node }) => ({ node, match: 'alias' }));
}

interface Titled {
  readonly node: Node;
  readonly match: Match;
}

function indexTitles(nodes: readonly Node[]): Map<string, Titled[]> {
  const byTitle = new Map<string, Titled[]>();
  const add = (title: string, node: Node, match: Match): void => {
    const known = byTitle.get(title);
    if (!known) byTitle.set(title, [{ node, match }]);
    else if (known.every((entry) => entry.node !== node)) known.push({ node, match });
  };
  for (const node of nodes) {
    const [title = '', ...aliases] = namesOf(node.section);
    add(title, node, 'title');
    for (const alias of aliases) add(alias, node, 'alias');
  }
  return byTitle;
}

/** A section's title and its aliases, as titles are compared. A contract's sections are the same for all documents. */
export function namesOf(section: Section): readonly string[] {
  let names = namesOfSections.get(section);
  if (!names) {
    names = [section.title, ...section.aliases].map(normalizeTitle);
    namesOfSections.set(section, names);
  }
  return names;
}

const namesOfSections = new WeakMap<Section, readonly string[]>();

/** An optional section with a short title is not worth a guess; nor is one that any endpoint satisfies. */
function mayBeMisspelt(section: Section): boolean {
  if (section.presence === 'forbidden' || section.method === '*') return false;
  // Codes and paths differ in single letters.
  if (section.item?.of === 'operations' || section.item?.of === 'errors') return false;
  return section.presence !== 'optional' || section.title.length > 5;
}
