import { methodNames } from '../http/methods.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { Endpoint } from './endpoint.ts';
import { readPath } from './path.ts';
import { isPath } from './path-text.ts';

/** The endpoint that a page says in its front matter that it is about: `openapi: GET /users/{id}`, `api: post https://…`. */
export function frontMatterEndpoints({ frontMatter, headings, text }: MarkdownFile): Endpoint[] {
  const content = frontMatter && text.slice(frontMatter.contentSpan.start, frontMatter.contentSpan.end);
  if (!frontMatter || !mayHaveKey.test(content ?? '')) return [];
  return [...frontMatter.entries].flatMap(([key, entry]) => {
    if (!keys.test(key)) return [];
    const [, before = '', method = '', space = '', path = ''] =
      value.exec(text.slice(entry.valueSpan.start, entry.valueSpan.end)) ?? [];
    if (!methodNames.includes(method.toUpperCase()) || !isPath(path)) return [];
    const start = entry.valueSpan.start + before.length;
    const pathStart = start + method.length + space.length;
    return [
      {
        form: 'front-matter' as const,
        isDeclaration: true,
        method: method.toUpperCase(),
        path: readPath(path),
        methodSpan: { start, end: start + method.length },
        pathSpan: { start: pathStart, end: pathStart + path.length },
        heading: headings[0],
      },
    ];
  });
}

const names = '(?:open-?api|api|endpoint|operation|route|api[-_]?endpoint)';
const keys = new RegExp(`^${names}$`, 'i');
const mayHaveKey = new RegExp(`^["']?${names}["']?[ \\t]*:`, 'im');

/** A method and a path, perhaps with the spec's file before them. */
const value = /^(["']?(?:\S+\.(?:ya?ml|json)\s+)?)([A-Za-z]+)(\s+)([^\s"']+)["']?$/;
