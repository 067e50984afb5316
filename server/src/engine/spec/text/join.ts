import { sharedEnds } from '#shared/shared-ends.ts';
import type { Span } from '../../finding.ts';
import type { Entry, Node } from '../tree/node.ts';
import { type Item, JoinedMap } from './joined-map.ts';
import type { Part } from './part.ts';
import { sharedParts } from './shared-parts.ts';

/** The tree of a file, and its joined maps by the part that holds them. */
export interface Joined {
  readonly root: Node | undefined;
  readonly maps: ReadonlyMap<Part, JoinedMap>;
}

/** Puts a file's tree together; of an earlier state's joined maps those that did not change are kept. */
export function joinParts(parts: readonly Part[], starts: Int32Array, earlier: ReadonlyMap<Part, JoinedMap>): Joined {
  const [first] = parts;
  if (!first || first.kind === 'whole') return { root: first?.parsed.root, maps: new Map() };
  const joiner: Joiner = { parts, starts, earlier, maps: new Map(), next: 0 };
  return { root: joinMap(joiner, first, { index: 0, depth: 0 }), maps: joiner.maps };
}

/** A tree that was put together before an edit, and what it was made of. */
export interface EarlierJoined extends Joined {
  readonly parts: readonly Part[];
}

/**
 * The same where one entry amid others stands in the place of another one: all maps but those around it are as they were. Undefined where more may be
 * different.
 */
export function joinInPlace(parts: readonly Part[], before: EarlierJoined): Joined | undefined {
  if (parts.length !== before.parts.length || !(before.root instanceof JoinedMap)) return undefined;
  const { head, tail } = sharedParts(before.parts, parts);
  const [was, is] = [before.parts[head], parts[head]];
  if (!was || !is || head + tail !== parts.length - 1 || was.kind !== 'entry' || is.kind !== 'entry') return undefined;
  const around = mapsAround(before.root, was);
  const shift = is.text.length - was.text.length;
  const maps = new Map(before.maps);
  let replaced: Item = was;
  let made: Item = is;
  for (const map of around) {
    const next = withItem(map, { was: replaced, is: made, shift });
    if (!next) return undefined;
    maps.set(map.part, next);
    replaced = map;
    made = next;
  }
  return made instanceof JoinedMap ? { root: made, maps } : undefined;
}

/** The maps that a part stands in, from the innermost one. */
function mapsAround(map: JoinedMap, part: Part): readonly JoinedMap[] {
  if (map.items.includes(part)) return [map];
  for (const item of map.items) {
    const inner = item instanceof JoinedMap ? mapsAround(item, part) : [];
    if (inner.length > 0) return [...inner, map];
  }
  return [];
}

interface Replaced {
  readonly was: Item;
  readonly is: Item;
  /** By how much what stands behind it has moved. */
  readonly shift: number;
}

/** What the map begins and ends with must be others: where it stands itself hangs on those. A map's own key is where it was. */
function withItem(map: JoinedMap, { was, is, shift }: Replaced): JoinedMap | undefined {
  const at = map.items.indexOf(was);
  const [entry, ...others] = entriesOf(is);
  const isAmid = is instanceof JoinedMap || (at > 0 && at < map.items.length - 1);
  if (!map.hasOneEach || !isAmid || !entry || others.length > 0) return undefined;
  const items = map.items.with(at, is);
  const entries = map.entries.with(at, entry);
  const span = { start: map.start, end: map.end + shift };
  return new JoinedMap(map.part, { span, items, entries, hasOneEach: true }, map);
}

interface Joiner {
  readonly parts: readonly Part[];
  readonly starts: Int32Array;
  readonly earlier: ReadonlyMap<Part, JoinedMap>;
  readonly maps: Map<Part, JoinedMap>;
  /** The index of the next part to read. */
  next: number;
}

/** What a map is made of, and the indices of the parts that its items begin with. */
interface Contents {
  readonly items: Item[];
  readonly indices: number[];
  /** Behind the brace that closes it, from the start of the file. */
  closed: number | undefined;
}

