import type { DescribedApi } from '../api/api.ts';
import type { DescribedOperation } from '../api/described.ts';
import { isSameList } from '../lists.ts';
import type { Binding } from './binding.ts';
import { EndpointIndex } from './endpoint-index.ts';
import type { NamedEndpoint, NamedSuggestion, OperationName } from './named-endpoint.ts';
import { SpecFacts } from './spec-facts.ts';

/** The descriptions that some documents are about, with their operations joined. */
export interface ApiSet {
  readonly apis: readonly DescribedApi[];
  /** URLs of servers besides those of the descriptions. */
  readonly servers: readonly string[];
  /** The same as long as methods, paths and base paths are. */
  readonly index: EndpointIndex;
  readonly facts: SpecFacts;
}

/** What a document is compared with. */
export interface BoundApi extends ApiSet {
  readonly binding: Binding;
  /**
   * The operations that no document of these descriptions names and that belong into this one: each is the business of one document alone. Undefined as long as not all
   * documents are known. The same list as long as it says the same.
   */
  undocumented(): readonly OperationName[] | undefined;
  /** The operations that are this document's business, documented or not; as {@link undocumented} otherwise. */
  owned(): readonly OperationName[] | undefined;
}

/** An operation with its description. */
export interface OperationMatch {
  readonly api: DescribedApi;
  readonly operation: DescribedOperation;
  /** How many segments the endpoint's path has before the operation's: a server's base path, a version. Negative: the operation's has so many more. */
  readonly offset: number;
}

export interface Suggestion extends Pick<OperationMatch, 'api' | 'operation'> {
  readonly kind: NamedSuggestion['kind'];
}

/** The set as it was before where it is the same, and its index where that is. */
export function apiSetOf(
  apis: readonly DescribedApi[],
  servers: readonly string[],
  before: ApiSet | undefined,
): ApiSet {
  if (before && isSameList(before.apis, apis) && isSameList(before.servers, servers)) return before;
  const isSameIndex =
    before !== undefined &&
    isSameList(before.servers, servers) &&
    before.apis.length === apis.length &&
    apis.every((api, at) => {
      const other = before.apis[at];
      return other?.uri === api.uri && other.keys === api.keys && other.servers === api.servers;
    });
  const index = isSameIndex ? before.index : new EndpointIndex(apis, servers, before?.index);
  return { apis, servers, index, facts: new SpecFacts(apis, before?.facts) };
}

/** The operation that an endpoint of a document means. */
export function matchEndpoint(
  set: Pick<ApiSet, 'apis' | 'index'>,
  endpoint: NamedEndpoint,
): OperationMatch | undefined {
  const match = set.index.match(endpoint);
  const found = match && operationNamed(set, match);
  return found && { ...found, offset: match.offset };
}

/** What an endpoint may have meant that is no operation. */
export function suggestEndpoints(set: Pick<ApiSet, 'apis' | 'index'>, endpoint: NamedEndpoint): readonly Suggestion[] {
  return set.index.suggest(endpoint).flatMap(({ kind, ...name }) => {
    const found = operationNamed(set, name);
    return found ? [{ kind, ...found }] : [];
  });
}

export function operationNamed(
  { apis }: Pick<ApiSet, 'apis'>,
  { api: uri, key }: OperationName,
): Pick<OperationMatch, 'api' | 'operation'> | undefined {
  const api = apis.find((one) => one.uri === uri);
  const operation = api?.operation(key);
  return api && operation && { api, operation };
}

/** Operations whose paths differ behind `#` alone are one to whoever reads a URL: nothing but the same fragment tells which of them an endpoint means. */
export function isCertain({ operation }: Pick<OperationMatch, 'operation'>, { path }: NamedEndpoint): boolean {
  const { fragment } = operation.path;
  return fragment === '' || fragment === path.fragment;
}
