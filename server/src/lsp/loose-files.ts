import { parseSpecFile, type SpecFile } from '#engine/spec/text/spec-file.ts';
import type { FileSystem } from '#workspace/file-system.ts';
import { readText } from '#workspace/read-text.ts';
import { formatOf } from '#workspace/specs/spec-workspace.ts';

/** YAML and JSON files that no description has, as they are on the disk: what could be referenced from one. */
export class LooseFiles {
  readonly #fileSystem: FileSystem;
  /** Undefined for a file that can't be read, or is too large to be a fragment. */
  readonly #files = new Map<string, SpecFile | undefined>();

  constructor(fileSystem: FileSystem) {
    this.#fileSystem = fileSystem;
  }

  /** Reads those that aren't known yet; not more of them than an author could look through. */
  async read(uris: readonly string[]): Promise<readonly SpecFile[]> {
    const wanted = uris.filter((uri) => !ofTools.test(uri)).slice(0, mostFiles);
    const unknown = wanted.filter((uri) => !this.#files.has(uri));
    await Promise.all(unknown.map((uri) => this.#read(uri)));
    return wanted.flatMap((uri) => this.#files.get(uri) ?? []);
  }

  /** They may be different now. */
  forget(uris: readonly string[]): void {
    for (const uri of uris) this.#files.delete(uri);
  }

  async #read(uri: string): Promise<void> {
    const result = await readText(this.#fileSystem, uri);
    const isFragment = result?.text !== undefined && result.text.length <= mostCharacters;
    this.#files.set(uri, isFragment ? parseSpecFile(uri, formatOf(uri), result.text) : undefined);
  }
}

const mostFiles = 500;
const mostCharacters = 200_000;

/** Files of other tools, which every workspace has. */
const ofTools =
  /\/(?:package|package-lock|composer|tsconfig[^/]*|jsconfig|biome)\.json$|\/docwright\.ya?ml$|\/\.[^/]+(?:\/|$)/;
