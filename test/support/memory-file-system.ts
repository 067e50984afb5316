import picomatch from 'picomatch';
import type { FileSystem } from '#workspace/file-system.ts';
import { pathBelow } from '#workspace/uris.ts';

export type MemoryFile = string | Uint8Array | Error;

/** A file system of URIs and contents, with a record of what was read. An error is a file that can't be read. */
export class MemoryFileSystem implements FileSystem {
  readonly files: Map<string, MemoryFile>;
  readonly read: string[] = [];

  constructor(files: Readonly<Record<string, MemoryFile>>) {
    this.files = new Map(Object.entries(files));
  }

  async readFile(uri: string): Promise<Uint8Array | undefined> {
    this.read.push(uri);
    const file = this.files.get(uri);
    if (file instanceof Error) throw file;
    return typeof file === 'string' ? new TextEncoder().encode(file) : file;
  }

  async namesIn(folder: string): Promise<readonly string[]> {
    return [...this.files.keys()].flatMap((uri) => {
      const path = pathBelow(folder, uri);
      return path === undefined || path.includes('/') ? [] : [decodeURIComponent(path)];
    });
  }

  async find(folder: string, globs: readonly string[]): Promise<readonly string[]> {
    const isMatch = picomatch([...globs]);
    return [...this.files.keys()].filter((uri) => {
      const path = pathBelow(folder, uri);
      return path !== undefined && isMatch(path);
    });
  }
}
