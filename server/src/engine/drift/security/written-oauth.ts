import { codeSpansOf } from '../../facts/code-span.ts';
import type { Span } from '../../finding.ts';
import type { MarkdownFile } from '../../markdown/markdown-file.ts';
import { perPart } from '../../markdown/per-part.ts';
import { movedSpan } from '../../spans.ts';

/** Something that a document writes as code or as a URL. */
export interface WrittenName {
  readonly text: string;
  readonly span: Span;
}

/** What lines that speak of scopes have as code, and the values of `scope=` and `"scope":`. */
export function writtenScopes(file: MarkdownFile): readonly WrittenName[] {
  return everywhere(file, scopesOfPart);
}

/** URLs in lines that speak of tokens or of authorization. */
export function writtenAuthUrls(file: MarkdownFile): readonly WrittenName[] {
  return everywhere(file, urlsOfPart);
}

function everywhere(file: MarkdownFile, read: typeof scopesOfPart): readonly WrittenName[] {
  return file.parts.flatMap(({ start, content }) =>
    read(content).map(({ text, span }) => ({ text, span: movedSpan(span, start) })),
  );
}

const scopesOfPart = perPart((content): readonly WrittenName[] =>
  inLines(content.text, /scope/i, (line) => {
    const spans = [...codeSpansOf(line, 0)].map(({ span }) => span);
    const values = [...line.matchAll(/\bscopes?["']?\s*[=:]\s*(["']?)([^"'`&\n]+)/gi)].map(
      ({ index, 0: all, 2: list }) => {
        const start = index + all.length - (list?.length ?? 0);
        return { start, end: index + all.length };
      },
    );
    return [...spans, ...values].flatMap(({ start, end }) =>
      [...line.slice(start, end).matchAll(/[^\s,+"'`]+/g)].map(({ index, 0: text }) => ({
        text,
        span: { start: start + index, end: start + index + text.length },
      })),
    );
  }),
);

const urlsOfPart = perPart((content): readonly WrittenName[] =>
  inLines(content.text, /https?:\/\/[^\s]*(?:token|auth)/i, (line) =>
    [...line.matchAll(/https?:\/\/[^\s<>"'`)\]|\\]+/gi)].map(({ index, 0: matched }) => {
      const text = matched.replace(/[.,;:*_!]+$/, '');
      return { text, span: { start: index, end: index + text.length } };
    }),
  ),
);

/** Each place once. */
function inLines(
  text: string,
  telling: RegExp,
  read: (line: string) => readonly WrittenName[],
): readonly WrittenName[] {
  const found = new Map<number, WrittenName>();
  if (!telling.test(text)) return [];
  let lineStart = 0;
  for (const line of text.split('\n')) {
    if (telling.test(line))
      for (const one of read(line)) {
        const span = movedSpan(one.span, lineStart);
        found.set(span.start, { text: one.text, span });
      }
    lineStart += line.length + 1;
  }
  return [...found.values()];
}
