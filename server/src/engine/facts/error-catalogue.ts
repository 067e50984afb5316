import type { Span } from '../finding.ts';
import type { TableBlock, TableCell } from '../markdown/facts.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { AlignedSection, Alignment } from '../structure/alignment.ts';
import { blocksIn } from '../structure/content.ts';
import { plainCell, readColumns } from './error-columns.ts';

/** The error codes that a document lists, in the order of its tables. */
export interface ErrorCatalogue {
  readonly entries: readonly ErrorEntry[];
  /** The whole tables: what stands there defines codes and doesn't use them. */
  readonly tables: readonly Span[];
}

export interface ErrorEntry {
  /** Without code marks. */
  readonly code: string;
  readonly message: string | undefined;
  readonly description: string | undefined;
  /** As written: `404`, `404 Not Found`. */
  readonly status: string | undefined;
  /** All cells with their columns' headings, as written. */
  readonly cells: readonly { readonly header: string; readonly text: string }[];
  /** The code in its cell, without marks. */
  readonly codeSpan: Span;
  readonly rowSpan: Span;
}

/**
 * The document's own catalogue: the tables of the section that the contract asks for such a table; where the document
 * has no such section, the tables below headings about errors that have a column of codes.
 */
export function errorCatalogue(file: MarkdownFile, alignment: Alignment): ErrorCatalogue {
  const entries: ErrorEntry[] = [];
  const tables: Span[] = [];
  for (const { table, offset } of catalogueTables(file, alignment)) {
    const own = readEntries(file, table, offset);
    if (own.length === 0) continue;
    entries.push(...own);
    tables.push(at(offset, table.span));
  }
  return { entries, tables };
}

interface PlacedTable {
  readonly table: TableBlock;
  readonly offset: number;
}

function catalogueTables(file: MarkdownFile, alignment: Alignment): PlacedTable[] {
  const sections = alignment.sections.filter(isCatalogue).flatMap((aligned) => aligned.span ?? []);
  const own = sections.flatMap((span) => tablesIn(file, span));
  if (own.length > 0) return own;
  const aboutErrors = file.headings.filter((heading) => /\berrors?\b/i.test(heading.text));
  const spans = aboutErrors.map((heading) => {
    const next = file.headings[heading.index + 1];
    return { start: heading.span.start, end: next?.span.start ?? file.text.length };
  });
  return spans.flatMap((span) => tablesIn(file, span)).filter(({ table }) => readColumns(table)?.isNamed);
}

/** The section's contract asks for a table with a column for codes. */
function isCatalogue({ section }: AlignedSection): boolean {
  if (section.id === 'error-codes') return true;
  const [first] = section.content.flatMap((requirement) => (requirement.kind === 'table' ? requirement.columns : []));
  return first !== undefined && /^(?:error )?codes?$/i.test(first.name);
}

function tablesIn(file: MarkdownFile, span: Span): PlacedTable[] {
  const tables: PlacedTable[] = [];
  for (const { block, offset } of blocksIn(file, span))
    if (block.kind === 'table') tables.push({ table: block, offset });
  return tables;
}

function readEntries(file: MarkdownFile, table: TableBlock, offset: number): ErrorEntry[] {
  const columns = readColumns(table);
  if (!columns) return [];
  const entries: ErrorEntry[] = [];
  for (const row of table.rows) {
    const cell = row[columns.code];
    const code = cell && codeOf(plainCell(cell.text));
    if (!cell || code === undefined || isGroupRow(row, source(file, offset, cell))) continue;
    const text = (column: number | undefined): string | undefined =>
      (column === undefined ? undefined : row[column]?.text) || undefined;
    const start = cell.span.start + file.text.slice(offset + cell.span.start, offset + cell.span.end).indexOf(code);
    entries.push({
      code,
      message: text(columns.message),
      description: text(columns.description),
      status: text(columns.status),
      cells: row.map((one, index) => ({ header: table.header[index]?.text ?? '', text: source(file, offset, one) })),
      codeSpan: at(offset, {
        start: Math.max(start, cell.span.start),
        end: Math.max(start, cell.span.start) + code.length,
      }),
      rowSpan: lineOf(file, offset + cell.span.start),
    });
  }
  return entries;
}

/** One word, or a status before its phrase; a row whose cell has other words names a group. */
function codeOf(text: string): string | undefined {
  const word = /^\d{3}(?=\s)/.exec(text)?.[0] ?? text;
  return /^[\p{L}\p{N}][\p{L}\p{N}_.:/#-]*$/u.test(word) ? word : undefined;
}

/** A row that names the group of those below it: one filled cell, in bold, or in words that every such table uses. */
function isGroupRow(row: readonly TableCell[], first: string): boolean {
  const isAlone = row.length > 1 && row.filter((cell) => cell.text !== '').length === 1;
  return isAlone && /^(?:\*\*|__|<)|^(?:client|server)\b|^\dxx\b/i.test(first);
}

function source(file: MarkdownFile, offset: number, { span }: TableCell): string {
  return file.text.slice(offset + span.start, offset + span.end);
}

function lineOf(file: MarkdownFile, offset: number): Span {
  const line = file.lines.lineAt(offset);
  return { start: file.lines.lineStart(line), end: file.lines.lineEnd(line) };
}

function at(offset: number, span: Span): Span {
  return { start: offset + span.start, end: offset + span.end };
}
