import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runAutomation } from './automation.mjs';
import { launchBrowser, openPage } from './browser.mjs';
import { makeProfile, startCodeServer } from './code-server.mjs';

/**
 * Runs an extension's tests in code-server as the desktop VS Code would run them, and answers with their exit code.
 * The workspace is a copy, so that tests may change it.
 */
export async function runInCodeServer({ developmentPaths, testsPath, workspace, extensionsFolder, environment }) {
  const profile = await makeProfile(extensionsFolder);
  const folder = workspace && (await copyFolder(workspace));
  // A built workbench runs no tests, and says nothing about it, unless the server has this option.
  const options = ['--vscode-option', 'enable-smoke-test-driver'];
  const server = await startCodeServer(profile, { options, environment });
  const browser = await launchBrowser();
  try {
    const page = await openPage(browser);
    server.child.once('exit', (code) => void page.close({ reason: `code-server ended with ${code}.` }));
    const remote = (path) => `vscode-remote://127.0.0.1:${server.port}${path}`;
    const payload = [
      ...developmentPaths.map((path) => ['extensionDevelopmentPath', remote(path)]),
      ['extensionTestsPath', remote(testsPath)],
      ['enableProposedApi', ''],
      ['skipWelcome', 'true'],
    ];
    const place = folder ? `folder=${encodeURIComponent(folder)}` : 'ew=true';
    return await runAutomation(page, `${server.url}/?${place}&payload=${encodeURIComponent(JSON.stringify(payload))}`);
  } finally {
    await browser.close();
    await server.stop();
    await profile.remove();
    if (folder) await rm(folder, { recursive: true, force: true });
  }
}

async function copyFolder(folder) {
  const copy = await mkdtemp(join(tmpdir(), 'docwright-workspace-'));
  await cp(folder, copy, { recursive: true });
  return copy;
}
