import type { FileSystem } from '#workspace/file-system.ts';

/** What differs between the machines that the server runs on. */
export interface ServerHost {
  /** Reads `file:` URIs; undefined in a browser, where the client reads all files. */
  readonly fileSystem: FileSystem | undefined;
  /** Where the server's own files are, with a final slash; undefined in a browser, where the client shows them. */
  readonly resources: string | undefined;
  /** The text of one of the server's own files, by its path below `resources`. */
  readResource(path: string): Promise<string | undefined>;
  /** Undefined where nothing can be done about it. */
  readonly garbage: GarbageCollection | undefined;
}

/** To be asked for when much was made and dropped in the background, and nobody waits. */
export interface GarbageCollection {
  /** What was made lately: takes a millisecond or two. */
  collectYoung(): void;
  /** All: takes a hundred times as long. */
  collectAll(): void;
}
