import type { Span } from '../finding.ts';

/** Something that an author may want to write at the cursor. */
export interface Completion {
  readonly label: string;
  readonly insertText: string;
  /** `insertText` is an LSP snippet. */
  readonly isSnippet: boolean;
  /** A few words beside the label. */
  readonly detail: string | undefined;
  /** Markdown. */
  readonly documentation: string | undefined;
  /** What the text replaces; in the line of the cursor. */
  readonly span: Span;
}
