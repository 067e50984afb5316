import { isAscii } from 'node:buffer';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { getHeapCodeStatistics } from 'node:v8';
import { Script } from 'node:vm';
import { isMainThread } from 'node:worker_threads';
import { version } from '../../../package.json';

/**
 * Runs a CommonJS file as `require` would, and the files beside it that it requires, with the code that V8 compiled of them in
 * earlier runs: to compile a large bundle takes longer than to check a small file. Where nothing is kept that fits, it is
 * compiled anew. Code for other `flags` of V8 is kept apart.
 *
 * Unlike Node's own cache (`module.enableCompileCache`), this one grows: a run that compiles much that no earlier run did keeps
 * it all. `NODE_DISABLE_COMPILE_CACHE` turns off both.
 */
export function runWithKeptCode(path: string, require: Require, flags: string): void {
  const isKept = !process.env.NODE_DISABLE_COMPILE_CACHE;
  const folder = dirname(path);
  const modules = new Map<string, { readonly exports: object }>();
  const programs: Program[] = [];
  let compiledBefore = 0;
  if (isKept && isMainThread) {
    process.once('exit', () => {
      if (compiledBytes() > compiledBefore * muchMore) programs.forEach(keep);
    });
  }
  run(path);

  function run(file: string): object {
    const known = modules.get(file);
    if (known) return known.exports;
    const program = compile(file, { flags, isKept });
    programs.push(program);
    compiledBefore = programs.some(({ isNew }) => isNew) ? 0 : compiledBytes();
    const module = { exports: {} };
    modules.set(file, module);
    const start: ModuleFunction = program.script.runInThisContext();
    start(module.exports, requireFrom, module, file, folder);
    return module.exports;
  }

  function requireFrom(name: string): unknown {
    return name.startsWith('./') ? run(join(folder, name)) : require(name);
  }
}

type Require = (name: string) => unknown;
type ModuleFunction = (exports: object, require: Require, module: object, path: string, folder: string) => void;

/** A file that was compiled. */
interface Program {
  readonly path: string;
  /** Of the file that its code is kept in. */
  readonly name: string;
  readonly label: Buffer;
  readonly script: Script;
  /** Whether there was nothing kept of it that fits. */
  readonly isNew: boolean;
}

function compile(path: string, { flags, isKept }: { readonly flags: string; readonly isKept: boolean }): Program {
  const name = `${basename(path)}.${process.versions.v8}-${process.arch}${flags}.cache`;
  const label = labelOf(path);
  const cachedData = isKept ? readKept(path, name, label) : undefined;
  // No line is added before the first, so that places in stack traces are right.
  const source = `(function (exports, require, module, __filename, __dirname) { ${readText(path)}\n})`;
  const script = new Script(source, { filename: path, ...(cachedData && { cachedData }) });
  return { path, name, label, script, isNew: script.cachedDataRejected !== false };
}

/** Plain ASCII is read many times faster as such. */
function readText(path: string): string {
  const bytes = readFileSync(path);
  return bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8');
}

/** A run that does the very same as the one before counts up to a sixth more at its end than at its start. */
const muchMore = 1.25;

function compiledBytes(): number {
  return getHeapCodeStatistics().bytecode_and_metadata_size;
}

/** What the code is of. V8 compares its own version, its flags and the length of the text only. */
function labelOf(path: string): Buffer {
  const { size, mtimeMs } = statSync(path);
  const label = Buffer.alloc(labelLength);
  label.write(`${path} ${version} ${size} ${mtimeMs}`.slice(-labelLength), 'latin1');
  return label;
}

/** In bytes: a multiple of 8, so that V8 doesn't have to copy what follows. */
const labelLength = 512;

function readKept(path: string, name: string, label: Buffer): Buffer | undefined {
  for (const folder of foldersFor(path)) {
    const bytes = attempt(() => readFileSync(join(folder, name)));
    if (bytes?.subarray(0, labelLength).equals(label)) return bytes.subarray(labelLength);
  }
  return undefined;
}

/** Kept beside the program, or else where the person's programs keep such things; never where others may write. */
function keep({ path, name, label, script }: Program): void {
  const code = script.createCachedData();
  for (const folder of foldersFor(path)) {
    const file = join(folder, name);
    const draft = `${file}.${process.pid}`;
    const isKept = attempt(() => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(draft, Buffer.concat([label, code]));
      // Whoever reads it meanwhile has all of the old or all of the new.
      renameSync(draft, file);
      return true;
    });
    if (isKept) return;
    attempt(() => rmSync(draft, { force: true }));
  }
}

function foldersFor(path: string): readonly string[] {
  const { XDG_CACHE_HOME, LOCALAPPDATA, HOME } = process.env;
  const own = XDG_CACHE_HOME || LOCALAPPDATA || (HOME && join(HOME, '.cache'));
  return own ? [dirname(path), join(own, 'docwright')] : [dirname(path)];
}

/** To keep nothing is no fault: the folder cannot be written, the disk is full, nobody is at home. */
function attempt<Result>(action: () => Result): Result | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
