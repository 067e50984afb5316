import type { Span } from '../finding.ts';
import type { TableBlock, TableCell } from '../markdown/facts.ts';
import type { Heading, MarkdownFile } from '../markdown/markdown-file.ts';
import { perPart } from '../markdown/per-part.ts';
import { movedSpan } from '../spans.ts';
import type { AlignedSection, Alignment } from '../structure/alignment.ts';
import { wordsOf } from '../structure/candidates.ts';
import { blocksIn } from '../structure/content.ts';
import { type ErrorColumns, plainCell, readColumns } from './error-columns.ts';
import { headingAbove, inherited, parentsOf } from './heading-chains.ts';

/** The error codes that a document lists, in the order of its tables. */
export interface ErrorCatalogue {
  readonly entries: readonly ErrorEntry[];
  /** The whole tables: what stands there defines codes and doesn't use them. */
  readonly tables: readonly Span[];
  readonly definitions: readonly CatalogueTable[];
}

/** A table of the catalogue. */
export interface CatalogueTable {
  readonly table: TableBlock;
  /** The offset in the document to which the table's spans are relative. */
  readonly offset: number;
  readonly columns: ErrorColumns;
  readonly entries: readonly ErrorEntry[];
  /** The nearest heading above it. */
  readonly heading: Heading | undefined;
  /** The section of the contract that asks for the table, or the highest heading about errors above it. */
  readonly scope: Heading | undefined;
  /** The contract says which columns it has. */
  readonly isOfContract: boolean;
  /** It stands below an endpoint: it says which errors that one has. */
  readonly isLocal: boolean;
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
  /** The row's line as written, with its line break. */
  readonly line: string;
  /** The index of the cell that has the code. */
  readonly column: number;
  /** The offset of its table in the document. */
  readonly table: number;
}

/**
 * The document's own catalogue: the tables of the section that the contract asks for such a table; where the document
 * has no such section, the tables below headings about errors that have a column of codes, and those whose heading says that
 * it is one of error codes. Tables below endpoints are the catalogue only where there is no other.
 */
export function errorCatalogue(file: MarkdownFile, alignment: Alignment): ErrorCatalogue {
  const known = catalogues.get(alignment);
  if (known?.file === file) return known.catalogue;
  const catalogue = readCatalogue(file, alignment);
  catalogues.set(alignment, { file, catalogue });
  return catalogue;
}

const catalogues = new WeakMap<Alignment, { readonly file: MarkdownFile; readonly catalogue: ErrorCatalogue }>();

function readCatalogue(file: MarkdownFile, alignment: Alignment): ErrorCatalogue {
  const ofContract = tablesOfContract(file, alignment);
  const found = ofContract.length > 0 ? ofContract : tablesAboutErrors(file);
  const shared = found.filter(({ isLocal }) => !isLocal);
  const definitions = shared.length > 0 ? shared : found;
  return {
    entries: definitions.flatMap(({ entries }) => entries),
    tables: definitions.map(({ table, offset }) => movedSpan(table.span, offset)),
    definitions,
  };
}

/**
 * The tables with a column of error codes below endpoints, where the catalogue stands elsewhere, be it in another document: they name codes of it.
 * Columns of statuses are none.
 */
export function localErrorTables(
  file: MarkdownFile,
  alignment: Alignment,
  { isListedElsewhere }: { readonly isListedElsewhere: boolean } = { isListedElsewhere: false },
): readonly CatalogueTable[] {
  const listed = errorCatalogue(file, alignment).definitions.filter(({ isLocal }) => !isLocal);
  if (listed.length === 0 && !isListedElsewhere) return [];
  const known = new Set(listed.map(({ table }) => table));
  return tablesAboutErrors(file).filter(({ table, isLocal }) => isLocal && !known.has(table));
}

function tablesOfContract(file: MarkdownFile, alignment: Alignment): CatalogueTable[] {
  const found: CatalogueTable[] = [];
  for (const aligned of alignment.sections) {
    if (!aligned.span || !isCatalogue(aligned)) continue;
    const isOfContract = aligned.section.content.some(({ kind }) => kind === 'table');
    let heading = aligned.heading;
    for (const { block, offset } of blocksIn(file, aligned.span)) {
      if (block.kind === 'heading') heading = headingAbove(file, offset + block.span.start);
      if (block.kind !== 'table') continue;
      const columns = readColumns(block);
      const entries = columns && readEntries(file, block, { offset, columns });
      if (!columns || entries?.length === 0) continue;
      found.push({
        table: block,
        offset,
        columns,
        entries: entries ?? [],
        heading,
        scope: aligned.heading,
        isOfContract,
        isLocal: false,
      });
    }
  }
  return found;
}

