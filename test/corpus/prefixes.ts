import { endpointsOf } from '#engine/endpoints/endpoints.ts';
import { checkMarkdown, parseMarkdown } from '#engine/index.ts';
import type { MarkdownFile } from '#engine/markdown/markdown-file.ts';
import { type Check, forEachDocument, randomOf } from './corpus.ts';

const prefixesPerDocument = 12;

/** Beginnings of every document, the next always read from what the last one left: no throw, and no rule breaks down. */
export const checkPrefixes: Check = (corpus) => {
  let count = 0;
  const failures = forEachDocument(corpus, ({ uri, text }, fail) => {
    const random = randomOf(text);
    const lengths = Array.from({ length: prefixesPerDocument }, () => Math.floor(random() * (text.length + 1)));
    let file: MarkdownFile | undefined;
    for (const length of lengths.sort((a, b) => a - b)) {
      file = parseMarkdown(uri, text.slice(0, length), file);
      const result = checkMarkdown(corpus.project, file, corpus.pathOf(uri));
      for (const { rule, error } of result.failures) fail(`${rule} throws on the first ${length} characters: ${error}`);
      endpointsOf(file);
      count++;
    }
  });
  return { count, failures };
};
