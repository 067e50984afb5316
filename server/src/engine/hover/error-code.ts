import { type ErrorEntry, errorCatalogue } from '../facts/error-catalogue.ts';
import { findErrorUses } from '../facts/error-uses.ts';
import { wordAt } from '../facts/word.ts';
import type { Span } from '../finding.ts';
import type { DocumentFacts } from '../graph/document-facts.ts';
import { otherDocuments, pathInProject } from '../graph/graph.ts';
import { codesElsewhere } from '../graph/shared-codes.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { Hover, HoverContext } from './item.ts';

/** A code of the document's own catalogue or that of another one, where it is listed and where it is used: its row, and its other uses. */
export function errorCodeHover({ project, file, alignment, place, graph }: HoverContext): Hover | undefined {
  const word = wordAt(place, '\\p{L}\\p{N}_.:/#-');
  if (!word) return undefined;
  const catalogue = errorCatalogue(file, alignment);
  // A full stop or a colon behind a code ends the sentence.
  const text = word.text.replace(/[.:/#-]+$/, '');
  const own = catalogue.entries.find(({ code }) => code === text);
  const listed = own ? undefined : codesElsewhere(graph, file).find(({ entry }) => entry.code === text);
  const entry = own ?? listed?.entry;
  if (!entry) return undefined;
  const span = { start: word.span.start, end: word.span.start + text.length };
  const uses = findErrorUses(file, catalogue, entry.code);
  const isDefinition = catalogue.entries.some(({ codeSpan }) => isSame(codeSpan, span));
  if (!isDefinition && !uses.some((use) => isSame(use, span))) return undefined;
  const others = uses.filter((use) => !isSame(use, span));
  const { folder } = project.configuration;
  const elsewhere = otherDocuments(graph, file.uri).flatMap((document) => usesIn(document, entry.code, folder));
  return {
    markdown: [
      `**\`${entry.code}\`**`,
      describeRow(entry),
      ...(listed ? [`Listed in ${pathInProject(folder, listed.document.uri)}.`] : []),
      describeUses([...others.map((use) => describeUse(file, use)), ...elsewhere], {
        isDefinition,
        isAlone: graph.documents.length < 2,
      }),
    ].join('\n\n'),
    span,
  };
}

function usesIn({ uri, text, lines, api }: DocumentFacts, code: string, folder: string): string[] {
  if (!api || !text.includes(code)) return [];
  const uses = findErrorUses({ text }, { tables: api.tables }, code);
  return uses.map(({ start }) => `- ${pathInProject(folder, uri)}, line ${lines.lineAt(start) + 1}`);
}

function describeRow({ cells, code }: ErrorEntry): string {
  return cells
    .filter(({ text }) => text !== '' && text.replaceAll('`', '') !== code)
    .map(({ header, text }) => `- ${header === '' ? '' : `*${header}*: `}${text}`)
    .join('\n');
}

const mostShown = 8;

function describeUses(
  uses: readonly string[],
  { isDefinition, isAlone }: { readonly isDefinition: boolean; readonly isAlone: boolean },
): string {
  if (uses.length === 0 && isDefinition) return `Used nowhere else${isAlone ? ' in this document' : ''}.`;
  if (uses.length === 0) return 'Used only here.';
  const rest = uses.length > mostShown ? [`- and ${uses.length - mostShown} more`] : [];
  return `${isDefinition ? 'Used in' : 'Also used in'}:\n\n${[...uses.slice(0, mostShown), ...rest].join('\n')}`;
}

function describeUse(file: MarkdownFile, use: Span): string {
  return `- line ${file.lines.lineAt(use.start) + 1}${inSection(file, use)}`;
}

function inSection(file: MarkdownFile, use: Span): string {
  const heading = file.headings.findLast(({ span }) => span.start <= use.start);
  return heading ? `, *${heading.text}*` : '';
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}
