import { Emitter, type Event } from 'vscode-languageserver';
import type { Project } from '#engine/project.ts';
import type { SpecResult } from '#engine/spec/check-spec.ts';
import { declaresVersion } from '#engine/spec/declares-version.ts';
import type { Spec } from '#engine/spec/spec.ts';
import type { SpecFile } from '#engine/spec/text/spec-file.ts';
import type { FileSystem } from '#workspace/file-system.ts';
import { findSpecs } from '#workspace/specs/find-specs.ts';
import { SpecWorkspace } from '#workspace/specs/spec-workspace.ts';
import { folderOf, uriKey } from '#workspace/uris.ts';
import type { Documents, OpenDocument } from './documents.ts';
import { describeError, type Log } from './guard.ts';
import { LooseFiles } from './loose-files.ts';

export interface SpecsOptions {
  readonly fileSystem: FileSystem;
  readonly documents: Documents;
  readonly folders: ReadonlySet<string>;
  readonly log: Log;
}

/** The OpenAPI descriptions of the workspace, kept in step with the editors and the disk. */
export class Specs {
  readonly workspace: SpecWorkspace;
  readonly #options: SpecsOptions;
  readonly #didAffect = new Emitter<readonly OpenDocument[]>();
  #indexing: Promise<void> | undefined;
  #paths: readonly string[] = [];
  readonly #loose: LooseFiles;
  readonly #failures = new Set<string>();

  readonly #didChange = new Emitter<void>();

  /** Something else may be said now by any description. */
  readonly onDidChange: Event<void> = this.#didChange.event;
  /** Open documents of which something else may be said now, since other files of their descriptions are different. */
  readonly onDidAffect: Event<readonly OpenDocument[]> = this.#didAffect.event;

  constructor(options: SpecsOptions) {
    this.#options = options;
    const { documents, fileSystem } = options;
    this.#loose = new LooseFiles(fileSystem);
    this.workspace = new SpecWorkspace({ fileSystem, folders: () => this.#foldersToRead() });
    documents.onDidOpen((document) => this.#put(document));
    documents.onDidChange((document) => this.#put(document));
    documents.onDidClose(({ uri, spec }) => {
      if (!spec) return;
      this.workspace.close(uri);
      this.#affect(uri);
    });
  }

  get state(): number {
    return this.workspace.state;
  }

  file(uri: string): SpecFile | undefined {
    return this.workspace.file(uri);
  }

  /** Every YAML and JSON file of the workspace, once it has been looked through. */
  get paths(): readonly string[] {
    return this.#paths;
  }

  /** The files of the workspace that no description has, once it has been looked through. */
  async looseFiles(): Promise<readonly SpecFile[]> {
    await this.index();
    const roots = this.workspace.roots.flatMap((root) => this.workspace.spec(root) ?? []);
    return this.#loose.read(this.#paths.filter((path) => !roots.some(({ files }) => files.has(path))));
  }

  /** Whether a document is the root of a description, or a file of one that is known. */
  has({ uri, spec }: OpenDocument): boolean {
    return spec !== undefined && (declaresVersion(spec) || this.rootsOf(uri).length > 0);
  }

  /** The roots of the descriptions that a file belongs to; its own first. */
  rootsOf(uri: string): readonly string[] {
    const key = uriKey(uri);
    const others = this.workspace.rootsWith(uri).filter((root) => root !== key);
    const file = this.workspace.file(uri);
    return file && declaresVersion(file) ? [key, ...others] : others;
  }

  /** Reads what the descriptions of a file name; undefined where all of it is known. */
  prepare(uri: string): Promise<unknown> | undefined {
    const loading = this.rootsOf(uri).flatMap((root) => this.workspace.load(root) ?? []);
    return loading.length > 0 ? Promise.all(loading) : undefined;
  }

  /** What is said of a description. A rule that breaks down is logged, once. */
  check(spec: Spec, project: Project): SpecResult {
    const result = this.workspace.checkSpec(spec, project);
    for (const { rule, error } of result.failures) {
      const message = `The rule ${rule} failed on ${spec.uri}: ${describeError(error)}`;
      if (this.#failures.has(message)) continue;
      this.#failures.add(message);
      this.#options.log(message);
    }
    return result;
  }

  /** Looks through the workspace's files, once, for the roots of descriptions; reads again what was changed or closed since. */
  async index(): Promise<void> {
    await this.#lookThrough();
    await Promise.all(this.workspace.roots.map((root) => this.workspace.load(root)));
  }

  /** To be told of files that were changed, made or removed. */
  filesChanged(uris: readonly string[]): void {
    const wanted = uris.filter((uri) => /\.(?:ya?ml|json|jsonc)$/i.test(uri));
    if (wanted.length === 0) return;
    this.workspace.filesChanged(wanted);
    this.#loose.forget(wanted.map(uriKey));
    this.#affect(undefined);
    if (this.#indexing && wanted.some((uri) => !this.#paths.includes(uriKey(uri)))) this.reindex();
  }

  /** Folders came or went. */
  reindex(): void {
    this.workspace.forgetAll();
    if (!this.#indexing) return;
    this.#indexing = undefined;
    void this.#lookThrough();
  }

  #lookThrough(): Promise<void> {
    this.#indexing ??= this.#index();
    return this.#indexing;
  }

  async #index(): Promise<void> {
    const { fileSystem, folders, log } = this.#options;
    try {
      const { paths, roots } = await findSpecs(fileSystem, [...folders].map(withSlash));
      this.#paths = paths.map(uriKey);
      for (const root of roots) {
        await this.workspace.read(root);
        await this.workspace.load(root);
      }
    } catch (error) {
      log(`Looking for OpenAPI documents failed: ${describeError(error)}`);
    }
    this.#affect(undefined);
  }

  #put({ uri, spec }: OpenDocument): void {
    if (!spec) return;
    this.workspace.put(spec);
    this.#affect(uri);
    // Only a file that declares no version can need to be found by others.
    if (!declaresVersion(spec) && this.workspace.rootsWith(uri).length === 0) void this.#lookThrough();
  }

  /** The other open documents of a file's descriptions; without a file, all. */
  #affect(uri: string | undefined): void {
    const roots = uri === undefined ? undefined : new Set(this.rootsOf(uri));
    const others = this.#options.documents.all().filter((document) => {
      if (!document.spec || document.uri === uri) return false;
      return !roots || this.rootsOf(document.uri).some((root) => roots.has(root));
    });
    this.#didAffect.fire(others);
    this.#didChange.fire();
  }

  /** Those of the workspace, and of documents outside of it. */
  #foldersToRead(): readonly string[] {
    const { folders, documents } = this.#options;
    const opened = documents.all().filter(({ spec }) => spec !== undefined);
    return [...new Set([...[...folders].map(withSlash), ...opened.map(({ uri }) => folderOf(uri))])];
  }
}

function withSlash(folder: string): string {
  return folder.endsWith('/') ? folder : `${folder}/`;
}
