import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');

/**
 * Bundles the `main.ts` of a folder beside this file, with the engine, and runs it: what runs over material from elsewhere is a command of its own.
 *
 * @param {string} name
 */
export async function runBundled(name) {
  const outfile = join(root, `out/${name}/main.mjs`);
  if (!existsSync(join(root, 'server/src/engine/generated/schemas.js'))) {
    const { status } = spawnSync(process.execPath, ['build.mjs', '--generate'], { cwd: root, stdio: 'inherit' });
    if (status !== 0) process.exit(1);
  }
  await build({
    absWorkingDir: root,
    entryPoints: [`test/${name}/main.ts`],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    loader: { '.yaml': 'text', '.md': 'text', '.tsv': 'text' },
    sourcemap: true,
    logLevel: 'warning',
    // Packages in CommonJS ask for Node's own modules by `require`, which a module doesn't have.
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
    },
  });
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(outfile).href);
}
