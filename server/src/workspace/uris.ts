import { URI, Utils } from 'vscode-uri';

/** Equal for URIs that mean the same file, however their writers encode them; for comparison and as a key of maps only. */
export function uriKey(uri: string): string {
  let key = keys.get(uri);
  if (key === undefined) {
    if (keys.size >= mostKeys) keys.clear();
    key = URI.parse(uri).toString();
    keys.set(uri, key);
  }
  return key;
}

/** Every answer asks for the keys of the same few files, or of all documents of a workspace. */
const keys = new Map<string, string>();
const mostKeys = 20_000;

/** The folder of a file, with a final slash; a folder's own URI stays as it is. */
export function folderOf(uri: string): string {
  const parsed = URI.parse(uri);
  return parsed
    .with({ path: parsed.path.slice(0, parsed.path.lastIndexOf('/') + 1), query: '', fragment: '' })
    .toString();
}

/** The folder above a folder; undefined at the top. */
export function parentFolder(folder: string): string | undefined {
  const { path } = URI.parse(folder);
  return path.length <= 1 ? undefined : folderOf(folder.replace(/\/+$/, ''));
}

/** The path of a file relative to a folder, with `/`; undefined for one that is not below it, or that climbs on its way. */
export function pathBelow(folder: string, uri: string): string | undefined {
  // The letter of a drive is written small or large.
  const above = URI.parse(uriKey(folder));
  const file = URI.parse(uriKey(uri));
  const isBelow =
    file.scheme === above.scheme &&
    file.authority === above.authority &&
    file.path.startsWith(above.path) &&
    !climbs.test(file.path);
  return isBelow ? file.path.slice(above.path.length) : undefined;
}

const climbs = /(?:^|[/\\])\.\.(?:[/\\]|$)/;

/** The file at a path relative to a folder. */
export function resolveUri(folder: string, path: string): string {
  return Utils.resolvePath(URI.parse(folder), ...path.split(/[/\\]/)).toString();
}
