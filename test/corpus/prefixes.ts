import { completeMarkdown } from '#engine/completion/completion.ts';
import { endpointsOf } from '#engine/endpoints/endpoints.ts';
import { documentFacts } from '#engine/graph/document-facts.ts';
import { hoverMarkdown } from '#engine/hover/hover.ts';
import { checkMarkdown, parseMarkdown } from '#engine/index.ts';
import type { MarkdownFile } from '#engine/markdown/markdown-file.ts';
import { type Check, type Corpus, forEachDocument, randomOf } from './corpus.ts';

const prefixesPerDocument = 12;

/** Of documents that are read in every beginning: characters. */
const longest = 8_000;

/**
 * Every beginning of so many documents, spread over the folder, as if somebody typed them: no throw, no rule breaks down, something can be asked at
 * the end of each, and now and then the findings are those from scratch.
 */
export function checkEveryPrefix(corpus: Corpus, documents: number): ReturnType<Check> {
  const short = corpus.documents.filter(({ text }) => text.length > 200 && text.length <= longest);
  const step = Math.max(1, short.length / documents);
  const chosen = Array.from(
    { length: Math.min(documents, short.length) },
    (_, index) => short[Math.floor(index * step)],
  );
  let count = 0;
  const failures = forEachDocument(
    { ...corpus, documents: chosen.flatMap((one) => one ?? []) },
    ({ uri, text }, fail) => {
      const path = corpus.pathOf(uri);
      let file: MarkdownFile | undefined;
      for (let length = 0; length <= text.length; length++) {
        const prefix = text.slice(0, length);
        file = parseMarkdown(uri, prefix, file);
        const { findings, failures, alignment } = checkMarkdown(corpus.project, file, path);
        for (const { rule, error } of failures) fail(`${rule} throws on the first ${length} characters: ${error}`);
        completeMarkdown(corpus.project, file, alignment, length);
        hoverMarkdown(corpus.project, file, alignment, length);
        documentFacts(file, alignment);
        count++;
        if (length % 97 !== 0) continue;
        const anew = checkMarkdown(corpus.project, parseMarkdown(uri, prefix), path);
        if (JSON.stringify(anew.findings) !== JSON.stringify(findings))
          fail(`the first ${length} characters are read otherwise anew`);
      }
    },
  );
  return { count, failures };
}

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
