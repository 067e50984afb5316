import { type DocumentFacts, documentFacts, factsOfText } from '#engine/graph/document-facts.ts';
import { type Graph, graphOf } from '#engine/graph/graph.ts';
import { type Needs, needsOf } from '#engine/graph/needs.ts';
import {
  type DocumentAnchors,
  documentAnchors,
  type Neighbours,
  type SharedCatalogue,
  sharedCatalogue,
} from '#engine/graph/neighbours.ts';
import { parseMarkdown, selectContract } from '#engine/index.ts';
import type { MarkdownFile } from '#engine/markdown/markdown-file.ts';
import { matchesAny } from '#engine/selection.ts';
import { alignDocument } from '#engine/structure/align.ts';
import type { Alignment } from '#engine/structure/alignment.ts';
import type { ApiWorkspace } from '../apis/api-workspace.ts';
import type { FileSystem } from '../file-system.ts';
import type { LoadedProject } from '../load-project.ts';
import { readText } from '../read-text.ts';
import { pathBelow, uriKey } from '../uris.ts';

export interface DocWorkspaceOptions {
  readonly fileSystem: FileSystem;
  /** URIs that end with a slash: nothing outside of these folders is read. */
  folders(): readonly string[];
  projectOf(uri: string): Promise<LoadedProject>;
  /** A document that is open in an editor, as it is there. */
  opened?(uri: string): MarkdownFile | undefined;
  /** The OpenAPI descriptions that documents are about. */
  readonly apis?: ApiWorkspace;
  /** A document that is about a description waits until all documents are known: no background reads them. */
  readonly waitsForAll?: boolean;
}

/** A Markdown document, as it is in an editor or on the disk. */
interface KnownDocument {
  readonly state: 'open' | 'read' | 'missing';
  /** Of an open one, with its alignment with its contract; of others, only what they say is kept. */
  readonly file?: MarkdownFile;
  readonly alignment?: Alignment | undefined;
  anchors?: DocumentAnchors | undefined;
  facts?: DocumentFacts | undefined;
  /** Of which project the facts are. */
  readonly project?: LoadedProject;
}

export interface KnownFacts {
  readonly facts: DocumentFacts;
  readonly project: LoadedProject;
}

/**
 * The Markdown documents of a workspace, as far as somebody has asked for them, and what they say to each other. Those that are open in an editor are as they
 * are there, the others as they are on the disk.
 */
export class DocWorkspace {
  readonly #options: DocWorkspaceOptions;
  readonly #documents = new Map<string, KnownDocument>();
  readonly #reading = new Map<string, Promise<void>>();
  readonly #folders = new Map<string, ReadonlySet<string> | undefined>();
  readonly #anchors = new Map<string, DocumentAnchors>();
  readonly #catalogues = new Map<string, { uris: readonly string[]; catalogue: SharedCatalogue | undefined }>();
  readonly #parsed = new Map<string, MarkdownFile>();
  readonly #needs = new WeakMap<MarkdownFile, { readonly project: LoadedProject; readonly needs: Needs }>();
  #isIndexed = false;
  #all: { readonly state: number; readonly documents: readonly KnownFacts[] } | undefined;
  #graph: { readonly state: number; readonly project: LoadedProject; readonly graph: Graph } | undefined;
  /** Another number whenever something is known of any document that wasn't before. */
  #state = 0;

  constructor(options: DocWorkspaceOptions) {
    this.#options = options;
  }

  /** An open document as it has been analysed. */
  put(file: MarkdownFile, project: LoadedProject, alignment: Alignment | undefined): void {
    const key = uriKey(file.uri);
    const known = this.#documents.get(key);
    if (known?.file === file && known.alignment === alignment && known.project === project) return;
    this.#set(key, { state: 'open', file, alignment, project });
  }

  /** What is in an editor counts from now on; that all other documents are known is as true as before. */
  open(uri: string): void {
    this.#parsed.delete(uriKey(uri));
    this.#state += 1;
  }

  /** What is on the disk counts from now on. */
  close(uri: string): void {
    this.#forget(uriKey(uri));
  }

