import { type DescribedApi, describeApi } from '#engine/api/api.ts';
import type { BoundDocument } from '#engine/bound/doc-side.ts';
import { barePathsOf, withBarePaths } from '#engine/drift/bare-paths.ts';
import { type Binding, bindingOf, looksAround, type SpecName, specNameOf } from '#engine/drift/binding.ts';
import { type ApiSet, apiSetOf, type BoundApi } from '#engine/drift/bound-api.ts';
import { type ApiCoverage, type CoveringDocument, coverageOf } from '#engine/drift/coverage.ts';
import type { EndpointIndex, NamedEndpoint, OperationName } from '#engine/drift/endpoint-index.ts';
import { strangerReason, unboundReason, unreadableReason } from '#engine/drift/unbound.ts';
import {
  type NamingDocument,
  namingDocument,
  operationsOwnedBy,
  undocumentedByHome,
} from '#engine/drift/undocumented.ts';
import { endpointsOf } from '#engine/endpoints/endpoints.ts';
import type { DocumentFacts } from '#engine/graph/document-facts.ts';
import { selectContract } from '#engine/index.ts';
import { isSameList, keepList } from '#engine/lists.ts';
import type { MarkdownFile } from '#engine/markdown/markdown-file.ts';
import type { FileSystem } from '../file-system.ts';
import type { LoadedProject } from '../load-project.ts';
import { findSpecs } from '../specs/find-specs.ts';
import type { SpecWorkspace } from '../specs/spec-workspace.ts';
import { uriKey } from '../uris.ts';

export interface ApiWorkspaceOptions {
  readonly fileSystem: FileSystem;
  readonly specs: SpecWorkspace;
  /** All documents, with their projects: the same list as long as they are the same. Undefined as long as not all are known. */
  documents(): Iterable<{ readonly facts: DocumentFacts; readonly project: LoadedProject }> | undefined;
}

/** What a binding needs to know of a document. */
interface Document {
  readonly uri: string;
  readonly spec: SpecName | undefined;
  readonly endpoints: readonly NamedEndpoint[];
  /** With the paths that it names without a method. */
  named(): readonly NamedEndpoint[];
}

/** What a document is about, for people. */
export interface Explanation {
  /** The URIs of the root documents; empty for none. */
  readonly specs: readonly string[];
  /** Sentences. */
  readonly reason: string;
}

/** A document that is about some descriptions, with its project. */
export interface KnownBoundDocument extends BoundDocument {
  readonly project: LoadedProject;
}

