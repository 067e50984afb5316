import { escapeHtml, showAs } from './html.ts';
import type { ParserState } from './markdown-it.ts';

/** Gives the method of a heading that names an endpoint, such as `GET /users/{id}`, a badge; `index` is the heading's. */
export function markEndpoint({ tokens }: ParserState, index: number): void {
  const words = tokens[index + 1]?.children ?? [];
  const [first, second] = words;
  if (first?.type !== 'text' && first?.type !== 'code_inline') return;
  const [all, method = '', path = ''] = endpoint.exec(first.content) ?? [];
  // A method alone stands for an endpoint where its path is code behind it.
  const lone = methodIn(first.content);
  const isAlone = words.length === 1;
  if (all !== undefined && (isAlone || first.type === 'text')) {
    const rest = escapeHtml(first.content.slice(all.length));
    showAs(first, `${methodHtml(method)} ${pathHtml(path)}${rest}`);
  } else if (lone !== undefined && (second?.type === 'code_inline' ? second.content.startsWith('/') : isAlone)) {
    showAs(first, `${methodHtml(lone)}${isAlone ? '' : ' '}`);
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

function pathHtml(path: string): string {
  const marked = escapeHtml(path).replace(
    /\{[^{}]*\}|(?<=\/):\w+/g,
    (parameter) => `<span class="docwright-parameter">${parameter}</span>`,
  );
  return `<span class="docwright-path">${marked}</span>`;
}

const methods = 'GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|TRACE|CONNECT|QUERY';
const endpoint = new RegExp(String.raw`^(${methods})\s+((?:https?:/)?/[^\s]*)`);
const methodAlone = new RegExp(String.raw`^\s*(${methods})\s*$`);
