import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DescribedApi } from '#engine/api/api.ts';
import { documentText } from '#engine/generate/document.ts';
import { contractOfSplit, type GeneratedDocument, generateDocuments } from '#engine/generate/split.ts';
import { listed } from '#engine/spec/facts/listed.ts';
import type { GenerateOptions } from './commands/generate.ts';
import { count } from './count.ts';
import { describeSystemError } from './files/read-text.ts';
import { findContract } from './find-contract.ts';
import { specsBelow } from './init/find-specs.ts';
import { displayPath } from './paths.ts';
import { Projects } from './projects.ts';
import { syncFiles } from './sync-files.ts';
import { UsageError } from './usage-error.ts';
import { type Workspaces, workspacesAround } from './workspaces.ts';

/** `generate`: writes documents or brings them up to date, says what it did, and sets the exit code. */
export async function runGenerate(named: string | undefined, options: GenerateOptions): Promise<void> {
  const workingDirectory = process.cwd();
  const spec = named ?? (options.sync ? undefined : await onlySpec(workingDirectory));
  const projects = new Projects({});
  const path = spec === undefined ? undefined : resolve(workingDirectory, spec);
  const workspaces = workspacesAround(path === undefined ? [] : [{ path }], { workingDirectory, projects });
  const api = path === undefined ? undefined : await readApi(path, spec ?? path, workspaces);
  if (options.sync) {
    await syncFiles(options.sync === true ? ['.'] : options.sync, { workingDirectory, projects, api });
    return;
  }
  if (!api || path === undefined) return;
  const { split, out } = options;
  const { project } = await projects.scopeOf(path);
  const contract = findContract(project, options.contract ?? contractOfSplit[split]);
  if (out === undefined) {
    if (split !== 'none') throw new UsageError('--split writes several files; name a folder for them with --out');
    process.stdout.write(textsOf(generateDocuments(api, contract, { split }), options).join('\n'));
    return;
  }
  const isFolder = split !== 'none' || /[\\/]$/.test(out) || (await isExistingFolder(resolve(workingDirectory, out)));
  const folder = resolve(workingDirectory, isFolder ? out : dirname(out));
  const documents = generateDocuments(api, contract, { split, spec: pathFrom(folder, path) });
  let written = 0;
  for (const [index, text] of textsOf(documents, options).entries()) {
    const target = isFolder ? join(folder, documents[index]?.name ?? '') : resolve(workingDirectory, out);
    if (await write(target, text, { workingDirectory, isForced: options.force === true })) written++;
  }
  if (documents.length > 1 && written > 0)
    process.stdout.write(`${count(written, 'document')} of ${documents.length}.\n`);
}

/** The one that is in a folder, or below it. */
async function onlySpec(folder: string): Promise<string> {
  const specs = await specsBelow(folder);
  const [first, ...others] = specs;
  if (first !== undefined && others.length === 0) return first;
  const there = specs.length === 0 ? 'none is here' : `there are ${listed(specs)}`;
  throw new UsageError(`which OpenAPI document? docwright generate SPEC; ${there}`);
}

function textsOf(documents: readonly GeneratedDocument[], { mark }: GenerateOptions): string[] {
  return documents.map(({ blocks }) => documentText(blocks, { isMarked: mark === true }));
}

/** The description that a file is the root of, with all files that it refers to. */
async function readApi(path: string, name: string, { specs, apis }: Workspaces): Promise<DescribedApi> {
  const uri = pathToFileURL(path).href;
  await specs.read(uri);
  const problem = specs.problemOf(uri);
  if (problem !== undefined) throw new UsageError(`${name}: ${problem}`);
  if (!specs.file(uri)) throw new UsageError(`${name}: no such file or folder`);
  await specs.load(uri);
  const api = apis.api(uri);
  if (!api) throw new UsageError(`${name}: no OpenAPI document: it declares no version by \`openapi\` or \`swagger\``);
  return api;
}

async function isExistingFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

function pathFrom(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/');
}

interface Writing {
  readonly workingDirectory: string;
  readonly isForced: boolean;
}

/** Says what it wrote; on standard error why it can't, and gives false. A file that says the same already is left alone. */
async function write(path: string, text: string, { workingDirectory, isForced }: Writing): Promise<boolean> {
  const name = displayPath(path, workingDirectory);
  try {
    if ((await textThere(path)) === text) {
      process.stdout.write(`${name} is up to date.\n`);
      return false;
    }
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { flag: isForced ? 'w' : 'wx' });
    process.stdout.write(`Wrote ${name}.\n`);
    return true;
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    const reason = isThere
      ? 'is there already and left as it is; --force writes over it, --sync brings it up to date'
      : describeSystemError(error);
    process.stderr.write(`docwright: ${name}: ${reason}\n`);
    process.exitCode = 2;
    return false;
  }
}

async function textThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
}
