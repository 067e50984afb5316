/** What a person does and sees in the workbench of VS Code in a browser. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './places.mjs';

export async function openWorkbench(page, url) {
  await page.goto(url);
  await page.locator('.monaco-workbench').waitFor();
}

/** Opens a document by its path in the workspace, and waits until it has been checked. */
export async function openDocument(page, path) {
  await page.keyboard.press('Control+P');
  await page.locator('.quick-input-widget input').first().fill(path);
  await page
    .locator('.quick-input-list .monaco-list-row', { hasText: path.split('/').at(-1) })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  // Another document may be in the editor until then.
  await page
    .locator('.tab.active', { hasText: path.split('/').at(-1) })
    .first()
    .waitFor();
  await editorLines(page).first().waitFor();
}

/** Moves the cursor to a line and a column, from 1, and gives the editor the focus. */
export async function goTo(page, line, column) {
  await focusEditor(page);
  await page.keyboard.press('Control+G');
  await page.locator('.quick-input-widget input').first().fill(`:${line}:${column}`);
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  // The next key is the editor's only when it has the focus again; until then, Enter would still be the input's.
  await page.locator('.editor-instance .monaco-editor.focused').first().waitFor();
  await page
    .locator('.statusbar-item', { hasText: `Ln ${line}, Col ${column}` })
    .first()
    .waitFor();
}

/** Focuses the first group of editors; again, where a file that is just being opened from a list gives the focus back to the list. */
function focusEditor(page) {
  return pressUntil(page, 'Control+1', page.locator('.editor-instance .monaco-editor.focused').first());
}

/** Opens the menu of quick fixes at the cursor, and waits for one of them; again, where problems that come meanwhile make VS Code forget that it was asked. */
export async function openQuickFixes(page, text) {
  await pressUntil(page, 'Control+.', page.locator('.action-widget .monaco-list-row', { hasText: text }).first());
}

async function pressUntil(page, key, locator) {
  for (let tries = 1; tries < mostTries; tries++) {
    await page.keyboard.press(key);
    const isThere = await locator.waitFor({ timeout: patience }).then(
      () => true,
      () => false,
    );
    if (isThere) return;
  }
  await page.keyboard.press(key);
  await locator.waitFor();
}

const mostTries = 5;
/** In milliseconds. */
const patience = 3_000;

export function editorLines(page) {
  return page.locator('.editor-instance .view-line');
}

/** Waits until a line is the first that the editor shows; what is drawn isn't in the order of the document. */
export function seeFirstLine(page, text) {
  return page.waitForFunction((expected) => {
    const editor = document.querySelector('.editor-instance');
    const top = editor.getBoundingClientRect().top;
    const lines = [...editor.querySelectorAll('.view-line')].map((line) => [
      line.getBoundingClientRect(),
      line.textContent,
    ]);
    const visible = lines.filter(([box]) => box.bottom > top + 1).sort(([a], [b]) => a.top - b.top);
    return visible[0]?.[1].replaceAll('\u00a0', ' ') === expected;
  }, text);
}

/** Runs a command of the extension by the title that it has in the palette. */
export async function runCommand(page, id) {
  const { contributes } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const { category, title } = contributes.commands.find(({ command }) => command === id);
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').first().fill(`>${category}: ${title}`);
  // Others have these words, too, and may stand before it.
  const name = page.locator('.label-name', { hasText: new RegExp(`^${category}: ${title}$`) });
  await page.locator('.quick-input-list .monaco-list-row').filter({ has: name }).first().click();
}

export function problemRows(page) {
  return page.locator('.markers-panel .monaco-list-row');
}

export async function showProblems(page) {
  await page.locator('.squiggly-error, .squiggly-warning').first().waitFor();
  await page.keyboard.press('Control+Shift+M');
  await problemRows(page).first().waitFor();
}

/** Opens a preview beside the editor; answers with its page. A locked one stays with its document. */
export async function openPreview(page, { isLocked } = { isLocked: false }) {
  await focusEditor(page);
  await runCommand(page, isLocked ? 'docwright.openLockedPreview' : 'docwright.openPreviewToSide');
  const preview = previewOn(page);
  await preview.locator('h1').first().waitFor();
  return preview;
}

/** The page of the preview that is open. */
export function previewOn(page) {
  return page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
}
