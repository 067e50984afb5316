import type { Span } from '../finding.ts';
import { findStatus, type HttpStatus } from '../http/statuses.ts';
import { areStatuses, isCodeHeader, isStatusHeader } from './error-columns.ts';
import type { Place } from './place.ts';
import { type Word, wordAt } from './word.ts';

/** The number at a place that plainly is a status code: not any number of three digits. */
export function statusAt(place: Place): { readonly status: HttpStatus; readonly span: Span } | undefined {
  const word = wordAt(place, '\\w');
  const status = word && /^\d{3}$/.test(word.text) ? findStatus(Number(word.text)) : undefined;
  return word && status && isStatus(place, word, status) ? { status, span: word.span } : undefined;
}

function isStatus({ block, inlineCode }: Place, { before, after, span }: Word, status: HttpStatus): boolean {
  if (/[\d.,-]$|[$€£#]$/.test(before) || /^(?:[.,]\d|%|-\w)/.test(after)) return false;
  const isNamed =
    isBehindName(before) || isBeforeName(after) || isBeforePhrase(after, status) || isListed(before, after);
  switch (block.kind) {
    case 'code':
      return /\bHTTP\/\d(?:\.\d)?[ \t]+$|"(?:http_?)?status(?:_?code)?"\s*:\s*"?$/i.test(before);
    case 'cell': {
      const isColumn =
        isStatusHeader(block.header) || (isCodeHeader(block.header) && areStatuses(block.table, block.column));
      return isNamed || (isColumn && block.row >= 0) || (inlineCode !== undefined && isAboutResponses(before + after));
    }
    case 'heading':
      return isNamed || (/^ {0,3}#*[ \t]*[`*]*$/.test(before) && /^[`*]*[ \t]*(?:$|[-–—:(])/.test(after));
    case 'paragraph':
      return isNamed || (inlineCode?.start === span.start && isAboutResponses(before + after));
    case 'blank':
    case 'frontMatter':
    case 'other':
      return false;
  }
}

/** `HTTP/1.1 404`, `HTTP 404`, `status code 404`, `404` as the first of "statuses 404". */
function isBehindName(before: string): boolean {
  return /\bHTTP(?:\/\d(?:\.\d)?)?[ \t]+[`*"]*$|\b(?:status(?:es)?|response|http|error)(?:[ \t_-]*codes?)?(?:[ \t]+(?:of|is))?:?[ \t]+[`*"]*$/i.test(
    before,
  );
}

function isBeforePhrase(after: string, status: HttpStatus): boolean {
  const words = after.replace(/^[`*]*[ \t]*[-–—:(]?[ \t]*[`*_"]*/, '').toLowerCase();
  return [status.phrase, ...status.formerPhrases].some((phrase) => words.startsWith(phrase.toLowerCase()));
}

/** `a 404 response`, `the 404 HTTP status`. */
function isBeforeName(after: string): boolean {
  return /^[`*]*[ \t]+(?:HTTP[ \t]+)?(?:status|response|error)\b/i.test(after);
}

/** It begins an item of a list and is set apart from what the item says of it. */
function isListed(before: string, after: string): boolean {
  return /^[\s>]*(?:[-*+]|\d+[.)])[ \t]+(?:`|\*\*)+$/.test(before) && /^(?:`|\*\*)+(?:[ \t]*[-–—:(]|$)/.test(after);
}

/** A number of three digits that is all of a code span is a status, by the rest of its line. */
export function isLoneStatus(before: string, after: string): boolean {
  return isListed(before, after) || isAboutResponses(before + after);
}

function isAboutResponses(line: string): boolean {
  return /\b(?:status|http|respon[ds]|returns?|errors?|code|fails?|answer)/i.test(line);
}
