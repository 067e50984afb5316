import { leavesFolder } from '#engine/configuration/check-configuration.ts';
import type { DeclaredConfiguration, KnownRule } from '#engine/configuration/declared.ts';
import { loadConfiguration } from '#engine/configuration/load.ts';
import { problem } from '#engine/configuration/problem.ts';
import type { Origin } from '#engine/contract/contract.ts';
import type { FileSystem } from './file-system.ts';
import type { ProjectFiles } from './project-files.ts';
import { readText } from './read-text.ts';
import { folderOf, parentFolder, pathBelow, resolveUri, uriKey } from './uris.ts';

const names = ['docwright.yaml', 'docwright.yml'];

/**
 * The configuration file that holds in a folder: the nearest, upwards, but not above `root` where the folder is below it.
 * Every place that was looked at is noted: a file made there would hold. Where none is has been asked already for what is `absent`.
 */
export async function findConfiguration(
  fileSystem: FileSystem,
  folder: string,
  root: string | undefined,
  { files, absent }: { readonly files: ProjectFiles; readonly absent: Set<string> },
): Promise<string | undefined> {
  const top = root !== undefined && pathBelow(root, folder) !== undefined ? uriKey(root) : undefined;
  for (let at: string | undefined = folder; at !== undefined; at = parentFolder(at)) {
    for (const name of names) {
      const uri = resolveUri(at, name);
      files.expect(uri);
      if (absent.has(uri)) continue;
      if ((await readText(fileSystem, uri)) !== undefined) return uri;
      absent.add(uri);
    }
    if (uriKey(at) === top) return undefined;
  }
  return undefined;
}

export interface LoadChainOptions {
  /** What is extended must be below this folder, too. */
  readonly root: string | undefined;
  readonly rules: readonly KnownRule[] | undefined;
}

/** What an `extends` names. */
type Base = DeclaredConfiguration['extends'][number];

/** A configuration file and those that it extends, each once, the farthest base first. */
export async function loadConfigurationChain(
  fileSystem: FileSystem,
  uri: string,
  options: LoadChainOptions,
  files: ProjectFiles,
): Promise<readonly DeclaredConfiguration[]> {
  const chain = new Map<string, DeclaredConfiguration>();
  await load(uri, [], undefined);
  return [...chain.values()];

  async function load(uri: string, path: readonly string[], from: Base | undefined): Promise<void> {
    const key = uriKey(uri);
    if (path.includes(key))
      return report(from?.origin, 'configuration/cyclic-extends', 'This file extends itself in the end');
    if (chain.has(key)) return;
    files.expect(uri);
    const read = await readText(fileSystem, uri);
    if (read === undefined) {
      if (from) report(from.origin, 'configuration/unknown-base', `There is no file \`${from.path}\``);
      else report({ uri, span: { start: 0, end: 0 } }, 'configuration/unknown-base', 'There is no such file');
      return;
    }
    if (read.text === undefined) {
      files.addProblem(uri, problem('configuration/unreadable', { start: 0, end: 0 }, read.reason));
      return;
    }
    const { configuration, problems } = loadConfiguration({ uri, text: read.text }, options.rules);
    files.add({ uri, kind: 'configuration', text: read.text }, problems);
    for (const base of configuration.extends) await follow(uri, base, [...path, key]);
    chain.set(key, configuration);
  }

  async function follow(uri: string, base: Base, path: readonly string[]): Promise<void> {
    const target = resolveUri(folderOf(uri), base.path);
    const isOutside = options.root !== undefined && pathBelow(options.root, target) === undefined;
    if (isOutside || isAbsolute(base.path)) {
      report(base.origin, 'configuration/invalid-value', `\`${base.path}\` is outside the workspace; it is not read`);
      return;
    }
    await load(target, path, base);
  }

  function report(origin: Origin | undefined, rule: string, message: string): void {
    if (origin) files.addProblem(origin.uri, problem(rule, origin.span, message));
  }
}

function isAbsolute(path: string): boolean {
  return leavesFolder(path.replaceAll('..', '.'));
}
