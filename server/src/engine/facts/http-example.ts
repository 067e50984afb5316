import { suggest } from '../configuration/problem.ts';
import type { Span } from '../finding.ts';
import { httpMethods, isRegisteredMethod, methodNames } from '../http/methods.ts';

export interface HttpProblem {
  readonly message: string;
  readonly span: Span;
  readonly fix?:
    | { readonly title: string; readonly edits: readonly { span: Span; text: string }[]; readonly isSafe: boolean }
    | undefined;
}

/**
 * What in messages of HTTP no client could send and no server would answer (RFC 9112). Comments, `###` between messages, variables (`{{host}}`),
 * placeholders and `...` for what is left out are what examples are written with.
 */
export function httpProblems(text: string): HttpProblem[] {
  const found: HttpProblem[] = [];
  let state: State = 'start';
  let isComplete = false;
  let offset = 0;
  for (const line of text.split('\n')) {
    const start = offset;
    offset += line.length + 1;
    const place = { line, start };
    if (/^#{3,}/.test(line)) state = 'start';
    else if (state === 'body') {
      if (line.length <= longestLine && isFirstLine(line)) state = readFirstLine(place, found);
    } else if (line === '') {
      if (state === 'header') state = 'body';
    } else if (isAside(line) || line.length > longestLine) continue;
    else if (isFirstLine(line)) {
      state = readFirstLine(place, found);
      isComplete = /\sHTTP\/\d|^HTTP\/\d/.test(line);
    } else if (state === 'header') {
      const read = readField(place, isComplete);
      isComplete ||= read.isField;
      if (read.problem) found.push(read.problem);
      if (read.isBody) state = 'body';
    } else state = field.test(line) ? 'header' : 'body';
  }
  return found;
}

/** Nobody writes so much into a line of a header. */
const longestLine = 2000;

type State = 'start' | 'header' | 'body';

interface Line {
  readonly line: string;
  readonly start: number;
}

/** A comment, a marker of a REST client's file, or what stands for what is left out. */
function isAside(line: string): boolean {
  return /^(?:#|\/\/|\/\*|\*|@\w|\.{2,}|…|\[?\.{3}\]?|<\.{3}>|-{3,}|={3,}|\{%|[?&]\w)/.test(line);
}

const methods = methodNames.join('|');
/** WebDAV's are not what a misspelt word means. */
const commonNames = httpMethods.map(({ name }) => name);
const requestStart = new RegExp(String.raw`^(?:${methods})\s+\S`);
/** Of a method in other letters, or a misspelt one, with a path behind it. */
const likeRequest = /^([A-Za-z]{3,9})\s+(?:https?:\/\/|\/)\S*(?:\s+HTTP\/[\d.]+)?$/;

function isFirstLine(line: string): boolean {
  return requestStart.test(line) || likeRequest.test(line) || /^HTTP\/?\d?(?:\.\d)?\s/i.test(line);
}

function readFirstLine(place: Line, found: HttpProblem[]): State {
  const problem = /^HTTP/i.test(place.line) ? statusLineProblem(place) : requestLineProblem(place);
  if (problem) found.push(problem);
  return 'header';
}

function requestLineProblem({ line, start }: Line): HttpProblem | undefined {
  const word = /^\S+/.exec(line)?.[0] ?? '';
  if (!isRegisteredMethod(word)) {
    const span = { start, end: start + word.length };
    const meant = /^[A-Za-z]+$/.test(word) ? suggest(word.toUpperCase(), commonNames) : undefined;
    if (meant === undefined) return undefined;
    return {
      message: `\`${word}\` is no method of HTTP; did you mean \`${meant}\`?`,
      span,
      fix: { title: `Write \`${meant}\``, edits: [{ span, text: meant }], isSafe: true },
    };
  }
  const version = /\s(HTTPS?[ ]?\d(?:\.\d)?|http\/\d(?:\.\d)?|HTTPS\/\d(?:\.\d)?)$/.exec(line);
  if (version) return versionProblem(version[1] ?? '', start + line.length - (version[1]?.length ?? 0));
  const target = /^\S+\s+(.*?)\s+HTTP\/\d(?:\.\d)?$/.exec(line)?.[1];
  if (target === undefined || !/\s/.test(target) || /[{<[$].*\s.*[}>\]]/.test(target)) return undefined;
  const at = start + line.indexOf(target, word.length);
  return { message: 'A blank stands in the address of this request', span: { start: at, end: at + target.length } };
}

/** "HTTP/" and the numbers, in capital letters and without a blank (RFC 9112, 2.3). */
function versionProblem(written: string, at: number): HttpProblem {
  const number = /\d(?:\.\d)?$/.exec(written)?.[0] ?? '';
  const span = { start: at, end: at + written.length };
  const text = `HTTP/${number}`;
  return {
    message: `\`${written}\` is no version of HTTP; did you mean \`${text}\`?`,
    span,
    fix: { title: `Write \`${text}\``, edits: [{ span, text }], isSafe: true },
  };
}

/** What leaves out the version, as `HTTP 200 OK`, says what it says. */
function statusLineProblem({ line, start }: Line): HttpProblem | undefined {
  const [, version = '', rest = ''] = /^(HTTP\/\d(?:\.\d)?)\s+(.*)$/.exec(line) ?? [];
  if (version === '' || /^(?:\d{3}(?:\s|$)|[1-5](?:xx|XX|\*\*)|[^\w]|\d{3}[,/|])/.test(rest)) return undefined;
  if (/[<{[$…]|\.\.\./.test(rest)) return undefined;
  const at = start + line.length - rest.length;
  return {
    message: 'A status line has a status of three digits behind the version',
    span: { start: at, end: at + rest.length },
  };
}

/** A name, a colon and a value (RFC 9110, 5.6.2 and 6.3). */
const field = /^[!#$%&'*+.^_`|~\w-]+:/;

interface ReadField {
  readonly isField: boolean;
  readonly isBody: boolean;
  readonly problem?: HttpProblem | undefined;
}

function readField({ line, start }: Line, isComplete: boolean): ReadField {
  if (field.test(line)) return { isField: true, isBody: false };
  if (isBody(line)) {
    const span = { start, end: start + line.length };
    // `POST /parcels` with JSON right below is a shorthand of consoles.
    if (!isComplete) return { isField: false, isBody: true };
    const edits = [{ span: { start, end: start }, text: '\n' }];
    return {
      isField: false,
      isBody: true,
      problem: {
        message: 'A blank line is missing before the body',
        span,
        fix: { title: 'Insert a blank line', edits, isSafe: true },
      },
    };
  }
  return { isField: true, isBody: false, problem: fieldProblem(line, start) };
}

/** JSON, XML or a form; braces around words are a placeholder. */
function isBody(line: string): boolean {
  return /^(?:\{\s*(?:"|$|\})|\[\s*(?:[{"[\d]|$|\])|<\?xml|<\w+(?:\s+[\w:]+="[^"]*")*>.*<\/|[\w.[\]-]+=[^\s=]*(?:&|$))/.test(
    line,
  );
}

function fieldProblem(line: string, start: number): HttpProblem | undefined {
  const [, name = '', blank = ''] = /^([^:]*?)(\s*):(?:\s|$)/.exec(line) ?? [];
  if (name === '') return colonProblem(line, start);
  if (/[<{[$(…]|\.\.\./.test(name)) return undefined;
  if (blank !== '' && /^[\w-]+$/.test(name)) {
    const span = { start: start + name.length, end: start + name.length + blank.length };
    return {
      message: 'No blank may stand between the name of a header and its colon',
      span,
      fix: { title: 'Remove the blank', edits: [{ span, text: '' }], isSafe: true },
    };
  }
  if (!/^(?:["']?[A-Za-z][\w-]*["']?)(?: [A-Za-z][\w-]*)?$/.test(name)) return undefined;
  const span = { start, end: start + name.length };
  const wrong = /[^!#$%&'*+.^`|~\w-]/.exec(name)?.[0] ?? '';
  const what = wrong === ' ' ? 'a blank' : `\`${wrong}\``;
  return { message: `\`${name}\` is no name of a header: ${what} may not stand in it`, span };
}

const wellKnown =
  'Accept|Authorization|Cookie|Connection|Date|Expires|Host|Location|Origin|Referer|Server|Vary|[A-Z][a-z]*(?:-[A-Z][A-Za-z]*)+';
const withoutColon = new RegExp(String.raw`^(${wellKnown})(\s*=\s*|\s+)(?=\S)`);

/** A line of words may be a remark. */
function colonProblem(line: string, start: number): HttpProblem | undefined {
  const found = withoutColon.exec(line);
  if (!found) return undefined;
  const name = found[1] ?? '';
  const span = { start: start + name.length, end: start + found[0].length };
  return {
    message: `A colon is missing behind the name of this header: \`${name}:\``,
    span: { start, end: start + name.length },
    fix: { title: 'Write a colon behind the name', edits: [{ span, text: ': ' }], isSafe: false },
  };
}

/** A request in a text, with its header fields. */
export interface HttpRequest {
  readonly target: string;
  /** Where the target stands. */
  readonly start: number;
  readonly fields: readonly string[];
}

/** The requests that stand in a text as HTTP's messages. */
export function requestsIn(text: string): HttpRequest[] {
  const requests: { target: string; start: number; fields: string[] }[] = [];
  let current: string[] | undefined;
  let offset = 0;
  for (const line of text.split('\n')) {
    const found = new RegExp(String.raw`^(?:${methods})\s+(?=(\S+))`).exec(line);
    if (found) {
      current = [];
      requests.push({ target: found[1] ?? '', start: offset + found[0].length, fields: current });
    } else if (line === '' || /^HTTP\//.test(line)) current = undefined;
    else current?.push(line);
    offset += line.length + 1;
  }
  return requests;
}
