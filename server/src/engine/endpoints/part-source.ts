import type { Block } from '../markdown/facts.ts';
import type { PartContent } from '../markdown/markdown-file.ts';

/** A part as recognisers read it: its text, and its blocks with those inside lists and quotes, in their order. */
export interface PartSource {
  readonly text: string;
  readonly blocks: readonly PlacedBlock[];
}

export interface PlacedBlock {
  readonly block: Block;
  readonly isInList: boolean;
  /** The words right before it say that what follows is an example, or that it is documented elsewhere. */
  readonly isExample: boolean;
}

export function partSource({ text, facts }: PartContent): PartSource {
  const blocks: PlacedBlock[] = [];
  place(facts.blocks, false, false, blocks);
  return { text, blocks };
}

function place(own: readonly Block[], isInList: boolean, isLedIn: boolean, blocks: PlacedBlock[]): void {
  let isExample = isLedIn;
  for (const block of own) {
    blocks.push({ block, isInList, isExample });
    if (block.kind === 'list') for (const item of block.items) place(item.blocks, true, isExample, blocks);
    else if (block.kind === 'quote') place(block.blocks, isInList, isExample, blocks);
    else if (block.kind !== 'html')
      isExample = block.kind === 'paragraph' && (announcesExample(block.text) || pointsElsewhere.test(block.text));
  }
}

/** Do the words, or the last sentence of several, say that an example follows? */
export function announcesExample(words: string): boolean {
  const last = words.split(/[.!?]\s+(?=[A-Z])/).at(-1) ?? '';
  return /\b(?:examples?|samples?|for instance|e\.g\.)/i.test(last);
}

const pointsElsewhere = /\bsee\b.*\bfor (?:more |further |the )?(?:details|information)\W*$/i;
