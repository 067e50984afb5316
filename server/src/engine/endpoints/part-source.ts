import type { Block } from '../markdown/facts.ts';
import type { PartContent } from '../markdown/markdown-file.ts';
import { withoutMarks } from './marks.ts';
import { findPhrases, type Phrase } from './phrases.ts';

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
  /** The block's text without marks, and the endpoints that it names; read once, when first asked for. */
  readonly words: () => BlockWords;
}

export interface BlockWords {
  readonly text: string;
  readonly phrases: readonly Phrase[];
}

export function partSource({ text, facts }: PartContent): PartSource {
  const blocks: PlacedBlock[] = [];
  place(facts.blocks, { isInList: false, isExample: false }, { text, blocks });
  return { text, blocks };
}

function place(
  own: readonly Block[],
  around: { isInList: boolean; isExample: boolean },
  part: { text: string; blocks: PlacedBlock[] },
): void {
  const { isInList } = around;
  let { isExample } = around;
  for (const block of own) {
    part.blocks.push({ block, isInList, isExample, words: once(() => readWords(part.text, block)) });
    if (block.kind === 'list') for (const { blocks } of block.items) place(blocks, { isInList: true, isExample }, part);
    else if (block.kind === 'quote') place(block.blocks, { isInList, isExample }, part);
    else if (block.kind !== 'html')
      isExample = block.kind === 'paragraph' && (announcesExample(block.text) || pointsElsewhere.test(block.text));
  }
}

function readWords(part: string, { span }: Block): BlockWords {
  const text = withoutMarks(part.slice(span.start, span.end));
  return { text, phrases: findPhrases(text) };
}

function once<T>(read: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => {
    known ??= { value: read() };
    return known.value;
  };
}

/** Do the words, or the last sentence of several, say that an example follows? */
export function announcesExample(words: string): boolean {
  const last = words.split(/[.!?]\s+(?=[A-Z])/).at(-1) ?? '';
  return /\b(?:examples?|samples?|for instance|e\.g\.)/i.test(last);
}

const pointsElsewhere = /\bsee\b.*\bfor (?:more |further |the )?(?:details|information)\W*$/i;
