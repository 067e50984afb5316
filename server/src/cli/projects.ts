import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Finding } from '#engine/finding.ts';
import type { Project } from '#engine/project.ts';
import { knownRules } from '#engine/rules/known-rules.ts';
import { matchesAny } from '#engine/selection.ts';
import { LineIndex } from '#engine/text.ts';
import { type LoadedProject, loadProject } from '#workspace/load-project.ts';
import { nodeFileSystem } from '#workspace/node-file-system.ts';
import { ProjectCache } from '#workspace/project-cache.ts';
import { today } from '#workspace/today.ts';
import type { Problem } from './files/find-files.ts';
import { findContract } from './find-contract.ts';
import { UsageError } from './usage-error.ts';

/** What applies to the files of one `docwright.yaml`. */
export interface ProjectScope {
  readonly project: Project;
  readonly loaded: LoadedProject;
  /** Where the baseline of its files is, or is to be. */
  readonly baselineUri: string | undefined;
  /** The path relative to the configuration's folder; undefined for one outside it. */
  pathOf(path: string): string | undefined;
  /** `docwright.yaml` takes the file out, and no contract was asked for that holds for every document. */
  isIgnored(path: string): boolean;
}

/** A configuration, contract or baseline file that is in force, with what is wrong in it. */
export interface OwnFile {
  readonly uri: string;
  readonly kind: 'configuration' | 'contract' | 'baseline';
  readonly text: string;
  readonly findings: readonly Finding[];
}

export interface ProjectsOptions {
  /** The path of the `docwright.yaml` that holds for every file. */
  readonly configuration?: string | undefined;
  /** Id of the contract that holds for every document. */
  readonly contract?: string | undefined;
  /** The path of the OpenAPI description that every document is about. */
  readonly spec?: string | undefined;
  /** The path of the baseline that holds for every file. */
  readonly baseline?: string | undefined;
  /** The baselines are going to be written anew: none of them counts. */
  readonly isUpdatingBaseline?: boolean;
}

/** The projects of a run, each loaded when its first file asks for it. */
export class Projects {
  readonly #cache: ProjectCache;
  readonly #loaded = new Map<Project, LoadedProject>();
  readonly #lines = new Map<string, LineIndex>();

  /** The OpenAPI description that every document is about. Absolute. */
  readonly spec: string | undefined;

  constructor({ configuration, contract, spec, baseline, isUpdatingBaseline }: ProjectsOptions) {
    this.spec = spec && resolve(spec);
    if (this.spec !== undefined && !existsSync(this.spec)) throw new UsageError(`${spec}: no such file`);
    if (configuration !== undefined && !existsSync(configuration)) {
      throw new UsageError(`${configuration}: no such file or folder`);
    }
    if (baseline !== undefined && !isUpdatingBaseline && !existsSync(baseline)) {
      throw new UsageError(`${baseline}: no such file; --update-baseline writes it`);
    }
    this.#cache = new ProjectCache((folder, shared) =>
      loadProject(nodeFileSystem, folder, {
        root: repositoryOf(folder),
        configuration: configuration && pathToFileURL(resolve(configuration)).href,
        contract,
        spec: this.spec && pathToFileURL(this.spec).href,
        rules: knownRules,
        today: today(),
        baseline: baseline && pathToFileURL(resolve(baseline)).href,
        shared,
        isUpdatingBaseline,
      }),
    );
  }

  /** Of the nearest `docwright.yaml`, or of the one that holds for every file. */
  async scopeOf(path: string): Promise<ProjectScope> {
    const loaded = await this.#cache.of(pathToFileURL(path).href);
    const { project } = loaded;
    if (project.contractOverride !== undefined) findContract(project, project.contractOverride);
    if (!this.#loaded.has(project)) this.#loaded.set(project, loaded);
    const pathOf = (path: string) => loaded.pathOf(pathToFileURL(path).href);
    return {
      project,
      loaded,
      baselineUri: loaded.baselineUri,
      pathOf,
      isIgnored: (path) => {
        const { ignore } = project.configuration;
        return ignore.length > 0 && project.contractOverride === undefined && matchesAny(pathOf(path) ?? '', ignore);
      },
    };
  }

  /** The files in force so far, each once. */
  files(): readonly OwnFile[] {
    const files = new Map<string, OwnFile>();
    for (const loaded of this.#loaded.values()) {
      for (const file of loaded.files) files.set(file.uri, { ...file, findings: loaded.findings.get(file.uri) ?? [] });
    }
    return [...files.values()];
  }

  /** Files in force that could not be read; paths are absolute. */
  problems(): readonly Problem[] {
    const problems = new Map<string, Problem>();
    for (const loaded of this.#loaded.values()) {
      for (const [uri, findings] of loaded.findings) {
        const [finding] = findings;
        const isRead = loaded.textOf(uri) !== undefined;
        if (!isRead && finding) problems.set(uri, { path: fileURLToPath(uri), message: finding.message });
      }
    }
    return [...problems.values()];
  }

  /** Of a file in force or a built-in contract. */
  textOf(uri: string): string | undefined {
    for (const loaded of this.#loaded.values()) {
      const text = loaded.textOf(uri);
      if (text !== undefined) return text;
    }
    return undefined;
  }

  /** As {@link textOf}. */
  linesOf(uri: string): LineIndex | undefined {
    const known = this.#lines.get(uri);
    if (known) return known;
    const text = this.textOf(uri);
    if (text === undefined) return undefined;
    const lines = new LineIndex(text);
    this.#lines.set(uri, lines);
    return lines;
  }
}

/** The URI of the repository that a folder is in: configuration is looked for up to there. Undefined outside of one. */
export function repositoryOf(folder: string): string | undefined {
  // Without the slash at its end.
  const start = resolve(fileURLToPath(folder));
  for (let at = start; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return `${pathToFileURL(at).href}/`;
    if (dirname(at) === at) return undefined;
  }
}