/** The tables below headings about errors that have a column of codes, and those whose heading says that it is one of error codes. */
export function tablesAboutErrors(file: MarkdownFile): CatalogueTable[] {
  const known = aboutErrors.get(file);
  if (known) return known;
  const found: CatalogueTable[] = [];
  const parents = parentsOf(file);
  const endpoints = inherited(file, (heading) => (wordsOf(heading).method ? true : undefined));
  const scopes: (Heading | undefined)[] = [];
  for (const heading of file.headings) {
    const parent = parents[heading.index];
    // A heading alone says what stands right below it; what is grouped below it has headings of its own about errors.
    const above = parent && scopes[parent.index];
    scopes.push(above ?? (isAboutErrors(heading) ? heading : undefined));
  }
  let headings = 0;
  for (const { start, content } of file.parts) {
    for (const { table, above, isSaid } of tablesOfPart(content)) {
      const heading = file.headings[headings + above - 1];
      const scope = heading && scopes[heading.index];
      if (!scope && !isSaid) continue;
      const columns = readColumns(table);
      if (!columns?.isNamed) continue;
      const entries = readEntries(file, table, { offset: start, columns });
      if (entries.length === 0) continue;
      found.push({
        table,
        offset: start,
        columns,
        entries,
        heading,
        scope: scope ?? heading,
        isOfContract: false,
        isLocal: heading !== undefined && endpoints[heading.index] === true,
      });
    }
    headings += content.headings.length;
  }
  aboutErrors.set(file, found);
  return found;
}

const aboutErrors = new WeakMap<MarkdownFile, CatalogueTable[]>();

interface PartTable {
  readonly table: TableBlock;
  /** How many headings of the part stand before it. */
  readonly above: number;
  /** Its header says that it lists error codes. */
  readonly isSaid: boolean;
}

const tablesOfPart = perPart((content): readonly PartTable[] => {
  const found: PartTable[] = [];
  let above = 0;
  for (const block of content.facts.blocks) {
    if (block.kind === 'heading') above++;
    if (block.kind !== 'table') continue;
    const isSaid = block.header.some(({ text }) => /^error ?codes?$/i.test(plainCell(text)));
    found.push({ table: block, above, isSaid });
  }
  return found;
});

/** The title of a document is, where the document is: an "Error Tracking API" has tables of other things. */
function isAboutErrors({ text, level }: Heading): boolean {
  if (level > 1) return /\berrors?\b/i.test(text);
  return /\berrors?\b.*\b(?:codes?|responses?|messages?|reference|list|catalog(?:ue)?|handling)\b|^errors?$/i.test(
    text,
  );
}

/** The section's contract asks for a table with a column for codes. */
function isCatalogue({ section }: AlignedSection): boolean {
  if (section.id === 'error-codes') return true;
  const [first] = section.content.flatMap((requirement) => (requirement.kind === 'table' ? requirement.columns : []));
  return first !== undefined && /^(?:error )?codes?$/i.test(first.name);
}

/** A table of a part that stays the same has the same entries, perhaps further up or down. */
function readEntries(file: MarkdownFile, table: TableBlock, place: EntriesPlace): readonly ErrorEntry[] {
  const known = readBefore.get(table);
  if (known?.column === place.columns.code) {
    const by = place.offset - known.offset;
    return by === 0 ? known.entries : known.entries.map((entry) => moved(entry, by));
  }
  const entries = readRows(file, table, place);
  readBefore.set(table, { offset: place.offset, column: place.columns.code, entries });
  return entries;
}

interface EntriesPlace {
  readonly offset: number;
  readonly columns: ErrorColumns;
}

const readBefore = new WeakMap<
  TableBlock,
  { readonly offset: number; readonly column: number; readonly entries: readonly ErrorEntry[] }
>();

function moved(entry: ErrorEntry, by: number): ErrorEntry {
  const { codeSpan, rowSpan, table } = entry;
  return { ...entry, codeSpan: movedSpan(codeSpan, by), rowSpan: movedSpan(rowSpan, by), table: table + by };
}

function readRows(file: MarkdownFile, table: TableBlock, { offset, columns }: EntriesPlace): ErrorEntry[] {
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
      codeSpan: movedSpan(
        {
          start: Math.max(start, cell.span.start),
          end: Math.max(start, cell.span.start) + code.length,
        },
        offset,
      ),
      ...lineOf(file, offset + cell.span.start),
      column: columns.code,
      table: offset + table.span.start,
    });
  }
  return entries;
}

/** One word, or a status before its phrase; a row whose cell has other words names a group. */
function codeOf(text: string): string | undefined {
  const word = /^\d{3}(?=\s)/.exec(text)?.[0] ?? text;
  if (word === 'TODO' || word === 'TBD') return undefined;
  return /^[\p{L}\p{N}][\p{L}\p{N}_.:/#-]*$/u.test(word) ? word : undefined;
}

/** A row that names the group of those below it: one filled cell, in bold, or in words that every such table uses. */
export function isGroupRow(row: readonly TableCell[], first: string): boolean {
  const isAlone = row.length > 1 && row.filter((cell) => cell.text !== '').length === 1;
  return isAlone && /^(?:\*\*|__|<)|^(?:client|server)\b|^\dxx\b/i.test(first);
}

function source(file: MarkdownFile, offset: number, { span }: TableCell): string {
  return file.text.slice(offset + span.start, offset + span.end);
}

function lineOf({ text, lines }: MarkdownFile, offset: number): Pick<ErrorEntry, 'rowSpan' | 'line'> {
  const line = lines.lineAt(offset);
  const rowSpan = { start: lines.lineStart(line), end: lines.lineEnd(line) };
  return { rowSpan, line: text.slice(rowSpan.start, lines.lineStart(line + 1)) };
}
