import { open } from 'node:fs/promises';

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
