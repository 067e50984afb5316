import type { Span } from '../finding.ts';
import { methodNames } from '../http/methods.ts';
import { withoutMarks } from './marks.ts';

/** An HTTP method and a path, as a heading names them. */
export interface RecognisedEndpoint {
  /** In upper case. */
  readonly method: string;
  /** As written, without query, fragment and Markdown's backslashes; a whole URL stays one. The span has the backslashes. */
  readonly path: string;
  /** Both spans are offsets in `source`; in the heading's text where no source is given. */
  readonly methodSpan: Span;
  readonly pathSpan: Span;
}

/**
 * The endpoint that a heading stands for: `GET /users/{id}`, `/users/:id (GET)`, `Get a user - GET /users/{id}`.
 * Undefined for a heading that only mentions one (`Deprecated fields in GET /users`) or has words behind the method
 * (`GET Catalog`). `headingText` is what a reader sees, `source` the Markdown between the heading's marks.
 */
export function recogniseEndpoint(headingText: string, source?: string): RecognisedEndpoint | undefined {
  if (source === undefined) return recognise(headingText);
  // What looks like an HTML tag (`/users/<id>`) is no text to a reader, but it is to the author.
  return recognise(withoutMarks(source));
}

function recognise(text: string): RecognisedEndpoint | undefined {
  if (!text.includes('/') || text.length > longestHeading) return undefined;
  return /^\s*\//.test(text) ? (pathFirst(text) ?? methodFirst(text)) : (methodFirst(text) ?? pathFirst(text));
}

/** A longer line names no endpoint, and its marks are not worth the time. */
const longestHeading = 1000;

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
  const end = pathEnd(text, start);
  const path = text.slice(start, end);
  if (!isPath(path) || !mayFollow(text.slice(queryEnd(text, end)))) return undefined;
  const methodStart = text.slice(0, start).lastIndexOf(method);
  return {
    method,
    path: plainPath(path),
    methodSpan: { start: methodStart, end: methodStart + method.length },
    pathSpan: { start, end },
  };
}

function pathFirst(text: string): RecognisedEndpoint | undefined {
  const found = leadingOnly.exec(text);
  if (!found) return undefined;
  const start = found[0].length;
  const end = pathEnd(text, start);
  const path = text.slice(start, end);
  const behind = queryEnd(text, end);
  const match = pathBeforeMethod.exec(text.slice(behind));
  const method = match?.groups?.method;
  if (!method || behind === text.length || !isPath(path) || !mayFollow(match.groups?.rest ?? '')) return undefined;
  const methodStart = text.indexOf(method, behind);
  return {
    method,
    path: plainPath(path),
    methodSpan: { start: methodStart, end: methodStart + method.length },
    pathSpan: { start, end },
  };
}

/** The end of the path, before its query: at a space outside `{}` and `<>`, or a closing bracket that it doesn't open. */
function pathEnd(text: string, start: number): number {
  return endOf(text, start, '?#');
}

function queryEnd(text: string, end: number): number {
  return text[end] === '?' || text[end] === '#' ? endOf(text, end, '') : end;
}

const closing: Readonly<Record<string, string>> = { '{': '}', '<': '>', '[': ']', '(': ')' };

/** Most paths have only such characters and go to the end of the heading. */
const plainToEnd = /(?:[\w~@!$&'+=*%/-]|[.:](?=\w)|\{[\w.-]+\})+$/y;

function endOf(text: string, start: number, stops: string): number {
  plainToEnd.lastIndex = start;
  if (plainToEnd.test(text)) return text.length;
  const open: string[] = [];
  let at = start;
  for (; at < text.length; at++) {
    const character = text[at] ?? '';
    const isInside = open.at(-1) === '}' || open.at(-1) === '>';
    if (character === open.at(-1)) open.pop();
    else if (closing[character] && (!isInside || character === '{')) open.push(closing[character]);
    else if (')]}>`|'.includes(character)) break;
    else if (/\s/.test(character) && !(isInside && text.indexOf(open.at(-1) ?? '', at) !== -1)) break;
    else if (stops.includes(character) && open.length === 0) break;
  }
  const trailing = /[.,;:]+$/.exec(text.slice(start, at));
  return trailing && !text.slice(start, at).endsWith('...') ? at - trailing[0].length : at;
}

function isPath(path: string): boolean {
  return /^(?:\/(?!\/)|https?:\/\/[^\s/]+|\{[^{}]+\}\/|\{\{[^{}]+\}\}\/|:\w+\/)/.test(path) && !path.includes('\\ ');
}

/** Nothing, a note in brackets, a further name for it behind a mark, or the protocol's version. */
function mayFollow(rest: string): boolean {
  return /^\s*[)\]]?[.,;:]?\s*(?:HTTP\/[\d.]+\s*)?(?:$|[([{<]|[-–—:|%→]\s|\p{Extended_Pictographic}|deprecated\b|endpoint$)/iu.test(
    rest,
  );
}

/** Without backslashes, entities and the link's target that some generators write behind a name: `{user.id#users/object}`. */
function plainPath(path: string): string {
  if (!/[\\&#]/.test(path)) return path;
  return path
    .replace(/\{([^{}#]+)#[^{}]*\}/g, '{$1}')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
