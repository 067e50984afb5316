import type { Span } from '../finding.ts';
import { methodNames } from '../http/methods.ts';
import { type EndpointPath, readPath } from './path.ts';
import { isPath, pathEnd, queryEnd } from './path-text.ts';

/** An HTTP method and a path, as a heading names them. */
export interface RecognisedEndpoint {
  /** In upper case. */
  readonly method: string;
  /** As written, without query and Markdown's backslashes; a whole URL stays one. The span has the backslashes. */
  readonly path: string;
  /** Both spans are offsets in the text. */
  readonly methodSpan: Span;
  readonly pathSpan: Span;
}

/**
 * The endpoint that a heading stands for: `GET /users/{id}`, `/users/:id (GET)`, `Get a user - GET /users/{id}`.
 * Undefined for a heading that only mentions one (`Deprecated fields in GET /users`) or has words behind the method
 * (`GET Catalog`). The text is what a reader sees, or the Markdown between the heading's marks with fillers for the marks in it: what looks like
 * an HTML tag (`/users/<id>`) is no text to a reader, but it is to the author.
 */
export function recogniseEndpoint(text: string): RecognisedEndpoint | undefined {
  if (!text.includes('/') || text.length > longestHeading) return undefined;
  return /^\s*\//.test(text) ? (pathFirst(text) ?? methodFirst(text)) : (methodFirst(text) ?? pathFirst(text));
}

/** A longer line names no endpoint, and its marks are not worth the time. */
export const longestHeading = 1000;

const names = methodNames.join('|');

/** Numbering (`1.`, `2.3)`), symbols and emoji, in front of the words. */
const leading = String.raw`^[\s\p{Extended_Pictographic}\u{fe0f}\u{200d}•#]*(?:\d+(?:\.\d+)*[.):]?\s+)?`;
/** Words and a mark that sets the endpoint apart from them: `Get a user - `, `Get a user (`. */
const title = String.raw`(?:\S.*?(?:\s[-–—%|→]\s|:\s|\s?[([])\s*)??`;
const methodBeforePath = new RegExp(
  String.raw`${leading}(?:${title})[([]?(?<method>${names})[)\]]?(?:\s*[:|–—-]\s*|\s+)(?=[/{:h])`,
  'u',
);
const pathBeforeMethod = new RegExp(
  String.raw`^(?:\s*[-–—:|]\s*|\s+)?[([]?\s*(?<method>${names})\s*[)\]]?(?<rest>.*)$`,
  'u',
);
const leadingOnly = new RegExp(`${leading}(?=/)`, 'u');

function methodFirst(text: string): RecognisedEndpoint | undefined {
  const found = methodBeforePath.exec(text);
  const method = found?.groups?.method;
  if (!found || !method) return undefined;
  const start = found[0].length;
  const end = endOfPath(text, start);
  const path = text.slice(start, end);
  if (!isPath(path) || !mayFollow(text.slice(queryEnd(text, end)))) return undefined;
  const methodStart = text.slice(0, start).lastIndexOf(method);
  return {
    method,
    path: withFragment(readPath(path)),
    methodSpan: { start: methodStart, end: methodStart + method.length },
    pathSpan: { start, end },
  };
}

function pathFirst(text: string): RecognisedEndpoint | undefined {
  const found = leadingOnly.exec(text);
  if (!found) return undefined;
  const start = found[0].length;
  const end = endOfPath(text, start);
  const path = text.slice(start, end);
  const behind = queryEnd(text, end);
  const match = pathBeforeMethod.exec(text.slice(behind));
  const method = match?.groups?.method;
  if (!method || behind === text.length || !isPath(path) || !mayFollow(match.groups?.rest ?? '')) return undefined;
  const methodStart = text.indexOf(method, behind);
  return {
    method,
    path: withFragment(readPath(path)),
    methodSpan: { start: methodStart, end: methodStart + method.length },
    pathSpan: { start, end },
  };
}

/** With a fragment that stands right behind it, by which some descriptions tell operations apart. */
function endOfPath(text: string, start: number): number {
  const end = pathEnd(text, start);
  return text[end] === '#' ? queryEnd(text, end) : end;
}

function withFragment({ literal, fragment }: EndpointPath): string {
  return fragment === '' ? literal : `${literal}#${fragment}`;
}

/** Nothing, a note in brackets, a further name for it behind a mark, or the protocol's version. */
export function mayFollow(rest: string): boolean {
  return mayStandBehind.test(rest.slice(0, longestNote).replace(/\s+/g, ' '));
}

/** So much is looked at. */
const longestNote = 400;
const mayStandBehind =
  /^ ?[)\]]?[.,;:]? ?(?:HTTP\/[\d.]+ ?)?(?:$|[([{<]|[-–—:|%→] |\p{Extended_Pictographic}|deprecated\b|endpoint$)/iu;
