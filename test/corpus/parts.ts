import { endpointsOf } from '#engine/endpoints/endpoints.ts';
import { checkMarkdown, parseMarkdown } from '#engine/index.ts';
import type { MarkdownFile } from '#engine/markdown/markdown-file.ts';
import { operationsOf } from '#engine/operations/operations.ts';
import { type Check, forEachDocument, randomOf } from './corpus.ts';

const editsPerDocument = 8;

/** What opens, closes, cuts and joins parts. */
const pieces = [
  '',
  'e',
  '\n',
  '\n\n',
  '\n# New\n',
  '\n```\n',
  '`',
  '#',
  '\n===\n',
  '<!--',
  '-->',
  '\n[a]: /b\n',
  '\n---\n',
  '    ',
  '\n## GET /users/{id}\n',
  '\n### Parameters\n',
  '\n**Response**:\n',
];

/** Edits of every document, one after the other: read again from its parts, it is the same as read anew. */
export const checkParts: Check = (corpus) => {
  let count = 0;
  const failures = forEachDocument(corpus, ({ uri, text }, fail) => {
    const random = randomOf(text);
    const plain = (file: MarkdownFile): string => {
      const { findings } = checkMarkdown(corpus.project, file, corpus.pathOf(uri));
      return JSON.stringify([
        file.frontMatter,
        file.headings,
        file.parts,
        endpointsOf(file),
        operationsOf(file),
        findings,
      ]);
    };
    let file = parseMarkdown(uri, text);
    for (let edit = 0; edit < editsPerDocument; edit++) {
      const start = Math.floor(random() * (file.text.length + 1));
      const end = start + Math.floor(random() ** 3 * 200);
      const piece = pieces[Math.floor(random() * pieces.length)] ?? '';
      const next = file.text.slice(0, start) + piece + file.text.slice(end);
      const fromParts = parseMarkdown(uri, next, file);
      count++;
      if (plain(fromParts) !== plain(parseMarkdown(uri, next))) {
        fail(`edit ${edit + 1}, ${JSON.stringify(piece)} instead of ${start} to ${end}, is read otherwise from parts`);
        return;
      }
      file = fromParts;
    }
  });
  return { count, failures };
};
