import type { Span } from '../finding.ts';

/** An edit that writes a comment which suppresses a finding. */
export interface Insertion {
  readonly span: Span;
  /** Without a reason. */
  readonly text: string;
  /** Where in the text `: reason` may be put. */
  readonly reasonAt: number;
}

/** An insertion of a text in which `words` are the comment's. */
export function insertion(span: Span, text: string, words: string): Insertion {
  return { span, text, reasonAt: text.indexOf(words) + words.length };
}

/** The line break that a text has. */
export function lineBreakOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}
