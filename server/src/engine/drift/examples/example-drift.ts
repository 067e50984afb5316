import type { Severity, Span } from '../../finding.ts';
import type { Problem } from '../../spec/examples/problem.ts';
import type { Place } from '../../spec/tree/node.ts';

/** The very words of a schema that a value contradicts: the type, or the value that is allowed. */
export function wordsOf({ because, said, keyword }: Problem, meant: string | undefined): Place {
  if (!said || (keyword !== 'type' && keyword !== 'enum')) return because;
  const choice = said.kind === 'list' ? said.items.find((one) => one.kind === 'scalar' && one.value === meant) : said;
  return choice ?? said;
}

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
  /** The name of a query parameter that a request has and the operation hasn't. */
  readonly unknownQuery?: string;
  /** The parameter that a request lacks. */
  readonly missing?: MissingInRequest;
}

/** A required parameter that a request doesn't send, and what it sends in the same place. */
export interface MissingInRequest {
  readonly in: 'query' | 'header';
  readonly name: string;
  readonly sent: readonly string[];
}

export interface DriftFix {
  readonly title: string;
  readonly edits: readonly { readonly span: Span; readonly text: string }[];
}
