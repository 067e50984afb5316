import type { Binding } from '#engine/drift/binding.ts';
import type { ApiSet } from '#engine/drift/bound-api.ts';
import type { EndpointIndex } from '#engine/drift/endpoint-index.ts';
import { endpointName, type NamedEndpoint, type NamedMatch } from '#engine/drift/named-endpoint.ts';
import type { NamingDocument } from '#engine/drift/naming-tally.ts';
import { namingDocument } from '#engine/drift/undocumented.ts';
import type { DocumentFacts } from '#engine/graph/document-facts.ts';
import { isSameList } from '#engine/lists.ts';
import type { LoadedProject } from '../load-project.ts';
import { uriKey } from '../uris.ts';
import type { Document } from './compared-document.ts';

/** A document of which the facts are known. */
export interface FactsInProject {
  readonly facts: DocumentFacts;
  readonly project: LoadedProject;
}

export interface NamingDocumentsOptions {
  /** Another number once there are other descriptions. */
  rootsVersion(): number;
  /** What a document is about; `candidate` is what it may be about, if its endpoints agree. */
  bindingOf(
    facts: DocumentFacts,
    project: LoadedProject,
  ): { readonly binding: Binding | undefined; readonly candidate: Binding | undefined; readonly document: Document };
  setOf(binding: Binding): ApiSet | undefined;
}

/** What all documents of one set of descriptions name. */
export interface AllNamings {
  /** In the order of their URIs. */
  readonly documents: readonly NamingDocument[];
  readonly byUri: ReadonlyMap<string, NamingDocument>;
}

/** What the documents of a workspace name. After an edit only those are looked at again that it may concern. */
export class NamingDocuments {
  readonly #options: NamingDocumentsOptions;
  /** The latest of each document. */
  readonly #latest = new Map<string, NamingDocument>();
  readonly #byEndpoints = new WeakMap<readonly NamedEndpoint[], KnownNaming>();
  /** By what a set of descriptions is called. */
  readonly #all = new Map<string, KnownAll>();

  constructor(options: NamingDocumentsOptions) {
    this.#options = options;
  }

  /** The same as before as long as the documents are the same, and name the same. */
  allOf(set: ApiSet, name: string, documents: readonly FactsInProject[]): AllNamings {
    const known = this.#all.get(name);
    const isOfSame = known?.all === documents && known.roots === this.#options.rootsVersion();
    if (isOfSame && known.state === set.index.state) return known.namings;
    const { outdated } = set.index;
    const isNext = isOfSame && outdated !== undefined && outdated.since === known.state;
    const made = isNext ? this.#again(known, outdated.names, set) : this.#read(documents, set, known);
    this.#all.set(name, made);
    return made.namings;
  }

  /** What a document names. */
  of(uri: string, endpoints: readonly NamedEndpoint[], { index }: ApiSet): NamingDocument {
    const known = this.#byEndpoints.get(endpoints);
    if (known?.document.uri === uri && (known.state === index.state || namesAlike(known, endpoints, index))) {
      known.state = index.state;
      return known.document;
    }
    const document = namingDocument(index, { uri, endpoints }, this.#latest.get(uri));
    this.#latest.set(uri, document);
    const names = known?.names ?? endpoints.map(endpointName);
    const matches = endpoints.map((endpoint, at) => index.match(endpoint, names[at]));
    this.#byEndpoints.set(endpoints, { state: index.state, document, names, matches });
    return document;
  }

  #read(all: readonly FactsInProject[], set: ApiSet, known: KnownAll | undefined): KnownAll {
    const places = all.map((one) => this.#placeOf(one, set));
    return {
      all,
      state: set.index.isSuperseded ? undefined : set.index.state,
      roots: this.#options.rootsVersion(),
      places,
      placesByName: undefined,
      namings: namingsIn(places, known?.namings),
    };
  }

  /** Where the paths and methods of descriptions are others, but the documents are not. */
  #again(known: KnownAll, outdated: ReadonlySet<string>, set: ApiSet): KnownAll {
    const placesByName = known.placesByName ?? byName(known.places);
    const concerned = new Set(placesByName.get(undefined));
    for (const name of outdated) for (const at of placesByName.get(name) ?? []) concerned.add(at);
    const places = [...known.places];
    let isSame = true;
    for (const at of concerned) {
      const before = known.places[at];
      const one = known.all[at];
      if (!before || !one) continue;
      const place = this.#placeOf(one, set);
      places[at] = place;
      isSame &&= place.naming === before.naming;
      if (place.isFixed !== before.isFixed) move(placesByName, at, place);
    }
    const namings = isSame ? known.namings : namingsIn(places, known.namings);
    return { ...known, state: set.index.state, places, placesByName, namings };
  }

