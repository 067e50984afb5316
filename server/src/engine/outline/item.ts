import type { Span } from '../finding.ts';

/** What a line of an outline is about; editors choose a symbol for each. */
export type OutlineKind =
  | 'group'
  | 'path'
  | 'operation'
  | 'component'
  | 'tag'
  | 'scheme'
  | 'info'
  | 'server'
  | 'endpoint'
  | 'errorCode';

/** A line of a document's outline. */
export interface OutlineItem {
  readonly kind: OutlineKind;
  readonly name: string;
  readonly detail: string;
  readonly isDeprecated: boolean;
  /** All of it. */
  readonly span: Span;
  /** Its name. */
  readonly nameSpan: Span;
  readonly children: readonly OutlineItem[];
}
