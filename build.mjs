/**
 * Runs the generators and bundles every entry into `dist/`.
 *
 *     node build.mjs                 once
 *     node build.mjs --watch         again at every change of a source
 *     node build.mjs --production    minified, without source maps: what is packaged
 *     node build.mjs --generate      the generators only
 */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, context } from 'esbuild';
import { coreBundles } from './server/build/core.mjs';
import { inAscii } from './server/build/joined-scripts.mjs';

/** In this order: each may need what those before it have written. Contracts are read by the schemas' code, and rules know the contracts. */
const generators = ['openapi-schemas', 'schemas', 'unfold-contracts', 'page-files', 'rules'];

const flags = new Set(process.argv.slice(2));
const isProduction = flags.has('--production');

process.chdir(import.meta.dirname);
await generate();
if (!flags.has('--generate')) await bundle();

/** Writes the files that are made from others: schema validators, the built-in contracts, the list of rules and its pages. */
async function generate() {
  for (const name of generators) await (await import(`./server/build/${name}.mjs`)).generate();
}

async function bundle() {
  if (flags.has('--watch')) {
    for (const bundle of bundles()) await (await context({ ...bundle, logLevel: 'info' })).watch();
    return;
  }
  const metafiles = (await Promise.all(bundles().map(build))).map(({ metafile }) => metafile);
  await writeFile('dist/cli-main.cjs', inAscii(await readFile('dist/cli-main.cjs', 'utf8')));
  const outputs = metafiles.flatMap((metafile) => Object.keys(metafile.outputs));
  // What joins them is made of bundles that aren't written.
  await removeOthers([...outputs, 'dist/core.js', ...(isProduction ? [] : ['dist/core.js.map'])]);
  await writeNotices(metafiles);
}

function bundles() {
  const moduleUrl = `const moduleUrl = require('node:url').pathToFileURL(__filename).href;`;
  const all = {
    bundle: true,
    outdir: 'dist',
    loader: { '.yaml': 'text', '.md': 'text' },
    minify: isProduction,
    sourcemap: !isProduction,
    logLevel: 'warning',
    metafile: true,
    legalComments: 'none',
    plugins: [plainFields()],
  };
  const node = {
    ...all,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    outExtension: { '.js': '.cjs' },
    // A CommonJS bundle has no `import.meta`, which packages for modules ask where they are.
    define: { 'import.meta.url': 'moduleUrl' },
    banner: { js: moduleUrl },
  };
  const browser = { ...all, platform: 'browser', target: 'es2022' };
  const entry = (path, out) => [{ in: path, out }];
  const { core, commandLine } = coreBundles({ browser, node });
  return [
    { ...node, entryPoints: entry('client/src/extension.node.ts', 'extension'), external: ['vscode'] },
    { ...node, entryPoints: entry('server/src/cli/start-server.ts', 'server'), banner: {}, sourcemap: false },
    {
      ...node,
      entryPoints: entry('server/src/cli/start.ts', 'cli'),
      banner: { js: '#!/usr/bin/env node' },
      sourcemap: false,
    },
    { ...commandLine, plugins: [withoutPrograms(), ...commandLine.plugins] },
    ...core,
    // VS Code loads it as CommonJS, and always adds `.js` to a name that doesn't end with it.
    {
      ...browser,
      entryPoints: entry('client/src/extension.browser.ts', 'web/extension'),
      format: 'cjs',
      external: ['vscode'],
    },
    { ...browser, entryPoints: entry('client/webview/main.ts', 'preview'), format: 'iife' },
  ];
}

/**
 * markdown-it is published with a helper that defines each field of its objects, which takes longer than all else when a token is made: a
 * third less time for making tokens (measured on 2 cores). An assignment makes the same object, since its classes have no setters.
 */
function plainFields() {
  const definition = /_defineProperty\(\s*this,\s*(?:\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*)?"(\w+)",\s*([^()]+?)\s*\);/g;
  return {
    name: 'plain-fields',
    setup(bundling) {
      bundling.onLoad({ filter: /[\\/]markdown-it[\\/]dist[\\/]markdown-it\.mjs$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8');
        return { contents: source.replaceAll(definition, (_, name, value) => `this.${name} = ${value};`) };
      });
    },
  };
}

/**
 * Commander starts other programs for subcommands that are such. We have none, and to load what it would start them with takes
 * 0.8 ms of every start (measured on 2 cores).
 */
function withoutPrograms() {
  const name = 'without-programs';
  return {
    name,
    setup(bundling) {
      bundling.onResolve({ filter: /^node:child_process$/ }, ({ path, importer }) => {
        return /[\\/]commander[\\/]/.test(importer) ? { path, namespace: name } : undefined;
      });
      bundling.onLoad({ filter: /./, namespace: name }, () => ({ contents: 'export {};' }));
    },
  };
}

/** What an earlier build left: source maps, where this one makes none. */
async function removeOthers(outputs) {
  const expected = new Set(outputs.map((output) => join(output)));
  const entries = await readdir('dist', { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  await Promise.all(files.filter((file) => !expected.has(file)).map((file) => rm(file, { force: true })));
}

/** The licences of the packages whose code is in a bundle, which ask to be passed on with it. */
async function writeNotices(metafiles) {
  const inputs = metafiles.flatMap((metafile) => Object.keys(metafile.inputs));
  // What one bundle takes from another has a colon before its path.
  const folders = new Set(inputs.flatMap((input) => /^[^:]*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? []));
  const notices = await Promise.all([...folders].sort().map(readNotice));
  const schemas = await readFile('server/schemas/openapi/LICENSE', 'utf8');
  notices.push(`The schemas of OpenAPI, by the OpenAPI Initiative (Apache-2.0)\n\n${schemas}`);
  await writeFile('dist/NOTICES.txt', notices.join('\n'));
}

async function readNotice(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|notice)/i.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return [`${name} ${version} (${license})`, '', ...texts].join('\n');
}
