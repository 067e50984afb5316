import { mkdir, readFile, writeFile } from 'node:fs/promises';

/** Writes a generated file, unless it says the same already: what is built from it then stays fresh. */
export async function writeIfChanged(url, text) {
  await mkdir(new URL('.', url), { recursive: true });
  const old = await readFile(url, 'utf8').catch(() => undefined);
  if (old !== text) await writeFile(url, text);
}
