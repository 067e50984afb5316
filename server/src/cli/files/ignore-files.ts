import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { readFile, stat } from '#workspace/node-files.ts';

/** Both have git's syntax; the second is for what git keeps and Docwright shall not check. */
export const ignoreFileNames: readonly string[] = ['.gitignore', '.docwrightignore'];

/** What `.gitignore` and `.docwrightignore` files say in one folder, after those of the folders above it. */
export type IgnoreRules = readonly { readonly folder: string; readonly patterns: Ignore }[];

/** The rules that hold in a folder that a walk begins with: its own and those above it, up to the repository's root. */
export async function rulesAbove(folder: string): Promise<IgnoreRules> {
  const folders = await foldersUpToRepository(folder);
  let rules: IgnoreRules = [];
  for (const above of folders.reverse()) rules = await addRulesOf(above, rules);
  // Somebody who names a folder that is ignored wants it read all the same.
  return isIgnored(folder, true, rules) ? [] : rules;
}

/** The rules below a folder: those of its parent, and its own. */
export async function addRulesOf(folder: string, rules: IgnoreRules): Promise<IgnoreRules> {
  const texts = await Promise.all(ignoreFileNames.map((name) => readIfThere(join(folder, name))));
  const patterns = texts.filter((text) => text !== undefined);
  return patterns.length === 0 ? rules : [...rules, { folder, patterns: ignore().add(patterns.join('\n')) }];
}

/** The nearest folder that says anything about the path decides. */
export function isIgnored(path: string, isFolder: boolean, rules: IgnoreRules): boolean {
  for (const { folder, patterns } of rules.toReversed()) {
    const name = relative(folder, path).replaceAll(sep, '/');
    if (name === '' || name.startsWith('../')) continue;
    const verdict = patterns.test(isFolder ? `${name}/` : name);
    if (verdict.ignored || verdict.unignored) return verdict.ignored;
  }
  return false;
}

/** Nearest first; the folder alone where it is in no repository. */
async function foldersUpToRepository(folder: string): Promise<string[]> {
  const folders = [folder];
  for (let at = folder; ; at = dirname(at)) {
    if (at !== folder) folders.push(at);
    const isRoot = await stat(join(at, '.git')).then(
      () => true,
      () => false,
    );
    if (isRoot) return folders;
    if (dirname(at) === at) return [folder];
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
}
