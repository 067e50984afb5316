import type { EarlierParts, Part } from '../text/part.ts';
import { childAt } from './children.ts';
import { longestPart } from './longest-part.ts';
import type { ListNode, MapNode, Node } from './node.ts';
import { maximumLevels } from './parsed.ts';
import { relocate } from './relocate.ts';
import { sharedPrefix, sharedSuffix } from './shared-text.ts';

/**
 * The maps and lists of a text as it was before an edit. Where the same text begins in the same way, or ends so, what stands wholly in it is read as it
 * was: in JSON a value that is right means the same wherever it stands.
 */
export class KnownJsonValues {
  readonly #text: string;
  readonly #root: Node;
  readonly #height: number;

  constructor(text: string, root: Node) {
    this.#text = text;
    this.#root = root;
    this.#height = heightOf(root);
  }

  /** Those that a part has, too. */
  within(part: Part): SharedJsonValues {
    const { text } = part;
    const prefix = sharedPrefix(this.#text, text);
    const suffix = sharedSuffix(this.#text, text, prefix);
    const shift = text.length - this.#text.length;
    return {
      take: (start, level) => {
        if (level + this.#height > maximumLevels) return undefined;
        const isBehind = start >= text.length - suffix;
        const node = collectionAt(this.#root, isBehind ? start - shift : start);
        if (!node || (!isBehind && node.end > prefix)) return undefined;
        return relocate(node, part, isBehind ? (offset) => offset + shift : (offset) => offset);
      },
    };
  }
}

/** The map or list that begins at an offset of a part, at a level of its tree, where it is known. */
export interface SharedJsonValues {
  take(start: number, level: number): Node | undefined;
}

/** Of the longest of some parts as they were before an edit. Undefined where something is wrong in it, or it is shorter than `shortest`. */
export function knownJsonValues(earlier: EarlierParts, shortest: number): KnownJsonValues | undefined {
  const longest = longestPart(earlier);
  if (longest?.format !== 'json' || longest.text.length < shortest) return undefined;
  const { root, problems, repeatedKeys } = longest.parsed;
  if (!root || problems.length > 0 || repeatedKeys.length > 0) return undefined;
  return new KnownJsonValues(longest.text, root);
}

function collectionAt(root: Node, offset: number): MapNode | ListNode | undefined {
  let node: Node | undefined = root;
  while (node && node.kind !== 'scalar') {
    if (node.start === offset) return node;
    node = childAt(node, offset);
  }
  return undefined;
}

function heightOf(node: Node): number {
  if (node.kind === 'scalar') return 0;
  let height = 0;
  if (node.kind === 'map') for (const { value } of node.entries) height = Math.max(height, heightOf(value));
  else for (const item of node.items) height = Math.max(height, heightOf(item));
  return height + 1;
}
