import type { LoadedProject } from './load-project.ts';
import { SharedReads } from './shared-reads.ts';
import { folderOf, uriKey } from './uris.ts';

/** The projects of a workspace by folder: loaded when first asked for, and again when one of their files changes. */
export class ProjectCache {
  readonly #load: (folder: string, shared: SharedReads) => Promise<LoadedProject>;
  readonly #byFolder = new Map<string, Promise<LoadedProject>>();
  readonly #byConfiguration = new Map<string, LoadedProject>();
  readonly #shared = new SharedReads();

  /** `load` is handed what was read so far. */
  constructor(load: (folder: string, shared: SharedReads) => Promise<LoadedProject>) {
    this.#load = load;
  }

  /** The project that holds for a document or a folder. Folders with the same configuration file share one. */
  of(uri: string): Promise<LoadedProject> {
    const folder = folderOf(uri);
    const key = uriKey(folder);
    const known = this.#byFolder.get(key);
    if (known !== undefined) return known;
    const loading = this.#load(folder, this.#shared).then((loaded) => this.#share(loaded));
    this.#byFolder.set(key, loading);
    loading.catch(() => this.#byFolder.delete(key));
    return loading;
  }

  /** Forgets the projects that one of these files belongs to, or would if it were there. True where there was one. */
  async invalidate(uris: readonly string[]): Promise<boolean> {
    this.#shared.absent.clear();
    let isChanged = false;
    for (const [key, loading] of [...this.#byFolder]) {
      const loaded = await loading.catch(() => undefined);
      if (loaded && !uris.some((uri) => loaded.isMadeFrom(uri))) continue;
      isChanged = true;
      if (this.#byFolder.get(key) === loading) this.#byFolder.delete(key);
    }
    if (isChanged) {
      this.#byConfiguration.clear();
      this.#shared.baselines.clear();
    }
    return isChanged;
  }

  #share(loaded: LoadedProject): LoadedProject {
    const uri = loaded.project.configuration.uri;
    if (uri === undefined) return loaded;
    const key = uriKey(uri);
    const known = this.#byConfiguration.get(key);
    if (known) return { ...loaded, project: known.project };
    this.#byConfiguration.set(key, loaded);
    return loaded;
  }
}
