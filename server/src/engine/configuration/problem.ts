import { closest as closestWord, distance } from 'fastest-levenshtein';
import type { Finding, Fix, RelatedSpan, Severity, Span } from '../finding.ts';

/** What a problem in a contract or a configuration may have besides its message. */
export interface ProblemDetails {
  readonly severity?: Severity;
  readonly fixes?: readonly Fix[];
  readonly related?: readonly RelatedSpan[];
}

/** A finding in a contract or a configuration; an error unless the details say otherwise. */
export function problem(rule: string, span: Span, message: string, details: ProblemDetails = {}): Finding {
  return {
    rule,
    severity: details.severity ?? 'error',
    message,
    span,
    related: details.related ?? [],
    fixes: details.fixes ?? [],
  };
}

/** The candidate that a misspelt word means; undefined where none is near. */
export function suggest(word: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0) return undefined;
  const lower = word.toLowerCase();
  const sameLetters = candidates.find((candidate) => candidate.toLowerCase() === lower);
  if (sameLetters !== undefined) return sameLetters;
  const most = tolerance(word);
  // Two words differ by their lengths, at least.
  const near = candidates.filter(({ length }) => Math.abs(length - word.length) <= most);
  if (near.length === 0) return undefined;
  const nearest = closestWord(word, near);
  return distance(word, nearest) <= most ? nearest : undefined;
}

/** Two letters swapped count as two mistakes. */
function tolerance(word: string): number {
  return word.length < 4 ? 1 : Math.max(2, Math.floor(word.length / 3));
}

/** "; did you mean `x`?", or nothing. */
export function didYouMean(suggestion: string | undefined): string {
  return suggestion === undefined ? '' : `; did you mean \`${suggestion}\`?`;
}

/** A text that is short enough for a message. */
export function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** The fix that writes the suggestion instead. */
export function replaceFix(uri: string, span: Span, suggestion: string | undefined): Fix[] {
  if (suggestion === undefined) return [];
  return [{ title: `Change to \`${suggestion}\``, edits: [{ uri, span, text: suggestion }], isSafe: false }];
}
