import isEqual from 'fast-deep-equal';
import { addTo } from '../lists.ts';
import type { ApiSet } from './bound-api.ts';
import type { EndpointIndex } from './endpoint-index.ts';
import type { NamedEndpoint, OperationName } from './named-endpoint.ts';
import { namesakeKey } from './namesakes.ts';
import { type NamingDocument, NamingTally, nameOf } from './naming-tally.ts';

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
 * the most segments of the path being the same; else the first document. `tally` has counted these documents.
 */
export function undocumentedByHome(
  { apis }: Pick<ApiSet, 'apis'>,
  documents: readonly NamingDocument[],
  tally: NamingTally = tallyOf(documents),
): ReadonlyMap<string, readonly OperationName[]> {
  const meant = meantBesides(documents, (name) => tally.names(name));
  const missing = withoutNamesakes(
    apis.flatMap(({ uri, keys }) =>
      keys.flatMap((key): OperationName | [] => {
        const name = nameOf({ api: uri, key });
        return tally.names(name) || meant.has(name) ? [] : { api: uri, key };
      }),
    ),
    apis,
  );
  const byHome = new Map<string, OperationName[]>();
  for (const name of missing) {
    const home = tally.homeOf(nameOf(name)) ?? documents[0]?.uri;
    if (home === undefined) continue;
    addTo(byHome, home, name);
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
  const declared = new Set(documents.flatMap((document) => document.declared));
  for (const name of meantBesides(documents, (one) => declared.has(one))) declared.add(name);
  const names = operationNames(apis);
  const callOf = callsIn(apis);
  const called = new Set(names.flatMap((name) => (declared.has(nameOf(name)) ? callOf(name) : [])));
  const undeclared = names.filter((name) => !called.has(callOf(name)));
  const open = new Set(withoutNamesakes(undeclared, apis));
  const tally = open.size > 0 ? tallyOf(documents) : undefined;
  const homeOf = (name: OperationName) => tally?.homeOf(nameOf(name)) ?? documents[0]?.uri;
  return names.filter((name) => own.has(nameOf(name)) || (open.has(name) && homeOf(name) === uri));
}

/** What several descriptions have, such as those of other versions, once. */
function withoutNamesakes(names: readonly OperationName[], apis: ApiSet['apis']): readonly OperationName[] {
  if (apis.length === 1) return names;
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

/** What is misspelt is one divergence, and found where it stands: what each that is no operation may have meant, the first of which isn't named. */
function meantBesides(documents: readonly NamingDocument[], isNamed: (name: string) => boolean): ReadonlySet<string> {
  const besides = new Set<string>();
  for (const { meant } of documents)
    for (const names of meant) {
      const name = names.find((one) => !isNamed(one) && !besides.has(one));
      if (name !== undefined) besides.add(name);
    }
  return besides;
}

function tallyOf(documents: readonly NamingDocument[]): NamingTally {
  const tally = new NamingTally();
  tally.update(documents);
  return tally;
}
