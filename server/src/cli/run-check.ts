import { resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type CheckFound, checkFiles, checkFound, checkInput, type Outcome, type Settings } from './check-files.ts';
import type { CheckOptions } from './check-options.ts';
import { colorsFor } from './colors.ts';
import { sizeOf } from './files/file-size.ts';
import type { FoundFile } from './files/find-files.ts';
import { formats } from './formats/all.ts';
import type { Changes } from './git.ts';
import { type Progress, showProgress } from './progress.ts';
import { Projects, type ProjectsOptions } from './projects.ts';
import { type FileReport, isAtLeast, keepAtLeast, keepNew } from './report.ts';
import { compileFor, shortRunFlags } from './short-runs.ts';
import { UsageError } from './usage-error.ts';
import { makeYoungSpaceFor } from './young-space.ts';

/** `check` and `fix`: reads, checks, repairs, reports, and sets the exit code. */
export async function runCheck(names: readonly string[], options: CheckOptions): Promise<void> {
  const outcome = await check(names, options);
  // Set before anything is printed: whoever closes the pipe early still gets the verdict.
  process.exitCode = exitCodeOf(outcome, options);
  if (outcome.fixedText !== undefined) process.stdout.write(outcome.fixedText);
  const output = outcome.fixedText === undefined ? process.stdout : process.stderr;
  output.write(render(outcome, options, output));
  for (const { path, message } of outcome.problems) process.stderr.write(`docwright: ${path}: ${message}\n`);
}

async function check(names: readonly string[], options: CheckOptions): Promise<Outcome> {
  refuseMixtures(options);
  if (options.stdinFilepath !== undefined && names.length > 0) {
    throw new UsageError('--stdin-filepath checks standard input alone; leave out the paths');
  }
  if (options.stdinFilepath !== undefined) {
    if (options.updateBaseline) throw new UsageError('--update-baseline is about files; leave out --stdin-filepath');
    const settings = settingsFor(options, false);
    const path = resolve(settings.workingDirectory, options.stdinFilepath);
    const bytes = await buffer(process.stdin);
    prepareFor(bytes.length);
    return checkInput(path, bytes, settings);
  }
  if (options.updateBaseline) {
    const settings = settingsFor(options, true);
    const { updateBaselines } = await import('./update-baselines.ts');
    await updateBaselines((await checkNamed(names, settings, options)).report, settings);
  }
  // What is reported is what the next check reports.
  return checkNamed(names, settingsFor(options, false), options);
}

/** Options that say something only together, or contradict each other. */
function refuseMixtures({ changedSince, onlyNew, stdinFilepath, updateBaseline }: CheckOptions): void {
  if (onlyNew && changedSince === undefined) throw new UsageError('--only-new wants --changed-since');
  if (changedSince === undefined) return;
  if (stdinFilepath !== undefined) throw new UsageError('--changed-since is about files; leave out --stdin-filepath');
  if (updateBaseline) throw new UsageError('--update-baseline wants all findings; leave out --changed-since');
}

function settingsFor(
  options: CheckOptions,
  isUpdatingBaseline: boolean,
): Settings & { projectsOptions: ProjectsOptions } {
  const { config: configuration, contract, spec, baseline } = options;
  const projectsOptions = { configuration, contract, spec, baseline, isUpdatingBaseline };
  const projects = new Projects(projectsOptions);
  const isFixing = options.fix === true;
  return { workingDirectory: process.cwd(), projects, projectsOptions, isFixing, isUpdatingBaseline };
}

async function checkNamed(
  names: readonly string[],
  settings: ReturnType<typeof settingsFor>,
  options: CheckOptions,
): Promise<Outcome> {
  const { jobs, progress: showsProgress, changedSince } = options;
  const { workingDirectory, projectsOptions: projects } = settings;
  const changes = changedSince === undefined ? undefined : await changesSince(changedSince, workingDirectory);
  const progress = showProgress(process.stderr, showsProgress);
  const named = names.length === 0 ? ['.'] : names;
  try {
    if (changes) return await checkSince(changes, named, settings, { ...options, progress });
    // Threads that repair the same file would undo each other's work.
    if (jobs > 1 && !settings.isFixing) return await checkOverJobs(jobs, named, settings, { projects, progress });
    return await checkFiles(named, settings, progress, (files) => {
      prepareFor(sizeOfAll(files));
      return checkFound(files, settings, progress);
    });
  } finally {
    progress.finish();
  }
}

async function checkOverJobs(
  jobs: number,
  names: readonly string[],
  settings: Settings,
  { projects, progress }: { readonly projects: ProjectsOptions; readonly progress: Progress },
): Promise<Outcome> {
  const { checkInJobs, Threads } = await import('./jobs.ts');
  const { workingDirectory } = settings;
  // They start while this one looks for files.
  const threads = new Threads(jobs - 1);
  try {
    return await checkFiles(names, settings, progress, (files) =>
      checkInJobs(threads, { files, workingDirectory, projects }, (own) =>
        checkFound(own.files, { ...settings, taken: own.taken }, progress),
      ),
    );
  } finally {
    await threads.stop();
  }
}

/** Has V8 do what is best for a check of so many bytes. */
function prepareFor(bytes: number): void {
  const flags = shortRunFlags(process.argv.slice(2));
  makeYoungSpaceFor(bytes, flags);
  compileFor(bytes, flags);
}

function sizeOfAll(files: readonly FoundFile[]): number {
  return files.reduce((sum, { path }) => sum + sizeOf(path), 0);
}

/** What starts other programs takes Node as long to load as a small file to check. */
async function changesSince(revision: string, workingDirectory: string): Promise<Changes> {
  return (await import('./git.ts')).changesSince(revision, workingDirectory);
}

async function checkSince(
  changes: Changes,
  names: readonly string[],
  settings: Settings,
  { progress, onlyNew }: { readonly progress: Progress; readonly onlyNew?: boolean },
): Promise<Outcome> {
  const { checkChanged } = await import('./changed/check-changed.ts');
  const check: CheckFound = (files) => {
    prepareFor(sizeOfAll(files));
    return checkChanged(files, changes, settings, progress);
  };
  const outcome = await checkFiles(names, settings, progress, check);
  // Of Docwright's own files those count that changed themselves.
  const files = outcome.report.files.filter(
    ({ path, kind }) => isChecked(kind) || changes.files.has(resolve(settings.workingDirectory, path)),
  );
  const report = { files, since: changes.revision };
  return { ...outcome, report: onlyNew ? keepNew(report) : report };
}

function isChecked(kind: FileReport['kind']): boolean {
  return kind === 'markdown' || kind === 'spec';
}

function exitCodeOf({ report, problems }: Outcome, { failOn }: CheckOptions): number {
  if (problems.length > 0) return 2;
  const fails = report.files.some(({ findings }) => findings.some(({ severity }) => isAtLeast(severity, failOn)));
  return fails ? 1 : 0;
}

function render(outcome: Outcome, options: CheckOptions, output: NodeJS.WriteStream): string {
  const report = options.quiet ? keepAtLeast(outcome.report, options.failOn) : outcome.report;
  // "No problems" beside something that could not be read would be half the truth.
  const isQuiet = options.quiet === true || outcome.problems.length > 0;
  const colors = colorsFor(output, options.color);
  return formats[options.format]?.render(report, { colors, isQuiet, fixedFiles: outcome.fixedFiles }) ?? '';
}
