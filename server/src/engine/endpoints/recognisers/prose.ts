import type { Block } from '../../markdown/facts.ts';
import { wordsOf } from '../part-source.ts';
import { phraseEndpoints } from '../phrase-endpoints.ts';
import { mayName } from '../phrases.ts';
import type { Recogniser } from '../recogniser.ts';

/** An endpoint that a sentence, a heading or a cell names in passing. */
export const prose: Recogniser = {
  form: 'prose',
  read: (part) =>
    part.blocks.flatMap(({ block }) => {
      if (!mayMention(block)) return [];
      const { text, phrases } = wordsOf(part, block);
      return phrases.flatMap((phrase) =>
        phraseEndpoints(phrase, { text, offset: block.span.start, form: 'prose', role: 'mention' }),
      );
    }),
};

function mayMention(block: Block): boolean {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return mayName.test(block.text);
    case 'table':
      return [block.header, ...block.rows].some((row) => row.some(({ text }) => mayName.test(text)));
    case 'list':
    case 'code':
    case 'html':
    case 'quote':
    case 'thematicBreak':
      return false;
  }
}
