import { type ErrorCatalogue, type ErrorEntry, errorCatalogue } from '../facts/error-catalogue.ts';
import { isCodeHeader, isMethodHeader } from '../facts/error-columns.ts';
import type { Place } from '../facts/place.ts';
import { codesElsewhere } from '../graph/shared-codes.ts';
import { type Completion, type CompletionContext, sortKey } from './item.ts';
import { mayBecome } from './matching.ts';

/**
 * The error codes of the document's own catalogue, and then those that other documents list: in code spans, in other tables' columns of codes, and as the values of
 * keys such as `"code"` in JSON.
 */
export function errorCodes({ file, alignment, place, graph }: CompletionContext): readonly Completion[] {
  const typed = typedCode(place);
  if (!typed) return [];
  const catalogue = errorCatalogue(file, alignment);
  if (isInCatalogue(catalogue, place)) return [];
  const rest = /^[\p{L}\p{N}_.:/-]*/u.exec(place.line.after)?.[0] ?? '';
  const span = { start: place.offset - typed.text.length, end: place.offset + rest.length };
  const entries = uniqueEntries([...catalogue.entries, ...codesElsewhere(graph, file).map(({ entry }) => entry)]);
  const isBeforeWord = typed.text === '' && rest !== '' && !entries.some(({ code }) => code === rest);
  if (isBeforeWord) return [];
  return entries
    .filter(({ code }) => mayBecome(typed.text, code) && (typed.isString || /^\d+$/.test(code)))
    .map(({ code, message, description, status }, index) => ({
      label: code,
      kind: 'errorCode',
      insertText: code,
      isSnippet: false,
      span,
      detail:
        [status === code ? undefined : status, message].filter((text) => text !== undefined).join(' · ') || undefined,
      documentation: description,
      sortText: sortKey('2', index),
      filterText: code,
    }));
}

export interface TypedCode {
  readonly text: string;
  /** A value without quotes can only be a number. */
  readonly isString: boolean;
}

/** What of a code stands before a place where one belongs. */
export function typedCode({ block, line, inlineCode }: Place): TypedCode | undefined {
  if (inlineCode && !(block.kind === 'cell' && isMethodHeader(block.header))) {
    const text = line.before.slice(inlineCode.start - line.start);
    return /^[\w.:/-]*$/.test(text) ? { text, isString: true } : undefined;
  }
  if (block.kind === 'cell') {
    const text = line.before.slice(block.span.start - line.start);
    if (block.row < 0 || !isCodeHeader(block.header) || !/^[\w.:/-]*$/.test(text)) return undefined;
    return { text, isString: true };
  }
  if (block.kind !== 'code') return undefined;
  const [, quote, text] = /"(?:error_?)?(?:code|error|type|reason)"\s*:\s*("?)([\w.:/-]*)$/i.exec(block.before) ?? [];
  if (text === undefined) return undefined;
  return { text, isString: quote === '"' };
}

export function isInCatalogue({ tables }: ErrorCatalogue, { offset }: Place): boolean {
  return tables.some((table) => table.start <= offset && offset <= table.end);
}

/** The first of each code. */
function uniqueEntries(entries: readonly ErrorEntry[]): readonly ErrorEntry[] {
  const seen = new Set<string>();
  return entries.filter(({ code }) => !seen.has(code) && seen.add(code));
}
