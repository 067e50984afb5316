import { URI } from 'vscode-uri';

/** Equal for URIs that mean the same file, however their writers encode them; for comparison and as a key of maps only. */
export function uriKey(uri: string): string {
  return URI.parse(uri).toString();
}

/** The path of a file relative to a folder (whose URI ends with a slash), with `/`; undefined for one that is not below it. */
export function pathBelow(folder: string, uri: string): string | undefined {
  const above = URI.parse(folder);
  const file = URI.parse(uri);
  const isBelow =
    file.scheme === above.scheme && file.authority === above.authority && file.path.startsWith(above.path);
  return isBelow ? file.path.slice(above.path.length) : undefined;
}

/** The last part of a URI's path. */
export function fileName(uri: string): string {
  const { path } = URI.parse(uri);
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The folder of a file, with a final slash. */
export function folderOf(uri: string): string {
  const parsed = URI.parse(uri);
  return parsed
    .with({ path: parsed.path.slice(0, parsed.path.lastIndexOf('/') + 1), query: '', fragment: '' })
    .toString();
}
