import type { Span } from '../finding.ts';

/**
 * What one part of a document says, as plain data. A part begins at a document-level ATX heading in column 0 and ends
 * before the next one, so every span here is relative to its part's start: an edit elsewhere leaves it as it is.
 */
export interface PartFacts {
  readonly blocks: readonly Block[];
  /** Links and images anywhere in the part, in their order. */
  readonly links: readonly Link[];
}

export type Block =
  | HeadingBlock
  | ParagraphBlock
  | ListBlock
  | TableBlock
  | CodeBlock
  | HtmlBlock
  | QuoteBlock
  | ThematicBreakBlock;

/** Spans of blocks cover whole lines, without the last line break and without trailing blank lines. */
export interface HeadingBlock {
  readonly kind: 'heading';
  readonly span: Span;
  readonly level: number;
  /** The heading's words as a reader sees them: no marks, no `{#id}`. */
  readonly text: string;
  /** The words in the source, between the marks: what a retitling replaces. */
  readonly textSpan: Span;
  /** `===` or `---` below the words instead of `#` before them. */
  readonly isSetext: boolean;
}

export interface ParagraphBlock {
  readonly kind: 'paragraph';
  readonly span: Span;
  /** The words as a reader sees them; line breaks are spaces. Code spans keep their text. */
  readonly text: string;
  /** Code spans among them, without their backticks. */
  readonly code: readonly string[];
}

export interface ListBlock {
  readonly kind: 'list';
  readonly span: Span;
  readonly isOrdered: boolean;
  readonly items: readonly ListItem[];
}

export interface ListItem {
  readonly span: Span;
  readonly blocks: readonly Block[];
}

export interface TableBlock {
  readonly kind: 'table';
  readonly span: Span;
  readonly header: readonly TableCell[];
  readonly rows: readonly (readonly TableCell[])[];
}

export interface TableCell {
  /** Between the bars, trimmed. An empty cell has an empty span. */
  readonly span: Span;
  readonly text: string;
}

export interface CodeBlock {
  readonly kind: 'code';
  readonly span: Span;
  /** The first word of the info string in lower case; empty for none and for indented code. */
  readonly language: string;
  readonly info: string;
  readonly content: string;
  readonly isFenced: boolean;
}

export interface HtmlBlock {
  readonly kind: 'html';
  readonly span: Span;
  readonly content: string;
}

export interface QuoteBlock {
  readonly kind: 'quote';
  readonly span: Span;
  readonly blocks: readonly Block[];
}

export interface ThematicBreakBlock {
  readonly kind: 'thematicBreak';
  readonly span: Span;
}

export interface Link {
  readonly kind: 'link' | 'image';
  readonly span: Span;
  readonly destination: string;
  readonly text: string;
}