  #placeOf({ facts, project }: FactsInProject, set: ApiSet): PlaceOfDocument {
    if (!facts.api) return isNone;
    const { binding, candidate, document } = this.#options.bindingOf(facts, project);
    const isNearest = candidate?.kind === 'nearest';
    const isOfSet = binding !== undefined && this.#options.setOf(binding)?.index === set.index;
    if (!isOfSet) return isNearest ? mayBe : isNone;
    const endpoints = document.named();
    const naming = this.of(uriKey(facts.uri), endpoints, set);
    const names = this.#byEndpoints.get(endpoints)?.names ?? [];
    return { naming, names, isFixed: naming.meant.length === 0 && !set.index.mayHaveNamesakes };
  }
}

/** What a document named at a state of an index. */
interface KnownNaming {
  state: object;
  readonly document: NamingDocument;
  /** The names of its endpoints, and what each of them was. */
  readonly names: readonly string[];
  readonly matches: readonly (NamedMatch | undefined)[];
}

/** Whether the endpoints name what they named; not known of those that are no operations. */
function namesAlike(
  { document, names, matches }: KnownNaming,
  endpoints: readonly NamedEndpoint[],
  index: EndpointIndex,
): boolean {
  if (index.mayHaveNamesakes || document.meant.length > 0) return false;
  return endpoints.every((endpoint, at) => index.match(endpoint, names[at]) === matches[at]);
}

/** One of all documents. */
interface PlaceOfDocument {
  /** Undefined for one that is about others. */
  readonly naming: NamingDocument | undefined;
  /** Those of its endpoints. */
  readonly names: readonly string[];
  /** It names the same as long as these endpoints mean the same. */
  readonly isFixed: boolean;
}

const isNone: PlaceOfDocument = { naming: undefined, names: [], isFixed: true };
/** With other endpoints it may be about these. */
const mayBe: PlaceOfDocument = { ...isNone, isFixed: false };

interface KnownAll {
  readonly all: readonly FactsInProject[];
  /** That of the index; undefined for one that doesn't go on. */
  readonly state: object | undefined;
  readonly roots: number;
  /** That of each document, in their order. */
  readonly places: readonly PlaceOfDocument[];
  /** The documents by the names of their endpoints; undefined stands for those that other names may concern, too. */
  readonly placesByName: Map<string | undefined, Set<number>> | undefined;
  readonly namings: AllNamings;
}

function byName(places: readonly PlaceOfDocument[]): Map<string | undefined, Set<number>> {
  const found = new Map<string | undefined, Set<number>>();
  for (const [at, place] of places.entries()) {
    for (const name of place.names) found.set(name, (found.get(name) ?? new Set()).add(at));
    if (!place.isFixed) found.set(undefined, (found.get(undefined) ?? new Set()).add(at));
  }
  return found;
}

function move(found: Map<string | undefined, Set<number>>, at: number, { isFixed, names }: PlaceOfDocument): void {
  const fluid = found.get(undefined) ?? new Set();
  found.set(undefined, fluid);
  if (isFixed) fluid.delete(at);
  else fluid.add(at);
  for (const name of names) found.set(name, (found.get(name) ?? new Set()).add(at));
}

function namingsIn(places: readonly PlaceOfDocument[], before: AllNamings | undefined): AllNamings {
  const documents: NamingDocument[] = [];
  for (const { naming } of places) if (naming) documents.push(naming);
  documents.sort(byUri);
  if (before && isSameList(before.documents, documents)) return before;
  return { documents, byUri: new Map(documents.map((one) => [one.uri, one])) };
}

export function byUri(one: NamingDocument, other: NamingDocument): number {
  return one.uri < other.uri ? -1 : 1;
}
