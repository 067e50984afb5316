/**
 * The steps of `npm test`, in their order. Imports nothing that has to be installed: the first step installs it.
 *
 * A step answers with how many tests passed and failed, and, where it knows, with a text for each failure. One that throws
 * has failed. One that is skipped can't run on this platform, for which there is no code-server.
 */
import { spawn } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hasOwnHosts, outFolder, root, vsixFile } from './host/places.mjs';

const sizeLimit = 2_000_000;

/** In a browser, one after the other. */
const previewTests = [
  'browser',
  'reader',
  'hostile',
  'accessibility',
  'keyboard',
  'look',
  'spec-page',
  'sync',
  'try-it',
].map((name) => `test/preview/${name}.test.mjs`);

export const steps = [
  { name: 'generated', run: checkGenerated },
  { name: 'build', isAlways: true, run: () => check('build.mjs') },
  { name: 'types', run: () => check('node_modules/typescript/bin/tsc', '-b') },
  { name: 'lint', run: () => check('node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.') },
  { name: 'layers', run: () => runTests(['test/layers/layers.test.mjs']) },
  { name: 'unit', run: runUnitTests },
  { name: 'preview in a browser', run: () => runTests(previewTests) },
  { name: 'extension in the editor', run: () => runSuite('runInEditor') },
  { name: 'extension in the web build', run: () => runSuite('runInWebBuild') },
  { name: 'workbench in code-server', isSkipped: !hasOwnHosts, run: () => runWorkbench('runInCodeServer') },
  { name: 'workbench in the web build', run: () => runWorkbench('runInWebBuild') },
  { name: 'package', run: packageExtension },
  { name: 'extension installed', run: () => runSuite('runInstalled') },
  { name: 'start', isSkipped: !hasOwnHosts, run: () => check('test/host/start.mjs', '--check') },
];

/** One test: a script of Node that ends with 0. */
async function check(script, ...parameters) {
  const code = await runNode([script, ...parameters]);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function checkGenerated() {
  const { findStale } = await import('./fresh.mjs');
  const stale = await findStale(async () => {
    if ((await runNode(['build.mjs', '--generate'])) !== 0) throw new Error('A generator failed.');
  });
  if (stale.length === 0) return { passed: 1, failed: 0 };
  console.error(
    `These files were not what their sources make of them. They are now; commit them:\n  ${stale.join('\n  ')}`,
  );
  return { passed: 0, failed: 1 };
}

async function runUnitTests() {
  const { bundleUnitTests } = await import('./bundle.mjs');
  return runTests(await bundleUnitTests());
}

/** Node's own test runner, which counts for us into a file and prints what failed. */
async function runTests(files) {
  const counts = join(outFolder, 'test/counts.json');
  const reporter = join(import.meta.dirname, 'reporter.mjs');
  const code = await runNode(['--enable-source-maps', '--test', `--test-reporter=${reporter}`, ...files], {
    DOCWRIGHT_TEST_COUNTS: counts,
  });
  const { passed, failed, failures } = JSON.parse(await readFile(counts, 'utf8'));
  if (code !== 0 && failed === 0) throw new Error(`The test runner ended with ${code}.`);
  return { passed, failed, failures };
}

async function packageExtension() {
  const { passed, failed } = await check('test/host/package.mjs');
  if (failed) return { passed, failed };
  const { size } = await stat(vsixFile);
  console.log(`${vsixFile}: ${size} bytes`);
  if (size >= sizeLimit) throw new Error(`The package has ${size} bytes; it must stay below ${sizeLimit}.`);
  return { passed: passed + 1, failed };
}

async function runSuite(name) {
  const { bundleSuites } = await import('./bundle.mjs');
  const suites = await import('./host/suites.mjs');
  await bundleSuites();
  return suites[name]();
}

async function runWorkbench(name) {
  const workbench = await import('./workbench/run.mjs');
  return workbench[name]();
}

function runNode(parameters, environment = {}) {
  // The tests of a test would otherwise report to the test runner that runs this.
  const { NODE_TEST_CONTEXT: _, ...inherited } = process.env;
  const options = { cwd: root, env: { ...inherited, ...environment }, stdio: ['ignore', 'inherit', 'inherit'] };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, parameters, options);
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
