import type { ParameterLocation } from '../../api/described.ts';
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
  readonly because: Because | undefined;
  /** Further words of the description that tell it. */
  readonly besides?: readonly Because[];
  /** The property that the schema doesn't speak of. */
  readonly undeclared?: string | undefined;
  /** Instead of the rule's own. */
  readonly severity?: Severity | undefined;
  readonly fixes: readonly DriftFix[];
  /** The name of a query parameter that a request has and the operation hasn't. */
  readonly unknownQuery?: string;
  /** A parameter that a request should have. */
  readonly missing?: MissingParameter;
}

/** A place of the description, and what is told there. */
export interface Because {
  readonly place: Place;
  readonly message: string;
}

export interface MissingParameter {
  readonly in: ParameterLocation;
  readonly name: string;
  /** The names of what the request has in the same place. */
  readonly sent: readonly string[];
}

export interface DriftFix {
  readonly title: string;
  readonly edits: readonly { readonly span: Span; readonly text: string }[];
}
