import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { UsageError } from './usage-error.ts';

/** What is different in the files of a repository since a revision: committed, staged or neither, and files that git doesn't know. */
export interface Changes {
  /** As the user named it. */
  readonly revision: string;
  /** By absolute path; files that are gone are among them. */
  readonly files: ReadonlyMap<string, Change>;
  /** What a file was at that revision; undefined where it wasn't there. */
  textBefore(path: string): Buffer | undefined;
}

export interface Change {
  /** From the top of the repository: where the file was; undefined where it wasn't there. */
  readonly before: string | undefined;
  readonly isGone: boolean;
}

/** Since the revision, or since what both have in common with it where others went on from there. Throws a {@link UsageError} where git can't say. */
export function changesSince(revision: string, workingDirectory: string): Changes {
  const git = (...args: readonly string[]): GitResult => runGit(args, workingDirectory);
  const top = git('rev-parse', '--show-cdup');
  if (!top.isDone) throw new UsageError('--changed-since: this folder is in no Git repository');
  const root = resolve(workingDirectory, top.output.toString().trim());
  const named = git('rev-parse', '--verify', '--quiet', `${revision}^{commit}`);
  if (revision.startsWith('-') || !named.isDone) throw new UsageError(describeUnknown(revision, git));
  const commit = named.output.toString().trim();
  const common = git('merge-base', commit, 'HEAD');
  const base = common.isDone ? common.output.toString().trim() : commit;
  const files = new Map<string, Change>();
  for (const [path, change] of readStatus(textOf(git('diff', '--name-status', '-z', '-M', base, '--'))))
    files.set(resolve(root, path), change);
  for (const path of fieldsOf(
    textOf(git('ls-files', '--others', '--exclude-standard', '--full-name', '-z', '--', `:/`)),
  ))
    files.set(resolve(root, path), { before: undefined, isGone: false });
  return {
    revision,
    files,
    textBefore(path) {
      const before = files.get(path)?.before;
      if (before === undefined) return undefined;
      const blob = git('cat-file', 'blob', `${base}:${before}`);
      return blob.isDone ? blob.output : undefined;
    },
  };
}

interface GitResult {
  readonly isDone: boolean;
  readonly output: Buffer;
  readonly complaint: string;
}

function runGit(args: readonly string[], workingDirectory: string): GitResult {
  const { status, stdout, stderr, error } = spawnSync('git', args, { cwd: workingDirectory, maxBuffer: largestOutput });
  if (error) throw new UsageError(`--changed-since: git could not be started (${error.message})`, { cause: error });
  return { isDone: status === 0, output: stdout, complaint: stderr.toString().trim() };
}

const largestOutput = 256 * 1024 * 1024;

function textOf({ isDone, output, complaint }: GitResult): string {
  if (!isDone) throw new UsageError(`--changed-since: git failed: ${complaint}`);
  return output.toString();
}

function describeUnknown(revision: string, git: (...args: readonly string[]) => GitResult): string {
  const isShallow = git('rev-parse', '--is-shallow-repository').output.toString().trim() === 'true';
  return `--changed-since: this repository has no revision ${revision}${isShallow ? '; it is a shallow clone, and may lack it for that' : ''}`;
}

function fieldsOf(text: string): readonly string[] {
  return text.split('\0').filter((field) => field !== '');
}

/** Of `git diff --name-status -z`: a letter and a path, or two where a file was moved. */
function readStatus(text: string): readonly (readonly [string, Change])[] {
  const fields = fieldsOf(text);
  const changes: (readonly [string, Change])[] = [];
  for (let at = 0; at + 1 < fields.length; ) {
    const [status = '', path = '', target = ''] = fields.slice(at, at + 3);
    const isPair = /^[RC]/.test(status);
    if (isPair) changes.push([target, { before: path, isGone: false }]);
    else changes.push([path, { before: status === 'A' ? undefined : path, isGone: status === 'D' }]);
    if (status.startsWith('R')) changes.push([path, { before: path, isGone: true }]);
    at += isPair ? 3 : 2;
  }
  return changes;
}
