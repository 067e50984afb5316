import { hasOddQuote, isInOrder, outOfOrder, tokensOf } from './json-line.ts';
import type { Mend } from './mended-text.ts';

/** The quotes that are missing in lines of a JSON text, or one too many: with them the line is in order, and else it can't be read. */
export function mendQuotes(text: string): readonly Mend[] {
  const mends: Mend[] = [];
  for (let at = 0, end = 0; at < text.length && mends.length < maximumMends; at = end) {
    end = text.indexOf('\n', at) + 1 || text.length;
    if (end - at > maximumLine) continue;
    const line = text.slice(at, end).trimEnd();
    const mend = hasOddQuote(line) ? mendLine(line) : undefined;
    if (mend) mends.push(moved(mend, at));
  }
  return mends;
}

/** Whether lines have a quote without another one: nobody knows what in them is a bracket. */
export function hasOddQuotes(text: string): boolean {
  return text.split('\n').some(hasOddQuote);
}

const maximumMends = 50;

/** In characters. */
const maximumLine = 300_000;

function moved({ at, problem, ...mend }: Mend, by: number): Mend {
  return { ...mend, at: at + by, problem: { ...problem, start: problem.start + by, end: problem.end + by } };
}

function mendLine(line: string): Mend | undefined {
  const [from, to] = firstOutOfOrder(line);
  for (const at of edges(line, from, to)) {
    const mended = `${line.slice(0, at)}"${line.slice(at)}`;
    const tokens = tokensOf(mended);
    // A text alone in its line may be a key that is being typed.
    if (tokens.length < 2 || !isInOrder(tokens)) continue;
    const quoted = tokens.find(({ kind, start, end }) => kind === '"' && (start === at || end === at + 1));
    if (!quoted) continue;
    const which = quoted.start === at ? 'opening' : 'closing';
    const problem = { start: quoted.start, end: quoted.end - 1, message: `The text has no ${which} quote` };
    return { at, removed: 0, inserted: '"', problem };
  }
  for (let at = line.indexOf('"', from); at !== -1 && at < to; at = line.indexOf('"', at + 1)) {
    const tokens = tokensOf(line.slice(0, at) + line.slice(at + 1));
    if (!isInOrder(tokens)) continue;
    const problem = { start: at, end: at + 1, message: 'This quote is one too many' };
    return { at, removed: 1, inserted: '', problem };
  }
  return undefined;
}

/** Where in a line a mistake can be: about the first token that can't stand there. */
function firstOutOfOrder(line: string): readonly [from: number, to: number] {
  const tokens = tokensOf(line);
  const index = outOfOrder(tokens);
  return [tokens[index - 2]?.start ?? 0, tokens[index]?.end ?? line.length];
}

/** Where a quote may be missing: beside the blanks, the brackets, the commas and the colons. */
function edges(line: string, from: number, to: number): readonly number[] {
  const all: number[] = [];
  for (let at = from; at <= to; at++) {
    const isEdge = isSeparator(line[at - 1]) !== isSeparator(line[at]);
    if (isEdge) all.push(at);
  }
  return all;
}

function isSeparator(character: string | undefined): boolean {
  return character === undefined || /[\s{}[\],:]/.test(character);
}
