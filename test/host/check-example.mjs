import { execFileSync } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser, openPage } from './browser.mjs';
import { openExample } from './open-example.mjs';
import { exampleDocument, outFolder, root } from './places.mjs';

const rowsAtOnce = 10;

/**
 * Opens the example in VS Code without a window and looks at what a person would see: each problem that the command line finds
 * must be shown in the Problems panel, and the preview must show the page. Saves a picture of it.
 */
export async function checkExample() {
  const example = await openExample();
  const browser = await launchBrowser();
  const page = await openPage(browser);
  await mkdir(outFolder, { recursive: true });
  try {
    const expected = findExpectedProblems(example.workspace);
    await page.goto(example.url);
    await page.locator('.monaco-workbench').waitFor();
    await openDocument(page, exampleDocument);
    await seeProblems(page, expected);
    await openPreview(page);
    const screenshot = join(outFolder, 'start.png');
    await page.screenshot({ path: screenshot });
    console.log(`${expected.length} problems of ${exampleDocument} and its preview are shown: ${screenshot}`);
  } catch (error) {
    const screenshot = join(outFolder, 'start-failure.png');
    await page.screenshot({ path: screenshot }).catch(() => {});
    throw new Error(`${error.message}\nSee ${screenshot}.`, { cause: error });
  } finally {
    await browser.close();
    await example.stop();
  }
}

/** The messages that the command line reports; hints, which the panel doesn't list, are left out. */
function findExpectedProblems(workspace) {
  const parameters = [join(root, 'dist/cli.cjs'), 'check', '--format', 'json', '--fail-on', 'error', exampleDocument];
  const report = JSON.parse(runForOutput(parameters, workspace));
  const findings = report.files.flatMap((file) => file.findings).filter((finding) => finding.severity !== 'hint');
  if (findings.length === 0) throw new Error(`The command line finds no problem in ${exampleDocument}.`);
  return findings.map((finding) => finding.message);
}

/** Exit code 1 says that there are findings. */
function runForOutput(parameters, cwd) {
  try {
    return execFileSync(process.execPath, parameters, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  } catch (error) {
    if (error.status === 1) return error.stdout;
    throw error;
  }
}

async function openDocument(page, path) {
  await page.keyboard.press('Control+P');
  await page.locator('.quick-input-widget input').first().fill(path);
  await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.editor-instance .view-line').first().waitFor();
}

/** The panel draws only the rows that are in sight: it is read from top to bottom. */
async function seeProblems(page, expected) {
  await page.locator('.squiggly-error, .squiggly-warning').first().waitFor();
  await page.keyboard.press('Control+Shift+M');
  const rows = page.locator('.markers-panel .monaco-list-row');
  await rows.first().waitFor();
  const missing = new Set(expected);
  const end = Date.now() + 30_000;
  for (;;) {
    await rows.first().click();
    await page.keyboard.press('Home');
    for (let step = 0; step * rowsAtOnce <= expected.length + rowsAtOnce; step += 1) {
      const shown = (await rows.allInnerTexts()).join('\n').replace(/\s+/g, ' ');
      for (const message of missing) if (shown.includes(message.replace(/\s+/g, ' '))) missing.delete(message);
      if (missing.size === 0) return;
      for (let row = 0; row < rowsAtOnce / 2; row += 1) await page.keyboard.press('ArrowDown');
    }
    if (Date.now() > end) throw new Error(`These problems are not shown:\n  ${[...missing].join('\n  ')}`);
  }
}

async function openPreview(page) {
  await page.locator('.editor-instance .view-lines').first().click();
  await runCommand(page, await findCommandTitle('docwright.openPreviewToSide'));
  const content = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  await content.locator('h1').first().waitFor();
}

async function runCommand(page, title) {
  await page.keyboard.press('F1');
  const input = page.locator('.quick-input-widget input').first();
  await input.waitFor();
  await input.fill(`>${title}`);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().waitFor();
  await page.keyboard.press('Enter');
}

async function findCommandTitle(id) {
  const { contributes } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const command = contributes.commands.find((candidate) => candidate.command === id);
  return command.category ? `${command.category}: ${command.title}` : command.title;
}
