import type { Part } from '../text/part.ts';
import { ListNode, MapNode, type Node } from './node.ts';
import type { RepeatedKey } from './parsed.ts';
import type { ReadBlock } from './read-yaml-blocks.ts';
import { type Block, type Blocks, blockText } from './yaml-blocks.ts';

/** The blocks that a map or a list of a valid text consists of, with its nodes. */
export function blocksOf(
  part: Part,
  cut: Blocks | undefined,
  value: Node | undefined,
  repeatedKeys: readonly RepeatedKey[],
): readonly ReadBlock[] {
  if (!cut || value?.kind !== cut.kind) return [];
  const roots = value.kind === 'map' ? rootsOfMap(part, value) : rootsOfList(part, value, cut);
  if (roots.length !== cut.blocks.length) return [];
  const repeated = repeatedByBlock(cut.blocks, repeatedKeys);
  const read: ReadBlock[] = [];
  for (const [index, block] of cut.blocks.entries()) {
    const root = roots[index];
    if (!root || !isRootOf(root, block)) return [];
    read.push({
      root,
      problems: [],
      repeatedKeys: repeated.get(block) ?? [],
      hasForeignAlias: false,
      isValid: true,
      block,
      text: blockText(part.text, block),
      blocks: [],
    });
  }
  return read;
}

/** The repeated keys by the block that has both of them. One pass: a text can repeat a key in each of its lines. */
function repeatedByBlock(
  blocks: readonly Block[],
  repeatedKeys: readonly RepeatedKey[],
): ReadonlyMap<Block, readonly RepeatedKey[]> {
  const byBlock = new Map<Block, RepeatedKey[]>();
  for (const repeated of repeatedKeys) {
    const block = blockAt(blocks, repeated.start);
    if (!block || repeated.first.start < block.content) continue;
    const ofBlock = byBlock.get(block);
    if (ofBlock) ofBlock.push(repeated);
    else byBlock.set(block, [repeated]);
  }
  return byBlock;
}

/** Blocks stand one behind the other. */
function blockAt(blocks: readonly Block[], offset: number): Block | undefined {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((blocks[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const block = blocks[low];
  return block && offset < block.end ? block : undefined;
}

function rootsOfMap(part: Part, { entries }: MapNode): readonly Node[] {
  return entries.map((entry) => {
    return new MapNode(part, entry.keyStart, Math.max(entry.keyEnd, entry.value.end), [entry]);
  });
}

function rootsOfList(part: Part, { items }: ListNode, { blocks }: Blocks): readonly Node[] {
  return items.map((item, index) => new ListNode(part, blocks[index]?.content ?? item.start, item.end, [item]));
}

function isRootOf(root: Node, { content, end, isStray }: Block): boolean {
  return !isStray && root.start === content && root.end >= content && root.end <= end;
}
