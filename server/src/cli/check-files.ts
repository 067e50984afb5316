import { fileURLToPath } from 'node:url';
import { LineIndex } from '#engine/text.ts';
import { largestSpec } from '#workspace/specs/spec-workspace.ts';
import type { EarlierSpecs } from './changed/earlier-specs.ts';
import { checkDocument, checkText } from './check-document.ts';
import { checkSpecs } from './check-specs.ts';
import { isCheckable, kindOf } from './files/file-kind.ts';
import { type FoundFile, findFiles, type Problem } from './files/find-files.ts';
import { decode } from './files/read-text.ts';
import { displayPath, displayUri } from './paths.ts';
import type { Progress } from './progress.ts';
import type { Projects } from './projects.ts';
import { type FileReport, type Report, reportFindings, sortFiles } from './report.ts';
import { problemsOfSpec, type Workspaces, workspacesAround } from './workspaces.ts';

export interface Settings {
  /** Absolute. */
  readonly workingDirectory: string;
  readonly projects: Projects;
  readonly isFixing: boolean;
  /** What a baseline keeps of each finding is wanted, too. */
  readonly isUpdatingBaseline?: boolean;
  /** Where it is asked for what a change of the descriptions made false. */
  readonly earlier?: EarlierSpecs;
  /** How many of the documents somebody has begun to check: threads that share them share this. Without it, all of them are this one's. */
  readonly taken?: Int32Array;
}

export interface Outcome {
  readonly report: Report;
  /** What could not be read, checked or written; paths as reports show them. */
  readonly problems: readonly Problem[];
  /** How many files were changed; undefined where nothing was to be repaired. */
  readonly fixedFiles: number | undefined;
  /** The whole text of standard input after every safe fix, where it was to be repaired. */
  readonly fixedText?: string;
}

/** What came of some files, apart from the projects' own. */
export interface CheckedFiles {
  readonly reports: readonly FileReport[];
  readonly problems: readonly Problem[];
  /** Absolute paths of all files that OpenAPI descriptions are made of. */
  readonly specFiles: ReadonlySet<string>;
  readonly fixedFiles: number;
}

/** Checks some files, wherever that is done: in this process, or over several. */
export type CheckFound = (files: readonly FoundFile[], progress: Progress) => Promise<CheckedFiles>;

/** Checks what the arguments name, and repairs it where that is asked for. A file that fails leaves the others alone. */
export async function checkFiles(
  names: readonly string[],
  settings: Settings,
  progress: Progress,
  check: CheckFound = (files) => checkFound(files, settings, progress),
): Promise<Outcome> {
  const { workingDirectory, projects } = settings;
  const found = await findFiles(names, workingDirectory, isCheckable);
  const { reports, problems, specFiles, fixedFiles } = await check(found.files, progress);
  // Docwright's own files are reported with the projects that they belong to.
  for (const { path } of found.files) await projects.scopeOf(path);
  const all = [...found.problems, ...problems, ...strangers(found.files, specFiles, projects)];
  return conclude(reports, all, settings.isFixing ? fixedFiles : undefined, settings);
}

/** Checks some files in this process. */
export async function checkFound(
  files: readonly FoundFile[],
  settings: Settings,
  progress: Progress,
  workspaces: Workspaces = workspacesAround(files, settings),
): Promise<CheckedFiles> {
  const { workingDirectory, projects } = settings;
  const reports: FileReport[] = [];
  const problems: Problem[] = [...(await problemsOfSpec(workspaces, projects))];
  let fixedFiles = 0;
  for (const { number, file } of takeDocuments(files, settings.taken)) {
    progress.step(`${number}/${files.length} ${displayPath(file.path, workingDirectory)}`);
    const scope = await projects.scopeOf(file.path);
    if (!file.isNamed && scope.isIgnored(file.path)) continue;
    const result = await checkDocument(file.path, scope, { ...settings, ...workspaces });
    if (result.report) reports.push(result.report);
    problems.push(...result.problems.map((message) => ({ path: file.path, message })));
    if (result.isFixed) fixedFiles++;
  }
  const data = files.filter(({ path }) => kindOf(path) === 'data');
  const specs = await checkSpecs({
    candidates: await withoutOwn(data, projects),
    settings,
    workspaces,
    progress,
    scopeOf: (path) => projects.scopeOf(path),
  });
  return {
    reports: [...reports, ...specs.reports],
    problems: [...problems, ...specs.problems],
    specFiles: specs.files,
    fixedFiles: fixedFiles + specs.fixedFiles,
  };
}

