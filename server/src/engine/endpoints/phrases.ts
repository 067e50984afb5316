import type { Span } from '../finding.ts';
import { overlapsAny } from './overlap.ts';
import { isPath, pathEnd, queryEnd } from './path-text.ts';

/** A method, or several, with a path, somewhere in a text. */
export interface Phrase {
  readonly methods: readonly MethodWord[];
  /** With the query. */
  readonly pathSpan: Span;
  /** From the first of its words to the last. */
  readonly span: Span;
}

export interface MethodWord {
  readonly name: string;
  readonly span: Span;
}

/**
 * The methods that a text may name in passing. Others of the registry (`COPY`, `LINK`, `SEARCH`) are words of other languages too and count
 * only where nothing else can be meant, as in a heading.
 */
export const commonMethods: readonly string[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

const name = commonMethods.join('|');
const list = String.raw`(?:${name})(?:\s{0,9}(?:[,/|&]|\bor\b|\band\b)\s{0,9}(?:HTTP\s+)?(?:${name})\b){0,9}`;
const start = String.raw`\/(?=[\w{:<$[(@~%.\v-]|\\[{<[_]|$)|https?:\/\/|\{\{?\w[^{}\s]*\}\}?\/|<[\w-]+>\/|\$\{?\w+\}?\/|localhost[:/]`;
const toward = String.raw`(?:to|on|in|against|at|for|with)\s+(?:(?:the|this|our|your)\s+)?(?:following\s+)?(?:(?:endpoint|path|route|URL|url|URI)\s*:?\s*)?`;

const methodThenPath = new RegExp(
  String.raw`(?<![\w/.$-])(${list})(?:\s*[:|–—→-]\s*|[)\]]?\s+(?:(?:HTTP\s+)?(?:[Rr]equests?|calls?|method|operation)\s+)?(?:(?:(?:is|are|was|can\s+be|must\s+be)\s+)?(?:\w+(?:ed|t|de)\s+)?${toward})?)(?=${start})`,
  'g',
);
/** `/users (GET)`, `/users/clear POST` in one code span. */
const pathThenMethod = new RegExp(
  String.raw`(?<=^|[\s\v])(\/\S{0,300}?)(?:(?:\s{1,9}-)?\s{0,9}[([]\s{0,9}(?:HTTP\s+)?(${list})\s{0,9}[)\]]|[ ](${list})\v|\v\s{0,9}[-–—:|]\s{0,9}(${list})\b(?=\s{0,9}(?:$|[-–—:.,|\n])))`,
  'g',
);
/** A path in a code span with its method behind it: "the `/users` endpoint provides HTTP GET access", "the `/users` PUT endpoint". */
const pathWithWords = new RegExp(
  String.raw`\v(\/[^\v\s]{1,300})\v(?:\s{1,9}(?:\w+\s+){0,2}?(?:endpoints?|APIs?|routes?|resource)\s+(?:\w+\s+){0,4}?\v?(${list})\b|\s{1,9}(?:HTTP\s+)?(${list})\s{1,9}(?:HTTP\s+)?(?:endpoint|request|route|call|method|operation|API))`,
  'g',
);

/** Whether there is anything for a pattern costs less to tell than the pattern. */
const pathFirst: readonly { readonly pattern: RegExp; readonly needs: RegExp }[] = [
  {
    pattern: pathThenMethod,
    needs: new RegExp(
      String.raw`[([]\s{0,9}(?:HTTP\s+)?(?:${name})\b|\b(?:${name})\v|\v\s{0,9}[-–—:|]\s{0,9}(?:${name})\b`,
    ),
  },
  { pattern: pathWithWords, needs: /\v\// },
];

/** The endpoints that a text names, in their order; marks are fillers in it. */
export function findPhrases(text: string): Phrase[] {
  if (!text.includes('/') || !mayName.test(text)) return [];
  const phrases: Phrase[] = [];
  for (const match of text.matchAll(methodThenPath)) {
    const pathStart = match.index + match[0].length;
    const end = pathEnd(text, pathStart);
    if (!isEndpointPath(text, pathStart, end)) continue;
    const behind = queryEnd(text, end);
    phrases.push({
      methods: methodWords(match[1] ?? '', match.index),
      pathSpan: { start: pathStart, end: behind },
      span: { start: match.index, end: behind },
    });
  }
  for (const { pattern, needs } of pathFirst) {
    if (!needs.test(text)) continue;
    const known = phrases.map((phrase) => phrase.span).sort((a, b) => a.start - b.start);
    for (const match of text.matchAll(pattern)) {
      const pathStart = match.index + match[0].indexOf('/');
      const end = Math.min(pathEnd(text, pathStart), pathStart + (match[1] ?? '').length);
      const span = { start: pathStart, end: match.index + match[0].length };
      if (overlapsAny(known, span) || !isEndpointPath(text, pathStart, end)) continue;
      const words = match[2] ?? match[3] ?? match[4] ?? '';
      const methods = methodWords(words, match.index + match[0].lastIndexOf(words));
      phrases.push({ methods, pathSpan: { start: pathStart, end }, span });
    }
  }
  return phrases.sort((a, b) => a.span.start - b.span.start);
}

/** Anything else has no endpoint; it costs less than the patterns. */
export const mayName = new RegExp(String.raw`\b(?:${name})\b`);

/** Could words, as a reader sees them, name an endpoint? */
export function mayMention(text: string): boolean {
  return text.includes('/') && mayName.test(text);
}

/** A lone slash is a path where a mark, a fragment or the end stands behind it: `GET /`. */
function isEndpointPath(text: string, start: number, end: number): boolean {
  const path = text.slice(start, end);
  if (path === '/') return end === text.length || /^(?:[\v\n]|#\w)/.test(text.slice(end, end + 2));
  return isPath(path.replaceAll('\v', ''));
}

export function methodWords(words: string, offset: number): MethodWord[] {
  if (isOne.test(words)) return [{ name: words, span: { start: offset, end: offset + words.length } }];
  return [...words.matchAll(/\b(?!HTTP\b)[A-Z]+/g)].map(({ 0: method, index }) => ({
    name: method,
    span: { start: offset + index, end: offset + index + method.length },
  }));
}

const isOne = /^[A-Z]+$/;
