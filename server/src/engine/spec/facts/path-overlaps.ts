import { addTo, isSameList } from '../../lists.ts';
import { RecentValues } from '../../recent-values.ts';
import { templatesIn } from './paths.ts';

/** A path, and those before it that one URL may match as well as it; offsets in the list of paths. */
export interface Overlap {
  readonly path: number;
  /** In their order; of many, only some. */
  readonly earlier: readonly number[];
}

/** How the paths of an API meet. */
export interface PathOverlaps {
  /** Neither is the more specific one: `/{kind}/me` and `/books/{id}`. */
  readonly ambiguous: readonly Overlap[];
  /** The later one is the more specific one: `/books/{id}` before `/books/new`. */
  readonly shadowed: readonly Overlap[];
}

/**
 * Finds paths that match the same URL. Paths are grouped by which of their segments are written out; two groups are joined by the segments that both
 * write out. So the cost is the number of groups, a few dozen in real APIs, times the number of paths.
 */
export function overlapsOf(paths: readonly string[]): PathOverlaps {
  if (last && isSameList(last.paths, paths)) return last.overlaps;
  const overlaps = findOverlaps(paths);
  last = { paths: [...paths], overlaps };
  return overlaps;
}

/** Paths change far less often than what stands below them. */
let last: { readonly paths: readonly string[]; readonly overlaps: PathOverlaps } | undefined;

/** How much of a segment is written out: all of it, a part (`{id}.json`), nothing. */
type Share = 'literal' | 'mixed' | 'open';

interface Segment {
  readonly share: Share;
  /** In a mixed one, what stands before the first expression; in a literal one, the whole. */
  readonly head: string;
  /** In a mixed one, what stands behind the last expression. */
  readonly tail: string;
}

interface Route {
  readonly index: number;
  readonly segments: readonly Segment[];
}

interface Group {
  readonly shares: readonly Share[];
  readonly routes: Route[];
}

type Found = Map<number, number[]>;

function findOverlaps(paths: readonly string[]): PathOverlaps {
  const groups = groupRoutes(paths);
  const ambiguous: Found = new Map();
  const shadowed: Found = new Map();
  for (const [length, ofLength] of groups) {
    if (ofLength.length > mostGroups) continue;
    for (const [position, one] of ofLength.entries()) {
      for (const other of ofLength.slice(position + 1)) {
        const order = compareShares(one.shares, other.shares);
        if (order === 'neither') join(one, other, length, ambiguous);
        if (order === 'less') joinLater(one, other, length, shadowed);
        if (order === 'more') joinLater(other, one, length, shadowed);
      }
    }
  }
  return { ambiguous: inOrder(ambiguous), shadowed: inOrder(shadowed) };
}

/** No API has as many; it keeps a hostile one from costing the square of its size. */
const mostGroups = 300;

function groupRoutes(paths: readonly string[]): ReadonlyMap<number, readonly Group[]> {
  const byShares = new Map<string, Group>();
  for (const [index, path] of paths.entries()) {
    const segments = known.get(path, () => segmentsOf(path));
    const shares = segments.map(({ share }) => share);
    const key = shares.join();
    const group = byShares.get(key);
    if (group) group.routes.push({ index, segments });
    else byShares.set(key, { shares, routes: [{ index, segments }] });
  }
  const byLength = new Map<number, Group[]>();
  for (const group of byShares.values()) {
    addTo(byLength, group.shares.length, group);
  }
  return byLength;
}

/** By path: an edit changes few. */
const known = new RecentValues<readonly Segment[]>(5000);

function segmentsOf(path: string): readonly Segment[] {
  return path.split('/').map((text) => {
    const templates = templatesIn(text);
    const first = templates[0];
    const final = templates.at(-1);
    if (!first || !final) return { share: 'literal', head: text, tail: '' };
    const head = text.slice(0, first.start);
    const tail = text.slice(final.end);
    const isOpen = head === '' && tail === '' && templates.length === 1;
    return { share: isOpen ? 'open' : 'mixed', head, tail };
  });
}

const rank: Readonly<Record<Share, number>> = { open: 0, mixed: 1, literal: 2 };

function compareShares(one: readonly Share[], other: readonly Share[]): 'less' | 'more' | 'neither' {
  let isLess = false;
  let isMore = false;
  for (const [index, share] of one.entries()) {
    const difference = rank[share] - rank[other[index] ?? 'open'];
    if (difference < 0) isLess = true;
    if (difference > 0) isMore = true;
  }
  return isLess && isMore ? 'neither' : isMore ? 'more' : 'less';
}

/** Notes for each path of two groups those before it in the other group that match the same URL. */
function join(one: Group, other: Group, length: number, found: Found): void {
  joinLater(one, other, length, found);
  joinLater(other, one, length, found);
}

/** Notes for each path of `later` those of `earlier` that stand before it and match the same URL. */
function joinLater(earlier: Group, later: Group, length: number, found: Found): void {
  const common: number[] = [];
  for (let at = 0; at < length; at++)
    if (earlier.shares[at] === 'literal' && later.shares[at] === 'literal') common.push(at);
  const keyOf = ({ segments }: Route): string => common.map((at) => segments[at]?.head).join('/');
  const byKey = new Map<string, Route[]>();
  for (const route of earlier.routes) {
    const key = keyOf(route);
    const known = byKey.get(key);
    if (!known) byKey.set(key, [route]);
    else if (known.length < mostTried) known.push(route);
  }
  for (const route of later.routes) {
    for (const candidate of byKey.get(keyOf(route)) ?? []) {
      if (candidate.index > route.index) break;
      if (!meet(candidate, route)) continue;
      addTo(found, route.index, candidate.index);
    }
  }
}

/** Of the paths with the same texts in the same segments, how many are tried for one other path. */
const mostTried = 8;

/** Two segments can be one text: a prefix of one is that of the other, or begins with it; and so at the end. */
function meet(one: Route, other: Route): boolean {
  return one.segments.every((segment, index) => {
    const counterpart = other.segments[index];
    return counterpart !== undefined && meetInSegment(segment, counterpart);
  });
}

function meetInSegment(one: Segment, other: Segment): boolean {
  if (isEmpty(one) || isEmpty(other)) return isEmpty(one) && isEmpty(other);
  if (one.share === 'open' || other.share === 'open') return true;
  if (one.share === 'literal' && other.share === 'literal') return one.head === other.head;
  if (one.share === 'literal') return fits(one.head, other);
  if (other.share === 'literal') return fits(other.head, one);
  const heads = one.head.startsWith(other.head) || other.head.startsWith(one.head);
  return heads && (one.tail.endsWith(other.tail) || other.tail.endsWith(one.tail));
}

/** What stands behind a last slash. No parameter matches it. */
function isEmpty({ share, head }: Segment): boolean {
  return share === 'literal' && head === '';
}

function fits(text: string, { head, tail }: Segment): boolean {
  return text.length > head.length + tail.length && text.startsWith(head) && text.endsWith(tail);
}

function inOrder(found: Found): readonly Overlap[] {
  return [...found]
    .map(([path, earlier]) => ({ path, earlier: earlier.sort((a, b) => a - b) }))
    .sort((a, b) => a.path - b.path);
}
