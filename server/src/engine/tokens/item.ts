import type { Span } from '../finding.ts';

/** What an editor may colour by what it means. The names are the legend's. */
export const tokenKinds = ['httpMethod', 'endpointPath', 'pathParameter', 'httpStatus', 'errorCode'] as const;

/** One of {@link tokenKinds}. */
export type TokenKind = (typeof tokenKinds)[number];

/** A stretch of the text that means something: in one line. */
export interface SemanticToken {
  readonly kind: TokenKind;
  readonly span: Span;
}
