import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { FileSystem } from './file-system.ts';
import { readFile, realpath } from './node-files.ts';

/** The files of this machine, by `file:` URI. Of another scheme it has none. */
export const nodeFileSystem: FileSystem = {
  async readFile(uri) {
    if (!uri.startsWith('file:')) return undefined;
    const path = fileURLToPath(uri);
    try {
      // At once: most files that are looked for aren't there, and to wait for that takes longer. A pipe or a device might be read for ever.
      if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return undefined;
      return await readFile(path);
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw new Error(reasonOf(error), { cause: error });
    }
  },

  async find(folder, globs) {
    if (!folder.startsWith('file:')) return [];
    // It looks for other packages when it is loaded.
    const { glob } = await import('tinyglobby');
    const cwd = fileURLToPath(folder);
    const paths = await glob([...globs], {
      cwd,
      followSymbolicLinks: false,
      ignore: ['**/node_modules/**', '**/.git/**'],
    });
    const top = await realpath(cwd).catch(() => cwd);
    const found: string[] = [];
    for (const path of paths.sort()) {
      const file = join(cwd, path);
      // A link may lead out of the folder.
      if (isBelow(top, await realpath(file).catch(() => ''))) found.push(pathToFileURL(file).href);
    }
    return found;
  },

  async namesIn(folder, root) {
    if (!folder.startsWith('file:') || !root.startsWith('file:')) return undefined;
    try {
      // At once: it takes a few microseconds, and to wait for it takes longer.
      const path = realpathSync.native(fileURLToPath(folder));
      const top = realpathSync.native(fileURLToPath(root));
      if (path !== top && !isBelow(top, path)) return undefined;
      return readdirSync(path).map((name) => name.normalize('NFC'));
    } catch (error) {
      return isMissing(error) ? [] : undefined;
    }
  },

  async isBelow(uri, folders) {
    const path = await realPathOf(uri);
    if (path === undefined) return undefined;
    const tops = await Promise.all(folders.map(realPathOf));
    return tops.some((top) => top !== undefined && isBelow(top, path));
  },
};

async function realPathOf(uri: string): Promise<string | undefined> {
  return uri.startsWith('file:') ? realpath(fileURLToPath(uri)).catch(() => undefined) : undefined;
}

function isBelow(folder: string, path: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** Without the call and the absolute path that Node adds: whoever reports it says which file it is. */
function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/, [a-z]+(?: '.*')?$/s, '') : String(error);
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR';
}
