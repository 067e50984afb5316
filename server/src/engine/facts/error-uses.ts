import type { Span } from '../finding.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { perPart } from '../markdown/per-part.ts';
import { asPattern } from '../text.ts';
import type { ErrorCatalogue } from './error-catalogue.ts';

/**
 * Where a code of the catalogue stands outside its tables, as a whole word. A code that could be an ordinary word or
 * number (`conflict`, `1001`) counts only where code marks, quotes or a table's bars stand around it.
 */
export function findErrorUses(
  file: Pick<MarkdownFile, 'text'>,
  catalogue: Pick<ErrorCatalogue, 'tables'>,
  code: string,
): Span[] {
  const escaped = asPattern(code);
  const uses: Span[] = [];
  for (const found of file.text.matchAll(new RegExp(`(?<![\\w.-])${escaped}(?![\\w-]|\\.\\w)`, 'g'))) {
    const span = { start: found.index, end: found.index + code.length };
    if (catalogue.tables.some((table) => table.start <= span.start && span.end <= table.end)) continue;
    if (isDistinctive(code) || isMarked(file.text, span)) uses.push(span);
  }
  return uses;
}

/** The codes of a catalogue that stand outside its tables, as {@link findErrorUses} sees them. */
export function usedCodes(file: MarkdownFile, catalogue: ErrorCatalogue): ReadonlySet<string> {
  return new Set(errorUses(file, catalogue).map(({ start, end }) => file.text.slice(start, end)));
}

/** Where the codes of a catalogue stand outside its tables, in no order; in one walk through the text. */
export function errorUses(file: MarkdownFile, catalogue: ErrorCatalogue): readonly Span[] {
  const uses: Span[] = [];
  const plain = new Set<string>();
  for (const code of new Set(catalogue.entries.map((entry) => entry.code))) {
    if (/^\w[\w.-]*$/.test(code)) plain.add(code);
    else for (const use of findErrorUses(file, catalogue, code)) uses.push(use);
  }
  if (plain.size === 0) return uses;
  for (const { start, content } of file.parts) {
    for (const [word, places] of wordsOfPart(content)) {
      if (!plain.has(word)) continue;
      for (const at of places) {
        const span = { start: start + at, end: start + at + word.length };
        if (catalogue.tables.some((table) => table.start <= span.start && span.end <= table.end)) continue;
        if (isDistinctive(word) || isMarked(file.text, span)) uses.push(span);
      }
    }
  }
  return uses;
}

/** The words of a part that might be codes, with their offsets: those that nobody writes by chance, and those behind marks. */
const wordsOfPart = perPart((content): ReadonlyMap<string, readonly number[]> => {
  const found = new Map<string, number[]>();
  for (const { index, 0: run } of content.text.matchAll(/(?<![\w.-])\w[\w.-]*/g)) {
    const word = run.replace(/\.+$/, '');
    if (word.length > longestCode) continue;
    if (!isDistinctive(word) && !/[`"'|:]\s?$/.test(content.text.slice(Math.max(0, index - 2), index))) continue;
    const places = found.get(word);
    if (places) places.push(index);
    else found.set(word, [index]);
  }
  return found;
});

const longestCode = 100;

/** Nobody writes it by chance: `invalid_request`, `E1001`, `NotFound`. */
export function isDistinctive(code: string): boolean {
  return /[A-Za-z]/.test(code) && /[_\d.:/-]|[a-z][A-Z]/.test(code);
}

function isMarked(text: string, { start, end }: Span): boolean {
  const before = /[`"'|]\s*$|"(?:code|error|status)"\s*:\s*$/.test(text.slice(Math.max(0, start - 24), start));
  return before && /^\s*[`"'|,}]|^\s*$/m.test(text.slice(end, end + 4));
}
