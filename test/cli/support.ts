import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { TestContext } from 'node:test';

/** The program as it is shipped. */
export const program = resolve('dist/cli.cjs');

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Folder {
  readonly path: string;
  run(...args: string[]): Run;
  runWith(options: RunOptions, ...args: string[]): Run;
  read(name: string): string;
  write(name: string, content: string | Buffer): void;
  remove(name: string): void;
  resolve(name: string): string;
}

export interface RunOptions {
  readonly input?: string | Buffer;
  readonly environment?: Readonly<Record<string, string>>;
  /** Below the folder. */
  readonly workingDirectory?: string;
  /** As a user who may not read everything, also where the tests run as one who may. */
  readonly isUnprivileged?: boolean;
}

/** Nobody: the user that has no rights of its own. */
const unprivileged = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

/** False where such a user can't even start the program, or where there are no such users. */
export function canRunUnprivileged(): boolean {
  if (process.getuid === undefined) return false;
  return spawnSync(process.execPath, [program, '--version'], { cwd: '/', ...unprivileged }).status === 0;
}

/** A temporary folder with these files, removed after the test. */
export function folderWith(context: TestContext, files: Readonly<Record<string, string | Buffer>>): Folder {
  const path = mkdtempSync(join(tmpdir(), 'docwright-'));
  context.after(() => rmSync(path, { recursive: true, force: true }));
  const folder: Folder = {
    path,
    run: (...args) => run(path, {}, args),
    runWith: (options, ...args) => run(path, options, args),
    read: (name) => readFileSync(join(path, name), 'utf8'),
    write(name, content) {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), content);
    },
    remove: (name) => rmSync(join(path, name)),
    resolve: (name) => join(path, name),
  };
  for (const [name, content] of Object.entries(files)) folder.write(name, content);
  return folder;
}

function run(path: string, options: RunOptions, args: readonly string[]): Run {
  const { input, environment, workingDirectory, isUnprivileged } = options;
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: join(path, workingDirectory ?? '.'),
    encoding: 'utf8',
    input: input ?? '',
    env: { PATH: process.env.PATH ?? '', ...environment },
    maxBuffer: 64 * 1024 * 1024,
    ...(isUnprivileged ? unprivileged : {}),
  });
  return { code: status, stdout, stderr };
}
