import { join } from 'node:path';
import { parentPort, Worker } from 'node:worker_threads';
import { isForAll } from '#engine/suppression/names.ts';
import type { CheckedFiles } from './check-files.ts';
import { kindOf } from './files/file-kind.ts';
import { sizeOf } from './files/file-size.ts';
import type { FoundFile, Problem } from './files/find-files.ts';
import { threadArgument } from './job-thread.ts';
import { compareTexts } from './paths.ts';
import type { ProjectsOptions } from './projects.ts';
import type { FileReport, ReportedFinding } from './report.ts';

/** What a thread is given: all documents, of which it takes one after the other, and some of the other files. */
export interface Job {
  readonly files: readonly FoundFile[];
  /** As in {@link Settings}: all threads have the same. */
  readonly taken: Int32Array;
  readonly workingDirectory: string;
  readonly projects: ProjectsOptions;
}

/** Threads that start this very program again, before it is known what there is to do for them. */
export class Threads {
  readonly #idle: Thread[];

  constructor(count: number) {
    this.#idle = Array.from({ length: count }, startThread);
  }

  get count(): number {
    return this.#idle.length;
  }

  /** Gives a job to one that has none. */
  run(job: Job): Promise<CheckedFiles> {
    const thread = this.#idle.pop();
    if (!thread) return Promise.reject(new Error('No thread is left'));
    thread.worker.postMessage(job);
    return thread.checked;
  }

  /** Ends those that have got no job. */
  async stop(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map(({ worker }) => worker.terminate()));
  }
}

interface Thread {
  readonly worker: Worker;
  readonly checked: Promise<CheckedFiles>;
}

function startThread(): Thread {
  const worker = new Worker(startFile, { argv: [threadArgument] });
  const checked = new Promise<CheckedFiles>((resolve, reject) => {
    worker.once('message', (result: CheckedFiles) => resolve(result));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`A thread ended with ${code} and without a word`)));
  });
  // Whoever gives it a job hears of it.
  checked.catch(() => {});
  return { worker, checked };
}

/**
 * Checks files over several threads: this one, which does its job by `checkHere`, and others. Their reports are as those of one.
 */
export async function checkInJobs(
  threads: Threads,
  { files, ...run }: Omit<Job, 'taken'>,
  checkHere: (job: Job) => Promise<CheckedFiles>,
): Promise<CheckedFiles> {
  const [own, ...others] = shareOut(files, threads.count + 1).map((share) => ({ ...share, ...run }));
  const elsewhere = others.map((job) => threads.run(job));
  return mergeChecked(await Promise.all([...(own ? [checkHere(own)] : []), ...elsewhere]), files);
}

/** The job that this thread was started for. */
export function ownJob(): Promise<Job> {
  return new Promise((resolve) => parentPort?.once('message', (job: Job) => resolve(job)));
}

export function finishJob(checked: CheckedFiles): void {
  parentPort?.postMessage(checked);
}

/** What the bundle is started by. */
const startFile = join(__dirname, 'cli.cjs');

/**
 * The largest first. A document goes to the thread that is the first to have nothing else to do, since nobody knows before how long it takes; other
 * files, of which some are read together, to the share that has the least so far.
 */
function shareOut(files: readonly FoundFile[], threads: number): Pick<Job, 'files' | 'taken'>[] {
  const sized = files.map((file) => ({ file, size: sizeOf(file.path) })).sort((a, b) => b.size - a.size);
  const documents = sized.filter(({ file }) => kindOf(file.path) === 'markdown').map(({ file }) => file);
  const taken = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const count = Math.min(threads, files.length);
  const shares = Array.from({ length: count }, () => ({ files: [...documents], taken, size: 0 }));
  for (const { file, size } of sized.filter(({ file }) => kindOf(file.path) !== 'markdown')) {
    const least = shares.reduce((a, b) => (b.size < a.size ? b : a));
    least.files.push(file);
    least.size += size;
  }
  return shares.map(({ files, taken }) => ({ files, taken }));
}

/** A file that descriptions of two threads share is reported once. What couldn't be done is told in the order of the files, whoever had them. */
function mergeChecked(all: readonly CheckedFiles[], files: readonly FoundFile[]): CheckedFiles {
  const reports = new Map<string, FileReport>();
  for (const report of all.flatMap((checked) => checked.reports)) {
    const known = reports.get(report.path);
    reports.set(report.path, known ? mergeReports(known, report) : report);
  }
  const problems = new Map(all.flatMap(({ problems }) => problems.map((one) => [keyOfProblem(one), one])));
  const order = new Map(files.map(({ path }, index) => [path, index]));
  const placeOf = ({ path }: Problem) => order.get(path) ?? -1;
  return {
    reports: [...reports.values()],
    problems: [...problems.values()].sort((a, b) => placeOf(a) - placeOf(b)),
    specFiles: new Set(all.flatMap((checked) => [...checked.specFiles])),
    fixedFiles: 0,
  };
}

function mergeReports(one: FileReport, other: FileReport): FileReport {
  const [known, others] = [one, other].map(({ findings }) => new Set(findings.map(keyOf)));
  const findings = [
    ...one.findings.filter((finding) => !isForAll(finding.rule) || others?.has(keyOf(finding))),
    ...other.findings.filter((finding) => !isForAll(finding.rule) && !known?.has(keyOf(finding))),
  ];
  return { ...one, openapi: one.openapi ?? other.openapi, findings: findings.sort(byPlace) };
}

/** Each thread may have the same to say of what all of them read. */
function keyOfProblem({ path, message }: Problem): string {
  return `${path}\n${message}`;
}

function keyOf({ rule, message, start, end }: ReportedFinding): string {
  return [start.line, start.column, end.line, end.column, rule, message].join(' ');
}

/** As the findings of descriptions in one thread. */
function byPlace(a: ReportedFinding, b: ReportedFinding): number {
  return (
    a.start.line - b.start.line ||
    a.start.column - b.start.column ||
    a.end.line - b.end.line ||
    a.end.column - b.end.column ||
    compareTexts(a.rule, b.rule) ||
    compareTexts(a.message, b.message)
  );
}
