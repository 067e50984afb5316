import type { Project } from '#engine/project.ts';
import { checkSpec, resumeCheck, type SpecResult } from '#engine/spec/check-spec.ts';
import { declaresVersion } from '#engine/spec/declares-version.ts';
import type { FileProvider } from '#engine/spec/references/lookup.ts';
import { buildSpec, type Spec } from '#engine/spec/spec.ts';
import { keptStates } from '#engine/spec/text/earlier-state.ts';
import type { SpecFormat } from '#engine/spec/text/part.ts';
import { parseSpecFile, type SpecFile, type TextChange, updateSpecFile } from '#engine/spec/text/spec-file.ts';
import type { FileSystem } from '../file-system.ts';
import { readText } from '../read-text.ts';
import { pathBelow, uriKey } from '../uris.ts';

export interface SpecWorkspaceOptions {
  readonly fileSystem: FileSystem;
  /** URIs that end with a slash: nothing outside of these folders is read. */
  folders(): readonly string[];
  /** Nothing is edited: what a description's next check would take over isn't kept. */
  readonly isReadOnly?: boolean;
}

interface KnownFile {
  /** Undefined where there is none, or it can't be read. */
  readonly file: SpecFile | undefined;
  /** Why it can't be read, where it is there. */
  readonly problem?: string | undefined;
  readonly isOpen: boolean;
  /** It is a link that leads out of the folders. */
  readonly isOutside?: true;
}

interface Root {
  readonly spec: Spec;
  /** Of {@link SpecWorkspace.state} when it was put together. */
  readonly state: number;
  /** How often files other than the root had changed by then. */
  readonly otherChanges: number;
  readonly result: SpecResult | undefined;
}

/**
 * The YAML and JSON files of a workspace and the OpenAPI descriptions that they make: those that are open in an editor as they are there, the others
 * as they are on the disk. All URIs that it gives are as {@link uriKey} writes them.
 */
export class SpecWorkspace {
  readonly #options: SpecWorkspaceOptions;
  readonly #files = new Map<string, KnownFile>();
  readonly #reading = new Map<string, Promise<void>>();
  readonly #roots = new Map<string, Root>();
  /** What roots were before, the latest first: edits are taken back. */
  readonly #earlierRoots = new Map<string, readonly Root[]>();
  readonly #changes = new Map<string, number>();
  #state = 0;

  constructor(options: SpecWorkspaceOptions) {
    this.#options = options;
  }

  /** Another number whenever any file is different. */
  get state(): number {
    return this.#state;
  }

  /** A file that is open, or has been read. */
  file(uri: string): SpecFile | undefined {
    return this.#files.get(uriKey(uri))?.file;
  }

  /** Whether a file is open or has been looked for. */
  isKnown(uri: string): boolean {
    return this.#files.has(uriKey(uri));
  }

  /** Why a file that is there could not be read, in words. */
  problemOf(uri: string): string | undefined {
    return this.#files.get(uriKey(uri))?.problem;
  }

  /** A file as it is in an editor; its URI is as {@link uriKey} writes it. */
  put(file: SpecFile): void {
    this.#set(file.uri, { file, isOpen: true });
  }

  change(uri: string, changes: readonly TextChange[]): SpecFile | undefined {
    const key = uriKey(uri);
    const known = this.#files.get(key);
    if (!known?.file) return undefined;
    const file = updateSpecFile(known.file, changes);
    this.#set(key, { file, isOpen: true });
    return file;
  }

  /** What is on the disk counts from now on. Of a root it stays known that it is one. */
  close(uri: string): void {
    this.spec(uri);
    this.#forget(uriKey(uri));
  }

