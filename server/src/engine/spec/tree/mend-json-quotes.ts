import { hasOddQuote, isInOrder, outOfOrder, tokensOf } from './json-line.ts';
import type { Mend } from './mended-text.ts';

/** The quotes that are missing in some lines of a JSON text, or one too many: with them the line is in order, and else it can't be read. */
export function mendQuotes(text: string, lines: Lines): readonly Mend[] {
  const mends: Mend[] = [];
  for (let at = lines.start, end = 0; at < lines.end && mends.length < maximumMends; at = end) {
    end = text.indexOf('\n', at) + 1 || text.length;
    if (end - at > maximumLine) continue;
    const line = text.slice(at, end).trimEnd();
    const mend = hasOddQuote(line) ? mendLine(line) : undefined;
    if (mend) mends.push(moved(mend, at));
  }
  return mends;
}

/** Whether lines have a quote without another one: nobody knows what in them is a bracket. */
export function hasOddQuotes(text: string, { start, end }: Lines): boolean {
  return text.slice(start, end).split('\n').some(hasOddQuote);
}

/** Whole lines of a text, one after the other. */
export interface Lines {
  readonly start: number;
  /** Behind the last line break. */
  readonly end: number;
}

const maximumMends = 50;

/** In characters. */
const maximumLine = 300_000;

function moved({ at, problem, ...mend }: Mend, by: number): Mend {
  return { ...mend, at: at + by, problem: { ...problem, start: problem.start + by, end: problem.end + by } };
}

function mendLine(line: string): Mend | undefined {
  const tokensBefore = tokensOf(line);
  const first = outOfOrder(tokensBefore);
  const [beforeThat, before, found] = [tokensBefore[first - 2], tokensBefore[first - 1], tokensBefore[first]];
  const [from, to] = [beforeThat?.start ?? 0, found?.end ?? line.length];
  const unclosed = found && line[found.start] === '"' ? found.start : line.length;
  for (const at of edges(line, from, to)) {
    // In a text that isn't closed a quote can only close it, and what is before stays as it is.
    if (at > unclosed && !(mayEnd(line, at) && isInOrder(line.slice(at), '"', before?.kind))) continue;
    const mended = `${line.slice(0, at)}"${line.slice(at)}`;
    if (!isInOrder(mended)) continue;
    const tokens = tokensOf(mended);
    // A text alone in its line may be a key that is being typed.
    if (tokens.length < 2) continue;
    const quoted = tokens.find(({ kind, start, end }) => kind === '"' && (start === at || end === at + 1));
    if (!quoted) continue;
    const which = quoted.start === at ? 'opening' : 'closing';
    const problem = { start: quoted.start, end: quoted.end - 1, message: `The text has no ${which} quote` };
    return { at, removed: 0, inserted: '"', problem };
  }
  for (let at = line.indexOf('"', from); at !== -1 && at < to; at = line.indexOf('"', at + 1)) {
    if (!isInOrder(line.slice(0, at) + line.slice(at + 1))) continue;
    const problem = { start: at, end: at + 1, message: 'This quote is one too many' };
    return { at, removed: 1, inserted: '', problem };
  }
  return undefined;
}

/** Where a quote may be missing: at the edge of a word, in front of it or behind it, where text may begin or end. */
function edges(line: string, from: number, to: number): readonly number[] {
  const all: number[] = [];
  for (let at = from; at <= to; at++) {
    const isEdge = isSeparator(line[at - 1]) !== isSeparator(line[at]);
    if (isEdge && (mayBegin.test(line.slice(Math.max(0, at - farthest), at)) || mayEnd(line, at))) all.push(at);
  }
  return all;
}

/** What stands before text, with blanks between. */
const mayBegin = /(?:^|[{[,:])\s*$/;

/** In characters. */
const farthest = 20;

function mayEnd(line: string, at: number): boolean {
  let next = at;
  while (line[next] === ' ' || line[next] === '\t') next++;
  const character = line[next];
  return character === undefined || ',:]}'.includes(character);
}

function isSeparator(character: string | undefined): boolean {
  return character === undefined || /[\s{}[\],:]/.test(character);
}
