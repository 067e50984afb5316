import type { Endpoint } from '../endpoints/endpoint.ts';
import type { Span } from '../finding.ts';
import type { DocumentedExample } from './examples/example.ts';

/** What a document says of an endpoint. All spans are offsets in the document. */
export interface DocumentedOperation {
  readonly endpoint: Endpoint;
  /** The section that is about it; endpoints that are declared one right after the other share one. */
  readonly span: Span;
  /** Of the request; those that stand in nothing but the path, too. */
  readonly parameters: readonly DocumentedParameter[];
  /** What a response holds: fields of its body, and headers. */
  readonly responseFields: readonly DocumentedParameter[];
  /** Each as often as it is written down. */
  readonly responses: readonly DocumentedResponse[];
  readonly examples: readonly DocumentedExample[];
}

export type ParameterPlace = 'path' | 'query' | 'header' | 'cookie' | 'body';

/** How a parameter is written down; all but `path`, which is the endpoint's own, are the name of the file that recognises it. */
export type ParameterForm = 'component' | 'definition-list' | 'html-table' | 'list' | 'path' | 'prose' | 'table';

export interface DocumentedParameter {
  /** Without marks: `limit`, `metadata.labels`, `id` of `{id}`. */
  readonly name: string;
  readonly nameSpan: Span;
  /** By a column, an attribute, the words above, or the endpoint's path; undefined where nothing says it. */
  readonly in: ParameterPlace | undefined;
  readonly type: Wording | undefined;
  /** Undefined where nothing says it. The span is that of the word or sign, undefined where an empty cell or the words above say it. */
  readonly required: { readonly value: boolean; readonly span: Span | undefined } | undefined;
  readonly default: Wording | undefined;
  /** The allowed values; empty where none are written down. */
  readonly values: readonly Wording[];
  readonly description: Wording | undefined;
  /** The whole row, item or element, with its children. */
  readonly span: Span;
  readonly form: ParameterForm;
  /** What stands in it: items of nested lists, elements in elements. */
  readonly children: readonly DocumentedParameter[];
}

/** Words of the document, without marks around them. */
export interface Wording {
  readonly text: string;
  readonly span: Span;
}

/** How a response is written down; the name of the file that recognises it. */
export type ResponseForm = 'code' | 'component' | 'heading' | 'label' | 'list' | 'prose' | 'table';

export interface DocumentedResponse {
  /** `404`, `4XX`, `default`. */
  readonly status: string;
  readonly statusSpan: Span;
  /** The reason phrase behind it. */
  readonly phrase: Wording | undefined;
  readonly description: Wording | undefined;
  readonly mediaType: Wording | undefined;
  /** The whole heading, row, item or sentence. */
  readonly span: Span;
  readonly form: ResponseForm;
}
