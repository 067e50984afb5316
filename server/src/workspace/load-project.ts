import { unknownContract } from '#engine/configuration/check-configuration.ts';
import type { DeclaredConfiguration, KnownRule } from '#engine/configuration/declared.ts';
import { mergeConfigurations } from '#engine/configuration/merge.ts';
import { builtinContractTexts, builtinContractUri } from '#engine/contract/builtin.ts';
import type { Finding } from '#engine/finding.ts';
import type { Project } from '#engine/project.ts';
import type { FileSystem } from './file-system.ts';
import { findConfiguration, loadConfigurationChain } from './load-configuration.ts';
import { contractMatcher, loadContracts } from './load-contracts.ts';
import { type ProjectFile, ProjectFiles } from './project-files.ts';
import { folderOf, pathBelow } from './uris.ts';

export interface LoadOptions {
  /** The workspace folder or repository, with a final slash: nothing above it is read. */
  readonly root?: string | undefined;
  /** The configuration file that holds, wherever the document is. */
  readonly configuration?: string | undefined;
  /** The contract that holds whatever the project says. */
  readonly contract?: string | undefined;
  /** Undefined: rule ids are not checked. */
  readonly rules?: readonly KnownRule[] | undefined;
}

/** A project as the files of its workspace have it. */
export interface LoadedProject {
  readonly project: Project;
  /** The configuration and contract files that it was made from. */
  readonly files: readonly ProjectFile[];
  /** Findings in these files, by URI; an empty list for a file without any. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  /** A document's path relative to the configuration's folder, with `/`; undefined for one outside it. */
  pathOf(uri: string): string | undefined;
  /** The text of one of its files or of a built-in contract, as it was when it was loaded. */
  textOf(uri: string): string | undefined;
  /** Whether the project might be another one with this file changed, made or removed. */
  isMadeFrom(uri: string): boolean;
}

/** Loads the project that holds for a document, or for a folder (whose URI ends with a slash). Rejects only where the file system's `find` does. */
export async function loadProject(
  fileSystem: FileSystem,
  uri: string,
  options: LoadOptions = {},
): Promise<LoadedProject> {
  const files = new ProjectFiles();
  const start = folderOf(uri);
  const found = options.configuration ?? (await findConfiguration(fileSystem, start, options.root, files));
  const chainOptions = { root: options.root, rules: options.rules };
  const chain = found === undefined ? [] : await loadConfigurationChain(fileSystem, found, chainOptions, files);
  const contracts = await loadContracts(fileSystem, chain, files);
  reportUnknownContracts(chain, [...contracts.keys()], files);
  const isRootAbove = options.root !== undefined && pathBelow(options.root, start) !== undefined;
  const folder = found === undefined ? (isRootAbove ? (options.root ?? start) : start) : folderOf(found);
  const project = {
    configuration: mergeConfigurations(folder, found, chain),
    contracts,
    contractOverride: options.contract,
  };
  return describeProject(project, chain, files);
}

function describeProject(
  project: Project,
  chain: readonly DeclaredConfiguration[],
  files: ProjectFiles,
): LoadedProject {
  const matchers = chain.map(contractMatcher);
  return {
    project,
    files: files.all(),
    findings: files.findings(),
    pathOf: (uri) => pathBelow(project.configuration.folder, uri),
    textOf: (uri) => files.textOf(uri) ?? textsOfBuiltins.get(uri),
    isMadeFrom: (uri) => files.isExpected(uri) || matchers.some((isMatch) => isMatch(uri)),
  };
}

const textsOfBuiltins = new Map([...builtinContractTexts].map(([id, text]) => [builtinContractUri(id), text]));

function reportUnknownContracts(
  chain: readonly DeclaredConfiguration[],
  ids: readonly string[],
  files: ProjectFiles,
): void {
  for (const configuration of chain) {
    const finding = unknownContract(configuration, ids);
    if (finding) files.addProblem(configuration.uri, finding);
  }
}
