import type { DescribedApi } from '#engine/api/api.ts';
import type { Binding } from '#engine/drift/binding.ts';
import type { ApiSet } from '#engine/drift/bound-api.ts';
import type { EndpointIndex } from '#engine/drift/endpoint-index.ts';
import {
  endpointName,
  type NamedEndpoint,
  type NamedMatch,
  type OperationName,
} from '#engine/drift/named-endpoint.ts';
import { type NamingDocument, NamingTally } from '#engine/drift/naming-tally.ts';
import { namingDocument, operationsOwnedBy, undocumentedByHome } from '#engine/drift/undocumented.ts';
import type { DocumentFacts } from '#engine/graph/document-facts.ts';
import { isSameList, keepList } from '#engine/lists.ts';
import type { LoadedProject } from '../load-project.ts';
import { uriKey } from '../uris.ts';
import type { Document } from './compared-document.ts';

/** What is to be known of the workspace. */
export interface NamedOperationsOptions {
  /** Undefined as long as not all are known. */
  documents(): Iterable<{ readonly facts: DocumentFacts; readonly project: LoadedProject }> | undefined;
  /** Another number once a description has changed. */
  specsState(): number;
  /** Another number once there are other descriptions. */
  rootsVersion(): number;
  api(uri: string): DescribedApi | undefined;
  bindingOf(
    facts: DocumentFacts,
    project: LoadedProject,
  ): { readonly binding: Binding | undefined; readonly document: Document };
  setOf(binding: Binding): ApiSet | undefined;
}

/** Which operations the documents of a workspace name, and which none does. What is the same after an edit is the same object. */
export class NamedOperations {
  readonly #options: NamedOperationsOptions;
  /** The latest of each document. */
  readonly #naming = new Map<string, NamingDocument>();
  readonly #namingByEndpoints = new WeakMap<readonly NamedEndpoint[], KnownNaming>();
  readonly #namingByAll = new Map<string, NamingAll>();
  readonly #joined = new Map<string, Joined>();
  /** What is documented nowhere, by the URI of a description. */
  readonly #left = new Map<string, Left>();

  constructor(options: NamedOperationsOptions) {
    this.#options = options;
  }

  /** As {@link ApiWorkspace.undocumentedOf}, by the key of a URI. */
  undocumentedOf(key: string): readonly string[] | undefined {
    const all = this.#options.documents();
    if (!all) return undefined;
    const state = this.#options.specsState();
    const roots = this.#options.rootsVersion();
    const known = this.#left.get(key);
    if (known?.all === all && known.state === state && known.roots === roots) return known.names;
    const sets = this.#setsAbout(key, all);
    const documents = this.#namingsIn(sets);
    const api = documents.length > 0 ? this.#options.api(key) : undefined;
    const keys = api?.keys;
    const isSame = known && known.keys === keys && isSameList(known.documents, documents);
    const names = isSame ? known.names : api && keepList(this.#undocumentedKeys(api, documents, sets), known?.names);
    this.#left.set(key, { all, state, roots, keys, documents, names });
    return names;
  }

  /** As it was, as long as not all documents are known; undefined where it wasn't known, either. */
  undocumentedIn(document: Document, set: ApiSet): readonly OperationName[] | undefined {
    const own = uriKey(document.uri);
    const joined = this.#joinedWith(document, set);
    return joined?.byHome.get(own) ?? (joined && this.#options.documents() ? nothing : undefined);
  }

  /** As {@link undocumentedIn}. */
  ownedBy(document: Document, set: ApiSet): readonly OperationName[] | undefined {
    const own = uriKey(document.uri);
    const joined = this.#joinedWith(document, set);
    if (joined && !joined.owned.has(own) && this.#options.documents())
      joined.owned.set(own, keepNames(operationsOwnedBy(own, set, joined.documents), joined.ownedBefore.get(own)));
    return joined?.owned.get(own);
  }

  /** What a document, as it is now, and all others name; what was known last, as long as not all are known. */
  #joinedWith(document: Document, set: ApiSet): Joined | undefined {
    const others = this.#namingAll(set);
    if (!others) return this.#joined.get(joinedKey(set));
    const own = uriKey(document.uri);
    const naming = this.#namingOf(own, document.named(), set);
    const isSame = others.byUri.get(own) === naming;
    const documents = isSame
      ? others.documents
      : [...others.documents.filter(({ uri }) => uri !== own), naming].sort(byUri);
    return this.#join(set, documents);
  }

  /** In the order of their URIs; undefined as long as not all documents are known. The same list as long as they are the same, and name the same. */
  #namingAll(set: ApiSet): NamingAll | undefined {
    const all = this.#options.documents();
    if (!all) return undefined;
    const key = joinedKey(set);
    const known = this.#namingByAll.get(key);
    if (known?.all === all && known.index === set.index && known.roots === this.#options.rootsVersion()) return known;
    const documents: NamingDocument[] = [];
    for (const { facts, project } of all) {
      const naming = facts.api && this.#namingIn(facts, project, set);
      if (naming) documents.push(naming);
    }
    documents.sort(byUri);
    const kept =
      known && isSameList(known.documents, documents)
        ? known
        : { documents, byUri: new Map(documents.map((one) => [one.uri, one])) };
    const made = {
      all,
      index: set.index,
      roots: this.#options.rootsVersion(),
      documents: kept.documents,
      byUri: kept.byUri,
    };
    this.#namingByAll.set(key, made);
    return made;
  }

  /** Undefined for a document that is about others. */
  #namingIn(facts: DocumentFacts, project: LoadedProject, set: ApiSet): NamingDocument | undefined {
    const { binding, document } = this.#options.bindingOf(facts, project);
    const isOfSet = binding !== undefined && this.#options.setOf(binding)?.index === set.index;
    return isOfSet ? this.#namingOf(uriKey(facts.uri), document.named(), set) : undefined;
  }

  #namingOf(uri: string, endpoints: readonly NamedEndpoint[], { index }: ApiSet): NamingDocument {
    const known = this.#namingByEndpoints.get(endpoints);
    if (known?.document.uri === uri) {
      if (known.state === index.state) return known.document;
      if (namesAlike(known, endpoints, index)) {
        known.state = index.state;
        return known.document;
      }
    }
    const document = namingDocument(index, { uri, endpoints }, this.#naming.get(uri));
    this.#naming.set(uri, document);
    const names = known?.names ?? endpoints.map(endpointName);
    const matches = endpoints.map((endpoint, at) => index.match(endpoint, names[at]));
    this.#namingByEndpoints.set(endpoints, { state: index.state, document, names, matches });
    return document;
  }

  #join(set: ApiSet, documents: readonly NamingDocument[]): Joined {
    const key = joinedKey(set);
    const known = this.#joined.get(key);
    if (known?.index === set.index && (known.documents === documents || isSameList(known.documents, documents)))
      return known;
    const tally = known?.tally ?? new NamingTally();
    tally.update(documents);
    const made = undocumentedByHome(set, documents, tally);
    const byHome = new Map([...made].map(([uri, names]) => [uri, keepNames(names, known?.byHome.get(uri))]));
    const ownedBefore = new Map([...(known?.ownedBefore ?? []), ...(known?.owned ?? [])]);
    const joined: Joined = { index: set.index, documents, tally, byHome, owned: new Map(), ownedBefore };
    this.#joined.set(key, joined);
    return joined;
  }

