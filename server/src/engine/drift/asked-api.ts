import isEqual from 'fast-deep-equal';
import type { DescribedApi } from '../api/api.ts';
import type { DescribedOperation, DescribedScheme, DescribedServer, OperationDetails } from '../api/described.ts';
import type { RelatedSpan } from '../finding.ts';
import type { Place } from '../spec/tree/node.ts';
import type { BoundApi, OperationMatch, Suggestion } from './bound-api.ts';
import { matchEndpoint, suggestEndpoints } from './bound-api.ts';
import type { NamedEndpoint, NamedMatch, NamedSuggestion, OperationName } from './endpoint-index.ts';
import { holdsIn } from './spec-condition.ts';

/**
 * What a check asks of the descriptions that its document is about. It keeps the answers, so that the check stands for as long as they do: rules ask here, and follow nodes of operations
 * only ({@link DescribedApi.details} first), whose references are among what an operation depends on.
 */
export class AskedApi {
  readonly bound: BoundApi;
  readonly #matches = new Map<NamedEndpoint, NamedMatch | undefined>();
  readonly #suggestions = new Map<NamedEndpoint, readonly NamedSuggestion[]>();
  readonly #servers = new Map<string, readonly DescribedServer[]>();
  readonly #operations = new Set<DescribedOperation>();
  readonly #places = new Map<Place, { readonly api: DescribedApi; readonly start: number }>();
  readonly #schemes = new Map<string, readonly DescribedScheme[]>();
  readonly #conditions = new Map<string, boolean | undefined>();
  #undocumented: { readonly answer: readonly OperationName[] | undefined } | undefined;

  constructor(bound: BoundApi) {
    this.bound = bound;
  }

  get apis(): readonly DescribedApi[] {
    return this.bound.apis;
  }

  match(endpoint: NamedEndpoint): OperationMatch | undefined {
    if (!this.#matches.has(endpoint)) this.#matches.set(endpoint, this.bound.index.match(endpoint));
    const match = matchEndpoint(this.bound, endpoint);
    if (match) this.#operations.add(match.operation);
    return match;
  }

  suggest(endpoint: NamedEndpoint): readonly Suggestion[] {
    this.#suggestions.set(endpoint, this.bound.index.suggest(endpoint));
    return suggestEndpoints(this.bound, endpoint);
  }

  details({ api, operation }: Pick<OperationMatch, 'api' | 'operation'>): OperationDetails {
    this.#operations.add(operation);
    return api.details(operation);
  }

  servers(api: DescribedApi): readonly DescribedServer[] {
    this.#servers.set(api.uri, api.servers);
    return api.servers;
  }

  schemes(api: DescribedApi): readonly DescribedScheme[] {
    this.#schemes.set(api.uri, api.schemes);
    return api.schemes;
  }

  /** As {@link holdsIn}. */
  holds(condition: string): boolean | undefined {
    const answer = holdsIn(condition, this.apis);
    this.#conditions.set(condition, answer);
    return answer;
  }

  undocumented(): readonly OperationName[] | undefined {
    this.#undocumented ??= { answer: this.bound.undocumented() };
    return this.#undocumented.answer;
  }

  /** A place of a description as related information. */
  related(api: DescribedApi, place: Place, message: string): RelatedSpan {
    const { uri, span } = api.locate(place);
    this.#places.set(place, { api, start: span.start });
    return { uri, span, message };
  }

  /** Whether what a document is compared with now would answer all of it with the same. */
  isAnsweredBy(bound: BoundApi | undefined): boolean {
    const before = this.bound;
    if (bound === before) return true;
    if (!bound || bound.binding !== before.binding || !this.#isNamedAlike(bound)) return false;
    for (const operation of this.#operations)
      if (!bound.apis.some((api) => api.operation(operation.key) === operation)) return false;
    const byUri = new Map(bound.apis.map((api) => [api.uri, api]));
    for (const [uri, servers] of this.#servers) if (byUri.get(uri)?.servers !== servers) return false;
    for (const [uri, schemes] of this.#schemes) if (byUri.get(uri)?.schemes !== schemes) return false;
    for (const [condition, answer] of this.#conditions) if (holdsIn(condition, bound.apis) !== answer) return false;
    for (const [place, { api, start }] of this.#places)
      if (byUri.get(api.uri)?.locate(place).span.start !== start) return false;
    return !this.#undocumented || bound.undocumented() === this.#undocumented.answer;
  }

  /** With other paths or methods, an endpoint may still be the same operation. */
  #isNamedAlike({ index }: BoundApi): boolean {
    if (index === this.bound.index) return true;
    for (const [endpoint, match] of this.#matches) if (!isEqual(index.match(endpoint), match)) return false;
    for (const [endpoint, suggestions] of this.#suggestions)
      if (!isEqual(index.suggest(endpoint), suggestions)) return false;
    return true;
  }
}
