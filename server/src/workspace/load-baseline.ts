import { problem } from '#engine/configuration/problem.ts';
import type { Finding } from '#engine/finding.ts';
import { type Baseline, readBaseline } from '#engine/suppression/baseline.ts';
import type { FileSystem } from './file-system.ts';
import { readText } from './read-text.ts';
import { folderOf, resolveUri } from './uris.ts';

/** A baseline file as it was found. */
export interface LoadedBaseline {
  readonly uri: string;
  /** Undefined where there is no file, or it can't be read. */
  readonly text: string | undefined;
  readonly baseline: Baseline | undefined;
  readonly problems: readonly Finding[];
  /** The files that it knows findings of and that aren't there. */
  readonly missing: readonly string[];
}

/** Baselines that were read, by their URIs: many folders share one. */
export type Baselines = Map<string, Promise<LoadedBaseline>>;

/** As {@link loadBaseline}, read once. */
export function loadBaselineOnce(
  fileSystem: FileSystem,
  uri: string,
  { known, folder }: { readonly known: Baselines; readonly folder: string | undefined },
): Promise<LoadedBaseline> {
  const loading = known.get(uri) ?? loadBaseline(fileSystem, uri, folder);
  known.set(uri, loading);
  return loading;
}

/** Reads a baseline; where a folder is given, not through a link out of it. Never rejects. */
export async function loadBaseline(fileSystem: FileSystem, uri: string, folder?: string): Promise<LoadedBaseline> {
  const nothing = { uri, text: undefined, baseline: undefined, problems: [], missing: [] };
  if (folder !== undefined && (await fileSystem.isBelow?.(uri, [folder]).catch(() => undefined)) === false) {
    const message = 'It is a link out of the folder of `docwright.yaml`; it is not read';
    return { ...nothing, problems: [problem('baseline/unreadable', { start: 0, end: 0 }, message)] };
  }
  const read = await readText(fileSystem, uri);
  if (read === undefined) return nothing;
  if (read.text === undefined) {
    return { ...nothing, problems: [problem('baseline/unreadable', { start: 0, end: 0 }, read.reason)] };
  }
  const { baseline, problems } = readBaseline(uri, read.text);
  const missing: string[] = [];
  for (const [path, { span }] of baseline.files) {
    const file = resolveUri(folderOf(uri), path);
    if (await isThere(fileSystem, file)) continue;
    missing.push(file);
    problems.push(problem('baseline/no-such-file', span, `There is no file \`${path}\``, { severity: 'info' }));
  }
  return { uri, text: read.text, baseline, problems, missing };
}

/** Where that can't be told without reading it, it is taken for granted. */
async function isThere({ isBelow }: FileSystem, uri: string): Promise<boolean> {
  return !isBelow || (await isBelow(uri, [folderOf(uri)]).catch(() => true)) !== undefined;
}
