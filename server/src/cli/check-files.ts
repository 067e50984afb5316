import { fileURLToPath } from 'node:url';
import { LineIndex } from '#engine/text.ts';
import { checkDocument, checkText } from './check-document.ts';
import { checkSpecs } from './check-specs.ts';
import { isCheckable, kindOf } from './files/file-kind.ts';
import { type FoundFile, findFiles, type Problem } from './files/find-files.ts';
import { decode } from './files/read-text.ts';
import { displayPath, displayUri } from './paths.ts';
import type { Progress } from './progress.ts';
import type { Projects } from './projects.ts';
import { type FileReport, type Report, reportFindings, sortFiles } from './report.ts';

export interface Settings {
  /** Absolute. */
  readonly workingDirectory: string;
  readonly projects: Projects;
  readonly isFixing: boolean;
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

/** Checks what the arguments name, and repairs it where that is asked for. A file that fails leaves the others alone. */
export async function checkFiles(names: readonly string[], settings: Settings, progress: Progress): Promise<Outcome> {
  const { workingDirectory, projects } = settings;
  const found = await findFiles(names, workingDirectory, isCheckable);
  const reports: FileReport[] = [];
  const problems: Problem[] = [...found.problems];
  let fixedFiles = 0;
  for (const [index, file] of found.files.entries()) {
    progress.step(`${index + 1}/${found.files.length} ${displayPath(file.path, workingDirectory)}`);
    const scope = await projects.scopeOf(file.path);
    // Docwright's own files are reported with the projects that they belong to.
    if (kindOf(file.path) !== 'markdown' || (!file.isNamed && scope.isIgnored(file.path))) continue;
    const result = await checkDocument(file.path, scope, settings);
    if (result.report) reports.push(result.report);
    problems.push(...result.problems.map((message) => ({ path: file.path, message })));
    if (result.isFixed) fixedFiles++;
  }
  const data = found.files.filter(({ path }) => kindOf(path) === 'data');
  const specs = await checkSpecs(await withoutOwn(data, projects), settings, (path) => projects.scopeOf(path));
  reports.push(...specs.reports);
  problems.push(...specs.problems, ...strangers(found.files, specs.files, projects));
  fixedFiles += specs.fixedFiles;
  return conclude(reports, problems, settings.isFixing ? fixedFiles : undefined, settings);
}

/** Checks a text as if it were the file's. */
export async function checkInput(path: string, bytes: Buffer, settings: Settings): Promise<Outcome> {
  const input = decode(bytes);
  if ('problem' in input) return conclude([], [{ path, message: input.problem }], undefined, settings);
  const { text, report, ...result } = checkText(path, input.text, await settings.projects.scopeOf(path), settings);
  const problems = result.problems.map((message) => ({ path, message }));
  if (!settings.isFixing) return conclude([report], problems, undefined, settings);
  return { ...conclude([report], problems, Number(text !== input.text), settings), fixedText: text };
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
