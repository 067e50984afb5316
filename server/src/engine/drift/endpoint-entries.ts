import type { DescribedApi } from '../api/api.ts';
import type { DescribedOperation } from '../api/described.ts';
import { type EndpointPath, fullTemplate, type PathSegment } from '../endpoints/path.ts';
import { addTo } from '../lists.ts';
import type { OperationName } from './named-endpoint.ts';

/** An operation by a path that it is called by. */
export interface Call extends OperationName {
  readonly method: string;
  /** Its path, as it is written, without the next two. */
  readonly template: string;
  readonly query: string;
  readonly fragment: string;
  /** Those that it is called by, without those that are empty. */
  readonly segments: readonly PathSegment[];
  /** The same for segments that differ in nothing but the names of parameters. */
  readonly shape: string;
  /** The segments, joined. */
  readonly text: string;
  /** And the fragment. */
  readonly full: string;
  /** How many of the first segments are a version or the like, which documents may leave out. */
  readonly prefixes: number;
}

/** An operation as endpoints are compared with it, by its own path. */
export interface Entry extends Call {
  /** The method and the path with its fragment, as both are written. */
  readonly name: string;
  /** By the path that it may be called by besides. */
  readonly other: Call | undefined;
  /** The method and the number of segments, of one with parameters in its path. */
  readonly form: string | undefined;
}

/** The operations of some descriptions, those of before where they are the same, and all that have come or gone. */
export function changesOf(before: readonly Entry[], apis: readonly DescribedApi[]) {
  const { length } = before;
  const names = apis.length === 1 ? undefined : apis.flatMap(({ uri, keys }) => keys.map(() => uri));
  const operations = apis.flatMap((api) => api.operations);
  const uriAt = (at: number): string => names?.[at] ?? apis[0]?.uri ?? '';
  const isKept = (entry: Entry | undefined, at: number): boolean =>
    entry !== undefined && entry.key === operations[at]?.key && entry.api === uriAt(at);
  const most = Math.min(length, operations.length);
  let start = 0;
  while (start < most && isKept(before[start], start)) start++;
  let end = 0;
  while (end < most - start && isKept(before[length - 1 - end], operations.length - 1 - end)) end++;
  const come = operations.slice(start, operations.length - end).map((one, at) => entryOf(uriAt(start + at), one));
  const gone = before.slice(start, length - end);
  const entries = [...before.slice(0, start), ...come, ...before.slice(length - end)];
  return { entries, changed: [...gone, ...come] };
}

function entryOf(api: string, { key, method, path }: DescribedOperation): Entry {
  const segments = filledSegments(path);
  const plain = unqualifiedSegments(segments);
  const { template, query, fragment } = path;
  const named = { api, key, method, template, query, fragment };
  return {
    ...named,
    ...textsOf(segments, fragment),
    name: `${method} ${fullTemplate(path)}`,
    other: plain === segments ? undefined : { ...named, ...textsOf(plain, fragment) },
    form: segments.some(isParameter) ? `${method} ${segments.length}` : undefined,
  };
}

/** Operations by what endpoints are compared with. */
export interface EntryTables {
  /** The first of a method and a path with its fragment, as both are written. */
  readonly byName: ReadonlyMap<string, Entry>;
  /** By the shape of the path. */
  readonly byShape: ReadonlyMap<string, readonly Call[]>;
  /** Those with parameters in their paths, by the method and the number of segments. */
  readonly templates: ReadonlyMap<string, readonly Entry[]>;
  /** Operations of some description differ in their queries alone. */
  readonly hasQueries: boolean;
}

export function tablesOf(entries: readonly Entry[]): EntryTables {
  const byName = new Map<string, Entry>();
  const byShape = new Map<string, Call[]>();
  const templates = new Map<string, Entry[]>();
  for (const entry of entries) {
    const { name, shape, other, form } = entry;
    if (!byName.has(name)) byName.set(name, entry);
    addTo(byShape, shape, entry);
    if (other) addTo(byShape, other.shape, other);
    if (form !== undefined) addTo(templates, form, entry);
  }
  return { byName, byShape, templates, hasQueries: entries.some(({ query }) => query !== '') };
}

