import type { Span } from '#engine/finding.ts';

/** One change of a text that makes a document and its description disagree. */
export interface Change {
  /** What is changed: `GET /parcels: the type of limit`. */
  readonly name: string;
  readonly kind: string;
  /** Replaced in the text as it was. */
  readonly span: Span;
  readonly text: string;
  /** What changes with it, such as a name's other places; no span meets another one. */
  readonly also?: readonly { readonly span: Span; readonly text: string }[];
  /**
   * Where the finding has to stand in the changed text, or, of a change of the description, where it has to lead to in that. Undefined where the words are gone that it would be about.
   */
  readonly at: Span | undefined;
}

export function applyChange(text: string, { span, text: replacement, also = [] }: Change): string {
  let changed = text;
  for (const edit of [{ span, text: replacement }, ...also].sort((a, b) => b.span.start - a.span.start))
    changed = changed.slice(0, edit.span.start) + edit.text + changed.slice(edit.span.end);
  return changed;
}

/** Changes more with it; the finding's place moves with what stands before it. */
export function withOthers(change: Change, also: readonly { readonly span: Span; readonly text: string }[]): Change {
  const before = also.filter(({ span }) => span.start < change.span.start);
  const moved = before.reduce((sum, { span, text }) => sum + text.length - (span.end - span.start), 0);
  const at = change.at && { start: change.at.start + moved, end: change.at.end + moved };
  return { ...change, also, at };
}

/** A change that puts a text in the place of a span, and whose finding is there. */
export function replacing(kind: string, name: string, span: Span, text: string): Change {
  return { kind, name, span, text, at: { start: span.start, end: span.start + text.length } };
}
