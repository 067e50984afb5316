import { type ErrorEntry, errorCatalogue } from '../facts/error-catalogue.ts';
import { findErrorUses } from '../facts/error-uses.ts';
import { wordAt } from '../facts/word.ts';
import type { Span } from '../finding.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { Hover, HoverContext } from './item.ts';

/** A code of the document's own catalogue, in the catalogue and where it is used: its row, and its other uses. */
export function errorCodeHover({ file, alignment, place }: HoverContext): Hover | undefined {
  const word = wordAt(place, '\\p{L}\\p{N}_.:/#-');
  if (!word) return undefined;
  const catalogue = errorCatalogue(file, alignment);
  // A full stop or a colon behind a code ends the sentence.
  const text = word.text.replace(/[.:/#-]+$/, '');
  const entry = catalogue.entries.find(({ code }) => code === text);
  if (!entry) return undefined;
  const span = { start: word.span.start, end: word.span.start + text.length };
  const uses = findErrorUses(file, catalogue, entry.code);
  const isDefinition = catalogue.entries.some(({ codeSpan }) => isSame(codeSpan, span));
  if (!isDefinition && !uses.some((use) => isSame(use, span))) return undefined;
  const others = uses.filter((use) => !isSame(use, span));
  return {
    markdown: [`**\`${entry.code}\`**`, describeRow(entry), describeUses(file, others, isDefinition)].join('\n\n'),
    span,
  };
}

function describeRow({ cells, code }: ErrorEntry): string {
  return cells
    .filter(({ text }) => text !== '' && text.replaceAll('`', '') !== code)
    .map(({ header, text }) => `- ${header === '' ? '' : `*${header}*: `}${text}`)
    .join('\n');
}

const mostShown = 8;

function describeUses(file: MarkdownFile, uses: readonly Span[], isDefinition: boolean): string {
  if (uses.length === 0) return isDefinition ? 'Used nowhere else in this document.' : 'Used only here.';
  const shown = uses
    .slice(0, mostShown)
    .map((use) => `- line ${file.lines.lineAt(use.start) + 1}${inSection(file, use)}`);
  const rest = uses.length > mostShown ? [`- and ${uses.length - mostShown} more`] : [];
  return `${isDefinition ? 'Used in' : 'Also used in'}:\n\n${[...shown, ...rest].join('\n')}`;
}

function inSection(file: MarkdownFile, use: Span): string {
  const heading = file.headings.findLast(({ span }) => span.start <= use.start);
  return heading ? `, *${heading.text}*` : '';
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}
