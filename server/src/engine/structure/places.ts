import type { Heading, MarkdownFile } from '../markdown/markdown-file.ts';
import type { Assignment } from './assignment.ts';
import type { HeadingWords } from './candidates.ts';
import { isBelow, type Node } from './outline.ts';

interface EndsInput {
  readonly file: MarkdownFile;
  readonly headings: readonly Heading[];
  readonly taken: ReadonlyMap<Heading, Node>;
  readonly duplicates: ReadonlyMap<Node, readonly Heading[]>;
  readonly words: readonly HeadingWords[];
  readonly levelOf: (node: Node) => number;
  readonly parentOf: (node: Node) => Node | undefined;
}

/**
 * Where each section ends: before the next heading that is another section's (unless it stands below this one) or has
 * the level that this section should have or a higher one. A heading with a wrong level thus doesn't swallow what follows.
 */
export function sectionEnds({
  file,
  headings,
  words,
  taken,
  duplicates,
  levelOf,
  parentOf,
}: EndsInput): Map<Node, number> {
  const doubled = new Set([...duplicates.values()].flat());
  const ends = new Map<Node, number>();
  for (const [heading, node] of taken) {
    // Further headings of a section that may repeat come behind its first.
    if (ends.has(node)) continue;
    const level = Math.max(levelOf(node), 1);
    let end = file.text.length;
    for (let index = heading.index + 1; index < headings.length; index++) {
      const next = headings[index];
      if (!next) break;
      const other = taken.get(next);
      const isOwn = other ? isBelow(other, node, parentOf) : isAuthors(node, next, level) && !doubled.has(next);
      if (isOwn) continue;
      end = next.span.start;
      break;
    }
    ends.set(node, end);
  }
  return ends;

  /** Endpoints may be grouped by resource, below headings on the level of the section that they belong to. */
  function isAuthors(node: Node, next: Heading, level: number): boolean {
    if (next.level > level) return true;
    return next.level === level && node.section.nesting === 'anywhere' && holdsEndpoints(next, headings, words);
  }
}

function holdsEndpoints(group: Heading, headings: readonly Heading[], words: readonly HeadingWords[]): boolean {
  if (words[group.index]?.method) return true;
  for (let index = group.index + 1; (headings[index]?.level ?? 0) > group.level; index++) {
    if (words[index]?.method) return true;
  }
  return false;
}

interface PlacesInput {
  readonly file: MarkdownFile;
  readonly root: Heading | undefined;
  readonly nodes: readonly Node[];
  readonly assignment: Assignment;
  readonly ends: ReadonlyMap<Node, number>;
  readonly misplaced: ReadonlySet<Node>;
  readonly parentOf: (node: Node) => Node | undefined;
}

/** Where each section that is missing or misplaced belongs: an offset at the start of a line, or the text's end. */
export function findPlaces(input: PlacesInput): Map<Node, number> {
  const places = new Map<Node, number>();
  for (const node of input.nodes) {
    if (!input.assignment.has(node) || input.misplaced.has(node)) places.set(node, placeOf(node, input));
  }
  return places;
}

function placeOf(node: Node, { file, root, nodes, assignment, ends, misplaced, parentOf }: PlacesInput): number {
  const startOf = (one: Node): number | undefined => assignment.get(one)?.heading.span.start;
  const isInPlace = (one: Node): boolean => one !== node && assignment.has(one) && !misplaced.has(one);
  const parent = parentOf(node);

  const below = nodes.filter((one) => isInPlace(one) && isBelow(one, node, parentOf));
  const firstBelow = Math.min(...below.map((one) => startOf(one) ?? file.text.length));
  if (below.length > 0 && !assignment.has(node)) return firstBelow;

  const siblings = nodes.filter((one) => isInPlace(one) && parentOf(one) === parent);
  const before = siblings.filter((one) => one.index < node.index).at(-1);
  if (before) return ends.get(before) ?? file.text.length;
  const behind = siblings.find((one) => one.index > node.index);
  if (behind) return startOf(behind) ?? file.text.length;
  for (let above = parent; above; above = parentOf(above)) {
    const end = ends.get(above);
    if (end !== undefined) return end;
  }
  return root ? endByLevel(file, root) : file.text.length;
}

/** Where a heading's section ends by its level alone. */
export function endByLevel(file: MarkdownFile, heading: Heading): number {
  for (let index = heading.index + 1; index < file.headings.length; index++) {
    const next = file.headings[index];
    if (next && next.level <= heading.level) return next.span.start;
  }
  return file.text.length;
}
