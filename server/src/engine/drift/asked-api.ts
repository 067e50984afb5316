import type { DescribedApi } from '../api/api.ts';
import type { DescribedScheme, DescribedServer, OperationDetails } from '../api/described.ts';
import type { DescribedErrorCodes } from '../api/error-codes.ts';
import type { RelatedSpan } from '../finding.ts';
import type { Place } from '../spec/tree/node.ts';
import type { ContractFacts } from '../structure/contract-facts.ts';
import { Answers, hasMethod, hasStatus } from './answers.ts';
import type { BoundApi, OperationMatch, Suggestion } from './bound-api.ts';
import { matchEndpoint, suggestEndpoints } from './bound-api.ts';
import { AskedFacts } from './contract-facts.ts';
import { endpointName, type NamedEndpoint, type OperationName } from './named-endpoint.ts';

/**
 * What a check asks of the descriptions that its document is about. The {@link Answers} are kept, so that the check stands for as long as they do: rules ask here, and follow nodes of
 * operations only ({@link AskedApi.details} first), whose references are among what an operation depends on.
 */
export class AskedApi {
  readonly bound: BoundApi;
  readonly answers: Answers;
  readonly contractFacts: ContractFacts = new AskedFacts(this);

  constructor(bound: BoundApi) {
    this.bound = bound;
    this.answers = new Answers(bound);
  }

  get apis(): readonly DescribedApi[] {
    return this.bound.apis;
  }

  match(endpoint: NamedEndpoint): OperationMatch | undefined {
    const { matches, operations } = this.answers;
    const name = endpointName(endpoint);
    if (!matches.has(name))
      matches.set(name, { endpoint: plain(endpoint), answer: this.bound.index.match(endpoint, name) });
    const match = matchEndpoint(this.bound, endpoint);
    if (match) operations.add(match.operation);
    return match;
  }

  suggest(endpoint: NamedEndpoint): readonly Suggestion[] {
    const name = endpointName(endpoint);
    const answer = this.bound.index.suggest(endpoint, name);
    this.answers.suggestions.set(name, { endpoint: plain(endpoint), answer });
    return suggestEndpoints(this.bound, endpoint);
  }

  details({ api, operation }: Pick<OperationMatch, 'api' | 'operation'>): OperationDetails {
    this.answers.operations.add(operation);
    return api.details(operation);
  }

  servers(api: DescribedApi): readonly DescribedServer[] {
    this.answers.servers.set(api.uri, api.servers);
    return api.servers;
  }

  schemes(api: DescribedApi): readonly DescribedScheme[] {
    this.answers.schemes.set(api.uri, api.schemes);
    return api.schemes;
  }

  errorCodes(api: DescribedApi): DescribedErrorCodes {
    this.answers.errorCodes.set(api.uri, api.errorCodes);
    return api.errorCodes;
  }

  /** Methods and paths of all operations. */
  keys(api: DescribedApi): readonly string[] {
    this.answers.keys.set(api.uri, api.keys);
    return api.keys;
  }

  undocumented(): readonly OperationName[] | undefined {
    this.answers.undocumented ??= { names: this.bound.undocumented() };
    return this.answers.undocumented.names;
  }

  owned(): readonly OperationName[] | undefined {
    this.answers.owned ??= { names: this.bound.owned() };
    return this.answers.owned.names;
  }

  /** Whether there is an operation of a method, in upper case. */
  hasMethod(method: string): boolean {
    const known = this.answers.methods.get(method);
    if (known !== undefined) return known;
    const answer = hasMethod(this.bound, method);
    this.answers.methods.set(method, answer);
    return answer;
  }

  /** Whether an operation answers with a status. */
  hasStatus(status: number): boolean {
    const known = this.answers.statuses.get(status);
    if (known !== undefined) return known;
    const answer = hasStatus(this.bound, status);
    this.answers.statuses.set(status, answer);
    return answer;
  }

  get tags(): readonly string[] {
    this.answers.tags ??= this.bound.facts.tags;
    return this.answers.tags;
  }

  get codes(): readonly string[] {
    this.answers.codes ??= this.bound.facts.codes;
    return this.answers.codes;
  }

  /** A place of a description as related information. */
  related(api: DescribedApi, place: Place, message: string): RelatedSpan {
    const { uri, span } = api.locate(place);
    const related = { uri, span, message };
    this.answers.related.set(related, { api: api.uri, place });
    return related;
  }
}

/** Without the document that it stands in. */
function plain({ method, path, isDeclaration }: NamedEndpoint): NamedEndpoint {
  return { method, path, isDeclaration };
}
