import type { EarlierParts, Part } from '../text/part.ts';
import { basisOf } from './basis.ts';
import { carriageReturn, dash, space } from './character-codes.ts';
import { lastWhere, nodesAround } from './children.ts';
import type { Entry, ListNode, MapNode, Node } from './node.ts';
import { relocate, relocateEntry } from './relocate.ts';
import { type SharedText, sharedText } from './shared-text.ts';
import { nowhere } from './simple-yaml-text.ts';

/**
 * The tree of a simple text as it was before an edit. Where the same text begins in the same way, or ends so, the entries of maps and the items of lists that
 * stand wholly in it are those that they were: in block style what begins in a column means the same whatever stands before it.
 */
export class KnownYamlEntries {
  readonly #text: string;
  readonly #root: Node;
  readonly #part: Part;
  readonly #shared: SharedText;

  constructor(text: string, root: Node, part: Part) {
    this.#text = text;
    this.#root = root;
    this.#part = part;
    this.#shared = sharedText(text, part.text);
  }

  get root(): Node {
    return this.#root;
  }

  /** What is other than before, with what may mean something else for that: no line break and no character is cut in two. */
  get changedText(): string {
    const { text } = this.#part;
    let start = this.#shared.prefix;
    let end = this.#shared.suffixFrom;
    if (isFirstHalf(text.charCodeAt(start - 1))) start--;
    if (isFirstHalf(text.charCodeAt(end - 1)) || isSecondHalf(text.charCodeAt(end))) end++;
    return text.slice(Math.max(0, start), end);
  }

  /** Whether nothing has changed from an offset on. */
  isBehind(offset: number): boolean {
    return offset >= this.#shared.suffixFrom;
  }

  /** The entries of a map that begins as it did, without the last one whose key begins before the edit: two characters tell that it isn't a dash. */
  entriesBefore(map: MapNode): readonly Entry[] {
    const last = lastWhere(
      map.entries.length,
      (index) => (map.entries[index]?.keyStart ?? 0) + 1 < this.#shared.prefix,
    );
    return map.entries.slice(0, Math.max(0, last)).map((entry) => relocateEntry(entry, this.#part, stay));
  }

  /** The same of a list. */
  itemsBefore(list: ListNode): readonly Node[] {
    const last = lastWhere(list.items.length, (index) => (list.items[index]?.start ?? 0) < this.#shared.prefix);
    // The dash and what stands behind it must be there.
    const isThere = (index: number) => index <= 0 || dashOf(this.#text, list.items[index]) !== nowhere;
    return isThere(last)
      ? list.items.slice(0, Math.max(0, last)).map((item) => relocate(item, this.#part, stay))
      : noItems;
  }

  /** The entries of a map from the one on whose key stands at an offset and in a column, if nothing has changed from there on: `most` of them. */
  entriesFrom(offset: number, column: number, most = Number.POSITIVE_INFINITY): readonly Entry[] {
    const at = this.#offsetBefore(offset, column);
    if (at === nowhere) return noEntries;
    for (const node of nodesAround(this.#root, at)) {
      if (node.kind !== 'map') continue;
      const index = lastWhere(node.entries.length, (one) => (node.entries[one]?.keyStart ?? 0) <= at);
      if (node.entries[index]?.keyStart !== at) continue;
      return node.entries
        .slice(index, index + most)
        .map((entry) => relocateEntry(entry, this.#part, (one) => one + this.#shared.shift));
    }
    return noEntries;
  }

  /** The same of the items of a list, by the dash of the first one. */
  itemsFrom(offset: number, column: number, most = Number.POSITIVE_INFINITY): readonly Node[] {
    const at = this.#offsetBefore(offset, column);
    if (at === nowhere) return noItems;
    for (const node of nodesAround(this.#root, at)) {
      if (node.kind !== 'list') continue;
      const index = lastWhere(node.items.length, (one) => (node.items[one]?.start ?? 0) <= at) + 1;
      if (dashOf(this.#text, node.items[index]) !== at) continue;
      return node.items
        .slice(index, index + most)
        .map((item) => relocate(item, this.#part, (one) => one + this.#shared.shift));
    }
    return noItems;
  }

  /** Where an offset behind the edit was, if that was in the same column. */
  #offsetBefore(offset: number, column: number): number {
    if (!this.isBehind(offset)) return nowhere;
    const at = offset - this.#shared.shift;
    return at - (this.#text.lastIndexOf('\n', at - 1) + 1) === column ? at : nowhere;
  }
}

/** Of the longest of some parts as they were before an edit; undefined where that isn't simple, or shorter than `shortest`. */
export function knownYamlEntries(earlier: EarlierParts, part: Part, shortest: number): KnownYamlEntries | undefined {
  const basis = basisOf(earlier);
  const root = basis?.parsed.root;
  if (!basis || !root || basis.format !== 'yaml' || basis.kind !== part.kind) return undefined;
  return basis.text.length < shortest ? undefined : new KnownYamlEntries(basis.text, root, part);
}

/** Of CRLF, or of a character beyond the Basic Multilingual Plane. */
function isFirstHalf(code: number): boolean {
  return code === carriageReturn || (code >= 0xd800 && code < 0xdc00);
}

function isSecondHalf(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
}

const noEntries: readonly Entry[] = [];
const noItems: readonly Node[] = [];

function stay(offset: number): number {
  return offset;
}

/** The dash of an item, where nothing but blanks stands between the two. */
function dashOf(text: string, item: Node | undefined): number {
  if (!item) return nowhere;
  let at = item.start - 1;
  while (text.charCodeAt(at) === space) at--;
  return text.charCodeAt(at) === dash ? at : nowhere;
}