  /** To be told of files that were changed, made or removed on the disk. */
  filesChanged(uris: readonly string[]): void {
    for (const uri of uris) {
      const key = uriKey(uri);
      if (this.#files.get(key)?.isOpen) continue;
      this.#forget(key);
    }
  }

  /** Every file may be another one now. */
  forgetAll(): void {
    for (const [key, { isOpen }] of [...this.#files]) if (!isOpen) this.#forget(key);
  }

  /** Reads a file that isn't known yet; at once where it is. */
  async read(uri: string): Promise<SpecFile | undefined> {
    const key = uriKey(uri);
    const known = this.#files.get(key);
    if (known) return known.file;
    let reading = this.#reading.get(key);
    if (!reading) {
      reading = this.#read(key).finally(() => this.#reading.delete(key));
      this.#reading.set(key, reading);
    }
    await reading;
    return this.#files.get(key)?.file;
  }

  /** The description whose root is this file, as the files known so far make it; undefined where it is none, or has to be read again. */
  spec(uri: string): Spec | undefined {
    const key = uriKey(uri);
    const known = this.#roots.get(key);
    if (known?.state === this.#state) return known.spec;
    if (!this.#files.has(key)) return undefined;
    const root = this.#rootAgain(key, known) ?? this.#makeRoot(key, known);
    if (known) this.#keepEarlier(key, known);
    if (root) this.#roots.set(key, root);
    else this.#roots.delete(key);
    return root?.spec;
  }

  #makeRoot(key: string, before: Root | undefined): Root | undefined {
    const file = this.file(key);
    const spec =
      file && declaresVersion(file) ? buildSpec(file, (other) => this.#provide(other), before?.spec) : undefined;
    const otherChanges = this.#changesBeside(key);
    return spec && { spec, state: this.#state, otherChanges, result: before?.result };
  }

  /** What a root was before, where it is the same again and no other file has changed. */
  #rootAgain(key: string, before: Root | undefined): Root | undefined {
    const file = this.file(key);
    const same = this.#earlierRoots.get(key)?.find((root) => root.spec.file === file);
    if (same?.otherChanges !== this.#changesBeside(key)) return undefined;
    const isChecked = same.result?.spec === same.spec;
    if (isChecked) resumeCheck(same.result);
    return { ...same, state: this.#state, result: isChecked ? same.result : before?.result };
  }

  #keepEarlier(key: string, root: Root): void {
    const file = this.file(key);
    const others = this.#changesBeside(key);
    if (!file || root.otherChanges !== others) {
      this.#earlierRoots.delete(key);
      return;
    }
    const earlier = (this.#earlierRoots.get(key) ?? []).filter(
      ({ spec, otherChanges }) => spec.file !== root.spec.file && otherChanges === others,
    );
    this.#earlierRoots.set(
      key,
      keptStates([root, ...earlier], file, ({ spec }) => spec.file),
    );
  }

  #changesBeside(key: string): number {
    return this.#state - (this.#changes.get(key) ?? 0);
  }

  /** As {@link spec}, with every file that it names. Promises nothing where all of them are known: then {@link spec} is whole. */
  load(uri: string): Promise<Spec | undefined> | undefined {
    const key = uriKey(uri);
    if (this.#roots.has(key) && !this.#files.has(key)) return this.read(key).then(() => this.#loadAll(key));
    const spec = this.spec(uri);
    if (!spec || ![...spec.missing].some((other) => this.#isToBeRead(other))) return undefined;
    return this.#loadAll(uri);
  }

  /** What is said of the description whose root is this file; from what was said of it before. */
  check(uri: string, project: Project): SpecResult | undefined {
    const spec = this.spec(uri);
    return spec && this.checkSpec(spec, project);
  }

  /** As {@link check}, of a description that {@link spec} gave, be it another one by now. */
  checkSpec(spec: Spec, project: Project): SpecResult {
    const root = this.#roots.get(spec.uri);
    if (root?.result?.spec === spec && root.result.project === project) return root.result;
    const { isReadOnly } = this.#options;
    const result = checkSpec(project, spec, isReadOnly ? undefined : root?.result, isReadOnly);
    if (root?.spec === spec) this.#roots.set(spec.uri, { ...root, result });
    return result;
  }

  /**
   * Does what changes of a file would do, each after the one before it, and forgets it: a description that has the file is put together and checked, once for
   * each step, from what is known of it. Gives what `look` sees, first of the file as it is and then after each step. Ends at once where that is outdated.
   */
  *rehearse<Seen>(file: SpecFile, changes: readonly TextChange[], look: (result: SpecResult) => Seen): Generator<Seen> {
    const [key] = this.rootsWith(file.uri);
    const root = key === undefined ? undefined : this.#roots.get(key);
    const first = root?.result;
    if (!root || !first || first.spec !== root.spec) return;
    yield look(first);
    let { spec } = first;
    let result = first;
    let changed = file;
    for (const change of changes) {
      if (root.state !== this.#state || root.result !== first) return;
      changed = updateSpecFile(changed, [change]);
      let seen: Seen;
      try {
        spec = this.#withFile(spec, changed) ?? spec;
        result = checkSpec(result.project, spec, result);
        seen = look(result);
      } finally {
        resumeCheck(first);
      }
      yield seen;
    }
  }

  /** A description with one of its files as it isn't. */
  #withFile(before: Spec, file: SpecFile): Spec | undefined {
    const provide = (uri: string) => (uriKey(uri) === file.uri ? file : this.#provide(uri));
    const root = provide(before.uri);
    return typeof root === 'object' && declaresVersion(root) ? buildSpec(root, provide, before) : undefined;
  }

  /** The roots that have been put together so far. */
  get roots(): readonly string[] {
    return [...this.#roots.keys()];
  }

  /** The roots, among those put together so far, whose description has this file. */
  rootsWith(uri: string): readonly string[] {
    const key = uriKey(uri);
    return [...this.#roots].filter(([, { spec }]) => spec.files.has(key)).map(([root]) => root);
  }

  async #loadAll(uri: string): Promise<Spec | undefined> {
    for (;;) {
      const spec = this.spec(uri);
      const wanted = [...(spec?.missing ?? [])].filter((other) => this.#isToBeRead(other));
      if (!spec || wanted.length === 0) return spec;
      await Promise.all(wanted.map((other) => this.read(other)));
    }
  }

  #isToBeRead(uri: string): boolean {
    return !this.#files.has(uriKey(uri));
  }

  #provide(uri: string): ReturnType<FileProvider> {
    const key = uriKey(uri);
    const known = this.#files.get(key);
    if (known?.isOutside) return 'outside';
    if (known) return known.problem === undefined ? known.file : 'unreadable';
    return this.#isInside(key) ? undefined : 'outside';
  }

  async #read(key: string): Promise<void> {
    const { fileSystem, folders } = this.#options;
    const isInside = this.#isInside(key);
    const isOutside = isInside && (await fileSystem.isBelow?.(key, folders())) === false;
    const result = isInside && !isOutside ? await readText(fileSystem, key, largestSpec) : undefined;
    // Opened meanwhile.
    if (this.#files.has(key)) return;
    if (isOutside) {
      this.#set(key, { file: undefined, isOpen: false, isOutside });
      return;
    }
    const file = result?.text === undefined ? undefined : parseSpecFile(key, formatOf(key), result.text);
    this.#set(key, { file, problem: result?.text === undefined ? result?.reason : undefined, isOpen: false });
  }

  #isInside(key: string): boolean {
    return this.#options.folders().some((folder) => pathBelow(folder, key) !== undefined);
  }

  #set(key: string, file: KnownFile): void {
    this.#files.set(key, file);
    this.#noteChange(key);
  }

  #forget(key: string): void {
    if (!this.#files.delete(key)) return;
    this.#noteChange(key);
    this.#earlierRoots.delete(key);
  }

  #noteChange(key: string): void {
    this.#state += 1;
    this.#changes.set(key, (this.#changes.get(key) ?? 0) + 1);
  }
}

/** Bytes. The largest descriptions that people use have some 40 MB. */
export const largestSpec = 64 * 1024 * 1024;

/** By its name; what isn't JSON is YAML, which has JSON in it. */
export function formatOf(uri: string): SpecFormat {
  return /\.(?:json|jsonc)$/i.test(uri) ? 'json' : 'yaml';
}
