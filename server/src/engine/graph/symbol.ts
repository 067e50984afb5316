import type { Span } from '../finding.ts';

/** What docs name, wherever they name it. */
export type DocSymbol =
  | { readonly kind: 'code'; readonly code: string }
  /** A path, whatever the method; parameters as `{name}`. */
  | { readonly kind: 'endpoint'; readonly template: string }
  /** What stands in the braces of one path. */
  | { readonly kind: 'parameter'; readonly template: string; readonly name: string }
  /** By its place among the headings of its document. */
  | { readonly kind: 'heading'; readonly uri: string; readonly index: number }
  /** A name that a document gives to a place itself: `{#id}`, `id` of HTML. */
  | { readonly kind: 'anchor'; readonly uri: string; readonly name: string }
  | { readonly kind: 'document'; readonly uri: string };

/** A place where a symbol is named. */
export interface DocOccurrence {
  readonly uri: string;
  readonly span: Span;
  readonly role: 'definition' | 'use';
}

/** What is named at a place. */
export interface NamedSymbol {
  readonly symbol: DocSymbol;
  readonly span: Span;
}
