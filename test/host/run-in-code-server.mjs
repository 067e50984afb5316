import { cp } from 'node:fs/promises';
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
  const folder = join(profile.folder, 'workspace');
  let server;
  let browser;
  try {
    await cp(workspace, folder, { recursive: true });
    // A built workbench runs no tests, and says nothing about it, unless the server has this option.
    const options = ['--vscode-option', 'enable-smoke-test-driver'];
    server = await startCodeServer(profile, { options, environment });
    browser = await launchBrowser();
    const page = await openPage(browser);
    server.child.once('exit', (code) => void page.close({ reason: `code-server ended with ${code}.` }));
    const remote = (path) => `vscode-remote://127.0.0.1:${server.port}${path}`;
    const payload = [
      ...developmentPaths.map((path) => ['extensionDevelopmentPath', remote(path)]),
      ['extensionTestsPath', remote(testsPath)],
      ['enableProposedApi', ''],
      ['skipWelcome', 'true'],
    ];
    const query = `folder=${encodeURIComponent(folder)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
    return await runAutomation(page, `${server.url}/?${query}`);
  } finally {
    await browser?.close();
    await server?.stop();
    await profile.remove();
  }
}
