import isEqual from 'fast-deep-equal';
import { distance } from 'fastest-levenshtein';
import type { DescribedApi } from '../api/api.ts';
import type { EndpointPath, PathSegment } from '../endpoints/path.ts';
import { fullTemplate, isConcrete } from '../endpoints/path.ts';
import { addTo, isSameList } from '../lists.ts';
import {
  bestFirst,
  type Call,
  capitalsIn,
  changesOf,
  type Entry,
  type EntryTables,
  filledSegments,
  isParameter,
  isPrefix,
  mayBeSame,
  mayHavePrefix,
  mostPrefixes,
  shapeOf,
  tablesOf,
  textOf,
} from './endpoint-entries.ts';
import { KnownEndpoints } from './known-endpoints.ts';
import {
  endpointName,
  type NamedEndpoint,
  type NamedMatch,
  type NamedSuggestion,
  type OperationName,
} from './named-endpoint.ts';
import { namesakeKey } from './namesakes.ts';

/**
 * Finds the operations of some descriptions by methods and paths as documents write them: with or without the server and its base path, a version, a slash at the
 * end, a query, a fragment; with any name and spelling of parameters, and with values in their places.
 */
export class EndpointIndex {
  /** Stands for what the index answers, without holding it. */
  readonly state = {};
  /** The state before this one, and the names of all endpoints that may have meant something else then; undefined where these aren't known. */
  readonly outdated: { readonly since: object; readonly names: ReadonlySet<string> } | undefined;
  readonly #uris: readonly string[];
  readonly #entries: readonly Entry[];
  readonly #bases: readonly (readonly string[])[];
  /** The other operations of each that several descriptions have. */
  readonly #namesakes = new Map<string, readonly OperationName[]>();
  readonly #known = new KnownEndpoints();
  #knownTables: EntryTables | undefined;
  #knownPrefixes: readonly (readonly PathSegment[])[] | undefined;

