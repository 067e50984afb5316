import { distance } from 'fastest-levenshtein';
import type { DescribedApi } from '../api/api.ts';
import type { EndpointPath, PathSegment } from '../endpoints/path.ts';
import { isConcrete } from '../endpoints/path.ts';

/** What a document's endpoint is called by. */
export interface NamedEndpoint {
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
  /** Without those that are empty. */
  readonly segments: readonly PathSegment[];
}

/**
 * Finds the operations of some descriptions by methods and paths as documents write them: with or without the server and its base path, a version, a slash at the
 * end, a query; with any name and spelling of parameters, and with values in their places.
 */
export class EndpointIndex {
  readonly #bases: readonly (readonly string[])[];
  /** By the shape of the path. */
  readonly #byShape = new Map<string, Entry[]>();
  /** Those with parameters in their paths, by the number of segments. */
  readonly #templates = new Map<number, Entry[]>();
  readonly #known = new Map<string, NamedMatch | undefined>();
  readonly #suggested = new Map<string, readonly NamedSuggestion[]>();
  #knownPrefixes: readonly (readonly PathSegment[])[] | undefined;

  /** `servers` are URLs besides those of the descriptions. */
  constructor(apis: readonly DescribedApi[], servers: readonly string[] = []) {
    const urls = [...apis.flatMap((api) => api.servers.map(({ url }) => url)), ...servers];
    this.#bases = [...new Set(urls.map(basePathOf))].filter((path) => path !== '').map((path) => path.split('/'));
    for (const api of apis) {
      for (const { key, method, path } of api.operations) {
        const segments = filledSegments(path);
        const entry = { api: api.uri, key, method, template: path.template, segments };
        push(this.#byShape, shapeOf(segments), entry);
        if (segments.some(isParameter)) push(this.#templates, segments.length, entry);
      }
    }
  }

  match({ method, path, isDeclaration }: NamedEndpoint): NamedMatch | undefined {
    const name = `${method} ${path.template} ${isDeclaration}`;
    if (!this.#known.has(name))
      this.#known.set(
        name,
        this.#find({ method, path }, filledSegments(path), !isDeclaration || isConcrete(path)) ??
          this.#find({ method, path }, wordSegments(path), false),
      );
    return this.#known.get(name);
  }

  /** The operations of the same path with other methods, then those of the most similar path. */
  suggest({ method, path }: NamedEndpoint): readonly NamedSuggestion[] {
    const name = `${method} ${path.template}`;
    const known = this.#suggested.get(name) ?? this.#suggestionsFor(method, path);
    this.#suggested.set(name, known);
    return known;
  }

  #suggestionsFor(method: string, path: EndpointPath): readonly NamedSuggestion[] {
    const segments = filledSegments(path);
    const others = new Set(this.#variants(segments).flatMap((variant) => this.#byShape.get(shapeOf(variant)) ?? []));
    const byMethod = [...others].filter((entry) => entry.method !== method);
    if (byMethod.length > 0) return byMethod.map((entry) => suggestionOf('method', entry));
    return this.#nearest(method, segments).map((entry) => suggestionOf('path', entry));
  }

  #find(
    { method, path: { template } }: Pick<NamedEndpoint, 'method' | 'path'>,
    segments: readonly PathSegment[],
    mayHaveValues: boolean,
  ): NamedMatch | undefined {
    const variants = this.#variants(segments);
    for (const variant of variants) {
      const same = this.#byShape.get(shapeOf(variant))?.filter((entry) => entry.method === method);
      const [best] =
        same?.toSorted(
          (a, b) =>
            sameNames(b.segments, variant) - sameNames(a.segments, variant) ||
            // Paths may differ in a slash at their ends alone.
            Number(b.template === template) - Number(a.template === template),
        ) ?? [];
      if (best) return { api: best.api, key: best.key, offset: segments.length - best.segments.length };
    }
    for (const variant of mayHaveValues ? variants : []) {
      const fitting = this.#templates.get(variant.length)?.filter((entry) => entry.method === method);
      const [best] = (fitting ?? [])
        .filter((entry) => fits(entry.segments, variant))
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

  #nearest(method: string, segments: readonly PathSegment[]): readonly Entry[] {
    const written = textOf(segments);
    let best: readonly Entry[] = [];
    let least = Math.max(2, Math.floor(written.length / 4)) + 1;
    for (const entries of this.#byShape.values()) {
      for (const entry of entries) {
        if (entry.method !== method) continue;
        const cost = Math.min(
          ...this.#variants(segments).map((variant) => {
            const text = textOf(variant);
            const other = textOf(entry.segments);
            return Math.abs(text.length - other.length) >= least ? least : distance(text, other);
          }),
        );
        if (cost >= least) continue;
        least = cost;
        best = [entry];
      }
    }
    return best;
  }
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

/** The path of a server's URL without slashes at its ends: `api/v1`. */
export function basePathOf(url: string): string {
  const absolute = /^(?:[a-z][a-z\d+.-]*:)?\/\/[^/?#]*(\/[^?#]*)?/i.exec(url);
  const path = absolute ? (absolute[1] ?? '') : url.startsWith('/') ? url : '';
  return path.replace(/^\/+|\/+$/g, '');
}

function filledSegments({ segments }: EndpointPath): readonly PathSegment[] {
  return segments.some(({ text }) => text === '') ? segments.filter(({ text }) => text !== '') : segments;
}

function isParameter({ parameters }: PathSegment): boolean {
  return parameters.length > 0;
}

/** The same for paths that differ in nothing but the names of parameters. */
function shapeOf(segments: readonly PathSegment[]): string {
  return segments
    .map(({ text, parameters }) => (parameters.length > 0 ? text.replace(/\{[^{}]*\}/g, '{}') : text))
    .join('/');
}

function textOf(segments: readonly PathSegment[]): string {
  return segments.map(({ text }) => text).join('/');
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
