import isEqual from 'fast-deep-equal';
import type { DescribedApi } from '../api/api.ts';
import type { DescribedOperation, DescribedScheme, DescribedServer } from '../api/described.ts';
import type { DescribedErrorCodes } from '../api/error-codes.ts';
import type { RelatedSpan, Span } from '../finding.ts';
import type { Place } from '../spec/tree/node.ts';
import type { Binding } from './binding.ts';
import type { BoundApi } from './bound-api.ts';
import type { endpointName, NamedEndpoint, NamedMatch, NamedSuggestion, OperationName } from './named-endpoint.ts';

/**
 * What a check was answered about the descriptions of its document. It is kept with what was found, for a thousand documents: so it holds neither the description nor the document, but
 * what can be compared.
 */
export class Answers {
  readonly #binding: Binding;
  /** That of the index which has answered, or would answer all of it alike. */
  #state: object;
  /** These by the names of endpoints. */
  readonly matches = new Map<string, Asked<NamedMatch | undefined>>();
  readonly suggestions = new Map<string, Asked<readonly NamedSuggestion[]>>();
  readonly operations = new Set<DescribedOperation>();
  readonly methods = new Map<string, boolean>();
  /** Whether an answer is described that has a status. */
  readonly statuses = new Map<number, boolean>();
  /** These by the URIs of the descriptions. */
  readonly servers = new Map<string, readonly DescribedServer[]>();
  readonly schemes = new Map<string, readonly DescribedScheme[]>();
  readonly errorCodes = new Map<string, DescribedErrorCodes>();
  readonly keys = new Map<string, readonly string[]>();
  /** The places of a description that were shown. */
  readonly related = new Map<RelatedSpan, ShownPlace>();
  tags: readonly string[] | undefined;
  codes: readonly string[] | undefined;
  undocumented: Answer | undefined;
  owned: Answer | undefined;

  constructor({ binding, index }: BoundApi) {
    this.#binding = binding;
    this.#state = index.state;
  }

  /** The keys of the operations that were asked about, and the names of all endpoints ({@link endpointName}). */
  get names(): readonly string[] {
    return [...Array.from(this.operations, ({ key }) => key), ...this.matches.keys()];
  }

  /** Whether what the document is compared with now would answer all of it with the same, wherever that stands by now. */
  isAnsweredBy(bound: BoundApi | undefined): boolean {
    if (!bound || bound.binding !== this.#binding || !this.isNamedAlike(bound)) return false;
    for (const operation of this.operations)
      if (!bound.apis.some((api) => api.operation(operation.key) === operation)) return false;
    for (const api of bound.apis) if (!this.#isListedAlike(api)) return false;
    for (const [status, answer] of this.statuses) if (hasStatus(bound, status) !== answer) return false;
    if (this.tags && bound.facts.tags !== this.tags) return false;
    if (this.codes && bound.facts.codes !== this.codes) return false;
    if (this.owned && bound.owned() !== this.owned.names) return false;
    return !this.undocumented || bound.undocumented() === this.undocumented.names;
  }

  /** Whether all that was shown of a description stands where it stood. */
  isInPlace(bound: BoundApi): boolean {
    return [...this.related].every(([{ span }, known]) => placeIn(bound, known)?.start === span.start);
  }

  /** Whether all that was shown of a description is still there, be it elsewhere: with what it stands in it may have been written anew. */
  isThere({ apis }: BoundApi): boolean {
    return [...this.related.values()].every(({ api: uri, place: { part } }) => {
      const file = apis.find((api) => api.uri === uri)?.spec.files.get(part.uri);
      return file !== undefined && part.indexIn(file.parts) !== -1;
    });
  }

  /** What was shown, where it stands now. */
  moved(related: RelatedSpan, bound: BoundApi): RelatedSpan {
    const known = this.related.get(related);
    const span = known && placeIn(bound, known);
    if (!span || span.start === related.span.start) return related;
    const moved = { ...related, span };
    this.related.delete(related);
    this.related.set(moved, known);
    return moved;
  }

  /** Whether all endpoints mean what they meant: with other paths or methods they still may. */
  isNamedAlike(bound: BoundApi): boolean {
    const { index } = bound;
    if (index.state === this.#state) return true;
    for (const [method, answer] of this.methods) if (hasMethod(bound, method) !== answer) return false;
    for (const [name, { endpoint, answer }] of this.matches)
      if (!isSame(index.match(endpoint, name), answer)) return false;
    for (const [name, { endpoint, answer }] of this.suggestions)
      if (!isSame(index.suggest(endpoint, name), answer)) return false;
    this.#state = index.state;
    return true;
  }

  #isListedAlike(api: DescribedApi): boolean {
    const { uri } = api;
    if (this.servers.has(uri) && this.servers.get(uri) !== api.servers) return false;
    if (this.schemes.has(uri) && this.schemes.get(uri) !== api.schemes) return false;
    if (this.errorCodes.has(uri) && this.errorCodes.get(uri) !== api.errorCodes) return false;
    return !this.keys.has(uri) || this.keys.get(uri) === api.keys;
  }
}

/** Most answers are the objects that they were. */
function isSame<T>(one: T, other: T): boolean {
  return one === other || isEqual(one, other);
}

interface ShownPlace {
  readonly api: string;
  readonly place: Place;
}

function placeIn({ apis }: BoundApi, { api: uri, place }: ShownPlace): Span | undefined {
  return apis.find((api) => api.uri === uri)?.locate(place).span;
}

interface Asked<T> {
  /** Its method and its path alone. */
  readonly endpoint: NamedEndpoint;
  readonly answer: T;
}

interface Answer {
  readonly names: readonly OperationName[] | undefined;
}

export function hasMethod({ apis }: Pick<BoundApi, 'apis'>, method: string): boolean {
  return apis.some(({ keys }) => methodsIn(keys).has(method));
}

/** Every check asks for the same few. */
function methodsIn(keys: readonly string[]): ReadonlySet<string> {
  let methods = methodsByKeys.get(keys);
  if (!methods) {
    methods = new Set(keys.map((key) => key.slice(0, key.indexOf(' '))));
    methodsByKeys.set(keys, methods);
  }
  return methods;
}

const methodsByKeys = new WeakMap<readonly string[], ReadonlySet<string>>();

export function hasStatus({ apis }: Pick<BoundApi, 'apis'>, status: number): boolean {
  const written = String(status);
  return apis.some((api) =>
    api.operations.some((operation) => api.details(operation).responses.some((one) => one.status === written)),
  );
}
