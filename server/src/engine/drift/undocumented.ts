import isEqual from 'fast-deep-equal';
import { readPath } from '../endpoints/path.ts';
import type { ApiSet } from './bound-api.ts';
import type { EndpointIndex, NamedEndpoint, OperationName } from './endpoint-index.ts';
import { namesakeKey } from './namesakes.ts';

/** A document of some descriptions, and the operations that it names. */
export interface NamingDocument {
  readonly uri: string;
  /** `URI KEY` of each, once, in the order of the text. */
  readonly names: readonly string[];
  /** Those among them that it documents. */
  readonly declared: readonly string[];
  /** What each endpoint that it documents and that is none may have meant, as names. */
  readonly meant: readonly (readonly string[])[];
}

/** The operations that endpoints of a document name, declared or in passing; what it was before where that is the same. */
export function namingDocument(
  index: EndpointIndex,
  { uri, endpoints }: { readonly uri: string; readonly endpoints: readonly NamedEndpoint[] },
  before?: NamingDocument,
): NamingDocument {
  const names = new Set<string>();
  const declared = new Set<string>();
  const meant: (readonly string[])[] = [];
  for (const endpoint of endpoints) {
    const match = index.match(endpoint);
    if (match) for (const name of [match, ...index.namesakes(match)]) names.add(nameOf(name));
    if (match && endpoint.isDeclaration) declared.add(nameOf(match));
    if (!match && endpoint.isDeclaration) meant.push(index.suggest(endpoint).map(nameOf));
  }
  const made = { uri, names: [...names], declared: [...declared], meant };
  return isEqual(before, made) && before ? before : made;
}

/**
 * The operations that none of some documents names, by the URI of the one that they belong into: where most of what stands nearest to them is described,
 * the most segments of the path being the same; else the first document.
 */
export function undocumentedByHome(
  { apis }: Pick<ApiSet, 'apis'>,
  documents: readonly NamingDocument[],
): ReadonlyMap<string, readonly OperationName[]> {
  const named = withMeant(documents, new Set(documents.flatMap(({ names }) => names)));
  const missing = withoutNamesakes(
    operationNames(apis).filter((name) => !named.has(nameOf(name))),
    apis,
  );
  const byHome = new Map<string, OperationName[]>();
  if (missing.length === 0) return byHome;
  const homeOf = homesOf(documents);
  for (const name of missing) {
    const home = homeOf(name);
    if (home === undefined) continue;
    const list = byHome.get(home);
    if (list) list.push(name);
    else byHome.set(home, [name]);
  }
  return byHome;
}

/**
 * The operations that are the business of one document: those that it documents, and those that no document does and that belong into it, as
 * {@link undocumentedByHome} tells. In the order of the descriptions.
 */
export function operationsOwnedBy(
  uri: string,
  { apis }: Pick<ApiSet, 'apis'>,
  documents: readonly NamingDocument[],
): readonly OperationName[] {
  const own = new Set(documents.find((document) => document.uri === uri)?.declared);
  const declared = withMeant(documents, new Set(documents.flatMap((document) => document.declared)));
  const names = operationNames(apis);
  const callOf = callsIn(apis);
  const called = new Set(names.flatMap((name) => (declared.has(nameOf(name)) ? callOf(name) : [])));
  const undeclared = names.filter((name) => !called.has(callOf(name)));
  const open = new Set(withoutNamesakes(undeclared, apis));
  const homeOf = open.size > 0 ? homesOf(documents) : undefined;
  return names.filter((name) => own.has(nameOf(name)) || (open.has(name) && homeOf?.(name) === uri));
}

/** What several descriptions have, such as those of other versions, once. */
function withoutNamesakes(names: readonly OperationName[], apis: ApiSet['apis']): readonly OperationName[] {
  const callOf = callsIn(apis);
  const first = new Map<string, string>();
  return names.filter((name) => {
    const call = callOf(name);
    const api = first.get(call) ?? name.api;
    first.set(call, api);
    return api === name.api;
  });
}

function callsIn(apis: ApiSet['apis']): (name: OperationName) => string {
  const byUri = new Map(apis.map((api) => [api.uri, api]));
  return ({ api, key }) => namesakeKey(byUri.get(api) ?? { servers: [] }, key);
}

function operationNames(apis: ApiSet['apis']): readonly OperationName[] {
  return apis.flatMap(({ uri, keys }) => keys.map((key) => ({ api: uri, key })));
}

/** What is misspelt is one divergence, and found where it stands. */
function withMeant(documents: readonly NamingDocument[], named: Set<string>): ReadonlySet<string> {
  for (const { meant } of documents)
    for (const names of meant) {
      const name = names.find((one) => !named.has(one));
      if (name !== undefined) named.add(name);
    }
  return named;
}

/** Tells the document that an operation belongs into. */
function homesOf(documents: readonly NamingDocument[]): (name: OperationName) => string | undefined {
  const homes = homesByPrefix(documents);
  return (name) => {
    const prefixes = prefixesOf(nameOf(name));
    return prefixes.map((prefix) => homes.get(prefix)).find((one) => one !== undefined) ?? documents[0]?.uri;
  };
}

/** The document that describes and names most of what begins with a prefix of a path; of several the first. */
function homesByPrefix(documents: readonly NamingDocument[]): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { uri, names, declared } of documents) {
    const own = new Set(declared);
    for (const name of names) {
      for (const prefix of prefixesOf(name)) {
        const byUri = counts.get(prefix) ?? new Map<string, number>();
        byUri.set(uri, (byUri.get(uri) ?? 0) + (own.has(name) ? describedCount : 1));
        counts.set(prefix, byUri);
      }
    }
  }
  const homes = new Map<string, string>();
  for (const [prefix, byUri] of counts) {
    const [best] = [...byUri].sort(([, a], [, b]) => b - a);
    if (best) homes.set(prefix, best[0]);
  }
  return homes;
}

/** To name an operation in passing counts one. */
const describedCount = 2;

function nameOf({ api, key }: OperationName): string {
  return `${api} ${key}`;
}

/** `URI`, `URI /a`, `URI /a/b`, the longest first, whatever the method and the names of parameters. */
function prefixesOf(name: string): readonly string[] {
  const known = prefixes.get(name);
  if (known) return known;
  if (prefixes.size >= mostPrefixes) prefixes.clear();
  const made = readPrefixes(name);
  prefixes.set(name, made);
  return made;
}

/** Names of operations are asked for again whenever a document names others. */
const prefixes = new Map<string, readonly string[]>();
const mostPrefixes = 20_000;

function readPrefixes(name: string): readonly string[] {
  const [uri = '', , path = ''] = name.split(' ');
  const segments = readPath(path).segments.map(({ text, parameters }) => (parameters.length > 0 ? '{}' : text));
  return segments.map((_, index) => `${uri} ${segments.slice(0, segments.length - index).join('/')}`).concat(uri);
}