/** Each document that nobody else has taken, with its number from 1. */
function* takeDocuments(files: readonly FoundFile[], taken: Int32Array = new Int32Array(1)) {
  const documents = files.filter(({ path }) => kindOf(path) === 'markdown');
  for (;;) {
    const index = Atomics.add(taken, 0, 1);
    const file = documents[index];
    if (!file) return;
    yield { number: index + 1, file };
  }
}

/** Checks a text as if it were the file's. */
export async function checkInput(path: string, bytes: Buffer, settings: Settings): Promise<Outcome> {
  const isSpec = kindOf(path) === 'data';
  const input = decode(bytes, isSpec ? largestSpec : undefined);
  if ('problem' in input) return conclude([], [{ path, message: input.problem }], undefined, settings);
  if (isSpec) return checkSpecInput(path, input.text.replace(/^\uFEFF/, ''), settings);
  const workspaces = workspacesAround([{ path }], settings);
  const scope = await settings.projects.scopeOf(path);
  const { text, report, ...result } = await checkText(path, input.text, scope, { ...settings, ...workspaces });
  const ownProblems = result.problems.map((message) => ({ path, message }));
  const problems = [...(await problemsOfSpec(workspaces, settings.projects)), ...ownProblems];
  if (!settings.isFixing) return conclude([report], problems, undefined, settings);
  return { ...conclude([report], problems, Number(text !== input.text), settings), fixedText: text };
}

/** A text that is no OpenAPI description has nothing to report, as the file would have. */
async function checkSpecInput(path: string, text: string, settings: Settings): Promise<Outcome> {
  const input = { path, text };
  const candidates = [{ path, isNamed: true }];
  const workspaces = workspacesAround(candidates, settings);
  const scopeOf = (file: string) => settings.projects.scopeOf(file);
  const specs = await checkSpecs({ candidates, settings, workspaces, scopeOf, input });
  if (!settings.isFixing) return conclude(specs.reports, specs.problems, undefined, settings);
  const fixedText = specs.fixedText ?? text;
  return { ...conclude(specs.reports, specs.problems, Number(fixedText !== text), settings), fixedText };
}

/** Without what `docwright.yaml` ignores, and without the project's own contracts. */
async function withoutOwn(files: readonly FoundFile[], projects: Projects): Promise<FoundFile[]> {
  const kept: FoundFile[] = [];
  for (const file of files) {
    const scope = await projects.scopeOf(file.path);
    if (file.isNamed || !scope.isIgnored(file.path)) kept.push(file);
  }
  const own = new Set(projects.files().map(({ uri }) => fileURLToPath(uri)));
  return kept.filter(({ path }) => !own.has(path));
}

/** Files that were named, and are neither Markdown nor of an OpenAPI description nor in force as configuration or contract. */
function strangers(files: readonly FoundFile[], specs: ReadonlySet<string>, projects: Projects): Problem[] {
  const own = new Set(projects.files().map(({ uri }) => fileURLToPath(uri)));
  return files
    .filter(({ path, isNamed }) => isNamed && kindOf(path) === 'data' && !own.has(path) && !specs.has(path))
    .map(({ path }) => ({
      path,
      message: 'not checked: neither Markdown nor OpenAPI, nor docwright.yaml, nor a contract that it names',
    }));
}

function conclude(
  documents: readonly FileReport[],
  problems: readonly Problem[],
  fixedFiles: number | undefined,
  settings: Settings,
): Outcome {
  const all = [...problems, ...settings.projects.problems()];
  const shown = all.map(({ path, message }) => ({ path: displayPath(path, settings.workingDirectory), message }));
  return {
    report: { files: sortFiles([...documents, ...reportProjectFiles(settings)]) },
    problems: shown,
    fixedFiles,
  };
}

function reportProjectFiles({ projects, workingDirectory }: Settings): FileReport[] {
  const sources = {
    pathOf: (uri: string) => displayUri(uri, workingDirectory),
    linesOf: (uri: string) => projects.linesOf(uri),
  };
  return projects.files().map(({ uri, kind, text, findings }) => ({
    path: displayUri(uri, workingDirectory),
    kind,
    contract: undefined,
    openapi: undefined,
    isIgnored: false,
    // `--fix` repairs documents only.
    findings: reportFindings(findings, new LineIndex(text), sources).map((one) => ({ ...one, isFixable: false })),
  }));
}
