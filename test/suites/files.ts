import { isUtf8 } from 'node:buffer';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';

/** The texts of the YAML and JSON files below a folder, by their path below it, in the order of the paths. */
export function readSpecs(folder: string): Map<string, string> {
  return readFiles(folder, /\.(?:ya?ml|json)$/i);
}

/** The texts of a folder's files whose names match, by their path below it. What is no UTF-8 is left out. */
export function readFiles(folder: string, name: RegExp): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  const texts = new Map<string, string>();
  for (const path of paths.sort()) {
    const bytes = readFileSync(join(folder, path));
    if (isUtf8(bytes)) texts.set(path.replaceAll(sep, '/'), bytes.toString('utf8'));
  }
  return texts;
}

export function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}
