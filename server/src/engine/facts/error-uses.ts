import type { Span } from '../finding.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { ErrorCatalogue } from './error-catalogue.ts';

/**
 * Where a code of the catalogue stands outside its tables, as a whole word. A code that could be an ordinary word or
 * number (`conflict`, `1001`) counts only where code marks, quotes or a table's bars stand around it.
 */
export function findErrorUses(file: MarkdownFile, catalogue: ErrorCatalogue, code: string): Span[] {
  const escaped = code.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
  const uses: Span[] = [];
  for (const found of file.text.matchAll(new RegExp(`(?<![\\w.-])${escaped}(?![\\w-]|\\.\\w)`, 'g'))) {
    const span = { start: found.index, end: found.index + code.length };
    if (catalogue.tables.some((table) => table.start <= span.start && span.end <= table.end)) continue;
    if (isDistinctive(code) || isMarked(file.text, span)) uses.push(span);
  }
  return uses;
}

/** Nobody writes it by chance: `invalid_request`, `E1001`, `NotFound`. */
function isDistinctive(code: string): boolean {
  return /[A-Za-z]/.test(code) && /[_\d.:/-]|[a-z][A-Z]/.test(code);
}

function isMarked(text: string, { start, end }: Span): boolean {
  const before = /[`"'|]\s*$|"(?:code|error|status)"\s*:\s*$/.test(text.slice(Math.max(0, start - 24), start));
  return before && /^\s*[`"'|,}]|^\s*$/m.test(text.slice(end, end + 4));
}
