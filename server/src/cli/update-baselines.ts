import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type BaselineEntry, baselineText, pathInBaseline } from '#engine/suppression/baseline.ts';
import { isAboutSuppression } from '#engine/suppression/names.ts';
import { loadBaseline } from '#workspace/load-baseline.ts';
import { nodeFileSystem } from '#workspace/node-file-system.ts';
import { folderOf, resolveUri } from '#workspace/uris.ts';
import type { Settings } from './check-files.ts';
import { describeSystemError } from './files/read-text.ts';
import { replaceFile } from './files/write-file.ts';
import type { Report } from './report.ts';
import { UsageError } from './usage-error.ts';

/** Writes all findings of a report to the baselines of their projects. What these know of files that were not checked stays. */
export async function updateBaselines({ files }: Report, { workingDirectory, projects }: Settings): Promise<void> {
  const baselines = new Map<string, Map<string, readonly BaselineEntry[]>>();
  for (const { path, kind, findings } of files) {
    if (kind !== 'markdown' && kind !== 'spec') continue;
    const file = resolve(workingDirectory, path);
    const { baselineUri: uri } = await projects.scopeOf(file);
    if (uri === undefined) continue;
    const entries = findings.flatMap(({ rule, known }) => (known && !isAboutSuppression(rule) ? [known] : []));
    const inBaseline = baselines.get(uri) ?? new Map();
    baselines.set(uri, inBaseline.set(pathInBaseline({ uri }, pathToFileURL(file).href), entries));
  }
  if (baselines.size === 0) {
    throw new UsageError('--update-baseline: name the file by --baseline, or by `suppressions` in docwright.yaml');
  }
  for (const [uri, entries] of baselines) await writeBaseline(uri, entries);
}

async function writeBaseline(uri: string, checked: ReadonlyMap<string, readonly BaselineEntry[]>): Promise<void> {
  const { baseline, missing } = await loadBaseline(nodeFileSystem, uri);
  const files = new Map<string, readonly BaselineEntry[]>();
  for (const [path, { entries }] of baseline?.files ?? []) {
    if (!missing.includes(resolveUri(folderOf(uri), path))) files.set(path, entries);
  }
  for (const [path, entries] of checked) files.set(path, entries);
  const path = fileURLToPath(uri);
  const text = baselineText(files);
  try {
    await (existsSync(path) ? replaceFile(path, text) : writeFile(path, text));
  } catch (error) {
    throw new UsageError(`${path}: could not be written: ${describeSystemError(error)}`, { cause: error });
  }
}
