import type { Part } from '../text/part.ts';
import { mendBrackets } from './mend-json-brackets.ts';
import { hasOddQuotes, type Lines, mendQuotes } from './mend-json-quotes.ts';
import { type Mend, MendedText } from './mended-text.ts';
import type { Parsed } from './parsed.ts';

/**
 * What a JSON text with problems means where a quote or a bracket is missing in it, or one too many: a single problem, and the tree as if it were
 * right. Else, what it was parsed to as it is. `linesOf` has the lines of a text that may have something wrong in themselves.
 */
export function parseMended(
  part: Part,
  asItIs: Parsed,
  { parse, linesOf }: { parse(part: Part): Parsed; linesOf(text: string): Lines },
): Parsed {
  if (part.kind === 'filler' || part.kind === 'container') return asItIs;
  const mendLines = (text: string) => mendQuotes(text, linesOf(text));
  return mended(part, mendLines, parse, asItIs, (once, parsed) => {
    const isLost = parsed.problems.length === 0 || hasOddQuotes(once.text, linesOf(once.text));
    return isLost ? parsed : mended(once, mendBrackets, parse, parsed);
  });
}

/** `then` goes on with the text as it is mended, or as it is. */
function mended(
  part: Part,
  mend: (text: string, most: number) => readonly Mend[],
  parse: (part: Part) => Parsed,
  asItIs: Parsed,
  then: (part: Part, parsed: Parsed) => Parsed = (_, parsed) => parsed,
): Parsed {
  const mends = mend(part.text, asItIs.problems.length);
  if (mends.length === 0) return then(part, asItIs);
  const text = new MendedText(part.text, mends);
  const piece = part.piece(text.text);
  const parsed = then(piece, parse(piece));
  return parsed.problems.length + mends.length <= asItIs.problems.length
    ? text.place(parsed, part)
    : then(part, asItIs);
}
