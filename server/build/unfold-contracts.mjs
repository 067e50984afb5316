import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = new URL('../../', import.meta.url);
const target = new URL('../src/engine/generated/builtin-contracts.js', import.meta.url);

/**
 * Reads and composes the built-in contracts, so that it isn't done whenever the engine starts: that took 250 ms of a
 * command line's 390 (measured on 2 cores). Runs after `schemas.mjs`, whose functions the reader needs.
 */
export async function generate() {
  const contracts = await composeBuiltins();
  // `JSON.parse` of a string is read faster than an object literal of this size.
  const text = JSON.stringify(JSON.stringify(contracts));
  await writeIfChanged(
    target,
    `// Made by server/build/unfold-contracts.mjs from server/contracts.\nexport const contracts = JSON.parse(${text});\n`,
  );
}

/** The engine's own reader, bundled and run. */
async function composeBuiltins() {
  const bundle = await build({
    stdin: {
      contents: "export { composeBuiltins } from './server/src/engine/contract/compose-builtins.ts';",
      resolveDir: fileURLToPath(root),
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    loader: { '.yaml': 'text' },
    // A library that is CommonJS may ask for a module of Node's own.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire('file:///');" },
    logLevel: 'error',
  });
  const code = Buffer.from(bundle.outputFiles[0].contents).toString('base64');
  const engine = await import(`data:text/javascript;base64,${code}`);
  return engine.composeBuiltins();
}

async function writeIfChanged(url, text) {
  await mkdir(new URL('.', url), { recursive: true });
  const old = await readFile(url, 'utf8').catch(() => undefined);
  if (old !== text) await writeFile(url, text);
}