  /** `servers` are URLs besides those of the descriptions. What `before` was asked, and what no operation makes another answer now, isn't looked for again. */
  constructor(apis: readonly DescribedApi[], servers: readonly string[] = [], before?: EndpointIndex) {
    const urls = [...apis.flatMap((api) => api.servers.map(({ url }) => url)), ...servers];
    this.#bases = [...new Set(urls.map(basePathOf))].filter((path) => path !== '').map((path) => path.split('/'));
    this.#uris = apis.map(({ uri }) => uri);
    if (apis.length > 1) this.#addNamesakes(apis);
    const changes = changesOf(before ? before.#entries : [], apis);
    this.#entries = changes.entries;
    const { changed } = changes;
    if (before && !changed.some(mayHavePrefix)) this.#knownPrefixes = before.#knownPrefixes;
    if (!before || changed.length > mostChanges || !isSameList(this.#uris, before.#uris)) return;
    const names = this.#known.take(before.#known, changed, this.#otherReading(before));
    this.outdated = names && { since: before.state, names };
  }

  /** The same object as before where no operation that has come or gone makes another answer. `name` is the {@link endpointName}, where it is known. */
  match(endpoint: NamedEndpoint, name = endpointName(endpoint)): NamedMatch | undefined {
    const known = this.#known.match(name);
    if (known) return known.match;
    const { method, path } = endpoint;
    const same = method === '' ? undefined : this.#same(endpoint);
    const match = same ?? (method === '' ? this.#onlyAt(path) : this.#matchOf(endpoint));
    this.#known.setMatch(name, { method, segments: filledSegments(path), match, isSame: same !== undefined });
    return match;
  }

  /** What {@link #same} doesn't find. */
  #matchOf({ method, path, isDeclaration }: NamedEndpoint): NamedMatch | undefined {
    return (
      this.#find({ method, path }, filledSegments(path), !isDeclaration || mayBeFilled(path)) ??
      this.#find({ method, path }, wordSegments(path), false) ??
      this.#findJoined({ method, path })
    );
  }

  /** Whether another index has been made after this one, and knows what this one was asked. */
  get isSuperseded(): boolean {
    return this.#known.isTaken;
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
    for (const api of apis) for (const key of api.keys) addTo(byKey, namesakeKey(api, key), { api: api.uri, key });
    for (const all of byKey.values())
      for (const one of all) {
        const others = all.filter(({ api }) => api !== one.api);
        if (others.length > 0) this.#namesakes.set(`${one.api} ${one.key}`, others);
      }
  }

  /** The operations of the same path with other methods, else those of the most similar path; the same list as before as {@link match} says. */
  suggest(endpoint: NamedEndpoint, name = endpointName(endpoint)): readonly NamedSuggestion[] {
    return this.#known.suggestions(name) ?? this.#suggestionsFor(endpoint, name);
  }

  /** Most edits leave all answers as they are. */
  get #tables(): EntryTables {
    this.#knownTables ??= tablesOf(this.#entries);
    return this.#knownTables;
  }

  /** Tells whether something else than in another index may stand before a path, or be missing there; undefined where it is the same for all. */
  #otherReading(other: EndpointIndex): ((segments: readonly PathSegment[]) => boolean) | undefined {
    const [prefixes, otherPrefixes] = [this.#prefixes(), other.#prefixes()];
    if (prefixes !== otherPrefixes && !isEqual(prefixes.map(textOf), otherPrefixes.map(textOf))) return () => true;
    const [own, others] = [this.#bases, other.#bases].map((bases) => bases.map((base) => base.join('/')));
    if (!own || !others || isSameList(own, others)) return undefined;
    // What both have stands in one order, as a rule.
    const both = own.filter((base) => others.includes(base));
    if (
      !isSameList(
        both,
        others.filter((base) => own.includes(base)),
      )
    )
      return () => true;
    const changed = [...this.#bases, ...other.#bases].filter((base) => !both.includes(base.join('/')));
    return (segments) => changed.some((base) => mayBeginWith(segments, base));
  }

  #suggestionsFor({ method, path }: NamedEndpoint, name: string): readonly NamedSuggestion[] {
    const variants = this.#variants(filledSegments(path));
    const shapes = variants.map(shapeOf);
    const texts = variants.map((variant) => fullTemplate({ template: textOf(variant), fragment: path.fragment }));
    const others = new Set(shapes.flatMap((shape) => this.#tables.byShape.get(shape) ?? []));
    const byMethod = [...others].filter((entry) => entry.method !== method && mayBeSame(entry, path));
    const { best, distance } = byMethod.length > 0 ? { best: byMethod, distance: -1 } : this.#nearest(method, texts);
    const names = best.map(({ api, key }) => ({ kind: byMethod.length > 0 ? 'method' : 'path', api, key }) as const);
    this.#known.setSuggestions(name, { method, shapes, texts, distance, names });
    return names;
  }

  /** What {@link #find} finds first, for an endpoint that is written as its operation: most are. */
  #same({ method, path }: Pick<NamedEndpoint, 'method' | 'path'>): NamedMatch | undefined {
    const entry = this.#tables.byName.get(`${method} ${fullTemplate(path)}`);
    if (this.#tables.hasQueries && entry?.query !== path.query) return undefined;
    const segments = entry && filledSegments(path);
    if (!segments || textOf(segments) !== entry.text) return undefined;
    return { api: entry.api, key: entry.key, offset: 0 };
  }

  /** The operation of a path that has but one. */
  #onlyAt(path: EndpointPath): NamedMatch | undefined {
    const segments = filledSegments(path);
    for (const variant of this.#variants(segments)) {
      const [first, ...others] = bestFirst(this.#tables.byShape.get(shapeOf(variant)) ?? [], path);
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
      const same = this.#tables.byShape.get(shapeOf(variant))?.filter((entry) => entry.method === method) ?? [];
      const [best] = bestFirst(same, path).toSorted(
        (a, b) =>
          sameNames(b.segments, variant) - sameNames(a.segments, variant) ||
          // Paths may differ in a slash at their ends alone.
          Number(b.template === path.template) - Number(a.template === path.template),
      );
      if (best) return { api: best.api, key: best.key, offset: segments.length - best.segments.length };
    }
    for (const variant of mayHaveValues ? variants : []) {
      const [best] = (this.#tables.templates.get(`${method} ${variant.length}`) ?? [])
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
    for (const [first] of this.#tables.byShape.values())
      for (let length = 1; first && length <= first.prefixes; length++) {
        const prefix = first.segments.slice(0, length);
        prefixes.set(shapeOf(prefix), prefix);
      }
    this.#knownPrefixes = [...prefixes.values()].slice(0, mostVersions);
    return this.#knownPrefixes;
  }

  /** The first of the operations whose paths need the fewest letters changed, as many as may be; and how many these are. */
  #nearest(method: string, [written = '', ...variants]: readonly string[]) {
    const texts = [written, ...variants];
    let best: readonly Call[] = [];
    let least = Math.max(2, Math.floor(written.length / 4)) + 1;
    for (const calls of this.#tables.byShape.values()) {
      for (const call of calls) {
        if (call.method !== method) continue;
        const cost = Math.min(
          ...texts.map((text) =>
            Math.abs(text.length - call.full.length) >= least ? least : distance(text, call.full),
          ),
        );
        if (cost >= least) continue;
        least = cost;
        best = [call];
      }
    }
    return { best, distance: least };
  }
}

const mostVersions = 20;
/** More operations than an author changes at once are an index of their own. */
const mostChanges = 60;

/** The path of a server's URL without slashes at its ends: `api/v1`. */
export function basePathOf(url: string): string {
  const absolute = /^(?:[a-z][a-z\d+.-]*:)?\/\/[^/?#]*(\/[^?#]*)?/i.exec(url);
  const path = absolute ? (absolute[1] ?? '') : url.startsWith('/') ? url : '';
  return path.replace(/^\/+|\/+$/g, '');
}

/** Has it a value in a parameter's place, or a word that stands for one: `build-guid`? */
function mayBeFilled(path: EndpointPath): boolean {
  return (
    isConcrete(path) ||
    path.segments.some(({ text, parameters }) => parameters.length === 0 && /[a-z][-_](?:gu|uu)?id$/i.test(text))
  );
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

/** Whether a path, in any spelling, may have a base path before it, or the end of one. */
function mayBeginWith(segments: readonly PathSegment[], base: readonly string[]): boolean {
  return base.some((_, from) =>
    base.slice(from).every((text, index) => {
      const segment = segments[index];
      return segment !== undefined && (isParameter(segment) || isSameWord(text, segment.text));
    }),
  );
}

function isSameWord(one: string, other: string): boolean {
  return one.startsWith('{') ? other !== '' : one === other;
}

/** Words in capitals as words, which a document may mean for parameters: `SIP`. */
function wordSegments({ segments }: EndpointPath): readonly PathSegment[] {
  return segments.map((segment) => {
    const word = capitalsIn(segment);
    return word === undefined ? segment : { text: word, parameters: [] };
  });
}
