/** Builds `dist` where it is missing or older than what it is made from. */
import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { outputOf, root } from './processes.mjs';

const sources = ['build.mjs', 'package.json', 'package-lock.json', 'client', 'server'];

export async function buildIfNeeded() {
  const built = join(root, 'dist/NOTICES.txt');
  if (existsSync(built) && (await newest()) < statSync(built).mtimeMs) return;
  console.error('Building…');
  const { code, stderr } = await outputOf(process.execPath, ['build.mjs'], { cwd: root });
  if (code !== 0) throw new Error(`The build failed:\n${stderr}`);
}

/** When a source was last changed, in milliseconds. What the build itself writes doesn't count. */
async function newest() {
  const times = await Promise.all(sources.map((source) => newestBelow(join(root, source))));
  return Math.max(...times);
}

async function newestBelow(path) {
  if (!statSync(path).isDirectory()) return statSync(path).mtimeMs;
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !/[\\/](generated|docs)([\\/]|$)/.test(entry.parentPath));
  return Math.max(...files.map((file) => statSync(join(file.parentPath, file.name)).mtimeMs));
}
