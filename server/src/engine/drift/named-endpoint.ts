import type { EndpointPath } from '../endpoints/path.ts';

/** What a document's endpoint is called by. */
export interface NamedEndpoint {
  /** `''` for a path that stands by itself. */
  readonly method: string;
  readonly path: EndpointPath;
  /** It is documented there; a call or a word in passing may have values for parameters. */
  readonly isDeclaration: boolean;
}

/** The name of an operation: the URI of its description, and its key there. */
export interface OperationName {
  readonly api: string;
  readonly key: string;
}

/** The operation that an endpoint means. */
export interface NamedMatch extends OperationName {
  /** How many segments the endpoint's path has before the operation's: a server's base path, a version. Negative: the operation's has so many more. */
  readonly offset: number;
}

/** What an endpoint that is no operation may have meant. */
export interface NamedSuggestion extends OperationName {
  readonly kind: 'method' | 'path';
}

/** All that an answer about an endpoint depends on besides the operations there are, in one word. */
export function endpointName({ method, path, isDeclaration }: NamedEndpoint): string {
  const { template, query, fragment } = path;
  const rest = query === '' && fragment === '' ? '' : `?${query}#${fragment}`;
  return `${method} ${template}${rest} ${isDeclaration}`;
}
