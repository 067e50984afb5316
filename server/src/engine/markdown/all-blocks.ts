import type { Block } from './facts.ts';

/** Blocks with those inside their lists and quotes, in the order of the text. */
export function allBlocks(blocks: readonly Block[]): Block[] {
  const all: Block[] = [];
  collect(blocks, all);
  return all;
}

function collect(blocks: readonly Block[], all: Block[]): void {
  for (const block of blocks) {
    all.push(block);
    if (block.kind === 'list') for (const item of block.items) collect(item.blocks, all);
    else if (block.kind === 'quote') collect(block.blocks, all);
  }
}
