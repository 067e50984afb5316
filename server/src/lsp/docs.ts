import { Emitter, type Event } from 'vscode-languageserver';
import { ApiWorkspace } from '#workspace/apis/api-workspace.ts';
import { DocWorkspace } from '#workspace/docs/doc-workspace.ts';
import type { FileSystem } from '#workspace/file-system.ts';
import { folderOf, uriKey } from '#workspace/uris.ts';
import type { Documents, OpenDocument } from './documents.ts';
import { describeError, type Log } from './guard.ts';
import type { Projects } from './projects.ts';
import type { Specs } from './specs.ts';

export interface DocsOptions {
  readonly fileSystem: FileSystem;
  readonly documents: Documents;
  readonly projects: Projects;
  readonly specs: Specs;
  readonly folders: ReadonlySet<string>;
  readonly log: Log;
}

/** How many of how many documents have been read. */
export interface Indexing {
  readonly done: number;
  readonly all: number;
}

/** The Markdown documents of the workspace, kept in step with the editors and the disk. */
export class Docs {
  readonly workspace: DocWorkspace;
  readonly apis: ApiWorkspace;
  readonly #options: DocsOptions;
  readonly #didChange = new Emitter<void>();
  readonly #didStep = new Emitter<Indexing>();
  #indexing: Promise<void> | undefined;

  /** Something else may be said now of open documents that asked about others. */
  readonly onDidChange: Event<void> = this.#didChange.event;
  /** While the workspace is looked through; all of them are done at the end. */
  readonly onDidStep: Event<Indexing> = this.#didStep.event;

  constructor(options: DocsOptions) {
    this.#options = options;
    const { documents, fileSystem, projects, specs } = options;
    this.apis = new ApiWorkspace({ fileSystem, specs: specs.workspace, documents: () => this.workspace.known() });
    this.workspace = new DocWorkspace({
      fileSystem,
      folders: () => this.#foldersToRead(),
      projectOf: (uri) => projects.of(uri),
      opened: (uri) => documents.get(uri)?.markdown,
      apis: this.apis,
    });
    const changed = ({ uri }: OpenDocument) => {
      if (isMarkdown(uri)) this.#didChange.fire();
    };
    documents.onDidOpen((document) => {
      this.workspace.open(document.uri);
      changed(document);
    });
    documents.onDidChange(changed);
    documents.onDidClose((document) => {
      this.workspace.close(document.uri);
      this.#reindex();
      changed(document);
    });
    projects.onDidChange(() => {
      this.workspace.forgetAll();
      this.#reindex();
    });
  }

  /** Looks through the workspace, once; reads again what was changed or closed since. */
  async index(): Promise<void> {
    this.#indexing ??= this.#index();
    await this.#indexing;
  }

  /** To be told of files of any kind that were changed on the disk. */
  filesChanged(uris: readonly string[]): void {
    const documents = uris.filter(isMarkdown);
    if (documents.length === 0) return;
    this.workspace.filesChanged(documents);
    this.#reindex();
    this.#didChange.fire();
  }

  /** To be told of files of any kind that came or went. */
  filesMoved(uris: readonly string[]): void {
    this.workspace.filesMoved(uris);
    if (uris.some(isData)) this.apis.forgetRoots();
    if (uris.some(isMarkdown)) this.#reindex();
    this.#didChange.fire();
  }

  /** Folders came or went. */
  reindex(): void {
    this.workspace.forgetAll();
    this.#reindex();
    this.#didChange.fire();
  }

  /** Only what has been forgotten is read again. */
  #reindex(): void {
    this.#indexing = this.#indexing?.then(() => this.#index());
  }

  async #index(): Promise<void> {
    try {
      await this.workspace.index((done, all) => this.#didStep.fire({ done, all }));
    } catch (error) {
      this.#options.log(`Looking through the Markdown documents failed: ${describeError(error)}`);
    }
    this.#didStep.fire({ done: 0, all: 0 });
    // What no document says is known only now.
    this.#didChange.fire();
  }

  /** Those of the workspace, and of documents outside of it. */
  #foldersToRead(): readonly string[] {
    const { folders, documents } = this.#options;
    const own = [...folders].map((folder) => (folder.endsWith('/') ? folder : `${folder}/`));
    const outside = documents
      .all()
      .filter(({ uri }) => isMarkdown(uri) && !own.some((folder) => uriKey(uri).startsWith(uriKey(folder))));
    return [...new Set([...own, ...outside.map(({ uri }) => folderOf(uri))])];
  }
}

function isMarkdown(uri: string): boolean {
  return /\.mdx?$/i.test(uri);
}

function isData(uri: string): boolean {
  return /\.(?:ya?ml|jsonc?)$/i.test(uri);
}