/** The documents and the descriptions of a workspace, and which of them are about the same API. */
export class ApiWorkspace {
  readonly #options: ApiWorkspaceOptions;
  /** The roots of descriptions below a folder. */
  readonly #roots = new Map<string, readonly string[]>();
  #rootsVersion = 0;
  #prepared: { readonly documents: Iterable<unknown>; readonly roots: number } | undefined;
  readonly #preparedFacts = new WeakMap<DocumentFacts, PreparedFacts>();
  readonly #looking = new Map<string, Promise<void>>();
  readonly #apis = new Map<string, DescribedApi>();
  readonly #sets = new Map<string, KnownSet>();
  readonly #setByBinding = new WeakMap<Binding, KnownSet>();
  readonly #bindings = new Map<string, { readonly question: string; readonly binding: Binding | undefined }>();
  /** The latest of each document. */
  readonly #naming = new Map<string, NamingDocument>();
  readonly #bindingByFacts = new WeakMap<DocumentFacts, KnownBinding>();
  readonly #namingByEndpoints = new WeakMap<readonly NamedEndpoint[], KnownNaming>();
  readonly #namingByFacts = new WeakMap<DocumentFacts, Naming>();
  readonly #namingByAll = new Map<string, NamingAll>();
  readonly #joined = new Map<string, Joined>();
  readonly #asked: Asked = {
    undocumented: (document, set) => this.#undocumentedIn(document, set),
    owned: (document, set) => this.#ownedBy(document, set),
  };
  /** What is documented nowhere, by the URI of a description. */
  readonly #left = new Map<string, Left>();

  constructor(options: ApiWorkspaceOptions) {
    this.#options = options;
  }

  /** To be told of files that were made or removed, and of those that are descriptions now or no longer. */
  forgetRoots(): void {
    this.#roots.clear();
    this.#rootsVersion++;
    this.#bindings.clear();
  }

  /** Reads the descriptions that a document is about; undefined where all of it is known. */
  prepare(file: MarkdownFile, loaded: LoadedProject): Promise<unknown> | undefined {
    if (!selectContract(loaded.project, file, loaded.pathOf(file.uri)).contract) return undefined;
    const document = documentOf(file);
    const { folder } = loaded.project.configuration;
    if (looksAround(this.#question(document, loaded)) && document.endpoints.length > 0 && !this.#roots.has(folder))
      return this.#look(folder).then(() => this.prepare(file, loaded));
    const specs = this.#candidateOf(document, loaded)?.specs ?? [];
    const reading = specs.flatMap((uri) => this.#load(uri) ?? []);
    return reading.length > 0 ? Promise.all(reading) : undefined;
  }

  /** As {@link prepare}, for documents of which only the facts are known. */
  async prepareAll(
    documents: Iterable<{ readonly facts: DocumentFacts; readonly project: LoadedProject }>,
  ): Promise<void> {
    if (this.isPrepared(documents)) return;
    const wanted = new Set<string>();
    for (const { facts, project } of documents) {
      if (!facts.api) continue;
      const known = this.#preparedFacts.get(facts);
      const isKnown = known?.project === project && known.roots === this.#rootsVersion;
      const prepared = isKnown ? known : await this.#prepareFacts(ofFacts(facts), project);
      this.#preparedFacts.set(facts, prepared);
      for (const spec of prepared.specs) wanted.add(spec);
    }
    await Promise.all([...wanted].map((uri) => this.#load(uri)));
    this.#prepared = { documents, roots: this.#rootsVersion };
  }

  async #prepareFacts(document: Document, project: LoadedProject): Promise<PreparedFacts> {
    const { folder } = project.project.configuration;
    const isToLook = document.endpoints.length > 0 && !this.#roots.has(folder);
    if (isToLook && looksAround(this.#question(document, project))) await this.#look(folder);
    return { project, roots: this.#rootsVersion, specs: this.#candidateOf(document, project)?.specs ?? [] };
  }

  /** Whether {@link prepareAll} has nothing left to do. */
  isPrepared(documents: Iterable<unknown>): boolean {
    return this.#prepared?.documents === documents && this.#prepared.roots === this.#rootsVersion;
  }

  /** What a document is compared with, as far as it is known. */
  boundTo(file: MarkdownFile, loaded: LoadedProject): BoundApi | undefined {
    const document = documentOf(file);
    const binding = this.#bindingOf(document, loaded);
    const set = binding && this.#setOf(binding);
    if (!binding || !set) return undefined;
    return new ComparedDocument({ set, binding, document, asked: this.#asked });
  }

  /** Reads a description with all of its files. */
  async read(uri: string): Promise<DescribedApi | undefined> {
    await this.#load(uri);
    return this.api(uri);
  }

  /** Which descriptions a document is about and why, or why it is about none; as far as it is known. */
  explain(file: MarkdownFile, loaded: LoadedProject): Explanation {
    const document = documentOf(file);
    const { folder } = loaded.project.configuration;
    const candidate = this.#candidateOf(document, loaded);
    if (!candidate) return { specs: [], reason: unboundReason(this.#question(document, loaded)) };
    const [first = ''] = candidate.specs;
    if (!this.#bindingOf(document, loaded)) {
      const hasEndpoints = document.endpoints.some(({ isDeclaration }) => isDeclaration);
      return { specs: [], reason: strangerReason(first, folder, hasEndpoints) };
    }
    const missing = candidate.specs.filter((uri) => !this.api(uri)).map((uri) => unreadableReason(uri, folder));
    return {
      specs: candidate.specs.filter((uri) => this.api(uri)),
      reason: [candidate.reason, ...missing].join(' '),
    };
  }

  /** A description by the URI of its root, as documents are compared with it. */
  api(uri: string): DescribedApi | undefined {
    const key = uriKey(uri);
    const spec = this.#options.specs.spec(key);
    if (!spec) return undefined;
    const api = describeApi(spec, this.#apis.get(key));
    this.#apis.set(key, api);
    return api;
  }

  /** The documents that are about a description. Undefined as long as not all of them are known. */
  documentsOf(uri: string): readonly DocumentFacts[] | undefined {
    return this.boundDocuments(uri)?.map(({ facts }) => facts);
  }

  /** As {@link documentsOf}, with what else they are about, and their projects. */
  boundDocuments(uri: string): readonly KnownBoundDocument[] | undefined {
    const key = uriKey(uri);
    const all = this.#options.documents();
    if (!all) return undefined;
    const found: KnownBoundDocument[] = [];
    for (const { facts, project } of all) {
      const set = this.boundToFacts(facts, project);
      if (set?.binding.specs.some((spec) => uriKey(spec) === key)) found.push({ facts, set, project });
    }
    return found.sort((a, b) => (a.facts.uri < b.facts.uri ? -1 : 1));
  }

  /** How much of a description its documents say. Undefined as long as it, or not all documents, are known. */
  coverage(uri: string): ApiCoverage | undefined {
    const api = this.api(uri);
    const documents = api && this.#coveringDocuments(uri);
    return documents && coverageOf(api, documents);
  }

  /** As {@link boundTo}, of a document of which only the facts are known. */
  boundToFacts(facts: DocumentFacts, loaded: LoadedProject): BoundApi | undefined {
    if (!facts.api) return undefined;
    const known = this.#bindingOfFacts(facts, loaded);
    const { binding, document } = known;
    const set = binding && this.#setOf(binding);
    if (known.bound?.apis === set?.apis) return known.bound;
    known.bound = binding && set && new ComparedDocument({ set, binding, document, asked: this.#asked });
    return known.bound;
  }

  /**
   * The keys of the operations of a description that none of the documents names that are about it. Undefined where there are none such, or as long as not all are
   * known. The same list as long as it says the same.
   */
  undocumentedOf(uri: string): readonly string[] | undefined {
    const key = uriKey(uri);
    const all = this.#options.documents();
    if (!all) return undefined;
    const { state } = this.#options.specs;
    const known = this.#left.get(key);
    if (known?.all === all && known.state === state && known.roots === this.#rootsVersion) return known.names;
    const { documents, sets } = this.#namingsAbout(key, all);
    const api = documents.length > 0 ? this.api(key) : undefined;
    const keys = api?.keys;
    const isSame = known && known.keys === keys && isSameList(known.documents, documents);
    const names = isSame ? known.names : api && keepList(this.#undocumentedKeys(api, documents, sets), known?.names);
    this.#left.set(key, { all, state, roots: this.#rootsVersion, keys, documents, names });
    return names;
  }

  /** What the documents name that are about a description, in the order of their URIs, and the sets of descriptions that they are about. */
  #namingsAbout(key: string, all: Iterable<{ readonly facts: DocumentFacts; readonly project: LoadedProject }>) {
    const wanted = new Map<Binding, ApiSet | undefined>();
    const setOf = (binding: Binding): ApiSet | undefined => {
      if (!wanted.has(binding))
        wanted.set(binding, binding.specs.some((spec) => uriKey(spec) === key) ? this.#setOf(binding) : undefined);
      return wanted.get(binding);
    };
    const documents: NamingDocument[] = [];
    for (const { facts, project } of all) {
      const { binding } = facts.api ? this.#bindingOfFacts(facts, project) : {};
      const set = binding && setOf(binding);
      const naming = set && this.#namingIn(facts, project, set);
      if (naming) documents.push(naming);
    }
    const sets = new Set([...wanted.values()].flatMap((set) => set ?? []));
    return { documents: documents.sort(byUri), sets };
  }

  #bindingOfFacts(facts: DocumentFacts, project: LoadedProject): KnownBinding {
    const known = this.#bindingByFacts.get(facts);
    const isKnown = known?.project === project && known.roots === this.#rootsVersion;
    if (isKnown && known.index === this.#decidingIndex(known.candidate)) return known;
    const document = ofFacts(facts);
    const candidate = this.#candidateOf(document, project);
    const made: KnownBinding = {
      document,
      project,
      roots: this.#rootsVersion,
      candidate,
      index: this.#decidingIndex(candidate),
      binding: this.#bindingOf(document, project),
      bound: undefined,
    };
    this.#bindingByFacts.set(facts, made);
    return made;
  }

  /** Which endpoints there are decides whether a document is about a description that is but near. */
  #decidingIndex(candidate: Binding | undefined): object | undefined {
    return candidate?.kind === 'nearest' ? this.#setOf(candidate)?.index : undefined;
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

  #coveringDocuments(uri: string): readonly CoveringDocument[] | undefined {
    return this.boundDocuments(uri)?.flatMap(({ facts: { uri: document, api }, set: { index } }) =>
      api ? [{ uri: document, index, operations: api.operations, codes: api.codes }] : [],
    );
  }

  /** Where nothing but its place says which description a document is about, its endpoints must agree. */
  #bindingOf(document: Document, loaded: LoadedProject): Binding | undefined {
    const binding = this.#candidateOf(document, loaded);
    if (binding?.kind !== 'nearest') return binding;
    const declared = document.endpoints.filter(({ isDeclaration }) => isDeclaration);
    const set = this.#setOf(binding);
    if (!set || declared.length === 0) return undefined;
    const known = declared.filter(
      (endpoint) => set.index.match(endpoint) !== undefined || set.index.suggest(endpoint).length > 0,
    );
    return known.length * 3 >= declared.length ? binding : undefined;
  }

  #candidateOf(document: Document, loaded: LoadedProject): Binding | undefined {
    const key = uriKey(document.uri);
    const question = this.#question(document, loaded);
    const { configuration } = loaded.project;
    const text = `${configuration.folder}\n${document.spec?.text}\n${question.specOverride}\n${JSON.stringify(configuration.apis)}`;
    const known = this.#bindings.get(key);
    if (known?.question === text) return known.binding;
    const binding = bindingOf(question);
    // Until somebody has looked around, it isn't known that there is none.
    if (binding || question.roots) this.#bindings.set(key, { question: text, binding });
    return binding;
  }

  #question({ uri, spec }: Document, { project, pathOf }: LoadedProject) {
    const { configuration, specOverride } = project;
    return { uri, path: pathOf(uri), spec, configuration, specOverride, roots: this.#roots.get(configuration.folder) };
  }

  #setOf(binding: Binding): ApiSet | undefined {
    const { state } = this.#options.specs;
    const known = this.#setByBinding.get(binding);
    if (known?.state === state) return known.set;
    const set = this.#makeSet(binding);
    this.#setByBinding.set(binding, { state, set });
    return set;
  }

  #makeSet({ specs, servers }: Binding): ApiSet | undefined {
    const key = [...specs, '', ...servers].join('\n');
    const { state } = this.#options.specs;
    const known = this.#sets.get(key);
    if (known?.state === state) return known.set;
    const apis = specs.flatMap((uri) => this.api(uri) ?? []);
    const set = apis.length === 0 ? undefined : apiSetOf(apis, servers, known?.set);
    this.#sets.set(key, { state, set });
    return set;
  }

  /** As it was, as long as not all documents are known; undefined where it wasn't known, either. */
  #undocumentedIn(document: Document, set: ApiSet): readonly OperationName[] | undefined {
    const own = uriKey(document.uri);
    const joined = this.#joinedWith(document, set);
    return joined?.byHome.get(own) ?? (joined && this.#options.documents() ? nothing : undefined);
  }

  /** As {@link #undocumentedIn}. */
  #ownedBy(document: Document, set: ApiSet): readonly OperationName[] | undefined {
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
    if (known?.all === all && known.index === set.index && known.roots === this.#rootsVersion) return known;
    const documents = [...all].flatMap(({ facts, project }) => this.#namingIn(facts, project, set) ?? []);
    documents.sort(byUri);
    const kept =
      known && isSameList(known.documents, documents)
        ? known
        : { documents, byUri: new Map(documents.map((one) => [one.uri, one])) };
    const made = { all, index: set.index, roots: this.#rootsVersion, documents: kept.documents, byUri: kept.byUri };
    this.#namingByAll.set(key, made);
    return made;
  }

  /** Of a document whose facts are the same as before nothing is looked up again. */
  #namingIn(facts: DocumentFacts, project: LoadedProject, set: ApiSet): NamingDocument | undefined {
    if (!facts.api) return undefined;
    const known = this.#namingByFacts.get(facts);
    const isKnown = known?.project === project && known.index === set.index && known.roots === this.#rootsVersion;
    if (isKnown) return known.naming;
    const { binding, document } = this.#bindingOfFacts(facts, project);
    const isOfSet = binding !== undefined && this.#setOf(binding)?.index === set.index;
    const naming = isOfSet ? this.#namingOf(uriKey(facts.uri), document.named(), set) : undefined;
    this.#namingByFacts.set(facts, { project, index: set.index, roots: this.#rootsVersion, naming });
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

  #load(uri: string): Promise<unknown> | undefined {
    const { specs } = this.#options;
    if (specs.isKnown(uri)) return specs.load(uri);
    return specs.read(uri).then(() => specs.load(uri));
  }

  #look(folder: string): Promise<void> {
    let looking = this.#looking.get(folder);
    if (!looking) {
      looking = findSpecs(this.#options.fileSystem, [folder])
        .then(({ roots }) => {
          this.#roots.set(folder, roots);
          this.#rootsVersion++;
        })
        .finally(() => this.#looking.delete(folder));
      this.#looking.set(folder, looking);
    }
    return looking;
  }
}

/**
 * What a document is compared with. Of a thousand documents each has another one after every edit of their description, so it has no more than it needs.
 */
class ComparedDocument implements BoundApi {
  readonly apis: ApiSet['apis'];
  readonly servers: ApiSet['servers'];
  readonly index: ApiSet['index'];
  readonly facts: ApiSet['facts'];
  readonly binding: Binding;
  readonly #options: ComparedDocumentOptions;

  constructor(options: ComparedDocumentOptions) {
    const { apis, servers, index, facts } = options.set;
    this.apis = apis;
    this.servers = servers;
    this.index = index;
    this.facts = facts;
    this.binding = options.binding;
    this.#options = options;
  }

  undocumented(): readonly OperationName[] | undefined {
    const { asked, document, set } = this.#options;
    return asked.undocumented(document, set);
  }

  owned(): readonly OperationName[] | undefined {
    const { asked, document, set } = this.#options;
    return asked.owned(document, set);
  }
}

interface ComparedDocumentOptions {
  readonly set: ApiSet;
  readonly binding: Binding;
  readonly document: Document;
  readonly asked: Asked;
}

/** What a workspace knows of a document among the others. */
type Asked = Record<
  'undocumented' | 'owned',
  (document: Document, set: ApiSet) => readonly OperationName[] | undefined
>;

/** The descriptions that a document may be about, once its folder is known. */
interface PreparedFacts {
  readonly project: LoadedProject;
  readonly roots: number;
  readonly specs: readonly string[];
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

/** What a set is at one state of all descriptions. */
interface KnownSet {
  readonly state: number;
  readonly set: ApiSet | undefined;
}

interface KnownBinding {
  readonly document: Document;
  readonly project: LoadedProject;
  readonly roots: number;
  readonly candidate: Binding | undefined;
  readonly index: object | undefined;
  readonly binding: Binding | undefined;
  /** With what was bound to last. */
  bound: BoundApi | undefined;
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

function documentOf(file: MarkdownFile): Document {
  const endpoints = endpointsOf(file);
  return { uri: file.uri, spec: specNameOf(file), endpoints, named: () => withBarePaths(endpoints, barePathsOf(file)) };
}

function ofFacts({ uri, spec, api }: DocumentFacts): Document {
  const { endpoints = [], paths = [] } = api ?? {};
  return { uri, spec, endpoints, named: once(() => withBarePaths(endpoints, paths)) };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function keepNames(
  made: readonly OperationName[],
  before: readonly OperationName[] | undefined,
): readonly OperationName[] {
  const isSame =
    before?.length === made.length &&
    made.every(({ api, key }, at) => before[at]?.api === api && before[at].key === key);
  return isSame ? before : made;
}
