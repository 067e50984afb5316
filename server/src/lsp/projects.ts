import { Emitter, type Event } from 'vscode-languageserver';
import type { Finding } from '#engine/finding.ts';
import type { LoadedProject } from '#workspace/load-project.ts';
import { ProjectCache } from '#workspace/project-cache.ts';
import type { ProjectFile } from '#workspace/project-files.ts';
import type { SharedReads } from '#workspace/shared-reads.ts';
import { folderOf, uriKey } from '#workspace/uris.ts';

/** Loads the project that holds for the documents of a folder. */
export type LoadProject = (folder: string, shared: SharedReads) => Promise<LoadedProject>;

/** The projects of the open documents, kept in step with the files and editors that they are made from. */
export class Projects {
  readonly #load: LoadProject;
  #cache: ProjectCache;
  readonly #loaded = new Set<LoadedProject>();
  readonly #known = new Map<string, LoadedProject>();
  readonly #didChange = new Emitter<void>();
  readonly #didLoad = new Emitter<LoadedProject>();
  readonly #today: () => string;
  #day: string;
  #state = 0;

  /** Something isn't any more what it was: what was made with any project has to be made again. */
  readonly onDidChange: Event<void> = this.#didChange.event;
  readonly onDidLoad: Event<LoadedProject> = this.#didLoad.event;

  /** Projects depend on the day, which `today` tells: each has that on which it was loaded. */
  constructor(load: LoadProject, today: () => string = () => '') {
    this.#load = load;
    this.#today = today;
    this.#day = today();
    this.#cache = new ProjectCache(load);
  }

  /** Another number whenever anything about any project is different. */
  get state(): number {
    return this.#state;
  }

  /** The project that a file belongs to. */
  async of(uri: string): Promise<LoadedProject> {
    const day = this.#today();
    if (day !== this.#day) {
      this.#day = day;
      this.reload();
    }
    const cache = this.#cache;
    const project = await cache.of(uri);
    if (cache === this.#cache) this.#known.set(uriKey(folderOf(uri)), project);
    // Another cache has begun meanwhile: this project is no longer one.
    if (cache !== this.#cache) return this.of(uri);
    if (!this.#loaded.has(project)) {
      this.#loaded.add(project);
      this.#state += 1;
      this.#didLoad.fire(project);
    }
    return project;
  }

  /** The project that a file belongs to, where it has been loaded. */
  known(uri: string): LoadedProject | undefined {
    return this.#known.get(uriKey(folderOf(uri)));
  }

  loaded(): readonly LoadedProject[] {
    return [...this.#loaded];
  }

  /** All projects' findings in one of their own files, each once. */
  findingsIn(uri: string): readonly Finding[] {
    const key = uriKey(uri);
    const found = new Map<string, Finding>();
    for (const { findings } of this.#loaded) {
      for (const [file, inFile] of findings) {
        if (uriKey(file) === key) for (const finding of inFile) found.set(JSON.stringify(finding), finding);
      }
    }
    return [...found.values()];
  }

  /** What a file is to the projects; undefined where none is made from it. */
  kindOf(uri: string): ProjectFile['kind'] | undefined {
    const key = uriKey(uri);
    const files = [...this.#loaded].flatMap(({ files }) => files);
    return files.find((file) => uriKey(file.uri) === key)?.kind;
  }

  /** The text of one of the projects' own files, or of a built-in contract. */
  textOf(uri: string): string | undefined {
    for (const project of this.#loaded) {
      const text = project.textOf(uri);
      if (text !== undefined) return text;
    }
    return undefined;
  }

  /** To be told of every file that was changed, made, removed, or is now different in an open editor. */
  async filesChanged(uris: readonly string[]): Promise<void> {
    if (await this.#cache.invalidate(uris)) this.reload();
  }

  reload(): void {
    this.#cache = new ProjectCache(this.#load);
    this.#loaded.clear();
    this.#known.clear();
    this.#state += 1;
    this.#didChange.fire();
  }
}
