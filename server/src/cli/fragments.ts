import { pathToFileURL } from 'node:url';
import { nodeFileSystem } from '#workspace/node-file-system.ts';
import { findSpecs } from '#workspace/specs/find-specs.ts';
import type { SpecWorkspace } from '#workspace/specs/spec-workspace.ts';
import { folderOf } from '#workspace/uris.ts';
import { repositoryOf } from './projects.ts';

/**
 * The roots of the descriptions that files belong to which are no roots themselves, and that no description of the workspace has so far: looked for
 * in some folders.
 */
export async function rootsOfFragments(
  workspace: SpecWorkspace,
  fragments: readonly string[],
  folders: readonly string[],
): Promise<readonly string[]> {
  const lost = fragments.filter((uri) => workspace.rootsWith(uri).length === 0);
  if (lost.length === 0) return [];
  const found = new Set<string>();
  for (const root of (await findSpecs(nodeFileSystem, folders)).roots) {
    await workspace.read(root);
    const spec = (await workspace.load(root)) ?? workspace.spec(root);
    if (spec && lost.some((uri) => spec.files.has(uri))) found.add(spec.uri);
  }
  return [...found];
}

/** Nothing is read but in the working directory, and in what was named: the repositories (or else the folders) of files, and folders. */
export function foldersAround(
  workingDirectory: string,
  candidates: readonly { readonly path: string; readonly folder?: string }[],
): readonly string[] {
  const own = `${pathToFileURL(workingDirectory).href}/`;
  const folders = candidates.map(({ path, folder }) =>
    folder === undefined ? folderOf(pathToFileURL(path).href) : `${pathToFileURL(folder).href}/`,
  );
  return [...new Set([...new Set([own, ...folders])].map((folder) => repositoryOf(folder) ?? folder))];
}
