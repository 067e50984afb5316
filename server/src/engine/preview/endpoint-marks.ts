import { recogniseEndpoint } from '../endpoints/recognise.ts';
import { methodNames } from '../http/methods.ts';
import { escapeHtml } from './escape.ts';

/** The HTML of a heading's words, with the endpoint that they name marked. */
export interface HeadingMarks {
  readonly html: string;
  /** A method stands at the end: a path may follow in other markup. */
  readonly endsWithMethod: boolean;
}

/**
 * Marks a heading's words where they name an endpoint (`GET /users/{id}`) or a method alone (`GET`): the method as a
 * badge, the path with its parameters set apart. Undefined for any other words.
 */
export function endpointHeading(words: string): HeadingMarks | undefined {
  const endpoint = recogniseEndpoint(words);
  if (!endpoint) {
    const [, method, space] = methodAlone.exec(words) ?? [];
    return method ? { html: methodBadge(method) + space, endsWithMethod: true } : undefined;
  }
  const marks = [
    { span: endpoint.methodSpan, html: methodBadge },
    { span: endpoint.pathSpan, html: pathMarks },
  ].sort((a, b) => a.span.start - b.span.start);
  let html = '';
  let at = 0;
  for (const mark of marks) {
    html += escapeHtml(words.slice(at, mark.span.start)) + mark.html(words.slice(mark.span.start, mark.span.end));
    at = mark.span.end;
  }
  return { html: html + escapeHtml(words.slice(at)), endsWithMethod: false };
}

/** The badge of a method that stands alone; undefined for any other words. */
export function methodName(words: string): string | undefined {
  const [, method] = methodAlone.exec(words.trim()) ?? [];
  return method && methodBadge(method);
}

/** The HTML of a method as a badge. */
export function methodBadge(method: string): string {
  return `<span class="method method-${method.toLowerCase()}">${method}</span>`;
}

/** The HTML of a code span: the method of the endpoint that it begins with in its colour, anything else as it is. */
export function codeSpan(code: string): string {
  const endpoint = recogniseEndpoint(code);
  if (endpoint?.methodSpan.start !== 0) return `<code>${escapeHtml(code)}</code>`;
  const { method, methodSpan } = endpoint;
  const name = `<span class="method-name method-${method.toLowerCase()}">${method}</span>`;
  return `<code class="endpoint">${name}${escapeHtml(code.slice(methodSpan.end))}</code>`;
}

/** The HTML of a code span in a cell: what is long may be broken where it has a joint, lest it take the room of the other columns. */
export function codeInCell(code: string): string {
  if (code.length <= mostUnbroken) return codeSpan(code);
  return codeSpan(code).replace(/(?<=>)[^<]+/g, (text) => text.replace(joints, '<wbr>'));
}

const joints = /(?<=[a-z])(?=[A-Z])|(?<=\w)(?=[._[/-])|(?<= )(?=\S)/g;
/** In characters. */
const mostUnbroken = 24;

/** The HTML of a path with `{parameters}` and `:parameters` marked. */
export function pathMarks(path: string): string {
  const marked = escapeHtml(path).replace(
    /\{[^{}]*\}|(?<=\/):[A-Za-z_]\w*|(?<=[^/])\/(?=.)/g,
    // A long path is broken between its parts.
    (found) => (found === '/' ? '/<wbr>' : `<span class="path-parameter">${found}</span>`),
  );
  return `<span class="path">${marked}</span>`;
}

const names = methodNames.join('|');
const methodAlone = new RegExp(`^(${names})(\\s*)$`);
