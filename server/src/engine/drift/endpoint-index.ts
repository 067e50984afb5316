import isEqual from 'fast-deep-equal';
import { distance } from 'fastest-levenshtein';
import type { DescribedApi } from '../api/api.ts';
import type { DescribedOperation } from '../api/described.ts';
import type { EndpointPath, PathSegment } from '../endpoints/path.ts';
import { fullTemplate, isConcrete } from '../endpoints/path.ts';
import { isSameList } from '../lists.ts';
import { namesakeKey } from './namesakes.ts';

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

interface Entry extends OperationName {
  readonly method: string;
  readonly template: string;
  readonly query: string;
  readonly fragment: string;
  /** Without those that are empty. */
  readonly segments: readonly PathSegment[];
  /** Those that it may be called by besides. */
  readonly plain: readonly PathSegment[] | undefined;
  /** The same for paths that differ in nothing but the names of parameters. */
  readonly shape: string;
}

/** What an endpoint was answered. */
interface Known {
  readonly endpoint: Pick<NamedEndpoint, 'method' | 'path'>;
  readonly match: NamedMatch | undefined;
}

/**
 * Finds the operations of some descriptions by methods and paths as documents write them: with or without the server and its base path, a version, a slash at the
 * end, a query, a fragment; with any name and spelling of parameters, and with values in their places.
 */
export class EndpointIndex {
  /** Stands for what the index answers, without holding it. */
  readonly state = {};
  readonly #uris: readonly string[];
  readonly #entries: readonly Entry[];
  readonly #bases: readonly (readonly string[])[];
  /** The first of a method and a path with its fragment, as both are written. */
  readonly #byName = new Map<string, Entry>();
  /** By the shape of the path. */
  readonly #byShape = new Map<string, Entry[]>();
  /** Operations of some description differ in their queries alone. */
  readonly #hasQueries: boolean;
  /** Those with parameters in their paths, by the method and the number of segments. */
  readonly #templates = new Map<string, Entry[]>();
  /** The other operations of each that several descriptions have. */
  readonly #namesakes = new Map<string, readonly OperationName[]>();
  readonly #known = new Map<string, Known>();
  readonly #suggested = new Map<string, readonly NamedSuggestion[]>();
  /** The operations that have come or gone since earlier states. */
  readonly #changedSince = new Map<object, readonly Entry[]>();
  #knownPrefixes: readonly (readonly PathSegment[])[] | undefined;

