import { isAscii } from 'node:buffer';
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { getHeapCodeStatistics } from 'node:v8';
import { Script } from 'node:vm';
import { version } from '../../../package.json';

/**
 * Runs a CommonJS file as `require` would, and the files beside it that it requires, with the code that V8 compiled of them in
 * earlier runs: to compile a large bundle takes longer than to check a small file. Where nothing is kept that fits, it is
 * compiled anew. Code for other `flags` of V8 is kept apart.
 *
 * A file may have several scripts, the second of which is `#1` after its name. Its first line says then where they begin, in bytes and in lines from 0:
 * `//[[2289345,150]]`.
 *
 * Unlike Node's own cache (`module.enableCompileCache`), this one grows: a run that compiles much that no earlier run did keeps
 * it all. `NODE_DISABLE_COMPILE_CACHE` turns off both.
 */
export function runWithKeptCode(path: string, require: Require, { flags, isKeeping }: RunOptions): void {
  const isKept = !process.env.NODE_DISABLE_COMPILE_CACHE;
  const folder = dirname(path);
  const modules = new Map<string, { readonly exports: object }>();
  const programs: Program[] = [];
  if (isKept && isKeeping) {
    process.once('exit', () => keepIfMore(programs));
  }
  run(path);

  function run(file: string): object {
    const known = modules.get(file);
    if (known) return known.exports;
    const program = compile(file, { flags, isKept });
    programs.push(program);
    const module = { exports: {} };
    modules.set(file, module);
    const start: ModuleFunction = program.script.runInThisContext();
    start(module.exports, requireFrom, module, program.path, folder);
    return module.exports;
  }

  function requireFrom(name: string): unknown {
    return name.startsWith('./') ? run(join(folder, name)) : require(name);
  }
}

interface RunOptions {
  readonly flags: string;
  /** Whether what is compiled in this run is kept. */
  readonly isKeeping: boolean;
}

type Require = (name: string) => unknown;
type ModuleFunction = (exports: object, require: Require, module: object, path: string, folder: string) => void;

/** A script that was compiled. */
interface Program {
  /** Of its file. */
  readonly path: string;
  /** Among those of the run: the name of its file, and its number in it. */
  readonly id: string;
  /** Of the file that its code is kept in. */
  readonly name: string;
  /** What the code is of: V8 compares its own version, its flags and the length of the text only. */
  readonly label: string;
  readonly isPlain: boolean;
  readonly script: Script;
  /** Whether there was nothing kept of it that fits. */
  readonly isNew: boolean;
  /** What runs had compiled at their end that kept the code, in bytes, by the programs that they ran. */
  readonly compiled: Readonly<Record<string, number>>;
}

/** Keeps the code of programs where more of it was compiled than in an earlier run of the same. */
function keepIfMore(programs: readonly Program[]): void {
  const [first] = programs;
  const ran = programs.map(({ id }) => id).join(' ');
  const before = programs.some(({ isNew }) => isNew) ? undefined : first?.compiled[ran];
  const now = getHeapCodeStatistics().bytecode_and_metadata_size;
  if (before !== undefined && now < before * muchMore) return;
  const compiled = { ...first?.compiled, [ran]: now };
  for (const program of programs) keep({ ...program, compiled });
}

/** How much more a run must have compiled: one that does the very same compiles as much. */
const muchMore = 1.04;

