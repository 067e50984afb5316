import type { FileSystem } from '#workspace/file-system.ts';

/** What differs between the machines that the server runs on. */
export interface ServerHost {
  /** Reads `file:` URIs; undefined in a browser, where the client reads all files. */
  readonly fileSystem: FileSystem | undefined;
  /** Where the server's own files are, with a final slash; undefined in a browser, where the client shows them. */
  readonly resources: string | undefined;
  /** The text of one of the server's own files, by its path below `resources`. */
  readResource(path: string): Promise<string | undefined>;
  /** To be told when much was made and dropped in the background and nobody waits; undefined where nothing can be done about it. */
  readonly rest: (() => void) | undefined;
}
