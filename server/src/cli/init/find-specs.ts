import { open } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { kindOf } from '../files/file-kind.ts';
import { findFiles } from '../files/find-files.ts';

/** The OpenAPI documents of a folder and those below it: paths relative to it, `/` always, in their order. */
export async function specsBelow(folder: string): Promise<readonly string[]> {
  const { files } = await findFiles(['.'], folder, (name) => kindOf(name) === 'data');
  const specs: string[] = [];
  for (const { path } of files) if (await isSpec(path)) specs.push(relative(folder, path).replaceAll(sep, '/'));
  return specs;
}

/** The file looks like an OpenAPI document: its version stands in the first lines, or near the start of a JSON text. */
export async function isSpec(path: string): Promise<boolean> {
  const start = await readStart(path);
  return start !== undefined && versionPattern.test(start);
}

const versionPattern = /(?:^|\{|,)\s*(["']?)(?:openapi|swagger)\1\s*:\s*["']?[23]\.\d/m;

/** Bytes; enough for a licence and a long `info` before the version. */
const startLength = 64 * 1024;

async function readStart(path: string): Promise<string | undefined> {
  try {
    const handle = await open(path);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(startLength), 0, startLength, 0);
      return buffer.toString('utf8', 0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch {
    return undefined;
  }
}
