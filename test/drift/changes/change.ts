import type { Span } from '#engine/finding.ts';

/** One change of a text that makes a document and its description disagree. */
export interface Change {
  /** What is changed: `GET /parcels: the type of limit`. */
  readonly name: string;
  readonly kind: string;
  /** Replaced in the text as it was. */
  readonly span: Span;
  readonly text: string;
  /**
   * Where the finding has to stand in the changed text, or, of a change of the description, where it has to lead to in that. Undefined where the words are gone that it would be about.
   */
  readonly at: Span | undefined;
}

export function applyChange(text: string, { span, text: replacement }: Pick<Change, 'span' | 'text'>): string {
  return text.slice(0, span.start) + replacement + text.slice(span.end);
}

/** A change that puts a text in the place of a span, and whose finding is there. */
export function replacing(kind: string, name: string, span: Span, text: string): Change {
  return { kind, name, span, text, at: { start: span.start, end: span.start + text.length } };
}
