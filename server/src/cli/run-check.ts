import { resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type CheckFound, checkFiles, checkFound, checkInput, type Outcome, type Settings } from './check-files.ts';
import type { CheckOptions } from './check-options.ts';
import { colorsFor } from './colors.ts';
import { formats } from './formats/all.ts';
import type { Changes } from './git.ts';
import { checkInJobs, Threads } from './jobs.ts';
import { type Progress, showProgress } from './progress.ts';
import { Projects, type ProjectsOptions } from './projects.ts';
import { type FileReport, isAtLeast, keepAtLeast, keepNew } from './report.ts';
import { updateBaselines } from './update-baselines.ts';
import { UsageError } from './usage-error.ts';
import { holdYoungSpace } from './young-space.ts';

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
    return checkInput(path, await buffer(process.stdin), settings);
  }
  if (options.updateBaseline) {
    const settings = settingsFor(options, true);
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
  // Threads that repair the same file would undo each other's work. They start while this one looks for files.
  const threads = new Threads(settings.isFixing || changes ? 0 : jobs - 1);
  if (threads.count === 0) holdYoungSpace();
  try {
    if (changes) return await checkSince(changes, names, settings, { ...options, progress });
    const check: CheckFound | undefined =
      threads.count > 0
        ? (files) =>
            checkInJobs(threads, { files, workingDirectory, projects }, (own) =>
              checkFound(own.files, { ...settings, taken: own.taken }, progress),
            )
        : undefined;
    return await checkFiles(names.length === 0 ? ['.'] : names, settings, progress, check);
  } finally {
    await threads.stop();
    progress.finish();
  }
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
  const check: CheckFound = (files) => checkChanged(files, changes, settings, progress);
  const outcome = await checkFiles(names.length === 0 ? ['.'] : names, settings, progress, check);
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
