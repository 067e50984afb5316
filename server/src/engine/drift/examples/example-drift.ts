import type { Severity, Span } from '../../finding.ts';
import type { Place } from '../../spec/tree/node.ts';

/** Where an example and an operation differ. Spans are offsets in the inside of the example's block. */
export interface ExampleDrift {
  readonly message: string;
  readonly span: Span;
  /** What the description says, and in which words that is told. */
  readonly because: { readonly place: Place; readonly message: string } | undefined;
  /** The property that the schema doesn't speak of. */
  readonly undeclared?: string | undefined;
  /** Instead of the rule's own. */
  readonly severity?: Severity | undefined;
  readonly fixes: readonly DriftFix[];
}

export interface DriftFix {
  readonly title: string;
  readonly edits: readonly { readonly span: Span; readonly text: string }[];
}
