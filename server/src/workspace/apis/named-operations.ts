import type { DescribedApi } from '#engine/api/api.ts';
import type { Binding } from '#engine/drift/binding.ts';
import type { ApiSet } from '#engine/drift/bound-api.ts';
import type { EndpointIndex, NamedEndpoint, OperationName } from '#engine/drift/endpoint-index.ts';
import {
  type NamingDocument,
  namingDocument,
  operationsOwnedBy,
  undocumentedByHome,
} from '#engine/drift/undocumented.ts';
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
  readonly #namingByFacts = new WeakMap<DocumentFacts, Naming>();
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
    const { documents, sets } = this.#namingsAbout(key, all);
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
    const documents = [...all].flatMap(({ facts, project }) => this.#namingIn(facts, project, set) ?? []);
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

  /** Of a document whose facts are the same as before nothing is looked up again. */
  #namingIn(facts: DocumentFacts, project: LoadedProject, set: ApiSet): NamingDocument | undefined {
    if (!facts.api) return undefined;
    const known = this.#namingByFacts.get(facts);
    const isKnown =
      known?.project === project && known.index === set.index && known.roots === this.#options.rootsVersion();
    if (isKnown) return known.naming;
    const { binding, document } = this.#options.bindingOf(facts, project);
    const isOfSet = binding !== undefined && this.#options.setOf(binding)?.index === set.index;
    const naming = isOfSet ? this.#namingOf(uriKey(facts.uri), document.named(), set) : undefined;
    this.#namingByFacts.set(facts, { project, index: set.index, roots: this.#options.rootsVersion(), naming });
    return naming;
  }

  #namingOf(uri: string, endpoints: readonly NamedEndpoint[], { index }: ApiSet): NamingDocument {
    const known = this.#namingByEndpoints.get(endpoints);
    if (known?.state === index.state && known.document.uri === uri) return known.document;
    const isSame = known?.document.uri === uri && namesAlike(known, endpoints, index);
    const document = isSame ? known.document : namingDocument(index, { uri, endpoints }, this.#naming.get(uri));
    this.#naming.set(uri, document);
    this.#namingByEndpoints.set(endpoints, { state: index.state, document });
    return document;
  }

  #join(set: ApiSet, documents: readonly NamingDocument[]): Joined {
    const key = joinedKey(set);
    const known = this.#joined.get(key);
    if (known?.index === set.index && (known.documents === documents || isSameList(known.documents, documents)))
      return known;
    const made = undocumentedByHome(set, documents);
    const byHome = new Map([...made].map(([uri, names]) => [uri, keepNames(names, known?.byHome.get(uri))]));
    const ownedBefore = new Map([...(known?.ownedBefore ?? []), ...(known?.owned ?? [])]);
    const joined: Joined = { index: set.index, documents, byHome, owned: new Map(), ownedBefore };
    this.#joined.set(key, joined);
    return joined;
  }

  /** What the documents name that are about a description, in the order of their URIs, and the sets of descriptions that they are about. */
  #namingsAbout(key: string, all: Iterable<{ readonly facts: DocumentFacts; readonly project: LoadedProject }>) {
    const wanted = new Map<Binding, ApiSet | undefined>();
    const setOf = (binding: Binding): ApiSet | undefined => {
      if (!wanted.has(binding))
        wanted.set(
          binding,
          binding.specs.some((spec) => uriKey(spec) === key) ? this.#options.setOf(binding) : undefined,
        );
      return wanted.get(binding);
    };
    const documents: NamingDocument[] = [];
    for (const { facts, project } of all) {
      const { binding } = facts.api ? this.#options.bindingOf(facts, project) : {};
      const set = binding && setOf(binding);
      const naming = set && this.#namingIn(facts, project, set);
      if (naming) documents.push(naming);
    }
    const sets = new Set([...wanted.values()].flatMap((set) => set ?? []));
    return { documents: documents.sort(byUri), sets };
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
  readonly state: object;
  readonly document: NamingDocument;
}

/** Whether the endpoints name what they named; not known of those that are no operations. */
function namesAlike({ state, document }: KnownNaming, endpoints: readonly NamedEndpoint[], index: EndpointIndex) {
  if (index.mayHaveNamesakes || document.meant.length > 0) return false;
  return endpoints.every((endpoint) => index.matchesAs(state, endpoint));
}

/** What a document names of one set of descriptions; nothing where it is about others. */
interface Naming {
  readonly project: LoadedProject;
  readonly index: object;
  readonly roots: number;
  readonly naming: NamingDocument | undefined;
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

const nothing: readonly OperationName[] = [];

function keepNames(
  made: readonly OperationName[],
  before: readonly OperationName[] | undefined,
): readonly OperationName[] {
  const isSame =
    before?.length === made.length &&
    made.every(({ api, key }, at) => before[at]?.api === api && before[at].key === key);
  return isSame ? before : made;
}
