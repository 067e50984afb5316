import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = new URL('../../', import.meta.url);

/** Bundles a module of the engine, its text given with paths from the project's root, and answers with its exports. */
export async function runTypeScript(contents) {
  const bundle = await build({
    stdin: { contents, resolveDir: fileURLToPath(root), loader: 'ts' },
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
  return await import(`data:text/javascript;base64,${code}`);
}
