import type { Span } from '../finding.ts';

/** What is said about the text under the mouse. */
export interface Hover {
  readonly markdown: string;
  readonly span: Span;
}
