import { matchOf } from '../bound/subject-at.ts';
import type { CellPlace } from '../facts/cell-place.ts';
import { areStatuses, isStatusHeader, plainCell } from '../facts/error-columns.ts';
import type { Place } from '../facts/place.ts';
import { inOneLine } from '../generate/embed.ts';
import { describeStatus, statusLine } from '../http/describe.ts';
import { findStatus, type HttpStatus, httpStatuses } from '../http/statuses.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { operationsOf } from '../operations/operations.ts';
import { holds } from '../spans.ts';
import { type Completion, type CompletionContext, sortKey } from './item.ts';

/**
 * HTTP status codes: in a table's column of statuses, behind `HTTP/1.1` and the word *status*, at the start of a code span,
 * in headings of responses, and as the value of a `"status"` in JSON.
 */
export function statuses({ file, place, api }: CompletionContext): readonly Completion[] {
  const typed = typedStatus(file, place);
  const isBeforeWord = typed?.digits === '' && /^[^\W\d]|^[/:{]/.test(place.line.after);
  if (!typed || isBeforeWord) return [];
  const rest = restOf(place.line.after);
  const span = {
    start: place.offset - typed.digits.length,
    end: place.offset + (typed.hasPhrase ? rest.all : rest.digits),
  };
  const described = describedResponses(file, api, place.offset);
  return httpStatuses
    .filter(({ isUnused, code }) => !isUnused && String(code).startsWith(typed.digits))
    .map((status) => ({
      label: statusLine(status),
      kind: 'status',
      insertText: typed.hasPhrase ? statusLine(status) : String(status.code),
      isSnippet: false,
      span,
      detail: described.get(String(status.code)) ?? status.class,
      documentation: describeStatus(status),
      // What the operation answers with comes first.
      sortText: sortKey(described.has(String(status.code)) ? '39' : '4', status.code),
      filterText: statusLine(status),
    }));
}

/** What the operation answers with that the place is about, with the first words on it. */
function describedResponses(
  file: MarkdownFile,
  api: CompletionContext['api'],
  offset: number,
): ReadonlyMap<string, string | undefined> {
  const documented = api && operationsOf(file).find(({ span }) => holds(span, offset));
  const match = api && documented && matchOf(api, documented);
  const responses = match ? match.api.details(match.operation).responses : [];
  return new Map(responses.map(({ status, description }) => [status, inOneLine(description, 80) || undefined]));
}

interface TypedStatus {
  /** Before the cursor. */
  readonly digits: string;
  /** The phrase is written with the code. */
  readonly hasPhrase: boolean;
}

function typedStatus(file: MarkdownFile, { block, line, inlineCode, offset }: Place): TypedStatus | undefined {
  if (block.kind === 'cell') return inCell(block, line.before.slice(block.span.start - line.start));
  if (block.kind === 'code') {
    const value = digitsAtEnd(/"(?:http_?)?status(?:_?code)?"\s*:\s*$/i, block.before);
    return value === undefined ? behindProtocol(block.before) : { digits: value, hasPhrase: false };
  }
  if (inlineCode) {
    const typed = line.before.slice(inlineCode.start - line.start);
    return /^\d{0,3}$/.test(typed) ? { digits: typed, hasPhrase: true } : behindProtocol(typed);
  }
  if (block.kind === 'heading') return inHeading(file, line.before, offset) ?? behindWord(line.before);
  return block.kind === 'paragraph' ? (behindProtocol(line.before) ?? behindWord(line.before)) : undefined;
}

function behindProtocol(before: string): TypedStatus | undefined {
  const digits = digitsAtEnd(/\bHTTP\/\d(?:\.\d)?[ \t]+$/, before);
  return digits === undefined ? undefined : { digits, hasPhrase: true };
}

function behindWord(before: string): TypedStatus | undefined {
  const digits = digitsAtEnd(/\bstatus(?:[ \t]+codes?)?(?:[ \t]+(?:of|is))?:?[ \t]+$/i, before);
  // Without a digit it is a word like any other: "the status of an order".
  return digits === undefined || digits === '' ? undefined : { digits, hasPhrase: true };
}

/** Up to three digits at the end of a text, where what stands before them matches. */
function digitsAtEnd(pattern: RegExp, text: string): string | undefined {
  const digits = /\d{0,3}$/.exec(text)?.[0] ?? '';
  return pattern.test(text.slice(0, text.length - digits.length)) ? digits : undefined;
}

function inCell(cell: CellPlace, before: string): TypedStatus | undefined {
  const typed = /^[`*]*(\d{0,3})$/.exec(before)?.[1];
  const isStatusColumn =
    isStatusHeader(cell.header) || (/^codes?$/i.test(plainCell(cell.header)) && holdsNoNames(cell));
  if (typed === undefined || cell.row < 0 || !isStatusColumn) return undefined;
  const others = cell.table.rows
    .filter((_, row) => row !== cell.row)
    .map((row) => plainCell(row[cell.column]?.text ?? ''));
  const filled = others.filter((text) => text !== '');
  const hasPhrase =
    filled.length > 0 ? filled.some((text) => /^\d{3}\s+\p{L}/u.test(text)) : isStatusHeader(cell.header);
  return { digits: typed, hasPhrase };
}

/** A column of codes may be one of error names; the row that is being written says nothing. */
function holdsNoNames({ table, column, row }: CellPlace): boolean {
  const others = { ...table, rows: table.rows.filter((_, index) => index !== row) };
  const isEmpty = others.rows.every((cells) => plainCell(cells[column]?.text ?? '') === '');
  return isEmpty || areStatuses(others, column);
}

function inHeading(file: MarkdownFile, before: string, offset: number): TypedStatus | undefined {
  const [, word, digits] =
    /^ {0,3}#+[ \t]+(?:(response|error|status(?: code)?|http)[ \t:]+)?(\d{0,3})$/i.exec(before) ?? [];
  if (digits === undefined) return undefined;
  return word !== undefined || isBelowResponses(file, offset) ? { digits, hasPhrase: true } : undefined;
}

/** The heading stands below one about responses or errors, or beside one that begins with a status. */
function isBelowResponses(file: MarkdownFile, offset: number): boolean {
  const own = file.headings.find((heading) => heading.span.start <= offset && offset <= heading.span.end);
  const above = file.headings.slice(0, own?.index ?? 0);
  const parent = above.findLast((heading) => own && heading.level < own.level);
  const siblings = above.filter((heading) => heading.level === own?.level && heading.index > (parent?.index ?? -1));
  if (parent && /\b(?:responses?|errors?|status(?:es)?)\b/i.test(parent.text)) return true;
  return siblings.some((heading) => findStatus(Number(/^\d{3}\b/.exec(heading.text)?.[0])) !== undefined);
}

/** How much of the text behind the cursor belongs to the status that stands there: its digits, and its phrase too. */
function restOf(after: string): { readonly digits: number; readonly all: number } {
  const digits = /^\d{0,3}/.exec(after)?.[0].length ?? 0;
  const words = after.slice(digits).toLowerCase();
  const phrases = httpStatuses.flatMap(phrasesOf).filter((phrase) => words.startsWith(` ${phrase.toLowerCase()}`));
  return { digits, all: digits + Math.max(0, ...phrases.map((phrase) => phrase.length + 1)) };
}

function phrasesOf(status: HttpStatus): readonly string[] {
  return [status.phrase, ...status.formerPhrases];
}
