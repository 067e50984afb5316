import { statusesOfPart } from '../../facts/part-statuses.ts';
import type { Span } from '../../finding.ts';
import { plainText, wordingIn } from '../text.ts';
import type { PartResponse, ResponseRecogniser } from './recogniser.ts';
import { mediaTypeIn } from './status.ts';

/** A sentence that says what is answered: ``returns `404 Not Found` ``, `responds with 204`, `a 400 BAD REQUEST on invalid parameters`. */
export const prose: ResponseRecogniser = {
  form: 'prose',
  read: ({ text, passages }, content) => {
    if (!/[1-5]\d\d/.test(text)) return [];
    const known = new Map(statusesOfPart(content).map((mention) => [mention.span.start, mention]));
    const found: PartResponse[] = [];
    for (const { block } of passages) {
      const spans =
        block.kind === 'paragraph'
          ? [block.span]
          : block.kind === 'table'
            ? block.rows.flatMap((row) => row.map(({ span }) => span))
            : [];
      for (const span of spans) {
        const plain = plainText(text, span);
        for (const match of plain.text.matchAll(number)) {
          const start = span.start + match.index;
          const mention = known.get(start);
          const before = plain.text.slice(Math.max(0, match.index - 200), match.index);
          const behind = plain.text.slice(match.index + 3, match.index + 20);
          const isCoded = before.endsWith('\v') && behind.startsWith('\v');
          const isSaid =
            (returns.test(before.slice(-60)) && !isMeasure.test(behind)) || (isCoded && alternative.test(before));
          if (!mention && !isSaid) continue;
          const sentence = sentenceAround(plain.text, match.index);
          const phrase = mention?.phrase && {
            text: text.slice(mention.phrase.span.start, mention.phrase.span.end),
            span: mention.phrase.span,
          };
          found.push({
            status: match[0],
            statusSpan: { start, end: start + 3 },
            phrase,
            description: wordingIn(plain, sentence.start, sentence.end),
            mediaType: mediaTypeIn({
              text: plain.text.slice(sentence.start, sentence.end),
              start: span.start + sentence.start,
            }),
            span: { start: span.start + sentence.start, end: span.start + sentence.end },
            form: 'prose',
            isCertain: true,
          });
        }
      }
    }
    return found;
  },
};

const number = /(?<![\w.,$€£#/:+=&?-])[1-5]\d\d(?![\w%/]|[.,:-]\d)/g;
const returns =
  /\b(?:returns?|returned|returning|responds?|respond(?:s|ed|ing)? with|answers?|fails?|replies|results? in|gives?|yields?|receive|raises?|throws?|status|HTTP|error)[\s\v]+(?:(?:with|an?|the|either|HTTP|status|code|error|response|of|is|as|in)[\s\v]+)*["'(]?[\v]*(?:[1-5]\d\d(?:[\s\v]+[A-Za-z][\w -]*)?[\s\v,]*(?:or|and|,)[\s\v]*)*$/i;
/** A further status of a sentence that says what is returned. */
const alternative =
  /\b(?:returns?|responds?|fails?|answers?)\b[^.]*\b(?:or|and|which returns)[\s\v]+(?:an?[\s\v]+|with[\s\v]+)*$/i;
/** A number of something is no status: `returns 100 items`. */
const isMeasure = /^[\s\v]+(?!unless|is\b|as\b|this|was|has)(?:[a-z]+s\b|of\b|per\b|characters|bytes|ms\b|kB|MB)/;

function sentenceAround(text: string, at: number): Span {
  let start = 0;
  for (const { index, 0: end } of text.slice(0, at).matchAll(/[.!?。](?=[\s\v])|\n[ \t]*\n/g))
    start = index + end.length;
  const behind = text.slice(at).search(/[.!?。](?=[\s\v]|$)|\n[ \t]*\n/);
  return { start, end: behind === -1 ? text.length : at + behind + 1 };
}
