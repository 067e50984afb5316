import type { Span } from '../../finding.ts';
import type { Wording } from '../operation.ts';
import type { ExampleValue } from './value.ts';

/** A call as an example writes it. Spans are offsets in the document. */
export interface ExampleCall {
  readonly tool: 'curl' | 'fetch' | 'axios' | 'requests';
  /** In upper case; the span is undefined where it goes without saying. */
  readonly method: { readonly text: string; readonly span: Span | undefined };
  /** Undefined where it is not written down as one. */
  readonly url: Wording | undefined;
  readonly fields: readonly ExampleField[];
  /** Query parameters that are written apart from the URL. */
  readonly query: readonly ExampleField[];
  readonly body: ExampleBody | undefined;
}

/** A header field, or a pair of a query. */
export interface ExampleField {
  readonly name: Wording;
  /** Undefined where it isn't a literal. */
  readonly value: Wording | undefined;
}

export interface ExampleBody {
  readonly span: Span;
  /** As it is written down, or sent; empty where it isn't a literal. */
  readonly text: string;
  /** Of a body in JSON, or of an object that becomes one. */
  readonly value: ExampleValue | undefined;
}
