import { type DescribedApi, describeApi } from '#engine/api/api.ts';
import { type Binding, bindingOf, looksAround, type SpecName, specNameOf } from '#engine/drift/binding.ts';
import { type ApiSet, apiSetOf, type BoundApi } from '#engine/drift/bound-api.ts';
import type { NamedEndpoint, OperationName } from '#engine/drift/endpoint-index.ts';
import { type NamingDocument, namingDocument, undocumentedByHome } from '#engine/drift/undocumented.ts';
import { endpointsOf } from '#engine/endpoints/endpoints.ts';
import type { DocumentFacts } from '#engine/graph/document-facts.ts';
import { selectContract } from '#engine/index.ts';
import type { MarkdownFile } from '#engine/markdown/markdown-file.ts';
import type { FileSystem } from '../file-system.ts';
import type { LoadedProject } from '../load-project.ts';
import { findSpecs } from '../specs/find-specs.ts';
import type { SpecWorkspace } from '../specs/spec-workspace.ts';
import { uriKey } from '../uris.ts';

export interface ApiWorkspaceOptions {
  readonly fileSystem: FileSystem;
  readonly specs: SpecWorkspace;
  /** The other documents, with their projects; undefined as long as not all of a project are known. */
  documents(): Iterable<{ readonly facts: DocumentFacts; readonly project: LoadedProject }> | undefined;
}

/** What a binding needs to know of a document. */
interface Document {
  readonly uri: string;
  readonly spec: SpecName | undefined;
  readonly endpoints: readonly NamedEndpoint[];
}

/** The documents and the descriptions of a workspace, and which of them are about the same API. */
export class ApiWorkspace {
  readonly #options: ApiWorkspaceOptions;
  /** The roots of descriptions below a folder. */
  readonly #roots = new Map<string, readonly string[]>();
  readonly #looking = new Map<string, Promise<void>>();
  readonly #apis = new Map<string, DescribedApi>();
  readonly #sets = new Map<string, ApiSet>();
  readonly #bindings = new Map<string, { readonly question: string; readonly binding: Binding | undefined }>();
  readonly #names = new Map<string, Naming>();
  readonly #joined = new Map<string, Joined>();
  /** What is documented nowhere, by the URI of a description. */
  readonly #left = new Map<string, Left>();

  constructor(options: ApiWorkspaceOptions) {
    this.#options = options;
  }

