import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { InitOptions } from './commands/init.ts';
import { count } from './count.ts';
import { describeSystemError } from './files/read-text.ts';
import { findContract } from './find-contract.ts';
import { configurationText, defaultContract } from './init/configuration-text.ts';
import { documentText } from './init/document-text.ts';
import { type Survey, surveyFolder } from './init/survey.ts';
import { displayPath } from './paths.ts';
import { Projects } from './projects.ts';

/** `init`: writes what isn't there yet, says what it wrote, and sets the exit code. */
export async function runInit(options: InitOptions): Promise<void> {
  const folder = process.cwd();
  const projects = new Projects({});
  const { project } = await projects.scopeOf(resolve(folder, configurationName));
  const contract = findContract(project, options.contract ?? defaultContract);
  // The document first, so that the configuration knows it.
  const { document } = options;
  if (document !== undefined) {
    const draft = documentText(project, contract, pathToFileURL(resolve(folder, document)).href);
    if (!(await write(folder, document, draft, options))) return;
    process.stdout.write(`Wrote ${document}: the sections of the contract ${contract.id}, to fill in.\n`);
  }
  const survey = await surveyFolder(folder, project.contracts);
  const text = configurationText({ ...survey, contract: options.contract });
  if (await write(folder, configurationName, text, options)) {
    process.stdout.write(`Wrote ${configurationName}: ${describe(survey)}.\nNext: ${nextStep(survey)}\n`);
  }
}

const configurationName = 'docwright.yaml';

/** Says on standard error why it can't, and gives false. */
async function write(folder: string, name: string, text: string, { force }: InitOptions): Promise<boolean> {
  const path = resolve(folder, name);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { flag: force ? 'w' : 'wx' });
    return true;
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    const reason = isThere ? 'is there already and left as it is; --force writes over it' : describeSystemError(error);
    fail(`${displayPath(path, folder)}: ${reason}`);
    return false;
  }
}

function fail(message: string): void {
  process.stderr.write(`docwright: ${message}\n`);
  process.exitCode = 2;
}

/** What there is to be done with what is there. */
function nextStep({ documents, specs: [spec] }: Survey): string {
  if (documents.length > 0) return 'docwright check';
  if (spec !== undefined) return `docwright generate ${inShell(spec)} --out docs/api.md`;
  return 'docwright init --document docs/api.md --force, for a document to fill in';
}

function inShell(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
}

function describe({ documents, specs }: Survey): string {
  const found = [
    documents.length === 0 ? 'no API document yet' : count(documents.length, 'API document'),
    ...(specs.length === 0 ? [] : [count(specs.length, 'OpenAPI document')]),
  ];
  return `found ${found.join(' and ')}`;
}
