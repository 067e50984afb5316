import type { Block } from './facts.ts';
import type { PartContent } from './markdown-file.ts';

/** The blocks of a part and those within its lists and quotes, in their order, with spans in the part. */
export function* allBlocks({ facts }: PartContent): Generator<Block> {
  yield* within(facts.blocks);
}

function* within(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block;
    if (block.kind === 'list') for (const item of block.items) yield* within(item.blocks);
    else if (block.kind === 'quote') yield* within(block.blocks);
  }
}
