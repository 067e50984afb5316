/**
 * Runs the generators and bundles every entry into `dist/`.
 *
 *     node build.mjs                 once
 *     node build.mjs --watch         again at every change of a source
 *     node build.mjs --production    minified, without source maps: what is packaged
 *     node build.mjs --generate      the generators only
 */
import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { build, context } from 'esbuild';

const flags = new Set(process.argv.slice(2));
const isProduction = flags.has('--production');

process.chdir(import.meta.dirname);
await generate();
if (!flags.has('--generate')) await bundle();

/** Every module of `server/build` writes files that are made from others: schema validators, the list of rules and its pages. */
async function generate() {
  const names = existsSync('server/build') ? await readdir('server/build') : [];
  for (const name of names.filter((name) => name.endsWith('.mjs')).sort()) {
    const generator = await import(`./server/build/${name}`);
    if (generator.generate) await generator.generate();
  }
}

async function bundle() {
  const options = bundles().filter((bundle) => {
    const isThere = bundle.entryPoints.every((entry) => existsSync(entry.in));
    if (!isThere) console.warn(`Skipped ${bundle.entryPoints[0].in}: it isn't there yet.`);
    return isThere;
  });
  if (flags.has('--watch')) {
    for (const bundle of options) await (await context({ ...bundle, logLevel: 'info' })).watch();
    return;
  }
  await rm('dist', { recursive: true, force: true });
  await Promise.all(options.map(build));
}

function bundles() {
  const all = {
    bundle: true,
    outdir: 'dist',
    loader: { '.yaml': 'text', '.md': 'text' },
    minify: isProduction,
    sourcemap: !isProduction,
    logLevel: 'warning',
  };
  const node = { ...all, platform: 'node', format: 'cjs', target: 'node20', outExtension: { '.js': '.cjs' } };
  const browser = { ...all, platform: 'browser', target: 'es2022' };
  const entry = (path, out) => [{ in: path, out }];
  return [
    { ...node, entryPoints: entry('client/src/extension.node.ts', 'extension'), external: ['vscode'] },
    { ...node, entryPoints: entry('server/src/lsp/server.node.ts', 'server') },
    { ...node, entryPoints: entry('server/src/cli/main.ts', 'cli'), banner: { js: '#!/usr/bin/env node' } },
    // VS Code loads it as CommonJS, and always adds `.js` to a name that doesn't end with it.
    {
      ...browser,
      entryPoints: entry('client/src/extension.browser.ts', 'web/extension'),
      format: 'cjs',
      external: ['vscode'],
    },
    { ...browser, entryPoints: entry('server/src/lsp/server.browser.ts', 'web/server'), format: 'iife' },
    { ...browser, entryPoints: entry('client/webview/main.ts', 'preview'), format: 'iife' },
  ];
}
