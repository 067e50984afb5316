import type { Span } from '../finding.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { operationsOf } from '../operations/operations.ts';

/** Whether a document names something in its words, in marks or spelled as no word is: in those of a section, or outside of all sections of endpoints. */
export function isToldIn(file: MarkdownFile, prose: string, name: string): boolean {
  return tells(prose, name) || tells(generalWords(file), name);
}

/** {@link proseOf} without some rows and items that are about something else. */
export function proseWithout(file: MarkdownFile, { start, end }: Span, others: readonly Span[]): string {
  let text = '';
  let at = start;
  for (const other of others.toSorted((a, b) => a.start - b.start)) {
    if (other.start < at || other.end > end) continue;
    text += file.text.slice(at, other.start);
    at = other.end;
  }
  return (text + file.text.slice(at, end)).replace(fences, '');
}

/** Whether blocks of code in a section have a name. */
export function isShownIn(file: MarkdownFile, { start, end }: Span, name: string): boolean {
  return new RegExp(String.raw`(?<![\w-])${escaped(name)}(?![\w-])`).test(file.text.slice(start, end));
}

/** What a section says, without its blocks of code. */
export function proseOf(file: MarkdownFile, { start, end }: Span): string {
  return file.text.slice(start, end).replace(fences, '');
}

/** What stands outside of all sections of endpoints, without blocks of code. */
export function generalWords(file: MarkdownFile): string {
  const known = general.get(file);
  if (known !== undefined) return known;
  let words = '';
  let at = 0;
  for (const { start, end } of operationsOf(file)
    .map(({ span }) => span)
    .sort((a, b) => a.start - b.start)) {
    if (start > at) words += `${file.text.slice(at, start)}\n`;
    at = Math.max(at, end);
  }
  words = `${words}${file.text.slice(at)}`.replace(fences, '');
  general.set(file, words);
  return words;
}

const general = new WeakMap<MarkdownFile, string>();

const fences = /^[ \t>]*(`{3,}|~{3,})[^\n]*\n[\s\S]*?^[ \t>]*\1[^\n]*$/gm;

function tells(words: string, name: string): boolean {
  const isNoWord = /[_\d$.-]|[a-z][A-Z]/.test(name);
  const pattern = escaped(name).replaceAll('_', String.raw`\\?_`);
  const marked = String.raw`[\`*_"“‘'?&]{1,3}(?:[\w.]+[.=])?${pattern}(?:=[^\`\s]*)?(?:[\`*"”’'=:]|_(?!\w))`;
  return new RegExp(isNoWord ? String.raw`(?<![\w-])${pattern}(?![\w-])` : marked).test(words);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}
