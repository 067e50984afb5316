import { Emitter, type Event } from 'vscode-languageserver';
import type { Finding } from '#engine/finding.ts';
import type { LoadedProject } from './loaded-project.ts';
import { folderOf, uriKey } from './uris.ts';

/** Loads the project that holds for the documents of a folder. */
export type LoadProject = (folder: string) => Promise<LoadedProject>;

/** The projects of the open documents: loaded when first asked for, and again when one of their files changes. */
export class Projects {
  readonly #load: LoadProject;
  readonly #loading = new Map<string, Promise<LoadedProject>>();
  readonly #loaded = new Map<string, LoadedProject>();
  readonly #didChange = new Emitter<void>();
  readonly #didLoad = new Emitter<LoadedProject>();
  #state = 0;

  /** Something isn't any more what it was: what was made with any project has to be made again. */
  readonly onDidChange: Event<void> = this.#didChange.event;
  readonly onDidLoad: Event<LoadedProject> = this.#didLoad.event;

  constructor(load: LoadProject) {
    this.#load = load;
  }

  /** Another number whenever anything about any project is different. */
  get state(): number {
    return this.#state;
  }

  /** The project that a file belongs to, as its files are now. */
  async of(uri: string): Promise<LoadedProject> {
    const folder = folderOf(uri);
    const known = this.#loading.get(folder);
    if (known !== undefined) return known;
    const loading = this.#load(folder);
    this.#loading.set(folder, loading);
    try {
      const project = await loading;
      // A file that it was made from has changed meanwhile.
      if (this.#loading.get(folder) !== loading) return this.of(uri);
      this.#loaded.set(folder, project);
      this.#state += 1;
      this.#didLoad.fire(project);
      return project;
    } catch (error) {
      if (this.#loading.get(folder) === loading) this.#loading.delete(folder);
      throw error;
    }
  }

  loaded(): readonly LoadedProject[] {
    return [...this.#loaded.values()];
  }

  /** All projects' findings in one of their own files, each once. */
  findingsIn(uri: string): readonly Finding[] {
    const key = uriKey(uri);
    const found = new Map<string, Finding>();
    for (const { findings } of this.#loaded.values()) {
      for (const [file, inFile] of findings) {
        if (uriKey(file) === key) for (const finding of inFile) found.set(JSON.stringify(finding), finding);
      }
    }
    return [...found.values()];
  }

  /** To be told of every file that was changed, made, removed, or is now different in an open editor. */
  filesChanged(uris: readonly string[]): void {
    const isAffected = this.loaded().some((project) => uris.some((uri) => project.isMadeFrom(uri)));
    const isLoading = this.#loading.size > this.#loaded.size;
    if (isAffected || isLoading) this.reload();
  }

  reload(): void {
    this.#loading.clear();
    this.#loaded.clear();
    this.#state += 1;
    this.#didChange.fire();
  }
}