function compile(file: string, { flags, isKept }: { readonly flags: string; readonly isKept: boolean }): Program {
  const [path = file, index = '0'] = file.split(/#(?=\d+$)/);
  const id = `${basename(path)}.${index}`;
  const name = `${id}.${process.versions.v8}-${process.arch}${flags.replaceAll(' ', '')}.cache`;
  const { size, mtimeMs } = statSync(path);
  const label = `${version} ${size} ${mtimeMs} ${path}`.slice(0, longestLabel);
  const kept = isKept ? findKept(path, name, label) : undefined;
  const { source, isPlain, line } = readSource(path, Number(index), kept?.isPlain);
  const cachedData = kept?.readCode();
  const script = new Script(source, { filename: path, lineOffset: line, ...(cachedData && { cachedData }) });
  const isNew = script.cachedDataRejected !== false;
  return { path, id, name, label, isPlain, script, isNew, compiled: isNew ? {} : (kept?.compiled ?? {}) };
}

/** The text of a script, as a function's. */
interface Source {
  readonly source: string;
  readonly isPlain: boolean;
  /** Where it begins in the file, from 0. */
  readonly line: number;
}

/**
 * Bytes are joined before they are a text, since to join texts would copy all of it once more. Plain ASCII is read many times faster as such; `isPlain` is whether
 * it is, where that is known.
 */
function readSource(path: string, index: number, isPlain?: boolean): Source {
  const descriptor = openSync(path, 'r');
  try {
    const { start, end, line } = placeOf(index, descriptor);
    const bytes = spareMemory(functionStart.length + end - start + functionEnd.length);
    const script = bytes.subarray(functionStart.length, -functionEnd.length);
    bytes.write(functionStart, 'latin1');
    bytes.write(functionEnd, bytes.length - functionEnd.length, 'latin1');
    // A file that was made shorter meanwhile ends in spaces.
    script.fill(' ', readInto(script, descriptor, start));
    const isAsciiOnly = isPlain ?? isAscii(script);
    return { source: bytes.toString(isAsciiOnly ? 'latin1' : 'utf8'), isPlain: isAsciiOnly, line };
  } finally {
    closeSync(descriptor);
  }
}

/** Where a script is in its file: from a byte to another one, and from a line on. */
function placeOf(
  index: number,
  descriptor: number,
): { readonly start: number; readonly end: number; readonly line: number } {
  const { size } = fstatSync(descriptor);
  const head = Buffer.alloc(longestFirstLine);
  readInto(head, descriptor, 0);
  const list = /^\/\/(\[\[.*\]\])\s*\n/.exec(head.toString('latin1'))?.[1];
  const others: readonly (readonly [start: number, line: number])[] = list === undefined ? [] : JSON.parse(list);
  const starts = [[0, 0] as const, ...others];
  const [start, line] = starts[index] ?? [size, 0];
  return { start, line, end: starts[index + 1]?.[0] ?? size };
}

const longestFirstLine = 256;

/** Reads a file from a byte on until the buffer is full or the file ends; answers with the number of bytes. */
function readInto(buffer: Buffer, descriptor: number, start: number): number {
  let read = 0;
  for (;;) {
    const more = readSync(descriptor, buffer, read, buffer.length - read, start + read);
    read += more;
    if (more === 0 || read === buffer.length) return read;
  }
}

/** No line is added before the first, so that places in stack traces are right. */
const functionStart = '(function (exports, require, module, __filename, __dirname) { ';
const functionEnd = '\n})';

/**
 * For what is read and then made into something else: texts, code. One after the other has the same memory, since memory that is touched for the first time takes
 * longer than to read a file into it. What isn't touched takes nothing.
 */
function spareMemory(length: number): Buffer {
  if (length > spare.length) spare = Buffer.allocUnsafeSlow(Math.max(length, usualLength));
  return spare.subarray(0, length);
}

let spare = Buffer.alloc(0);
/** Enough for all that a check reads. */
const usualLength = 2 ** 22;

/** What is kept of a program: its code, with what is said of it before. */
interface Kept extends Head {
  /** Into memory that holds it until anything else is read. */
  readCode(): Buffer | undefined;
}

type Head = Pick<Program, 'label' | 'isPlain' | 'compiled'>;

function findKept(path: string, name: string, label: string): Kept | undefined {
  for (const folder of foldersFor(path)) {
    const file = join(folder, name);
    const head = attempt((): Head => JSON.parse(readPart(file, 0, headLength).toString()));
    if (head?.label !== label) continue;
    return { ...head, readCode: () => attempt(() => readPart(file, headLength, statSync(file).size - headLength)) };
  }
  return undefined;
}

function readPart(file: string, start: number, length: number): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    const bytes = spareMemory(length);
    return bytes.subarray(0, readInto(bytes, descriptor, start));
  } finally {
    closeSync(descriptor);
  }
}

/** In bytes: a multiple of 8, so that V8 doesn't have to copy what follows; and of a label in characters, so that it has its place there. */
const headLength = 2048;
const longestLabel = 256;

/** Kept beside the program, or else where the person's programs keep such things; never where others may write. */
function keep({ path, name, script, ...program }: Program): void {
  const head = Buffer.alloc(headLength, ' ');
  const { label, isPlain, compiled } = program;
  head.write(JSON.stringify({ label, isPlain, compiled } satisfies Head));
  const code = script.createCachedData();
  for (const folder of foldersFor(path)) {
    const file = join(folder, name);
    const draft = `${file}.${process.pid}`;
    const isKept = attempt(() => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(draft, Buffer.concat([head, code]));
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
