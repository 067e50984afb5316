import { leavesFolder, unknownContract } from '#engine/configuration/check-configuration.ts';
import type { Configuration } from '#engine/configuration/configuration.ts';
import type { DeclaredConfiguration, KnownRule } from '#engine/configuration/declared.ts';
import { mergeConfigurations } from '#engine/configuration/merge.ts';
import { problem } from '#engine/configuration/problem.ts';
import { builtinContractTexts, builtinContractUri } from '#engine/contract/builtin.ts';
import type { Finding } from '#engine/finding.ts';
import type { Project } from '#engine/project.ts';
import type { FileSystem } from './file-system.ts';
import { type LoadedBaseline, loadBaselineOnce } from './load-baseline.ts';
import { findConfiguration, loadConfigurationChain } from './load-configuration.ts';
import { contractMatcher, loadContracts } from './load-contracts.ts';
import { type ProjectFile, ProjectFiles } from './project-files.ts';
import { SharedReads } from './shared-reads.ts';
import { folderOf, pathBelow, resolveUri } from './uris.ts';

export interface LoadOptions {
  /** The workspace folder or repository, with a final slash: nothing above it is read. */
  readonly root?: string | undefined;
  /** The configuration file that holds, wherever the document is. */
  readonly configuration?: string | undefined;
  /** The contract that holds whatever the project says. */
  readonly contract?: string | undefined;
  /** The URI of the OpenAPI description that documents are about, whatever the project says. */
  readonly spec?: string | undefined;
  /** Undefined: rule ids are not checked. */
  readonly rules?: readonly KnownRule[] | undefined;
  /** The date of today, as `2027-01-31`. Undefined: what is suppressed up to a day stays suppressed. */
  readonly today?: string | undefined;
  /** The URI of the baseline that holds whatever the project says. */
  readonly baseline?: string | undefined;
  /** What has been read for other folders. */
  readonly shared?: SharedReads | undefined;
  /** Every finding counts, also those that the baseline knows: it is going to be written anew. */
  readonly isUpdatingBaseline?: boolean | undefined;
}

/** A project as the files of its workspace have it. */
export interface LoadedProject {
  readonly project: Project;
  /** Where its baseline is, or is to be. */
  readonly baselineUri: string | undefined;
  /** The configuration, contract and baseline files that it was made from. */
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
  const { baselines, absent } = options.shared ?? new SharedReads();
  const start = folderOf(uri);
  const found = options.configuration ?? (await findConfiguration(fileSystem, start, options.root, { files, absent }));
  const chainOptions = { root: options.root, rules: options.rules };
  const chain = found === undefined ? [] : await loadConfigurationChain(fileSystem, found, chainOptions, files);
  const contracts = await loadContracts(fileSystem, chain, files);
  reportUnknownContracts(chain, [...contracts.keys()], files);
  const isRootAbove = options.root !== undefined && pathBelow(options.root, start) !== undefined;
  const folder = found === undefined ? (isRootAbove ? (options.root ?? start) : start) : folderOf(found);
  const configuration = mergeConfigurations(folder, found, chain);
  const baselineUri = options.baseline ?? ownBaseline(configuration);
  const loaded =
    baselineUri === undefined
      ? undefined
      : await loadBaselineOnce(fileSystem, baselineUri, {
          known: baselines,
          folder: options.baseline === undefined ? configuration.folder : undefined,
        });
  if (loaded && !options.isUpdatingBaseline) addBaseline(loaded, configuration, files);
  const project = {
    configuration,
    contracts,
    contractOverride: options.contract,
    specOverride: options.spec,
    today: options.today,
    baseline: options.isUpdatingBaseline ? undefined : loaded?.baseline,
  };
  return { ...describeProject(project, chain, files), baselineUri };
}

/** That which the configuration names. */
function ownBaseline({ suppressions, folder }: Configuration): string | undefined {
  if (suppressions === undefined || suppressions.trim() === '' || leavesFolder(suppressions)) return undefined;
  return resolveUri(folder, suppressions);
}

function addBaseline(
  { uri, text, problems, missing }: LoadedBaseline,
  { suppressions, origins }: Configuration,
  files: ProjectFiles,
): void {
  files.expect(uri);
  for (const file of missing) files.expect(file);
  if (text !== undefined) files.add({ uri, kind: 'baseline', text }, problems);
  else for (const finding of problems) files.addProblem(uri, finding);
  const origin = origins.suppressions;
  if (text !== undefined || problems.length > 0 || !origin) return;
  const message = `There is no file \`${suppressions}\`; \`docwright check --update-baseline\` writes it`;
  files.addProblem(origin.uri, problem('configuration/no-such-file', origin.span, message, { severity: 'warning' }));
}

function describeProject(
  project: Project,
  chain: readonly DeclaredConfiguration[],
  files: ProjectFiles,
): Omit<LoadedProject, 'baselineUri'> {
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
