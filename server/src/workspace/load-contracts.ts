import picomatch from 'picomatch';
import { leavesFolder } from '#engine/configuration/check-configuration.ts';
import type { DeclaredConfiguration } from '#engine/configuration/declared.ts';
import { problem } from '#engine/configuration/problem.ts';
import { builtinContracts } from '#engine/contract/builtin.ts';
import { composeContracts } from '#engine/contract/compose.ts';
import type { Contract } from '#engine/contract/contract.ts';
import type { DeclaredContract } from '#engine/contract/declared.ts';
import { loadContract } from '#engine/contract/load.ts';
import type { FileSystem } from './file-system.ts';
import type { ProjectFiles } from './project-files.ts';
import { readText } from './read-text.ts';
import { folderOf, pathBelow } from './uris.ts';

/**
 * The built-in contracts and those that the configurations name, the farthest base first: a contract may extend one of its
 * own id from a base, or a built-in one.
 */
export async function loadContracts(
  fileSystem: FileSystem,
  chain: readonly DeclaredConfiguration[],
  files: ProjectFiles,
): Promise<ReadonlyMap<string, Contract>> {
  let contracts = builtinContracts();
  for (const configuration of chain) {
    const declared = await loadOwn(fileSystem, configuration, files);
    const composed = composeContracts(declared, contracts);
    for (const { uri, finding } of composed.problems) files.addProblem(uri, finding);
    contracts = composed.contracts;
  }
  return contracts;
}

/** The contract files below a configuration's folder that its globs name. */
export function contractMatcher(configuration: DeclaredConfiguration): (uri: string) => boolean {
  const folder = folderOf(configuration.uri);
  const isMatch = picomatch(usableGlobs(configuration).map(withoutDot));
  return (uri) => {
    const path = pathBelow(folder, uri);
    return path !== undefined && isMatch(path);
  };
}

async function loadOwn(
  fileSystem: FileSystem,
  configuration: DeclaredConfiguration,
  files: ProjectFiles,
): Promise<readonly DeclaredContract[]> {
  const globs = usableGlobs(configuration);
  if (globs.length === 0) return [];
  const folder = folderOf(configuration.uri);
  const found = (await fileSystem.find(folder, globs)).filter((uri) => pathBelow(folder, uri) !== undefined);
  reportUnmatched(configuration, found, files);
  const declared: DeclaredContract[] = [];
  for (const uri of [...found].sort()) {
    const contract = files.has(uri) ? undefined : await loadOne(fileSystem, uri, files);
    if (contract) declared.push(contract);
  }
  return declared;
}

async function loadOne(
  fileSystem: FileSystem,
  uri: string,
  files: ProjectFiles,
): Promise<DeclaredContract | undefined> {
  files.expect(uri);
  const read = await readText(fileSystem, uri);
  if (read?.text === undefined) {
    const reason = read?.reason ?? 'The file is gone';
    files.addProblem(uri, problem('contract/unreadable', { start: 0, end: 0 }, reason));
    return undefined;
  }
  const { contract, problems } = loadContract({ uri, text: read.text });
  files.add({ uri, kind: 'contract', text: read.text }, problems);
  return contract;
}

function reportUnmatched(configuration: DeclaredConfiguration, found: readonly string[], files: ProjectFiles): void {
  const folder = folderOf(configuration.uri);
  const paths = found.map((uri) => pathBelow(folder, uri) ?? '');
  for (const { glob, origin } of configuration.contractFiles) {
    const isMatch = picomatch(withoutDot(glob));
    if (leavesFolder(glob) || paths.some((path) => isMatch(path))) continue;
    const finding = problem('configuration/no-such-file', origin.span, `No file matches \`${glob}\``, {
      severity: 'warning',
    });
    files.addProblem(configuration.uri, finding);
  }
}

function usableGlobs(configuration: DeclaredConfiguration): string[] {
  return configuration.contractFiles.map(({ glob }) => glob).filter((glob) => !leavesFolder(glob));
}

function withoutDot(glob: string): string {
  return glob.replace(/^(\.\/)+/, '');
}