  /** To be told of files that were made or removed, and of those that are descriptions now or no longer. */
  forgetRoots(): void {
    this.#roots.clear();
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

  /** What a document is compared with, as far as it is known. */
  boundTo(file: MarkdownFile, loaded: LoadedProject): BoundApi | undefined {
    const document = documentOf(file);
    const binding = this.#bindingOf(document, loaded);
    const set = binding && this.#setOf(binding);
    if (!binding || !set) return undefined;
    return { ...set, binding, undocumented: () => this.#undocumentedIn(document, set) };
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
    const key = uriKey(uri);
    const all = this.#options.documents();
    if (!all) return undefined;
    const found: DocumentFacts[] = [];
    for (const { facts, project } of all) {
      const binding = facts.api && this.#bindingOf(ofFacts(facts), project);
      if (binding?.specs.some((spec) => uriKey(spec) === key)) found.push(facts);
    }
    return found.sort((a, b) => (a.uri < b.uri ? -1 : 1));
  }

  /** Looks around for what documents are about that may be about a description; undefined where that is known, or not all documents are. */
  prepareDocumentsOf(uri: string): Promise<unknown> | undefined {
    const key = uriKey(uri);
    const reading = [...(this.#options.documents() ?? [])].flatMap(({ facts, project }) => {
      if (!facts.api) return [];
      const document = ofFacts(facts);
      const { folder } = project.project.configuration;
      if (looksAround(this.#question(document, project)) && document.endpoints.length > 0 && !this.#roots.has(folder))
        return [this.#look(folder)];
      const specs = this.#candidateOf(document, project)?.specs ?? [];
      return specs.some((spec) => uriKey(spec) === key) ? specs.flatMap((spec) => this.#load(spec) ?? []) : [];
    });
    return reading.length > 0 ? Promise.all(reading) : undefined;
  }

  /**
   * The keys of the operations of a description that none of the documents names that are about it. Undefined where there are none such, or as long as not all are
   * known. The same list as long as it says the same.
   */
  undocumentedOf(uri: string): readonly string[] | undefined {
    const key = uriKey(uri);
    const documents = this.#namingsOf(key);
    const api = documents && documents.length > 0 ? this.api(key) : undefined;
    if (!documents || !api) return undefined;
    const known = this.#left.get(key);
    if (known?.keys === api.keys && isSameList(known.documents, documents)) return known.names;
    const made = [...undocumentedByHome({ apis: [api] }, documents).values()].flatMap((names) =>
      names.map((name) => name.key),
    );
    const names = known && isSameList(known.names, made) ? known.names : made;
    this.#left.set(key, { keys: api.keys, documents, names });
    return names;
  }

  #namingsOf(key: string): readonly NamingDocument[] | undefined {
    const all = this.#options.documents();
    if (!all) return undefined;
    return [...all].flatMap(({ facts, project }) => {
      const binding = facts.api && this.#bindingOf(ofFacts(facts), project);
      const set = binding?.specs.some((spec) => uriKey(spec) === key) ? this.#setOf(binding) : undefined;
      return set ? [this.#namingOf(uriKey(facts.uri), ofFacts(facts).endpoints, set)] : [];
    });
  }

  /** As {@link boundTo}, of a document of which only the facts are known. */
  setOf(facts: DocumentFacts, loaded: LoadedProject): (ApiSet & { readonly binding: Binding }) | undefined {
    const binding = facts.api && this.#bindingOf(ofFacts(facts), loaded);
    const set = binding && this.#setOf(binding);
    return binding && set && { ...set, binding };
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

  #setOf({ specs, servers }: Binding): ApiSet | undefined {
    const apis = specs.flatMap((uri) => this.api(uri) ?? []);
    if (apis.length === 0) return undefined;
    const key = [...specs, '', ...servers].join('\n');
    const set = apiSetOf(apis, servers, this.#sets.get(key));
    this.#sets.set(key, set);
    return set;
  }

  #undocumentedIn(document: Document, set: ApiSet): readonly OperationName[] | undefined {
    const all = this.#options.documents();
    const own = uriKey(document.uri);
    if (!all) return this.#joined.get(joinedKey(set))?.byHome.get(own);
    const documents: NamingDocument[] = [this.#namingOf(own, document.endpoints, set)];
    for (const { facts, project } of all) {
      const key = uriKey(facts.uri);
      if (key === own || !facts.api) continue;
      const binding = this.#bindingOf(ofFacts(facts), project);
      if (binding && this.#setOf(binding)?.index === set.index)
        documents.push(this.#namingOf(key, facts.api.endpoints, set));
    }
    documents.sort((a, b) => (a.uri < b.uri ? -1 : 1));
    return this.#join(set, documents).get(own) ?? nothing;
  }

  #namingOf(uri: string, endpoints: readonly NamedEndpoint[], { index }: ApiSet): NamingDocument {
    const known = this.#names.get(uri);
    if (known?.endpoints === endpoints && known.index === index) return known.document;
    const document = namingDocument(index, { uri, endpoints }, known?.document);
    this.#names.set(uri, { endpoints, index, document });
    return document;
  }

  #join(set: ApiSet, documents: readonly NamingDocument[]): Joined['byHome'] {
    const key = joinedKey(set);
    const known = this.#joined.get(key);
    if (known?.index === set.index && isSameList(known.documents, documents)) return known.byHome;
    const made = undocumentedByHome(set, documents);
    const byHome = new Map([...made].map(([uri, names]) => [uri, keepNames(names, known?.byHome.get(uri))]));
    this.#joined.set(key, { index: set.index, documents, byHome });
    return byHome;
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
        })
        .finally(() => this.#looking.delete(folder));
      this.#looking.set(folder, looking);
    }
    return looking;
  }
}

interface Naming {
  readonly endpoints: readonly NamedEndpoint[];
  readonly index: object;
  readonly document: NamingDocument;
}

interface Joined {
  readonly index: object;
  readonly documents: readonly NamingDocument[];
  readonly byHome: ReadonlyMap<string, readonly OperationName[]>;
}

interface Left {
  readonly keys: readonly string[];
  readonly documents: readonly NamingDocument[];
  readonly names: readonly string[];
}

function isSameList<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}

function joinedKey({ apis }: ApiSet): string {
  return apis.map(({ uri }) => uri).join('\n');
}

const nothing: readonly OperationName[] = [];

function documentOf(file: MarkdownFile): Document {
  return { uri: file.uri, spec: specNameOf(file), endpoints: endpointsOf(file) };
}

function ofFacts({ uri, spec, api }: DocumentFacts): Document {
  return { uri, spec, endpoints: api?.endpoints ?? [] };
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
