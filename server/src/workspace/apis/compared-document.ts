import { barePathsOf, withBarePaths } from '#engine/drift/bare-paths.ts';
import { type Binding, type SpecName, specNameOf } from '#engine/drift/binding.ts';
import type { ApiSet, BoundApi } from '#engine/drift/bound-api.ts';
import type { NamedEndpoint, OperationName } from '#engine/drift/named-endpoint.ts';
import { endpointsOf } from '#engine/endpoints/endpoints.ts';
import type { DocumentFacts } from '#engine/graph/document-facts.ts';
import type { MarkdownFile } from '#engine/markdown/markdown-file.ts';

/** What a binding needs to know of a document. */
export interface Document {
  readonly uri: string;
  readonly spec: SpecName | undefined;
  readonly endpoints: readonly NamedEndpoint[];
  /** With the paths that it names without a method. */
  named(): readonly NamedEndpoint[];
}

export function documentOf(file: MarkdownFile): Document {
  const endpoints = endpointsOf(file);
  return { uri: file.uri, spec: specNameOf(file), endpoints, named: () => withBarePaths(endpoints, barePathsOf(file)) };
}

export function ofFacts({ uri, spec, api }: DocumentFacts): Document {
  const { endpoints = [], paths = [] } = api ?? {};
  return { uri, spec, endpoints, named: once(() => withBarePaths(endpoints, paths)) };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/**
 * What a document is compared with. Of a thousand documents each has another one after every edit of their description, so it has no more than it needs.
 */
export class ComparedDocument implements BoundApi {
  readonly apis: ApiSet['apis'];
  readonly servers: ApiSet['servers'];
  readonly index: ApiSet['index'];
  readonly facts: ApiSet['facts'];
  readonly binding: Binding;
  readonly #options: ComparedDocumentOptions;

  constructor(options: ComparedDocumentOptions) {
    const { apis, servers, index, facts } = options.set;
    this.apis = apis;
    this.servers = servers;
    this.index = index;
    this.facts = facts;
    this.binding = options.binding;
    this.#options = options;
  }

  undocumented(): readonly OperationName[] | undefined {
    const { asked, document, set } = this.#options;
    return asked.undocumented(document, set);
  }

  owned(): readonly OperationName[] | undefined {
    const { asked, document, set } = this.#options;
    return asked.owned(document, set);
  }
}

interface ComparedDocumentOptions {
  readonly set: ApiSet;
  readonly binding: Binding;
  readonly document: Document;
  readonly asked: Asked;
}

/** What a workspace knows of a document among the others. */
export type Asked = Record<
  'undocumented' | 'owned',
  (document: Document, set: ApiSet) => readonly OperationName[] | undefined
>;
