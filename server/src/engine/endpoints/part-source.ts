import type { Block } from '../markdown/facts.ts';
import type { PartContent } from '../markdown/markdown-file.ts';
import { withoutMarks } from './marks.ts';
import { commonMethods, findPhrases, type Phrase } from './phrases.ts';

/** A part as recognisers read it: its text, and its blocks with those inside lists and quotes, in their order. */
export interface PartSource {
  readonly text: string;
  readonly blocks: readonly PlacedBlock[];
  /** Those of them that may hold an endpoint. */
  readonly candidates: readonly PlacedBlock[];
  /** What {@link wordsOf} has read. */
  readonly words: Map<Block, BlockWords>;
}

export interface PlacedBlock {
  readonly block: Block;
  readonly isInList: boolean;
  /** The paragraph right before it, or before the list or quote that it begins. */
  readonly lead: string | undefined;
}

export interface BlockWords {
  /** Marks are fillers in it. */
  readonly text: string;
  readonly phrases: readonly Phrase[];
}

export function partSource({ text, facts }: PartContent): PartSource {
  const blocks: PlacedBlock[] = [];
  place(facts.blocks, { isInList: false, lead: undefined }, blocks);
  const candidates = blocks.filter(({ block: { kind, span } }) => {
    return kind !== 'list' && kind !== 'quote' && mayHoldEndpoint.test(text.slice(span.start, span.end));
  });
  return { text, blocks, candidates, words: new Map() };
}

/** Says no for most parts and blocks, at little cost. */
export const mayHoldEndpoint = new RegExp(
  String.raw`\b(?:${commonMethods.join('|')}|curl|[mM]ethod|[vV]erb)\b|\{http:|^#.*\/`,
);

function place(own: readonly Block[], around: Omit<PlacedBlock, 'block'>, blocks: PlacedBlock[]): void {
  const { isInList } = around;
  let { lead } = around;
  for (const block of own) {
    blocks.push({ block, isInList, lead });
    if (block.kind === 'list') for (const item of block.items) place(item.blocks, { isInList: true, lead }, blocks);
    else if (block.kind === 'quote') place(block.blocks, { isInList, lead }, blocks);
    else if (block.kind !== 'html') lead = block.kind === 'paragraph' ? block.text : undefined;
  }
}

/** A block's text without marks, and the endpoints that it names; read once for all recognisers. */
export function wordsOf({ text: part, words }: PartSource, block: Block): BlockWords {
  const known = words.get(block);
  if (known) return known;
  const text = withoutMarks(part.slice(block.span.start, block.span.end));
  const read = { text, phrases: findPhrases(text) };
  words.set(block, read);
  return read;
}

/** The words right before a block say that it is an example, or that what it names is documented elsewhere. */
export function isExample({ lead }: PlacedBlock): boolean {
  const words = lead?.slice(-longestLead);
  return words !== undefined && (announcesExample(words) || pointsElsewhere.test(words));
}

const longestLead = 300;

/** Do the words, or the last sentence of several, say that an example follows? */
export function announcesExample(words: string): boolean {
  if (!example.test(words)) return false;
  const last = words.split(/[.!?]\s+(?=[A-Z])/).at(-1) ?? '';
  return example.test(last);
}

const example = /\b(?:examples?|samples?|for instance|e\.g\.)/i;
const pointsElsewhere = /\bsee\b.*\bfor (?:more |further |the )?(?:details|information)\W*$/i;
