/** Whether what is generated and kept under version control is what its sources make of it. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './host/places.mjs';

/** The files below `server` that `generate` changed, made or took away. They are up to date afterwards. */
export async function findStale(generate) {
  const before = hashFiles();
  await generate();
  const after = hashFiles();
  const files = new Set([...before.keys(), ...after.keys()]);
  return [...files].filter((file) => before.get(file) !== after.get(file)).sort();
}

function hashFiles() {
  const files = listFiles().filter((file) => existsSync(join(root, file)) && statSync(join(root, file)).isFile());
  return new Map(
    files.map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(root, file)))
        .digest('hex'),
    ]),
  );
}

/** Without what Git ignores: that is made anew wherever it is needed. */
function listFiles() {
  try {
    const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', 'server'];
    return execFileSync('git', list, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).split('\0');
  } catch {
    // An unpacked archive is no repository.
    return readdirSync(join(root, 'server'), { recursive: true }).map((file) => join('server', file));
  }
}
