import type { Span } from '../finding.ts';
import type { Heading } from '../markdown/markdown-file.ts';
import type { EndpointPath } from './path.ts';

/** How an endpoint is written down; the name of the file that recognises it. */
export type EndpointForm =
  | 'code-block'
  | 'component'
  | 'curl'
  | 'front-matter'
  | 'heading'
  | 'labels'
  | 'line'
  | 'prose'
  | 'split-heading'
  | 'table';

/** An HTTP method and a path that a document names. */
export interface Endpoint {
  /** In upper case. */
  readonly method: string;
  readonly path: EndpointPath;
  /** Undefined where the method goes without saying, as in cURL's calls. */
  readonly methodSpan: Span | undefined;
  readonly pathSpan: Span;
  readonly form: EndpointForm;
  /** This is where the endpoint is documented; otherwise it is only mentioned: an example's call, an index, a word in passing. */
  readonly isDeclaration: boolean;
  /** The nearest heading at or above it. */
  readonly heading: Heading | undefined;
}

/** An endpoint in one part, before it is known what stands above the part. Spans are the part's. */
export interface PartEndpoint extends Omit<Endpoint, 'isDeclaration' | 'heading'> {
  readonly role: Role;
}

/**
 * `declaration` and `mention` are settled; a `candidate` declares unless its headings announce an example or the endpoint is declared already;
 * an `entry` of a table or a list, unless the endpoint is declared elsewhere.
 */
export type Role = 'declaration' | 'candidate' | 'entry' | 'mention';
