import type { Span } from '../finding.ts';
import type { HeadingBlock } from '../markdown/facts.ts';
import type { Heading, MarkdownFile } from '../markdown/markdown-file.ts';
import type { Endpoint } from './endpoint.ts';
import { withoutMarks } from './marks.ts';
import { readPath } from './path.ts';
import { isPath, pathEnd, queryEnd } from './path-text.ts';
import { commonMethods } from './phrases.ts';
import { longestHeading } from './recognise.ts';

/** Endpoints whose path is one heading's and whose method is that of a heading below it: `## /users` with `### GET`, `## Users [/users]` with `### List [GET]`. */
export function splitHeadings(file: MarkdownFile): Endpoint[] {
  if (!file.headings.some(({ text }) => mayBeMethod.test(text))) return [];
  const above: { readonly heading: Heading; readonly words: HeadingWords }[] = [];
  const endpoints: Endpoint[] = [];
  for (const heading of file.headings) {
    while ((above.at(-1)?.heading.level ?? 0) >= heading.level) above.pop();
    const words = wordsOf(file, heading);
    above.push({ heading, words });
    if (words?.kind !== 'method') continue;
    const path = above.findLast((one) => one.words?.kind === 'path');
    if (!path?.words) continue;
    const pathSpan = placed(path.words.span, path.heading);
    endpoints.push({
      form: 'split-heading',
      isDeclaration: true,
      method: words.text,
      path: readPath(path.words.text),
      methodSpan: placed(words.span, heading),
      pathSpan,
      heading,
    });
  }
  return endpoints;
}

/** The path or the method that a heading consists of; its span is relative to the heading's words. */
type HeadingWords = { readonly kind: 'method' | 'path'; readonly text: string; readonly span: Span } | undefined;

function wordsOf(file: MarkdownFile, { block, textSpan }: Heading): HeadingWords {
  if (remembered.has(block)) return remembered.get(block);
  const words = readWords(file.text.slice(textSpan.start, textSpan.end));
  remembered.set(block, words);
  return words;
}

const remembered = new WeakMap<HeadingBlock, HeadingWords>();

const methodOnly = new RegExp(
  String.raw`^(?:[\s\v]*|.*\[)(${commonMethods.join('|')})(?:\s+(?:method|requests?))?(?:[\s\v:]*|\])$`,
);
const mayBeMethod = new RegExp(String.raw`(?:^|\[)(?:${commonMethods.join('|')})\b[^/]*$`);
const pathOnly = /^(?:[\s\v]*|.*[[(])(?=\/)/;

function readWords(source: string): HeadingWords {
  if (source.length > longestHeading || !/\/|\b[A-Z]{3,7}\b/.test(source)) return undefined;
  const text = withoutMarks(source);
  const method = methodOnly.exec(text)?.[1];
  if (method) return { kind: 'method', text: method, span: spanOf(text.lastIndexOf(method), method) };
  const start = pathOnly.exec(text)?.[0].length;
  if (start === undefined) return undefined;
  const written = text.slice(start, queryEnd(text, pathEnd(text, start)));
  const isAll = /^[\s\v]*[\])]?[\s\v]*$/.test(text.slice(start + written.length));
  return isAll && isPath(written) ? { kind: 'path', text: written, span: spanOf(start, written) } : undefined;
}

function spanOf(start: number, { length }: string): Span {
  return { start, end: start + length };
}

function placed({ start, end }: Span, { textSpan }: Heading): Span {
  return { start: textSpan.start + start, end: textSpan.start + end };
}