  /** The sets of descriptions, one of which this is, that documents are about. */
  #setsAbout(
    key: string,
    all: Iterable<{ readonly facts: DocumentFacts; readonly project: LoadedProject }>,
  ): ReadonlySet<ApiSet> {
    const bindings = new Set<Binding>();
    for (const { facts, project } of all) {
      const { binding } = facts.api ? this.#options.bindingOf(facts, project) : {};
      if (binding) bindings.add(binding);
    }
    const wanted = [...bindings].filter(({ specs }) => specs.some((spec) => uriKey(spec) === key));
    return new Set(wanted.flatMap((binding) => this.#options.setOf(binding) ?? []));
  }

  /** What the documents name that are about some descriptions, in the order of their URIs. */
  #namingsIn(sets: ReadonlySet<ApiSet>): readonly NamingDocument[] {
    const [first = nothing, ...others] = [...sets].map((set) => this.#namingAll(set)?.documents ?? []);
    return others.length === 0 ? first : [first, ...others].flat().sort(byUri);
  }

  /** Documents that are about the description alone are joined as they are for themselves. */
  #undocumentedKeys(
    api: DescribedApi,
    documents: readonly NamingDocument[],
    sets: ReadonlySet<ApiSet>,
  ): readonly string[] {
    const [set] = sets;
    const isAlone = set && sets.size === 1 && set.apis.length === 1 && set.apis[0] === api;
    const byHome = isAlone ? this.#join(set, documents).byHome : undocumentedByHome({ apis: [api] }, documents);
    return [...byHome.values()].flatMap((names) => names.map(({ key }) => key));
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
function namesAlike({ document, names, matches }: KnownNaming, endpoints: readonly NamedEndpoint[], index: EndpointIndex) {
  if (index.mayHaveNamesakes || document.meant.length > 0) return false;
  return endpoints.every((endpoint, at) => index.match(endpoint, names[at]) === matches[at]);
}

interface NamingAll {
  readonly all: Iterable<unknown>;
  readonly index: object;
  readonly roots: number;
  readonly documents: readonly NamingDocument[];
  readonly byUri: ReadonlyMap<string, NamingDocument>;
}

interface Joined {
  readonly index: object;
  readonly documents: readonly NamingDocument[];
  /** Of the documents; the same for all that follows. */
  readonly tally: NamingTally;
  readonly byHome: ReadonlyMap<string, readonly OperationName[]>;
  /** Of the documents that somebody asked about. */
  readonly owned: Map<string, readonly OperationName[]>;
  /** What it was when it was last asked for. */
  readonly ownedBefore: ReadonlyMap<string, readonly OperationName[]>;
}

/** What no document names of a description, at one state of all there is. */
interface Left {
  readonly all: Iterable<unknown>;
  readonly state: number;
  readonly roots: number;
  readonly keys: readonly string[] | undefined;
  readonly documents: readonly NamingDocument[];
  readonly names: readonly string[] | undefined;
}

function byUri(one: NamingDocument, other: NamingDocument): number {
  return one.uri < other.uri ? -1 : 1;
}

/** Asked for every document after every edit. */
function joinedKey({ apis }: ApiSet): string {
  let key = joinedKeys.get(apis);
  if (key === undefined) {
    key = apis.map(({ uri }) => uri).join('\n');
    joinedKeys.set(apis, key);
  }
  return key;
}

const joinedKeys = new WeakMap<ApiSet['apis'], string>();

const nothing: readonly never[] = [];

function keepNames(
  made: readonly OperationName[],
  before: readonly OperationName[] | undefined,
): readonly OperationName[] {
  const isSame =
    before?.length === made.length &&
    made.every(({ api, key }, at) => before[at]?.api === api && before[at].key === key);
  return isSame ? before : made;
}
