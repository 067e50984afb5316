import { pathToFileURL } from 'node:url';
import type { DescribedApi } from '#engine/api/api.ts';
import { apiSetOf } from '#engine/drift/bound-api.ts';
import { syncDocument } from '#engine/generate/sync.ts';
import { listedElsewhere } from '#engine/graph/neighbours.ts';
import { applyEdits, parseMarkdown } from '#engine/index.ts';
import { count } from './count.ts';
import { kindOf } from './files/file-kind.ts';
import { findFiles } from './files/find-files.ts';
import { describeSystemError, readText } from './files/read-text.ts';
import { replaceFile } from './files/write-file.ts';
import { displayPath } from './paths.ts';
import type { Projects } from './projects.ts';
import { workspacesAround } from './workspaces.ts';

export interface SyncSettings {
  readonly workingDirectory: string;
  readonly projects: Projects;
  /** What all documents are about; undefined: each what it is bound to. */
  readonly api: DescribedApi | undefined;
}

/** `generate --sync`: brings the documents that the arguments name up to date, says what it did, and sets the exit code. */
export async function syncFiles(names: readonly string[], settings: SyncSettings): Promise<void> {
  const { workingDirectory, projects, api } = settings;
  const { files, problems } = await findFiles(names, workingDirectory, (name) => kindOf(name) === 'markdown');
  const { docs, apis } = workspacesAround(files, { workingDirectory, projects });
  const set = api && apiSetOf([api], [], undefined);
  let [updated, known] = [0, 0];
  const fail = (path: string, message: string): void => {
    process.stderr.write(`docwright: ${path}: ${message}\n`);
    process.exitCode = 2;
  };
  for (const { path, message } of problems) fail(path, message);
  for (const { path, isNamed } of files) {
    const name = displayPath(path, workingDirectory);
    const scope = await projects.scopeOf(path);
    if (kindOf(path) !== 'markdown' || (!isNamed && scope.isIgnored(path))) continue;
    const input = readText(path);
    if ('problem' in input) {
      fail(name, input.problem);
      continue;
    }
    const file = parseMarkdown(pathToFileURL(path).href, input.text);
    if (!set) await docs.prepare(file, scope.loaded);
    const bound = set ?? apis.boundTo(file, scope.loaded);
    if (!bound) {
      if (isNamed)
        fail(
          name,
          'no OpenAPI document is known that it is about; name one before --sync, or in its front matter as `spec`',
        );
      continue;
    }
    known++;
    const listed = listedElsewhere(docs.neighboursOf(scope.loaded).catalogue(), file.uri);
    const edits = syncDocument(file, bound, {
      alignment: undefined,
      listedElsewhere: new Set(listed.map(({ code }) => code)),
    });
    if (edits.length === 0) continue;
    try {
      await replaceFile(path, applyEdits(input.text, edits));
      updated++;
      process.stdout.write(`Updated ${name}: ${count(edits.length, 'place')}.\n`);
    } catch (error) {
      fail(name, `could not be written: ${describeSystemError(error)}`);
    }
  }
  if (known === 0 && process.exitCode === undefined)
    fail(names.join(' '), 'no document with an OpenAPI document of its own');
  if (updated === 0 && known > 0) process.stdout.write(`${count(known, 'document')} up to date already.\n`);
}
