import type { EarlierParts, Part } from '../text/part.ts';
import type { ReadBlock } from './read-yaml-blocks.ts';
import { blocksOf } from './split-blocks.ts';
import { blocksWithin } from './within-block.ts';
import { cutBlocks } from './yaml-blocks.ts';
import { isDeep, isMadeOfBlocks } from './yaml-text.ts';

/** The blocks of parts as read before an edit, by their text. */
export class KnownBlocks {
  readonly #leafLength: number;
  readonly #byText = new Map<string, ReadBlock>();
  /** Those that were not found, and whose own blocks aren't known yet. */
  readonly #closed = new Set<ReadBlock>();

  constructor(blocks: readonly ReadBlock[], leafLength: number) {
    this.#leafLength = leafLength;
    this.#add(blocks);
  }

  /**
   * The block with a text. One that is broken inside is found by the blocks in it; and less is told of what is in one that is broken and `isStray`.
   */
  find(text: string, isStray: boolean): ReadBlock | undefined {
    const block = this.#byText.get(text);
    if (!block) return undefined;
    if (!block.isValid && (block.blocks.length > 0 || block.block.isStray !== isStray)) return undefined;
    this.#closed.delete(block);
    return block;
  }

  /** Makes known the blocks within those that a text without a block may have been before: those that are almost as long. */
  open(length: number): void {
    const distance = (block: ReadBlock) => Math.abs(block.text.length - length);
    const nearest: ReadBlock[] = [];
    for (const block of this.#closed) {
      if (nearest.length === maximumOpened && distance(block) >= distance(nearest[maximumOpened - 1] ?? block))
        continue;
      nearest.push(block);
      nearest.sort((one, other) => distance(one) - distance(other)).splice(maximumOpened);
    }
    for (const block of nearest) {
      this.#closed.delete(block);
      this.#add(this.#within(block));
    }
  }

  #add(blocks: readonly ReadBlock[]): void {
    for (const block of blocks) {
      if (block.text.length <= this.#leafLength) continue;
      this.#byText.set(block.text, block);
      this.#closed.add(block);
    }
  }

  #within(block: ReadBlock): readonly ReadBlock[] {
    const { root, blocks, isValid, repeatedKeys } = block;
    if (blocks.length > 0) return blocks;
    if (!root || !isValid) return [];
    const value = root.kind === 'map' ? root.entries[0]?.value : root.kind === 'list' ? root.items[0] : undefined;
    return blocksOf(root.part, blocksWithin(root.part, block.block), value, repeatedKeys);
  }
}

/** Most edits are in one block; those that cut one in two, or join two, leave others behind. */
const maximumOpened = 4;

/** The blocks of parts; undefined where none is known. */
export function knownBlocks(earlier: EarlierParts, leafLength: number): KnownBlocks | undefined {
  const kept = known.get(earlier);
  if (kept) return kept;
  const blocks = earlier.parts.flatMap((part) => blocksOfPart(part, leafLength));
  if (blocks.length === 0) return undefined;
  const made = new KnownBlocks(blocks, leafLength);
  known.set(earlier, made);
  return made;
}

const known = new WeakMap<EarlierParts, KnownBlocks>();

function blocksOfPart(part: Part, leafLength: number): readonly ReadBlock[] {
  const { parsed, text, kind, format } = part;
  if (parsed.blocks) return parsed.blocks;
  if (parsed.isSimple) return [];
  const isValid = parsed.problems.length === 0 && format === 'yaml' && kind !== 'filler';
  const isCut = isValid && text.length > leafLength && isMadeOfBlocks(part);
  if (!isCut || isDeep(text)) return [];
  return blocksOf(part, cutBlocks(part, { start: 0, end: text.length }), parsed.root, parsed.repeatedKeys);
}
