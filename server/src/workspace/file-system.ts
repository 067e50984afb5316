/** The files of a workspace, wherever they are. Files and folders are URIs; a folder's ends with a slash. */
export interface FileSystem {
  /** The bytes of a file; undefined where there is none. Rejects where there is one that can't be read. */
  readFile(uri: string): Promise<Uint8Array | undefined>;
  /** The files below a folder that match one of the globs, which are relative to it. Never files outside of it. */
  find(folder: string, globs: readonly string[]): Promise<readonly string[]>;
  /** The names of the files in a folder; none for one that isn't there. Undefined where it can't be told, and for one that isn't really below `root`. */
  namesIn(folder: string, root: string): Promise<readonly string[] | undefined>;
  /** Whether a file is really below one of some folders: a link may lead out of them. Undefined where there is no file. Without it, no link does. */
  isBelow?(uri: string, folders: readonly string[]): Promise<boolean | undefined>;
}
