/** Runs the extension's suites of `test/suite` in their hosts. Each answers with `{ passed, failed, failures }`. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runAutomation } from './automation.mjs';
import { launchBrowser, openPage } from './browser.mjs';
import {
  exampleFolder,
  findFreePort,
  hasOwnHosts,
  hostFolder,
  outFolder,
  root,
  vsixFile,
  webBuildFolder,
} from './places.mjs';

const require = createRequire(import.meta.url);
const suiteFolder = join(outFolder, 'test/suite');

/** The extension as it was built, in the host of the desktop or of code-server. */
export function runInEditor() {
  return runWithTestElectron({ developmentPath: root, testsPath: join(suiteFolder, 'built.js') });
}

/** The packaged extension, installed. Something must be under development for tests to run: an extension that does nothing. */
export async function runInstalled() {
  const developmentPath = join(outFolder, 'test/nothing');
  await mkdir(developmentPath, { recursive: true });
  const manifest = { name: 'nothing', publisher: 'docwright', version: '0.0.0', engines: { vscode: '*' } };
  await writeFile(join(developmentPath, 'package.json'), JSON.stringify(manifest));
  return runWithTestElectron({ developmentPath, testsPath: join(suiteFolder, 'installed.js'), vsix: vsixFile });
}

async function runWithTestElectron({ developmentPath, testsPath, vsix }) {
  const { runTests } = require('@vscode/test-electron');
  const folder = await mkdtemp(join(tmpdir(), 'docwright-suite-'));
  const results = join(folder, 'results.json');
  const workspace = join(folder, 'workspace');
  const profile = [`--user-data-dir=${join(folder, 'user')}`, `--extensions-dir=${join(folder, 'extensions')}`];
  const vscodeExecutablePath = findEditor();
  try {
    await cp(exampleFolder, workspace, { recursive: true });
    if (vsix) await installVsix(vscodeExecutablePath, vsix, profile);
    const options = {
      vscodeExecutablePath,
      extensionDevelopmentPath: developmentPath,
      extensionTestsPath: testsPath,
      launchArgs: [workspace, ...profile],
      extensionTestsEnv: { DOCWRIGHT_TEST_RESULTS: results },
    };
    const error = await runTests(options).then(
      () => undefined,
      (reason) => reason,
    );
    // An extension host that dies answers with 0 at times: only what the suite wrote down counts.
    const report = existsSync(results) ? JSON.parse(await readFile(results, 'utf8')) : undefined;
    return judge(report, error);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Undefined: @vscode/test-electron downloads one. */
function findEditor() {
  if (process.env.DOCWRIGHT_VSCODE) return process.env.DOCWRIGHT_VSCODE;
  return hasOwnHosts ? join(hostFolder, 'code.mjs') : undefined;
}

async function installVsix(executable, vsix, profile) {
  const { downloadAndUnzipVSCode, resolveCliPathFromVSCodeExecutablePath } = require('@vscode/test-electron');
  const isOwn = executable?.endsWith('.mjs');
  const command = isOwn
    ? executable
    : resolveCliPathFromVSCodeExecutablePath(executable ?? (await downloadAndUnzipVSCode()));
  const shell = process.platform === 'win32';
  const child = spawn(command, [`--install-extension=${vsix}`, ...profile], { stdio: 'inherit', shell });
  const code = await new Promise((resolve, reject) => child.once('exit', resolve).once('error', reject));
  if (code !== 0) throw new Error(`The extension could not be installed: ${command} ended with ${code}.`);
}

/** The extension as it was built for the web, in the web build of VS Code. */
export async function runInWebBuild() {
  const { url, stop } = await openWebBuild(join(suiteFolder, 'web.js'));
  let browser;
  let report;
  try {
    browser = await launchBrowser();
    const page = await openPage(browser);
    const code = await runAutomation(page, url, (line) => {
      const match = /^TEST_RESULTS (.*)$/s.exec(line);
      if (match) report = JSON.parse(match[1]);
      return match !== null;
    });
    return judge(report, code === 0 ? undefined : new Error(`The web build ended with ${code}.`));
  } finally {
    await browser?.close();
    await stop();
  }
}

/** Serves the web build of VS Code with the extension and the example; what is written there stays in the browser. */
export async function openWebBuild(extensionTestsPath) {
  const { runServer } = require('@vscode/test-web/out/server/main.js');
  const port = await findFreePort();
  const server = await runServer('localhost', port, {
    extensionDevelopmentPath: root,
    extensionTestsPath,
    build: { type: 'static', location: webBuildFolder },
    folderMountPath: exampleFolder,
    printServerLog: false,
    coi: false,
  });
  return { url: `http://localhost:${port}/`, stop: async () => server.close() };
}

function judge(report, error) {
  if (!report) throw new Error('The host ended without results of a test.', { cause: error });
  const count = (state) => report.tests.filter((test) => test.state === state).length;
  const [passed, failed] = [count('passed'), count('failed')];
  if (error && failed === 0) throw new Error('Every test passed, and the host failed.', { cause: error });
  const failures = report.tests
    .filter(({ state }) => state === 'failed')
    .map(({ title, error }) => `✗ ${title}\n${error}`);
  return { passed, failed, failures };
}
