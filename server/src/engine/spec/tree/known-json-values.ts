import type { EarlierParts, Part } from '../text/part.ts';
import { basisOf } from './basis.ts';
import { lastWhere, nodesAround } from './children.ts';
import type { Lines } from './mend-json-quotes.ts';
import type { Entry, ListNode, MapNode, Node } from './node.ts';
import { maximumLevels } from './parsed.ts';
import { relocate, relocateEntry } from './relocate.ts';
import { type SharedText, sharedText } from './shared-text.ts';

/**
 * The maps and lists of a text as it was before an edit. Where the same text begins in the same way, or ends so, what stands wholly in it is read as it
 * was: in JSON a value that is right means the same wherever it stands.
 */
export class KnownJsonValues {
  readonly #text: string;
  readonly #root: Node;
  readonly #height: number;
  #last: { readonly text: string; readonly shared: SharedText } | undefined;

  constructor(text: string, root: Node) {
    this.#text = text;
    this.#root = root;
    this.#height = heightOf(root);
  }

  /** The lines of another text that aren't lines of this one, in which each line is right by itself: no text goes on in the next one. */
  linesBeside(text: string): Lines {
    const { prefix, suffixFrom } = this.#sharedWith(text);
    return { start: text.lastIndexOf('\n', prefix - 1) + 1, end: text.indexOf('\n', suffixFrom) + 1 || text.length };
  }

  /** Those that a part has, too. */
  within(part: Part): SharedJsonValues {
    return new SharedJsonValues(this.#root, this.#height, { part, shared: this.#sharedWith(part.text) });
  }

  /** Who parses a text asks for its lines next. */
  #sharedWith(text: string): SharedText {
    if (this.#last?.text !== text) this.#last = { text, shared: sharedText(this.#text, text) };
    return this.#last.shared;
  }
}

/** What of a known tree a part has, too, as it stands there. Nothing is taken to a level from which it would reach too deep. */
export class SharedJsonValues {
  readonly #root: Node;
  readonly #height: number;
  readonly #part: Part;
  readonly #shared: SharedText;

  constructor(root: Node, height: number, { part, shared }: { readonly part: Part; readonly shared: SharedText }) {
    this.#root = root;
    this.#height = height;
    this.#part = part;
    this.#shared = shared;
  }

  /** The map or list that begins at an offset, if it stands wholly before the edit or behind it. */
  take(start: number, level: number): Node | undefined {
    if (this.#isTooDeep(level)) return undefined;
    const isBehind = start >= this.#shared.suffixFrom;
    const node = collectionAt(this.#root, isBehind ? start - this.#shared.shift : start);
    if (!node || (!isBehind && node.end > this.#shared.prefix)) return undefined;
    return relocate(node, this.#part, isBehind ? this.#move : stay);
  }

  /** The entries of the map that begins at an offset, up to the edit: those whose comma, and another key, stands before it. */
  entriesBefore(start: number, level: number): readonly Entry[] {
    const map = this.#collectionBefore(start, level);
    if (map?.kind !== 'map') return noEntries;
    const last = lastWhere(map.entries.length, (index) => (map.entries[index]?.keyStart ?? 0) < this.#shared.prefix);
    return map.entries.slice(0, Math.max(0, last)).map((entry) => relocateEntry(entry, this.#part, stay));
  }

  /** The same of a list. */
  itemsBefore(start: number, level: number): readonly Node[] {
    const list = this.#collectionBefore(start, level);
    if (list?.kind !== 'list') return noItems;
    const last = lastWhere(list.items.length, (index) => (list.items[index]?.start ?? 0) < this.#shared.prefix);
    return list.items.slice(0, Math.max(0, last)).map((item) => relocate(item, this.#part, stay));
  }

  /** The entries of a map from the one on whose key begins at an offset, if that is behind the edit. */
  entriesFrom(start: number, level: number): readonly Entry[] {
    const at = start - this.#shared.shift;
    for (const node of this.#behind(start, level)) {
      if (node.kind !== 'map') continue;
      const index = lastWhere(node.entries.length, (one) => (node.entries[one]?.keyStart ?? 0) <= at);
      if (node.entries[index]?.keyStart !== at) continue;
      return node.entries.slice(index).map((entry) => relocateEntry(entry, this.#part, this.#move));
    }
    return noEntries;
  }

  /** The same of a list. */
  itemsFrom(start: number, level: number): readonly Node[] {
    const at = start - this.#shared.shift;
    for (const node of this.#behind(start, level)) {
      if (node.kind !== 'list') continue;
      const index = lastWhere(node.items.length, (one) => (node.items[one]?.start ?? 0) <= at);
      if (node.items[index]?.start !== at) continue;
      return node.items.slice(index).map((item) => relocate(item, this.#part, this.#move));
    }
    return noItems;
  }

  #isTooDeep(level: number): boolean {
    return level + this.#height > maximumLevels;
  }

  #collectionBefore(start: number, level: number): MapNode | ListNode | undefined {
    return this.#isTooDeep(level) || start >= this.#shared.prefix ? undefined : collectionAt(this.#root, start);
  }

  /** The maps and lists around an offset, if that is behind the edit. */
  #behind(start: number, level: number): Iterable<MapNode | ListNode> {
    return this.#isTooDeep(level) || start < this.#shared.suffixFrom
      ? []
      : nodesAround(this.#root, start - this.#shared.shift);
  }

  readonly #move = (offset: number): number => offset + this.#shared.shift;
}

const noEntries: readonly Entry[] = [];
const noItems: readonly Node[] = [];

function stay(offset: number): number {
  return offset;
}

/** Of the longest of some parts as they were before an edit. Undefined where something has been wrong in it all the time, or it is shorter than `shortest`. */
export function knownJsonValues(earlier: EarlierParts, shortest: number): KnownJsonValues | undefined {
  const basis = basisOf(earlier);
  const root = basis?.parsed.root;
  if (!basis || !root || basis.format !== 'json' || basis.text.length < shortest) return undefined;
  return new KnownJsonValues(basis.text, root);
}

function collectionAt(root: Node, offset: number): MapNode | ListNode | undefined {
  for (const node of nodesAround(root, offset)) if (node.start === offset) return node;
  return undefined;
}

function heightOf(node: Node): number {
  if (node.kind === 'scalar') return 0;
  let height = 0;
  if (node.kind === 'map') for (const { value } of node.entries) height = Math.max(height, heightOf(value));
  else for (const item of node.items) height = Math.max(height, heightOf(item));
  return height + 1;
}