  /** To be told of files of any kind that were changed on the disk. */
  filesChanged(uris: readonly string[]): void {
    for (const uri of uris) if (this.#documents.get(uriKey(uri))?.state !== 'open') this.#forget(uriKey(uri));
  }

  /** To be told of files of any kind that came or went. */
  filesMoved(uris: readonly string[]): void {
    this.#folders.clear();
    this.#catalogues.clear();
    this.#state += 1;
    this.filesChanged(uris);
  }

  /** Every file may be another one now. */
  forgetAll(): void {
    this.filesMoved([...this.#documents.keys()]);
  }

  /** A document that was read and not changed since, parsed; it is not kept any longer. */
  take(uri: string): MarkdownFile | undefined {
    const key = uriKey(uri);
    const file = this.#parsed.get(key);
    this.#parsed.delete(key);
    return file;
  }

  /** Reads what a document's check asks about; undefined where all of it is known. Without a contract it asks about nothing. */
  prepare(file: MarkdownFile, loaded: LoadedProject): Promise<unknown> | undefined {
    if (!selectContract(loaded.project, file, loaded.pathOf(file.uri)).contract) return undefined;
    const known = this.#needs.get(file);
    const needs = known?.project === loaded ? known.needs : needsOf(file, loaded.project);
    this.#needs.set(file, { project: loaded, needs });
    const reading: Promise<unknown>[] = [];
    for (const folder of needs.folders) if (!this.#folders.has(uriKey(folder))) reading.push(this.#list(folder));
    for (const uri of needs.documents) if (!this.#current(uriKey(uri))) reading.push(this.#read(uriKey(uri)));
    if (!this.#isCatalogueRead(loaded)) reading.push(this.#readCatalogue(loaded));
    const binding = this.#prepareApi(file, loaded);
    if (binding !== undefined) reading.push(binding);
    return reading.length > 0 ? Promise.all(reading) : undefined;
  }

  /** What is known now; see {@link prepare}. */
  neighboursOf(loaded: LoadedProject): Neighbours {
    return {
      anchorsOf: (uri) => this.#anchorsOf(uriKey(uri)),
      catalogue: () => this.#catalogueOf(loaded),
      api: (file) => this.#options.apis?.boundTo(file, loaded),
      namesIn: (folder) => this.#folders.get(uriKey(folder)),
    };
  }

  /** Reads every Markdown document of the folders that isn't known yet. `step` is told how many of how many are. */
  async index(step: (done: number, all: number) => void = () => {}): Promise<void> {
    const { fileSystem, folders } = this.#options;
    const found = await Promise.all(folders().map((folder) => fileSystem.find(folder, ['**/*.{md,mdx}'])));
    const keys = [...new Set(found.flat().map(uriKey))].slice(0, mostDocuments);
    for (const [index, key] of keys.entries()) {
      await this.#readFacts(key);
      step(index + 1, keys.length);
    }
    this.#isIndexed = true;
  }

  /** What a document says, where that is known. */
  facts(uri: string): DocumentFacts | undefined {
    const document = this.#current(uriKey(uri));
    if (!document) return undefined;
    const { file, alignment, project } = document;
    if (!document.facts && file && project)
      document.facts = documentFacts(file, alignment ?? this.#alignmentOf(file, project));
    return document.facts;
  }

  /** What is known of any document, in no order. */
  *all(): Generator<DocumentFacts> {
    for (const key of [...this.#documents.keys()]) {
      const facts = this.facts(key);
      if (facts) yield facts;
    }
  }

  /** All documents with their projects, in no order; the same list as long as they are the same. Undefined as long as not all of the workspace are known. */
  known(): readonly KnownFacts[] | undefined {
    if (!this.#isIndexed) return undefined;
    if (this.#all?.state !== this.#state) {
      const documents = [...this.#documents].flatMap(([key, { project }]) => {
        const facts = this.facts(key);
        return facts && project ? [{ facts, project }] : [];
      });
      this.#all = { state: this.#state, documents };
    }
    return this.#all.documents;
  }

  /** The documents of a project that are known, joined by what they say. */
  graphOf(loaded: LoadedProject): Graph {
    const known = this.#graph;
    if (known?.state === this.#state && known.project === loaded) return known.graph;
    const { folder } = loaded.project.configuration;
    const documents: DocumentFacts[] = [];
    for (const [key, { project }] of this.#documents) {
      if (project?.project.configuration.folder !== folder) continue;
      const facts = this.facts(key);
      if (facts) documents.push(facts);
    }
    documents.sort((a, b) => (a.uri < b.uri ? -1 : 1));
    const graph = graphOf(documents);
    this.#graph = { state: this.#state, project: loaded, graph };
    return graph;
  }

  #prepareApi(file: MarkdownFile, loaded: LoadedProject): Promise<unknown> | undefined {
    const { apis, waitsForAll } = this.#options;
    const reading = apis?.prepare(file, loaded);
    if (!apis || !waitsForAll || this.#isIndexed) return reading;
    if (reading !== undefined) return reading.then(() => this.#prepareApi(file, loaded));
    return apis.boundTo(file, loaded) ? this.index() : undefined;
  }

  #anchorsOf(key: string): DocumentAnchors | undefined {
    const document = this.#current(key);
    if (document?.file && !document.anchors) document.anchors = this.#anchorsIn(document.file);
    return document?.anchors;
  }

  /** What is known of a document; of an open one as it is now. */
  #current(key: string): KnownDocument | undefined {
    const known = this.#documents.get(key);
    const file = this.#options.opened?.(key);
    if (!file || file === known?.file) return known;
    this.#set(key, { state: 'open', file, ...(known?.project && { project: known.project }) });
    return this.#documents.get(key);
  }

  #catalogueOf(loaded: LoadedProject): SharedCatalogue | undefined {
    const known = this.#catalogues.get(catalogueKey(loaded));
    if (!known) return undefined;
    const documents = known.uris.flatMap((uri) => this.facts(uri) ?? []);
    known.catalogue = sharedCatalogue(documents, known.catalogue);
    return known.catalogue;
  }

  #isCatalogueRead(loaded: LoadedProject): boolean {
    if (loaded.project.configuration.errors.catalogues.length === 0) return true;
    const known = this.#catalogues.get(catalogueKey(loaded));
    return known?.uris.every((uri) => this.#isRead(uri)) ?? false;
  }

  async #readCatalogue(loaded: LoadedProject): Promise<void> {
    const { errors, folder } = loaded.project.configuration;
    const key = catalogueKey(loaded);
    const known = this.#catalogues.get(key);
    const uris = known?.uris ?? (await this.#options.fileSystem.find(folder, errors.catalogues)).map(uriKey).sort();
    await Promise.all(uris.map((uri) => this.#readFacts(uri)));
    if (!this.#catalogues.has(key)) this.#catalogues.set(key, { uris, catalogue: undefined });
  }

  /** With all that it says, as far as there is anything. */
  #isRead(key: string): boolean {
    const document = this.#current(key);
    return document?.state === 'missing' || this.facts(key) !== undefined;
  }

  async #list(folder: string): Promise<void> {
    const key = uriKey(folder);
    const root = this.#options.folders().find((one) => pathBelow(one, folder) !== undefined);
    const names = root === undefined ? undefined : await this.#options.fileSystem.namesIn(key, root);
    this.#folders.set(key, names && new Set(names.map((name) => name.normalize('NFC'))));
  }

  #read(key: string): Promise<void> {
    let reading = this.#reading.get(key);
    if (!reading) {
      reading = this.#readFile(key).finally(() => this.#reading.delete(key));
      this.#reading.set(key, reading);
    }
    return reading;
  }

  /** Parses it, for its anchors; its tree is kept for a while only. */
  async #readFile(key: string): Promise<void> {
    const text = await this.#textOf(key);
    if (this.#documents.has(key)) return;
    if (text === undefined) {
      this.#set(key, { state: 'missing' });
      return;
    }
    const file = parseMarkdown(key, text);
    this.#set(key, { state: 'read', anchors: this.#anchorsIn(file) });
    this.#keep(key, file);
  }

  /** As {@link #read}, with all that it says. */
  async #readFacts(key: string): Promise<void> {
    if (this.#isRead(key)) return;
    const project = await this.#options.projectOf(key);
    const text = await this.#textOf(key);
    // Opened, or read by somebody else, meanwhile.
    if (this.#isRead(key)) return;
    if (text === undefined) this.#set(key, { state: 'missing' });
    else if (text.length > mostCharacters) this.#set(key, { state: 'read', facts: factsOfText(key, text), project });
    else {
      const file = this.take(key) ?? parseMarkdown(key, text);
      const facts = documentFacts(file, this.#alignmentOf(file, project));
      this.#set(key, { state: 'read', anchors: this.#anchorsIn(file), facts, project });
    }
  }

  /** A document that lists codes for others says so, whether it is an API document or not. */
  #alignmentOf(file: MarkdownFile, { project, pathOf }: LoadedProject): Alignment | undefined {
    const path = pathOf(file.uri);
    const isCatalogue = path !== undefined && matchesAny(path, project.configuration.errors.catalogues);
    const fallback = isCatalogue ? project.contracts.get('api-docs') : undefined;
    const { contract = fallback } = selectContract(project, file, path);
    return contract && !contract.isIncomplete ? alignDocument(contract, file) : undefined;
  }

  /** Those of before, where they are the same. */
  #anchorsIn(file: MarkdownFile): DocumentAnchors {
    const key = uriKey(file.uri);
    const anchors = documentAnchors(file, this.#anchors.get(key));
    this.#anchors.set(key, anchors);
    return anchors;
  }

  async #textOf(key: string): Promise<string | undefined> {
    const { fileSystem, folders } = this.#options;
    if (!folders().some((folder) => pathBelow(folder, key) !== undefined)) return undefined;
    if ((await fileSystem.isBelow?.(key, folders())) === false) return undefined;
    return (await readText(fileSystem, key))?.text;
  }

  #keep(key: string, file: MarkdownFile): void {
    this.#parsed.set(key, file);
    let characters = 0;
    for (const [one, { text }] of [...this.#parsed].reverse()) {
      characters += text.length;
      if (characters > mostKept) this.#parsed.delete(one);
    }
  }

  #set(key: string, document: KnownDocument): void {
    this.#documents.set(key, document);
    this.#parsed.delete(key);
    this.#state += 1;
  }

  #forget(key: string): void {
    this.#parsed.delete(key);
    if (!this.#documents.delete(key)) return;
    this.#state += 1;
    this.#isIndexed = false;
  }
}

/** A workspace with more documents than that is looked through as far as it goes. */
const mostDocuments = 10_000;
/** Of one document of which more is kept than its text. */
const mostCharacters = 5_000_000;
/** Characters of all documents whose trees are kept until somebody takes them. */
const mostKept = 4_000_000;

function catalogueKey({ project: { configuration } }: LoadedProject): string {
  return [configuration.folder, ...configuration.errors.catalogues].join('\n');
}