/** Whether an operation has a part in what documents may leave out of paths: a parameter may be a version by its name. */
export function mayHavePrefix({ other, ...entry }: Entry): boolean {
  return [entry, other].some(
    (call) => call && (call.prefixes > 0 || (call.segments[0] && isParameter(call.segments[0]))),
  );
}

type Texts = Pick<Call, 'segments' | 'shape' | 'text' | 'full' | 'prefixes'>;

function textsOf(segments: readonly PathSegment[], fragment: string): Texts {
  const text = textOf(segments);
  const full = fullTemplate({ template: text, fragment });
  return { segments, shape: shapeOf(segments), text, full, prefixes: prefixesIn(segments) };
}

/** Whether a path with one fragment, or none, may be an operation's: one of its own tells it from others of the same URL. */
export function mayBeSame({ fragment }: Call, path: EndpointPath): boolean {
  return fragment === '' || path.fragment === '' || fragment === path.fragment;
}

/** Those that may be a path's, the ones with its fragment and its query before those that have none. */
export function bestFirst<T extends Call>(calls: readonly T[], path: EndpointPath): readonly T[] {
  if (calls.every(({ fragment, query }) => fragment === '' && query === '')) return calls;
  const rank = (own: string, other: string): number => (own === other ? 2 : own === '' ? 1 : 0);
  const likeness = ({ fragment, query }: Call): number => 3 * rank(fragment, path.fragment) + rank(query, path.query);
  return calls.filter((call) => mayBeSame(call, path)).toSorted((a, b) => likeness(b) - likeness(a));
}

/** Whether an endpoint may mean one of some operations, whatever stands before the path of either; `''` is any method. */
export function mayMeanAny(entries: readonly Entry[], method: string, segments: readonly PathSegment[]): boolean {
  return entries.some(
    (entry) =>
      (method === '' || entry.method === method) &&
      (mayMean(segments, entry.segments) || (entry.other !== undefined && mayMean(segments, entry.other.segments))),
  );
}

function mayMean(endpoint: readonly PathSegment[], operation: readonly PathSegment[]): boolean {
  const count = Math.min(endpoint.length, operation.length);
  for (let back = 1; back <= count; back++) {
    const one = endpoint[endpoint.length - back];
    const other = operation[operation.length - back];
    if (!one || !other || !(isParameter(other) || one.text === other.text || capitalsIn(one) === other.text))
      return false;
  }
  return true;
}

/** `SIP` of `{SIP}`, which a document may mean for a word; else undefined. */
export function capitalsIn({ text }: PathSegment): string | undefined {
  return /^\{([A-Z][A-Z\d]*)\}$/.exec(text)?.[1];
}

function prefixesIn(segments: readonly PathSegment[]): number {
  let count = 0;
  while (count < segments.length - 1 && count < mostPrefixes && isPrefix(segments[count])) count++;
  return count;
}

/** So many versions and the like may stand before a path. */
export const mostPrefixes = 3;

/** `v1`, `2.0`, `api`: what documents write before a path or leave out. */
export function isPrefix(segment: PathSegment | undefined): boolean {
  if (!segment) return false;
  if (segment.parameters.length > 0) return /version/i.test(segment.text);
  return /^(?:v?\d+(?:\.\d+)*(?:(?:alpha|beta|rc)\d*)?|api|rest|beta|latest)$/i.test(segment.text);
}

export function filledSegments({ segments }: EndpointPath): readonly PathSegment[] {
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

export function isParameter({ parameters }: PathSegment): boolean {
  return parameters.length > 0;
}

export function shapeOf(segments: readonly PathSegment[]): string {
  return segments
    .map(({ text, parameters }) => (parameters.length > 0 ? text.replace(/\{[^{}]*\}/g, '{}') : text))
    .join('/');
}

export function textOf(segments: readonly PathSegment[]): string {
  return segments.map(({ text }) => text).join('/');
}