  /** `servers` are URLs besides those of the descriptions. What `before` was asked, and what no operation makes another answer now, isn't looked for again. */
  constructor(apis: readonly DescribedApi[], servers: readonly string[] = [], before?: EndpointIndex) {
    const urls = [...apis.flatMap((api) => api.servers.map(({ url }) => url)), ...servers];
    this.#bases = [...new Set(urls.map(basePathOf))].filter((path) => path !== '').map((path) => path.split('/'));
    this.#uris = apis.map(({ uri }) => uri);
    if (apis.length > 1) this.#addNamesakes(apis);
    const changes = changesOf(before ? before.#entries : [], apis);
    this.#entries = changes.entries;
    this.#hasQueries = this.#entries.some(({ query }) => query !== '');
    for (const entry of this.#entries) {
      const { method, segments, plain, shape } = entry;
      const name = `${method} ${fullTemplate(entry)}`;
      if (!this.#byName.has(name)) this.#byName.set(name, entry);
      push(this.#byShape, shape, entry);
      if (plain) push(this.#byShape, shapeOf(plain), { ...entry, segments: plain });
      if (segments.some(isParameter)) push(this.#templates, `${method} ${segments.length}`, entry);
    }
    if (before && this.#readsAs(before)) this.#carry(before, changes.changed);
  }

  /** Whether an endpoint means what it meant at an earlier state; false where that isn't known. */
  matchesAs(state: object, { method, path }: NamedEndpoint): boolean {
    if (state === this.state) return true;
    const changed = this.#changedSince.get(state);
    return changed !== undefined && !mayMeanAny(changed, method, path);
  }

  match({ method, path, isDeclaration }: NamedEndpoint): NamedMatch | undefined {
    if (method === '') return this.#onlyAt(path);
    const name = `${method} ${path.template}?${path.query}#${path.fragment} ${isDeclaration}`;
    const known = this.#known.get(name);
    if (known) return known.match;
    const match =
      this.#same({ method, path }) ??
      this.#find({ method, path }, filledSegments(path), !isDeclaration || mayBeFilled(path)) ??
      this.#find({ method, path }, wordSegments(path), false) ??
      this.#findJoined({ method, path });
    this.#known.set(name, { endpoint: { method, path }, match });
    return match;
  }

  /** Whether operations may have others of their names in other descriptions. */
  get mayHaveNamesakes(): boolean {
    return this.#uris.length > 1;
  }

  /** The same operation in other descriptions, such as those of other versions: who names the one names them all. */
  namesakes({ api, key }: OperationName): readonly OperationName[] {
    return this.#namesakes.get(`${api} ${key}`) ?? [];
  }

  #addNamesakes(apis: readonly DescribedApi[]): void {
    const byKey = new Map<string, OperationName[]>();
    for (const api of apis) for (const key of api.keys) push(byKey, namesakeKey(api, key), { api: api.uri, key });
    for (const all of byKey.values())
      for (const one of all) {
        const others = all.filter(({ api }) => api !== one.api);
        if (others.length > 0) this.#namesakes.set(`${one.api} ${one.key}`, others);
      }
  }

  /** The operations of the same path with other methods, then those of the most similar path. */
  suggest({ method, path }: NamedEndpoint): readonly NamedSuggestion[] {
    const name = `${method} ${fullTemplate(path)}`;
    const known = this.#suggested.get(name) ?? this.#suggestionsFor(method, path);
    this.#suggested.set(name, known);
    return known;
  }

  /** Whether the same may stand before a path, or be missing there. */
  #readsAs(other: EndpointIndex): boolean {
    return (
      isSameList(this.#uris, other.#uris) &&
      isEqual(this.#bases, other.#bases) &&
      isEqual(this.#prefixes().map(textOf), other.#prefixes().map(textOf)) &&
      other.#known.size < mostKnown
    );
  }

  #carry(before: EndpointIndex, changed: readonly Entry[]): void {
    if (changed.length > mostChanges) return;
    this.#changedSince.set(before.state, changed);
    for (const [state, others] of before.#changedSince)
      if (others.length + changed.length <= mostChanges) this.#changedSince.set(state, [...others, ...changed]);
    for (const [name, known] of before.#known)
      if (!mayMeanAny(changed, known.endpoint.method, known.endpoint.path)) this.#known.set(name, known);
  }

  #suggestionsFor(method: string, path: EndpointPath): readonly NamedSuggestion[] {
    const segments = filledSegments(path);
    const others = new Set(this.#variants(segments).flatMap((variant) => this.#byShape.get(shapeOf(variant)) ?? []));
    const byMethod = [...others].filter((entry) => entry.method !== method && mayBeSame(entry, path));
    if (byMethod.length > 0) return byMethod.map((entry) => suggestionOf('method', entry));
    return this.#nearest(method, segments, path.fragment).map((entry) => suggestionOf('path', entry));
  }

  /** What {@link #find} finds first, for an endpoint that is written as its operation: most are. */
  #same({ method, path }: Pick<NamedEndpoint, 'method' | 'path'>): NamedMatch | undefined {
    const entry = this.#byName.get(`${method} ${fullTemplate(path)}`);
    if (this.#hasQueries && entry?.query !== path.query) return undefined;
    const segments = entry && filledSegments(path);
    if (!segments || textOf(segments) !== textOf(entry.segments)) return undefined;
    return { api: entry.api, key: entry.key, offset: 0 };
  }

  /** The operation of a path that has but one. */
  #onlyAt(path: EndpointPath): NamedMatch | undefined {
    const segments = filledSegments(path);
    for (const variant of this.#variants(segments)) {
      const [first, ...others] = bestFirst(this.#byShape.get(shapeOf(variant)) ?? [], path);
      if (!first || first.segments.length === 0) continue;
      const isOnly = others.every(({ method }) => method === first.method);
      return isOnly ? { api: first.api, key: first.key, offset: segments.length - first.segments.length } : undefined;
    }
    return undefined;
  }

  /** Several values in the place of one parameter: `{host},{id}` for `{site}`. */
  #findJoined({ method, path }: Pick<NamedEndpoint, 'method' | 'path'>): NamedMatch | undefined {
    const segments = filledSegments(path);
    const isJoined = ({ text, parameters }: PathSegment): boolean =>
      parameters.length > 1 && /^[\s,;:~+|&-]*$/.test(text.replace(/\{[^{}]*\}/g, ''));
    if (!segments.some(isJoined)) return undefined;
    const joined = segments.map((segment) => (isJoined(segment) ? { ...segment, text: '{}' } : segment));
    return this.#find({ method, path }, joined, false);
  }

  #find(
    { method, path }: Pick<NamedEndpoint, 'method' | 'path'>,
    segments: readonly PathSegment[],
    mayHaveValues: boolean,
  ): NamedMatch | undefined {
    const variants = this.#variants(segments);
    for (const variant of variants) {
      const same = this.#byShape.get(shapeOf(variant))?.filter((entry) => entry.method === method) ?? [];
      const [best] = bestFirst(same, path).toSorted(
        (a, b) =>
          sameNames(b.segments, variant) - sameNames(a.segments, variant) ||
          // Paths may differ in a slash at their ends alone.
          Number(b.template === path.template) - Number(a.template === path.template),
      );
      if (best) return { api: best.api, key: best.key, offset: segments.length - best.segments.length };
    }
    for (const variant of mayHaveValues ? variants : []) {
      const [best] = (this.#templates.get(`${method} ${variant.length}`) ?? [])
        .filter((entry) => fits(entry.segments, variant) && mayBeSame(entry, path))
        .sort((a, b) => literals(b.segments) - literals(a.segments));
      if (best) return { api: best.api, key: best.key, offset: segments.length - best.segments.length };
    }
    return undefined;
  }

  /** The path as it may stand in a description: as written, without a base path or a version before it, or with one. Best first. */
  #variants(segments: readonly PathSegment[]): readonly (readonly PathSegment[])[] {
    const variants: (readonly PathSegment[])[] = [segments];
    for (const base of this.#bases) {
      const isBase = base.every((text, index) => isSameWord(text, segments[index]?.text ?? ''));
      if (isBase) variants.push(segments.slice(base.length));
      // Part of the base path may stand in the document.
      for (let count = 1; count < base.length; count++) {
        const tail = base.slice(count);
        if (tail.every((text, index) => isSameWord(text, segments[index]?.text ?? '')))
          variants.push(segments.slice(tail.length));
      }
    }
    let start = 0;
    while (start < segments.length - 1 && start < mostPrefixes && isPrefix(segments[start])) {
      start++;
      variants.push(segments.slice(start));
    }
    for (const prefix of this.#prefixes()) variants.push([...prefix, ...segments]);
    return variants;
  }

  /** Versions and the like that the descriptions' own paths begin with, and that documents may leave out. */
  #prefixes(): readonly (readonly PathSegment[])[] {
    if (this.#knownPrefixes) return this.#knownPrefixes;
    const prefixes = new Map<string, readonly PathSegment[]>();
    for (const entries of this.#byShape.values()) {
      const [{ segments } = { segments: [] }] = entries;
      let count = 0;
      while (count < segments.length - 1 && count < mostPrefixes && isPrefix(segments[count])) count++;
      for (let length = 1; length <= count; length++)
        prefixes.set(shapeOf(segments.slice(0, length)), segments.slice(0, length));
    }
    this.#knownPrefixes = [...prefixes.values()].slice(0, mostVersions);
    return this.#knownPrefixes;
  }

  #nearest(method: string, segments: readonly PathSegment[], fragment: string): readonly Entry[] {
    const written = withFragment(textOf(segments), fragment);
    const variants = this.#variants(segments).map((variant) => withFragment(textOf(variant), fragment));
    let best: readonly Entry[] = [];
    let least = Math.max(2, Math.floor(written.length / 4)) + 1;
    for (const entries of this.#byShape.values()) {
      for (const entry of entries) {
        if (entry.method !== method) continue;
        const other = withFragment(textOf(entry.segments), entry.fragment);
        const cost = Math.min(
          ...variants.map((text) => (Math.abs(text.length - other.length) >= least ? least : distance(text, other))),
        );
        if (cost >= least) continue;
        least = cost;
        best = [entry];
      }
    }
    return best;
  }
}

/** The operations of some descriptions, those of before where they are the same, and all that have come or gone. */
function changesOf(before: readonly Entry[], apis: readonly DescribedApi[]) {
  const names = apis.flatMap(({ uri, operations }) => operations.map((operation) => ({ uri, operation })));
  const isKept = (from: number, to: number): boolean => {
    const entry = before[from];
    const name = names[to];
    return entry !== undefined && entry.key === name?.operation.key && entry.api === name.uri;
  };
  const most = Math.min(before.length, names.length);
  let start = 0;
  while (start < most && isKept(start, start)) start++;
  let end = 0;
  while (end < most - start && isKept(before.length - 1 - end, names.length - 1 - end)) end++;
  const come = names.slice(start, names.length - end).map(({ uri, operation }) => entryOf(uri, operation));
  const gone = before.slice(start, before.length - end);
  const entries = [...before.slice(0, start), ...come, ...before.slice(before.length - end)];
  return { entries, changed: [...gone, ...come] };
}

function entryOf(api: string, { key, method, path }: DescribedOperation): Entry {
  const segments = filledSegments(path);
  const plain = unqualifiedSegments(segments);
  return {
    api,
    key,
    method,
    template: path.template,
    query: path.query,
    fragment: path.fragment,
    segments,
    plain: plain === segments ? undefined : plain,
    shape: shapeOf(segments),
  };
}

function mayMeanAny(entries: readonly Entry[], method: string, path: EndpointPath): boolean {
  return entries.some((entry) => {
    if (method !== '' && entry.method !== method) return false;
    const segments = filledSegments(path);
    return mayMean(segments, entry.segments) || (entry.plain !== undefined && mayMean(segments, entry.plain));
  });
}

/** Whether an endpoint may mean an operation, whatever stands before the path of either. */
function mayMean(endpoint: readonly PathSegment[], operation: readonly PathSegment[]): boolean {
  const count = Math.min(endpoint.length, operation.length);
  for (let back = 1; back <= count; back++) {
    const one = endpoint[endpoint.length - back];
    const other = operation[operation.length - back];
    if (!one || !other || (one.text !== other.text && !isParameter(one) && !isParameter(other))) return false;
  }
  return true;
}

function suggestionOf(kind: NamedSuggestion['kind'], { api, key }: Entry): NamedSuggestion {
  return { kind, api, key };
}

/** `v1`, `2.0`, `api`: what documents write before a path or leave out. */
function isPrefix(segment: PathSegment | undefined): boolean {
  if (!segment) return false;
  if (segment.parameters.length > 0) return /version/i.test(segment.text);
  return /^(?:v?\d+(?:\.\d+)*(?:(?:alpha|beta|rc)\d*)?|api|rest|beta|latest)$/i.test(segment.text);
}

const mostPrefixes = 3;
const mostVersions = 20;
/** More operations than an author changes at once are an index of their own. */
const mostChanges = 60;
/** Names that nobody asks about any more are left behind at last. */
const mostKnown = 100_000;

/** The path of a server's URL without slashes at its ends: `api/v1`. */
export function basePathOf(url: string): string {
  const absolute = /^(?:[a-z][a-z\d+.-]*:)?\/\/[^/?#]*(\/[^?#]*)?/i.exec(url);
  const path = absolute ? (absolute[1] ?? '') : url.startsWith('/') ? url : '';
  return path.replace(/^\/+|\/+$/g, '');
}

function filledSegments({ segments }: EndpointPath): readonly PathSegment[] {
  return segments.some(({ text }) => text === '') ? segments.filter(({ text }) => text !== '') : segments;
}

/** Functions and actions of OData may be called without their namespace: `copy` for `example.files.copy`, `recent` for `example.files.recent()`. */
function unqualifiedSegments(segments: readonly PathSegment[]): readonly PathSegment[] {
  const plain = segments.map((segment) => {
    const name = /^[a-z]\w*(?:\.[a-z]\w*)+\.([a-z]\w*(?:\(.*\))?)$/i.exec(segment.text)?.[1];
    return name === undefined ? segment : { ...segment, text: name.replace(/\(\)$/, '') };
  });
  return plain.some((segment, index) => segment !== segments[index]) ? plain : segments;
}

function isParameter({ parameters }: PathSegment): boolean {
  return parameters.length > 0;
}

function shapeOf(segments: readonly PathSegment[]): string {
  return segments
    .map(({ text, parameters }) => (parameters.length > 0 ? text.replace(/\{[^{}]*\}/g, '{}') : text))
    .join('/');
}

function textOf(segments: readonly PathSegment[]): string {
  return segments.map(({ text }) => text).join('/');
}

function withFragment(text: string, fragment: string): string {
  return fragment === '' ? text : `${text}#${fragment}`;
}

/** Has it a value in a parameter's place, or a word that stands for one: `build-guid`? */
function mayBeFilled(path: EndpointPath): boolean {
  return (
    isConcrete(path) ||
    path.segments.some(({ text, parameters }) => parameters.length === 0 && /[a-z][-_](?:gu|uu)?id$/i.test(text))
  );
}

/** Whether a path with one fragment, or none, may be an operation's: one of its own tells it from others of the same URL. */
function mayBeSame({ fragment }: Entry, path: EndpointPath): boolean {
  return fragment === '' || path.fragment === '' || fragment === path.fragment;
}

/** Those that may be a path's, the ones with its fragment and its query before those that have none. */
function bestFirst(entries: readonly Entry[], path: EndpointPath): readonly Entry[] {
  const rank = (own: string, other: string): number => (own === other ? 2 : own === '' ? 1 : 0);
  const likeness = ({ fragment, query }: Entry): number => 3 * rank(fragment, path.fragment) + rank(query, path.query);
  if (entries.every(({ fragment, query }) => fragment === '' && query === '')) return entries;
  return entries.filter((entry) => mayBeSame(entry, path)).toSorted((a, b) => likeness(b) - likeness(a));
}

function sameNames(one: readonly PathSegment[], other: readonly PathSegment[]): number {
  return one.filter(({ text }, index) => text === other[index]?.text).length;
}

function literals(segments: readonly PathSegment[]): number {
  return segments.filter((segment) => !isParameter(segment)).length;
}

/** Whether a path with values in it is one of a template's. */
function fits(template: readonly PathSegment[], path: readonly PathSegment[]): boolean {
  return template.every((segment, index) => {
    const other = path[index];
    if (!other) return false;
    if (!isParameter(segment)) return segment.text === other.text;
    return true;
  });
}

function isSameWord(one: string, other: string): boolean {
  return one.startsWith('{') ? other !== '' : one === other;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Words in capitals as words, which a document may mean for parameters: `SIP`. */
function wordSegments({ segments }: EndpointPath): readonly PathSegment[] {
  return segments.map((segment) => {
    const word = /^\{([A-Z][A-Z\d]*)\}$/.exec(segment.text)?.[1];
    return word === undefined ? segment : { text: word, parameters: [] };
  });
}
