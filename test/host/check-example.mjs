import { execFileSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { launchBrowser, openPage } from './browser.mjs';
import { openExample } from './open-example.mjs';
import { exampleDocument, exampleSpec, outFolder, root } from './places.mjs';
import { openDocument, openPreview, openWorkbench, problemRows, showProblems } from './workbench.mjs';

const rowsAtOnce = 5;
const limit = 30_000;

/**
 * Opens the example in VS Code without a window and looks at what a person would see: each problem that the command line finds
 * in its document and its spec must be shown in the Problems panel, and the preview must show the page. Saves a picture of it.
 */
export async function checkExample() {
  const example = await openExample();
  let browser;
  let page;
  try {
    browser = await launchBrowser();
    page = await openPage(browser);
    await mkdir(outFolder, { recursive: true });
    const inDocument = findExpectedProblems(example.workspace, exampleDocument);
    const inSpec = findExpectedProblems(example.workspace, exampleSpec);
    await openWorkbench(page, example.url);
    await openDocument(page, exampleDocument);
    await showProblems(page);
    await seeProblems(page, inDocument);
    await openPreview(page);
    const screenshot = join(outFolder, 'start.png');
    await page.screenshot({ path: screenshot });
    await openDocument(page, exampleSpec);
    await page.getByPlaceholder(/^Filter/).fill(`**/${dirname(exampleSpec)}/**`);
    for (const message of inSpec) await problemRows(page).filter({ hasText: message }).waitFor();
    const what = `${inDocument.length} problems of ${exampleDocument}, ${inSpec.length} of ${exampleSpec}`;
    console.log(`${what} and the preview of the document are shown: ${screenshot}`);
  } catch (error) {
    const screenshot = join(outFolder, 'start-failure.png');
    await page?.screenshot({ path: screenshot }).catch(() => {});
    throw new Error(`${error.message}\nSee ${screenshot}.`, { cause: error });
  } finally {
    await browser?.close();
    await example.stop();
  }
}

/** The messages that the command line reports; hints, which the panel doesn't list, are left out. */
function findExpectedProblems(workspace, path) {
  const parameters = [join(root, 'dist/cli.cjs'), 'check', '--format', 'json', '--fail-on', 'error', path];
  const report = JSON.parse(runForOutput(parameters, workspace));
  const findings = report.files.flatMap((file) => file.findings).filter((finding) => finding.severity !== 'hint');
  if (findings.length === 0) throw new Error(`The command line finds no problem in ${path}.`);
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

/** The panel draws only the rows that are in sight: it is read from top to bottom, and again until all have come. */
async function seeProblems(page, expected) {
  const rows = problemRows(page);
  const missing = new Set(expected.map(onOneLine));
  const end = Date.now() + limit;
  for (;;) {
    // Not by a click: the file's row may stick above the others.
    await page.locator('.markers-panel .monaco-list').first().focus();
    await page.keyboard.press('Home');
    // Below each problem stand the places that are related to it.
    for (let row = 0; row <= 3 * expected.length; row += rowsAtOnce) {
      const shown = onOneLine((await rows.allInnerTexts()).join('\n'));
      for (const message of missing) if (shown.includes(message)) missing.delete(message);
      if (missing.size === 0) return;
      for (let step = 0; step < rowsAtOnce; step += 1) await page.keyboard.press('ArrowDown');
    }
    if (Date.now() > end) throw new Error(`These problems are not shown:\n  ${[...missing].join('\n  ')}`);
  }
}

function onOneLine(text) {
  return text.replace(/\s+/g, ' ');
}
