import type { Span } from '../finding.ts';

/** The YAML between `---` lines at the very start of a document. */
export interface FrontMatter {
  /** With both `---` lines and the last line break. */
  readonly span: Span;
  /** The YAML text. */
  readonly contentSpan: Span;
  /** Top-level keys with scalar values; spans are the document's. */
  readonly entries: ReadonlyMap<string, FrontMatterEntry>;
}

export interface FrontMatterEntry {
  readonly value: unknown;
  readonly keySpan: Span;
  readonly valueSpan: Span;
}
