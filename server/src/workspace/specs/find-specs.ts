import type { FileSystem } from '../file-system.ts';
import { readText } from '../read-text.ts';

export interface FoundSpecs {
  /** Every YAML and JSON file. */
  readonly paths: readonly string[];
  /** Those that look like the root of an OpenAPI description. */
  readonly roots: readonly string[];
}

/** Looks through folders for OpenAPI descriptions, by the content of the files. */
export async function findSpecs(fileSystem: FileSystem, folders: readonly string[]): Promise<FoundSpecs> {
  const found = await Promise.all(folders.map((folder) => fileSystem.find(folder, ['**/*.{yaml,yml,json}'])));
  const paths = [...new Set(found.flat())].slice(0, mostFiles);
  const roots: string[] = [];
  for (let at = 0; at < paths.length; at += atOnce) {
    const some = paths.slice(at, at + atOnce);
    const isRoot = await Promise.all(some.map((path) => looksLikeRoot(fileSystem, path)));
    roots.push(...some.filter((_, index) => isRoot[index]));
  }
  return { paths, roots };
}

/** A workspace with more files than that is looked through as far as it goes. */
const mostFiles = 10_000;
const atOnce = 16;

async function looksLikeRoot(fileSystem: FileSystem, uri: string): Promise<boolean> {
  const result = await readText(fileSystem, uri);
  return result?.text !== undefined && looksLikeDescription(result.text);
}

/** Whether a text looks like the root of an OpenAPI description. */
export function looksLikeDescription(text: string): boolean {
  return versionKey.test(text);
}

/** In column 0 in YAML, anywhere in JSON; the tree tells what it really is. */
const versionKey = /^(?:["']?)(?:openapi|swagger)["']?\s*:|"(?:openapi|swagger)"\s*:\s*"[23]/m;
