/** Bundles the tests into `out/test`: the unit tests for `node --test`, the extension's suites for their hosts. */
import { readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
const all = {
  absWorkingDir: root,
  bundle: true,
  loader: { '.yaml': 'text', '.md': 'text', '.tsv': 'text' },
  sourcemap: 'inline',
  logLevel: 'warning',
};

/** Answers with the bundles of every `*.test.ts`; what they share is built and loaded once. */
export async function bundleUnitTests() {
  const outdir = join(root, 'out/test/unit');
  await rm(outdir, { recursive: true, force: true });
  const files = await readdir(join(root, 'test'), { recursive: true });
  const entryPoints = files
    .filter((file) => file.endsWith('.test.ts') && !/(^|[\\/])node_modules[\\/]/.test(file))
    .map((file) => join('test', file))
    .sort();
  const { metafile } = await build({
    ...all,
    entryPoints,
    outdir,
    outbase: join(root, 'test'),
    outExtension: { '.js': '.mjs' },
    platform: 'node',
    target: 'node20',
    format: 'esm',
    splitting: true,
    metafile: true,
    // Packages in CommonJS ask for Node's own modules by `require`, which a module doesn't have.
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
    },
  });
  return Object.entries(metafile.outputs)
    .filter(([, output]) => output.entryPoint)
    .map(([file]) => file);
}

export async function bundleSuites() {
  const outdir = join(root, 'out/test/suite');
  await rm(outdir, { recursive: true, force: true });
  await Promise.all([
    build({
      ...all,
      entryPoints: ['test/suite/built.ts', 'test/suite/installed.ts'],
      outdir,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      external: ['vscode', 'mocha'],
    }),
    build({
      ...all,
      entryPoints: ['test/suite/web.ts'],
      outdir,
      platform: 'browser',
      target: 'es2022',
      format: 'cjs',
      external: ['vscode'],
      define: { global: 'globalThis' },
      plugins: [mochaForBrowsers],
    }),
  ]);
}

/**
 * Mocha's bundle for browsers is no module, though its package says that all its files are. Taken for one, its
 * `module.exports = …` would replace the exports of the suite. From a namespace of its own, esbuild takes it as it is.
 */
const mochaForBrowsers = {
  name: 'mocha-for-browsers',
  setup(bundling) {
    const path = createRequire(import.meta.url).resolve('mocha/mocha.js');
    bundling.onResolve({ filter: /^mocha\/mocha$/ }, () => ({ path, namespace: 'mocha-for-browsers' }));
    bundling.onLoad({ filter: /./, namespace: 'mocha-for-browsers' }, async ({ path: file }) => ({
      contents: await readFile(file, 'utf8'),
      loader: 'js',
    }));
  },
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await bundleUnitTests();
  await bundleSuites();
}
