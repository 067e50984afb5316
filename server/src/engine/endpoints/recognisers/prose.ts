import type { Block, TableCell } from '../../markdown/facts.ts';
import type { PartEndpoint } from '../endpoint.ts';
import { withoutMarks } from '../marks.ts';
import { type BlockWords, wordsOf } from '../part-source.ts';
import { phraseEndpoints } from '../phrase-endpoints.ts';
import { findPhrases, mayMention } from '../phrases.ts';
import type { Recogniser } from '../recogniser.ts';

/** An endpoint that a sentence, a heading or a cell names in passing. */
export const prose: Recogniser = {
  form: 'prose',
  read: (part) =>
    part.candidates.flatMap(({ block }) => {
      if (block.kind === 'table') return cellsOf(block).flatMap((cell) => readCell(part.text, cell));
      const isProse = block.kind === 'paragraph' || block.kind === 'heading';
      return isProse && mayMention(block.text) ? mentions(wordsOf(part, block), block.span.start) : [];
    }),
};

function cellsOf({ header, rows }: Extract<Block, { kind: 'table' }>): readonly TableCell[] {
  return [header, ...rows].flat();
}

function readCell(part: string, { text, span }: TableCell): PartEndpoint[] {
  if (!mayMention(text)) return [];
  const words = withoutMarks(part.slice(span.start, span.end));
  return mentions({ text: words, phrases: findPhrases(words) }, span.start);
}

function mentions({ text, phrases }: BlockWords, offset: number): PartEndpoint[] {
  return phrases.flatMap((phrase) => phraseEndpoints(phrase, { text, offset, form: 'prose', role: 'mention' }));
}
