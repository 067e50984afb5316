import { htmlToken, replaceFirst, textToken } from './html.ts';
import type { ParserState } from './markdown-it.ts';

/** Gives the method of a heading that names an endpoint, such as `GET /users/{id}`, a badge; `index` is the heading's. */
export function markEndpoint(state: ParserState, index: number): void {
  const inline = state.tokens[index + 1];
  const first = inline?.children?.[0];
  if (!inline || (first?.type !== 'text' && first?.type !== 'code_inline')) return;
  const isCode = first.type === 'code_inline';
  const [all, method = '', path = ''] = endpoint.exec(first.content) ?? [];
  const isAlone = inline.children?.length === 1;
  // A method alone stands for an endpoint where its path is code behind it.
  const [, lone] = methodAlone.exec(first.content) ?? [];
  const follows = inline.children?.[1];
  if (all !== undefined && (isAlone || !isCode)) {
    const rest = first.content.slice(all.length);
    replaceFirst(inline, [
      badge(state, method),
      textToken(state, ' '),
      htmlToken(state, pathHtml(path)),
      textToken(state, rest),
    ]);
  } else if (lone !== undefined && (follows?.type === 'code_inline' ? follows.content.startsWith('/') : isAlone)) {
    replaceFirst(inline, [badge(state, lone), textToken(state, ' ')]);
  }
}

/** The HTML of a badge for a method. */
export function methodHtml(method: string): string {
  return `<span class="docwright-method docwright-${method.toLowerCase()}">${method}</span>`;
}

/** The words of a method, if a text is one. */
export function methodIn(words: string): string | undefined {
  return methodAlone.exec(words)?.[1];
}

function badge(state: ParserState, method: string) {
  return htmlToken(state, methodHtml(method));
}

function pathHtml(path: string): string {
  const escaped = path.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const marked = escaped.replace(
    /\{[^{}]*\}|(?<=\/):\w+/g,
    (parameter) => `<span class="docwright-parameter">${parameter}</span>`,
  );
  return `<span class="docwright-path">${marked}</span>`;
}

const methods = 'GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|TRACE|CONNECT|QUERY';
const endpoint = new RegExp(String.raw`^(${methods})\s+((?:https?:/)?/[^\s]*)`);
const methodAlone = new RegExp(String.raw`^\s*(${methods})\s*$`);
