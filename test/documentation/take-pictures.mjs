/**
 * Takes the pictures of the README and the walkthrough from the extension as it was built, in a real editor:
 *
 *     node test/documentation/take-pictures.mjs
 *
 * Any optimiser of PNG with a palette makes them a third of their size afterwards.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser } from '../host/browser.mjs';
import { openExample } from '../host/open-example.mjs';
import { root } from '../host/places.mjs';

const settings = {
  'breadcrumbs.enabled': false,
  'docwright.preview.scrollWithEditor': false,
  'editor.fontSize': 13,
  'editor.lineNumbersMinChars': 3,
  'editor.minimap.enabled': false,
  'editor.occurrencesHighlight': 'off',
  'editor.stickyScroll.enabled': false,
  'editor.wordWrap': 'on',
  'files.exclude': { '.vscode': true },
  'window.commandCenter': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.layoutControl.enabled': false,
};
const size = { width: 1120, height: 640 };

const example = await openExample();
const browser = await launchBrowser();
try {
  await mkdir(join(example.workspace, '.vscode'));
  await writeFile(join(example.workspace, '.vscode/settings.json'), JSON.stringify(settings));
  const context = await browser.newContext({ viewport: size, deviceScaleFactor: 1.5 });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(example.url);
  await page.locator('.monaco-workbench').waitFor();
  await runCommand(page, 'View: Close Primary Side Bar');
  await openDocument(page, 'docs/api.md');
  await page.locator('.squiggly-warning').first().waitFor();

  await page.keyboard.press('Control+Shift+M');
  await page.locator('.markers-panel .monaco-list-row').first().waitFor();
  await page.keyboard.press('Control+1');
  await goToLine(page, 25);
  await take(page, 'media/walkthrough/open.png');
  await runCommand(page, 'View: Hide Panel');

  await goToLine(page, 41);
  await openQuickFixes(page);
  await take(page, 'media/walkthrough/fix.png');
  await page.keyboard.press('Escape');

  await runCommand(page, 'Docwright: Open Preview to the Side');
  const preview = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  await preview.locator('h1').first().waitFor();
  await page.keyboard.press('Control+1');
  await goToLine(page, 213);
  await showInPreview(preview, 'h3:has-text("POST")', 'start');
  await take(page, 'media/walkthrough/preview.png');

  await goToLine(page, 41);
  await showInPreview(preview, '.ghost', 'end');
  await openQuickFixes(page);
  await take(page, 'media/overview.png');
} finally {
  await browser.close();
  await example.stop();
}

async function openQuickFixes(page) {
  await page.keyboard.press('End');
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget .monaco-list-row').first().waitFor();
}

/** Brings an element of the page to its start or end. */
async function showInPreview(preview, selector, block) {
  await preview
    .locator(selector)
    .first()
    .evaluate((element, block) => element.scrollIntoView({ block }), block);
}

async function take(page, path) {
  await page.mouse.move(size.width / 2, size.height - 2);
  await page.locator('.statusbar-item', { hasText: 'Saving' }).waitFor({ state: 'detached' });
  await settle(page);
  await page.screenshot({ path: join(root, path), animations: 'disabled' });
  console.log(path);
}

/** Two frames with nothing more to draw. */
async function settle(page) {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

async function openDocument(page, path) {
  await page.keyboard.press('Control+P');
  await pick(page, path, path);
  await page.locator('.editor-instance .view-line').first().waitFor();
}

async function goToLine(page, line) {
  await page.keyboard.press('Control+G');
  const input = page.locator('.quick-input-widget input').first();
  await input.fill(`:${line}`);
  await page.keyboard.press('Enter');
}

async function runCommand(page, title) {
  await page.keyboard.press('F1');
  await pick(page, `>${title}`, title);
}

async function pick(page, words, title) {
  const input = page.locator('.quick-input-widget input').first();
  await input.waitFor();
  await input.fill(words);
  await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
  await page
    .locator('.quick-input-list .monaco-list-row', { hasText: title.split('/').at(-1) })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
}
