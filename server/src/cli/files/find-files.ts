import { type Dirent, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import { readdir } from '#workspace/node-files.ts';
import { compareTexts } from '../paths.ts';
import { addRulesOf, type IgnoreRules, ignoreFileNames, isIgnored, rulesAbove } from './ignore-files.ts';
import { describeSystemError } from './read-text.ts';

/** A file to check. */
export interface FoundFile {
  /** Absolute. */
  readonly path: string;
  /** Named by itself on the command line: it is read whatever ignores it. */
  readonly isNamed: boolean;
  /** The folder that was named, or that a glob begins with, in which the file was found. Absolute. */
  readonly folder?: string;
}

/** Something that can't be checked, and why. */
export interface Problem {
  /** As the user wrote it, or absolute. */
  readonly path: string;
  readonly message: string;
}

export interface FoundFiles {
  /** Each once, in the order of their paths. */
  readonly files: readonly FoundFile[];
  readonly problems: readonly Problem[];
}

/**
 * The files that arguments name: files, folders (all below them that `isWanted`), globs, and globs after `!` that take
 * files away again. Folders whose name begins with a dot, `node_modules`, ignored files and symbolic links are passed
 * over in folders and globs: nothing outside of what is named is read, and no circle is walked.
 */
export async function findFiles(
  names: readonly string[],
  workingDirectory: string,
  isWanted: (name: string) => boolean,
): Promise<FoundFiles> {
  const found = new Map<string, FoundFile>();
  const problems: Problem[] = [];
  const isExcluded = excludedBy(names, workingDirectory);
  for (const name of names.filter((name) => !name.startsWith('!'))) {
    const files = await findOne(name, workingDirectory, isWanted, problems);
    for (const file of files) {
      if (isExcluded(file.path)) continue;
      if (file.isNamed || !found.has(file.path)) found.set(file.path, file);
    }
  }
  return { files: [...found.values()].sort((a, b) => compareTexts(a.path, b.path)), problems };
}

async function findOne(
  name: string,
  workingDirectory: string,
  isWanted: (name: string) => boolean,
  problems: Problem[],
): Promise<FoundFile[]> {
  const path = resolve(workingDirectory, name);
  const kind = kindOf(path);
  if (kind === 'file') return [{ path, isNamed: true }];
  if (kind === 'folder') {
    const before = problems.length;
    const files = await walk(path, isWanted, problems);
    if (files.length === 0 && problems.length === before)
      problems.push({ path: name, message: 'holds neither a Markdown nor an OpenAPI file' });
    return files.map((file) => ({ path: file, isNamed: false, folder: path }));
  }
  if (kind === 'missing' && picomatch.scan(toGlob(name)).isGlob) {
    const glob = readGlob(name, workingDirectory);
    const files = await findMatches(glob, isWanted, problems);
    if (files.length === 0) problems.push({ path: name, message: 'matches no file' });
    return files.map((file) => ({ path: file, isNamed: false, folder: glob.base }));
  }
  problems.push({ path: name, message: kind === 'missing' ? 'no such file or folder' : kind });
  return [];
}

/** `file`, `folder`, `missing`, or what else is wrong with it. At once: to wait for each of many files takes longer. */
function kindOf(path: string): string {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return 'missing';
    if (stats.isDirectory()) return 'folder';
    return stats.isFile() ? 'file' : 'neither a file nor a folder';
  } catch (error) {
    const isBelowFile = error instanceof Error && 'code' in error && error.code === 'ENOTDIR';
    return isBelowFile ? 'missing' : describeSystemError(error);
  }
}

async function findMatches(
  { base, isMatch }: Glob,
  isWanted: (name: string) => boolean,
  problems: Problem[],
): Promise<string[]> {
  if (kindOf(base) !== 'folder') return [];
  return (await walk(base, isWanted, problems)).filter(isMatch);
}

function excludedBy(names: readonly string[], workingDirectory: string): (path: string) => boolean {
  const globs = names.filter((name) => name.startsWith('!')).map((name) => readGlob(name.slice(1), workingDirectory));
  return (path) => globs.some(({ isMatch }) => isMatch(path));
}

interface Glob {
  /** The folder that it begins with. Absolute. */
  readonly base: string;
  /** Of absolute paths. */
  isMatch(path: string): boolean;
}

function readGlob(name: string, workingDirectory: string): Glob {
  const { base, glob } = picomatch.scan(toGlob(name));
  const folder = resolve(workingDirectory, base);
  // Without a special character, all of it is the base: a file, or a folder with all below it.
  const isMatch = glob === '' ? (path: string) => !path.startsWith('..') : picomatch(glob);
  return { base: folder, isMatch: (path) => isMatch(relative(folder, path).replaceAll(sep, '/')) };
}

function toGlob(name: string): string {
  return sep === '\\' ? name.replaceAll('\\', '/') : name;
}

async function walk(root: string, isWanted: (name: string) => boolean, problems: Problem[]): Promise<string[]> {
  const files: string[] = [];
  const visit = async (folder: string, above: IgnoreRules, isRoot: boolean) => {
    const entries = await readFolder(folder, problems);
    const hasRules = !isRoot && entries.some(({ name }) => ignoreFileNames.includes(name));
    const rules = hasRules ? await addRulesOf(folder, above) : above;
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (isPassedOver(entry.name) || isIgnored(path, true, rules)) continue;
        await visit(path, rules, false);
      } else if (entry.isFile() && isWanted(entry.name) && !isIgnored(path, false, rules)) {
        files.push(path);
      }
    }
  };
  await visit(root, await rulesAbove(root), true);
  return files;
}

function isPassedOver(folderName: string): boolean {
  return folderName.startsWith('.') || folderName === 'node_modules';
}

async function readFolder(folder: string, problems: Problem[]): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    problems.push({ path: folder, message: describeSystemError(error) });
    return [];
  }
}
