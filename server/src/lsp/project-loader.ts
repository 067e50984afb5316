import { knownRules } from '#engine/rules/known-rules.ts';
import type { FileSystem } from '#workspace/file-system.ts';
import { loadProject } from '#workspace/load-project.ts';
import { today } from '#workspace/today.ts';
import { pathBelow } from '#workspace/uris.ts';
import type { LoadProject } from './projects.ts';

/** Loads projects from the editors and the files of a workspace. */
export function projectLoader(fileSystem: FileSystem, workspaceFolders: () => readonly string[]): LoadProject {
  return (folder, shared) => {
    // The nearest, where one workspace folder lies in another.
    const [root] = workspaceFolders()
      .map((uri) => (uri.endsWith('/') ? uri : `${uri}/`))
      .filter((uri) => pathBelow(uri, folder) !== undefined)
      .sort((a, b) => b.length - a.length);
    return loadProject(fileSystem, folder, { root, rules: knownRules, today: today(), shared });
  };
}
