import { type DescribedApi, describeApi } from '#engine/api/api.ts';
import type { BoundDocument } from '#engine/bound/doc-side.ts';
import { type Binding, bindingOf, looksAround } from '#engine/drift/binding.ts';
import { type ApiSet, apiSetOf, type BoundApi } from '#engine/drift/bound-api.ts';
import { type ApiCoverage, type CoveringDocument, coverageOf } from '#engine/drift/coverage.ts';
import { strangerReason, unboundReason, unreadableReason } from '#engine/drift/unbound.ts';
import type { DocumentFacts } from '#engine/graph/document-facts.ts';
import { selectContract } from '#engine/index.ts';
import type { MarkdownFile } from '#engine/markdown/markdown-file.ts';
import type { FileSystem } from '../file-system.ts';
import type { LoadedProject } from '../load-project.ts';
import { findSpecs } from '../specs/find-specs.ts';
import type { SpecWorkspace } from '../specs/spec-workspace.ts';
import { uriKey } from '../uris.ts';
import { type Asked, ComparedDocument, type Document, documentOf, ofFacts } from './compared-document.ts';
import { NamedOperations } from './named-operations.ts';
import type { FactsInProject } from './naming-documents.ts';

export interface ApiWorkspaceOptions {
  readonly fileSystem: FileSystem;
  readonly specs: SpecWorkspace;
  /** All documents, with their projects: the same list as long as they are the same. Undefined as long as not all are known. */
  documents(): readonly FactsInProject[] | undefined;
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
  readonly #bindingByText = new Map<string, Binding>();
  readonly #bindingByFacts = new WeakMap<DocumentFacts, KnownBinding>();
  readonly #asked: Asked = {
    undocumented: (document, set) => this.#naming.undocumentedIn(document, set),
    owned: (document, set) => this.#naming.ownedBy(document, set),
  };

  readonly #naming: NamedOperations;

  constructor(options: ApiWorkspaceOptions) {
    this.#options = options;
    this.#naming = new NamedOperations({
      documents: () => options.documents(),
      specsState: () => options.specs.state,
      rootsVersion: () => this.#rootsVersion,
      api: (uri) => this.api(uri),
      bindingOf: (facts, project) => this.#bindingOfFacts(facts, project),
      setOf: (binding) => this.#setOf(binding),
    });
  }

  /** To be told of files that were made or removed, and of those that are descriptions now or no longer. */
  forgetRoots(): void {
    this.#roots.clear();
    this.#rootsVersion++;
    this.#bindings.clear();
    this.#bindingByText.clear();
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
  async prepareAll(documents: readonly FactsInProject[]): Promise<void> {
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
    return this.#naming.undocumentedOf(uriKey(uri));
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
    const binding = this.#sameBinding(bindingOf(question));
    // Until somebody has looked around, it isn't known that there is none.
    if (binding || question.roots) this.#bindings.set(key, { question: text, binding });
    return binding;
  }

  /** That of other documents, where they are about the same: a thousand are asked about after every edit. */
  #sameBinding(binding: Binding | undefined): Binding | undefined {
    if (!binding) return undefined;
    const text = JSON.stringify(binding);
    const same = this.#bindingByText.get(text) ?? binding;
    this.#bindingByText.set(text, same);
    return same;
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

/** The descriptions that a document may be about, once its folder is known. */
interface PreparedFacts {
  readonly project: LoadedProject;
  readonly roots: number;
  readonly specs: readonly string[];
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
