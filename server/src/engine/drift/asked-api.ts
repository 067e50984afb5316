import isEqual from 'fast-deep-equal';
import type { DescribedApi } from '../api/api.ts';
import type { DescribedOperation, DescribedScheme, DescribedServer, OperationDetails } from '../api/described.ts';
import type { DescribedErrorCodes } from '../api/error-codes.ts';
import type { RelatedSpan } from '../finding.ts';
import type { Place } from '../spec/tree/node.ts';
import type { ContractFacts } from '../structure/contract-facts.ts';
import type { BoundApi, OperationMatch, Suggestion } from './bound-api.ts';
import { matchEndpoint, suggestEndpoints } from './bound-api.ts';
import { AskedFacts } from './contract-facts.ts';
import type { NamedEndpoint, NamedMatch, NamedSuggestion, OperationName } from './endpoint-index.ts';

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
  readonly #methods = new Map<string, boolean>();
  #tags: readonly string[] | undefined;
  #codes: readonly string[] | undefined;
  readonly #errorCodes = new Map<string, DescribedErrorCodes>();
  readonly #keys = new Map<string, readonly string[]>();
  #undocumented: { readonly answer: readonly OperationName[] | undefined } | undefined;
  #owned: { readonly answer: readonly OperationName[] | undefined } | undefined;
  readonly contractFacts: ContractFacts = new AskedFacts(this);

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

  errorCodes(api: DescribedApi): DescribedErrorCodes {
    this.#errorCodes.set(api.uri, api.errorCodes);
    return api.errorCodes;
  }

  /** Methods and paths of all operations. */
  keys(api: DescribedApi): readonly string[] {
    this.#keys.set(api.uri, api.keys);
    return api.keys;
  }

  undocumented(): readonly OperationName[] | undefined {
    this.#undocumented ??= { answer: this.bound.undocumented() };
    return this.#undocumented.answer;
  }

  owned(): readonly OperationName[] | undefined {
    this.#owned ??= { answer: this.bound.owned() };
    return this.#owned.answer;
  }

  /** Whether there is an operation of a method, in upper case. */
  hasMethod(method: string): boolean {
    const known = this.#methods.get(method);
    if (known !== undefined) return known;
    const answer = hasMethod(this.bound, method);
    this.#methods.set(method, answer);
    return answer;
  }

  get tags(): readonly string[] {
    this.#tags ??= this.bound.facts.tags;
    return this.#tags;
  }

  get codes(): readonly string[] {
    this.#codes ??= this.bound.facts.codes;
    return this.#codes;
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
    for (const [uri, codes] of this.#errorCodes) if (byUri.get(uri)?.errorCodes !== codes) return false;
    for (const [uri, keys] of this.#keys) if (byUri.get(uri)?.keys !== keys) return false;
    for (const [place, { api, start }] of this.#places)
      if (byUri.get(api.uri)?.locate(place).span.start !== start) return false;
    if (this.#tags && bound.facts.tags !== this.#tags) return false;
    if (this.#codes && bound.facts.codes !== this.#codes) return false;
    if (this.#owned && bound.owned() !== this.#owned.answer) return false;
    return !this.#undocumented || bound.undocumented() === this.#undocumented.answer;
  }

  /** With other paths or methods, an endpoint may still be the same operation. */
  #isNamedAlike(bound: BoundApi): boolean {
    const { index } = bound;
    if (index === this.bound.index) return true;
    for (const [method, answer] of this.#methods) if (hasMethod(bound, method) !== answer) return false;
    for (const [endpoint, match] of this.#matches) if (!isEqual(index.match(endpoint), match)) return false;
    for (const [endpoint, suggestions] of this.#suggestions)
      if (!isEqual(index.suggest(endpoint), suggestions)) return false;
    return true;
  }
}

function hasMethod({ apis }: BoundApi, method: string): boolean {
  return apis.some(({ keys }) => keys.some((key) => key.startsWith(`${method} `)));
}
