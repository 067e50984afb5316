import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A path as reports show it: relative to the working directory, `/` always. */
export function displayPath(path: string, workingDirectory: string): string {
  return relative(workingDirectory, path).replaceAll(sep, '/') || '.';
}

/** As {@link displayPath}; a URI that is no file's (a built-in contract's) stays as it is. */
export function displayUri(uri: string, workingDirectory: string): string {
  return uri.startsWith('file:') ? displayPath(fileURLToPath(uri), workingDirectory) : uri;
}

/** By code units: the same order on every machine. */
export function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Where something stands, for people: `docs/api.md:12`, or "api-docs contract, line 12" for one that is built in. */
export function describePlace(path: string, line: number): string {
  const id = builtInContract.exec(path)?.groups?.id;
  return id === undefined ? `${path}:${line}` : `${id} contract, line ${line}`;
}

/** The URI of a contract that is no file of anybody's. */
const builtInContract = /^docwright:.*\/(?<id>[^/]+)\.ya?ml$/;
