import type { Span } from '../../finding.ts';
import { placeIn } from '../facts/paths.ts';
import type { Part } from '../text/part.ts';
import type { SpecFile } from '../text/spec-file.ts';
import type { Node, Place, ScalarNode } from '../tree/node.ts';
import { writtenReferences } from './references.ts';

/** A text that leads somewhere: to a page, or to another place of the description. */
export interface SpecLink {
  readonly span: Span;
  /** What is written there. */
  readonly target: string;
  readonly kind: 'reference' | 'page';
}

/** The links of a file; of one with more than `most`, those to other files and pages before those within it. */
export function linksIn(file: SpecFile, most: number): readonly SpecLink[] {
  const links: SpecLink[] = [];
  const add = (all: readonly PartLink[]): void => {
    for (const { at, target, kind } of all) {
      if (links.length < most) links.push({ span: file.spanOf(at), target, kind });
    }
  };
  const byPart = file.parts.map(linksInPart);
  for (const { outside } of byPart) add(outside);
  for (const { within } of byPart) add(within);
  return links;
}

interface PartLink {
  readonly at: Place;
  readonly target: string;
  readonly kind: SpecLink['kind'];
}

/** Found once for as long as the part's text is the same. */
interface PartLinks {
  /** To pages and other files. */
  readonly outside: readonly PartLink[];
  readonly within: readonly PartLink[];
}

const known = new WeakMap<Part, PartLinks>();

function linksInPart(part: Part): PartLinks {
  let links = known.get(part);
  if (!links) {
    const all = writtenReferences(part).map(({ node }) => linkAt(node, 'reference'));
    if (part.text.includes('externalDocs')) collectPages(part.parsed.root, all, new Set());
    const isWithin = ({ target, kind }: PartLink) => kind === 'reference' && target.startsWith('#');
    links = { outside: all.filter((link) => !isWithin(link)), within: all.filter(isWithin) };
    known.set(part, links);
  }
  return links;
}

function collectPages(node: Node | undefined, found: PartLink[], seen: Set<Node>): void {
  if (!node || node.kind === 'scalar' || seen.has(node)) return;
  seen.add(node);
  if (node.kind === 'list') {
    for (const item of node.items) collectPages(item, found, seen);
    return;
  }
  for (const { key, value } of node.entries) {
    const url = key === 'externalDocs' && value.kind === 'map' ? value.get('url') : undefined;
    if (url?.kind === 'scalar' && /^https?:\/\/\S+$/.test(String(url.value))) found.push(linkAt(url, 'page'));
    else collectPages(value, found, seen);
  }
}

function linkAt(node: ScalarNode, kind: SpecLink['kind']): PartLink {
  const target = String(node.value);
  return { at: placeIn(node, target, 0, target.length), target, kind };
}