/** The map of the parts at a depth, from the next one to the last of the same map. Its holder opens it; the root's is the first part. */
function joinMap(
  joiner: Joiner,
  holder: Part,
  { index, depth }: { readonly index: number; readonly depth: number },
): JoinedMap {
  const contents = readContents(joiner, depth);
  const span = spanOf(joiner.starts, contents, { holder, index });
  const earlier = joiner.earlier.get(holder);
  const map =
    earlier && isSame(earlier, span, contents.items)
      ? earlier
      : new JoinedMap(holder, { span, items: contents.items, ...allEntries(contents.items, earlier) }, earlier);
  joiner.maps.set(holder, map);
  return map;
}

function readContents(joiner: Joiner, depth: number): Contents {
  const { parts, starts } = joiner;
  const contents: Contents = { items: [], indices: [], closed: undefined };
  while (joiner.next < parts.length) {
    const index = joiner.next;
    const part = parts[index];
    if (!part || part.containers.length < depth) break;
    joiner.next++;
    if (part.kind === 'filler') {
      if (part.format === 'yaml' || index === 0) continue;
      contents.closed = (starts[index] ?? 0) + part.text.indexOf('}') + 1;
      break;
    }
    contents.items.push(part.kind === 'container' ? joinMap(joiner, part, { index, depth: depth + 1 }) : part);
    contents.indices.push(index);
  }
  return contents;
}

/** From the first key, or the brace, to the end of the last value, or behind the brace; from the start of the holder. */
function spanOf(
  starts: Int32Array,
  { items, indices, closed }: Contents,
  { holder, index }: { readonly holder: Part; readonly index: number },
): Span {
  const origin = starts[index] ?? 0;
  const shiftOf = (at: number) => (starts[indices[at] ?? 0] ?? 0) - origin;
  let start = holder.format === 'json' ? holder.text.lastIndexOf('{') : -1;
  for (let at = 0; start === -1 && at < items.length; at++) {
    const first = entriesOf(items[at])[0];
    if (first) start = shiftOf(at) + first.keyStart;
  }
  let end = closed === undefined ? -1 : closed - origin;
  for (let at = items.length - 1; end === -1 && at >= 0; at--) {
    const last = entriesOf(items[at]).at(-1);
    if (last) end = shiftOf(at) + last.value.end;
  }
  const fallback = holder.text.length;
  return { start: start === -1 ? fallback : start, end: Math.max(end, start, end === -1 ? fallback : 0) };
}

/** Of an earlier state of the map the entries of the first and last items are taken over, as many as are the same. */
function allEntries(items: readonly Item[], earlier: JoinedMap | undefined): Pick<JoinedMap, 'entries' | 'hasOneEach'> {
  const entries: Entry[] = [];
  let hasOneEach = true;
  const add = (from: number, behind: number) => {
    for (let at = from; at < behind; at++) {
      const own = entriesOf(items[at]);
      if (own.length !== 1) hasOneEach = false;
      for (const entry of own) entries.push(entry);
    }
  };
  if (!earlier?.hasOneEach) {
    add(0, items.length);
    return { entries, hasOneEach };
  }
  const { head, tail } = sharedEnds(earlier.items, items);
  for (let at = 0; at < head; at++) push(entries, earlier.entries[at]);
  add(head, items.length - tail);
  for (let at = earlier.entries.length - tail; at < earlier.entries.length; at++) push(entries, earlier.entries[at]);
  return { entries, hasOneEach };
}

function push(entries: Entry[], entry: Entry | undefined): void {
  if (entry) entries.push(entry);
}

function entriesOf(item: Item | undefined): readonly Entry[] {
  if (item instanceof JoinedMap) return item.asEntries;
  const root = item?.parsed.root;
  // A map in braces is a value, where an entry is expected.
  const isEntry = root?.kind === 'map' && item?.text[root.start] !== '{';
  return isEntry ? root.entries : [];
}

function isSame(map: JoinedMap, { start, end }: Span, items: readonly Item[]): boolean {
  if (map.start !== start || map.end !== end || map.items.length !== items.length) return false;
  for (let index = 0; index < items.length; index++) if (map.items[index] !== items[index]) return false;
  return true;
}
