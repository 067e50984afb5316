import { escapeHtml } from './escape.ts';

/**
 * The HTML of a heading's first words where they name an endpoint (`GET /users/{id}`) or a method alone (`GET`): the
 * method as a badge, the path with its parameters marked. Undefined for any other words.
 */
export function endpointHeading(words: string): string | undefined {
  const [, method, space = '', path = ''] = methodAndPath.exec(words) ?? [];
  if (!method) return undefined;
  return `<span class="method method-${method.toLowerCase()}">${method}</span>${space}${path && pathMarks(path)}`;
}

/** The HTML of a code span: an endpoint's method in its colour, anything else as it is. */
export function codeSpan(code: string): string {
  const [, method, space, path] = methodAndPath.exec(code) ?? [];
  if (!method || !path) return `<code>${escapeHtml(code)}</code>`;
  const name = `<span class="method-name method-${method.toLowerCase()}">${method}</span>`;
  return `<code class="endpoint">${name}${space}${escapeHtml(path)}</code>`;
}

/** The HTML of a path with `{parameters}` and `:parameters` marked. */
export function pathMarks(path: string): string {
  const marked = escapeHtml(path).replace(
    /\{[^{}]*\}|(?<=\/):[A-Za-z_]\w*/g,
    (parameter) => `<span class="path-parameter">${parameter}</span>`,
  );
  return `<span class="path">${marked}</span>`;
}

const methodAndPath =
  /^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|TRACE|CONNECT|QUERY)(?:(\s+)((?:\/|\{|https?:\/\/)\S*)|(\s*))$/;
