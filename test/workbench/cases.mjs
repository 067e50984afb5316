/**
 * The main job as a person does it, by keyboard and mouse in a workbench that is on the screen: each case goes on where the one
 * before it ended. They run in code-server and in the web build, and save a picture each.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleDocument, exampleFolder, exampleSpec } from '../host/places.mjs';
import {
  editorLines,
  goTo,
  openDocument,
  openPreview,
  openQuickFixes,
  previewOn,
  problemRows,
  seeFirstLine,
  showProblems,
} from '../host/workbench.mjs';

const source = readFileSync(join(exampleFolder, exampleDocument), 'utf8').split('\n');
const lineOf = (text) => source.indexOf(text) + 1;
const spec = readFileSync(join(exampleFolder, exampleSpec), 'utf8').split('\n');
const lineInSpec = (text) => spec.findIndex((line) => line.includes(text)) + 1;

export const cases = [
  {
    title: 'Problems are underlined and listed',
    run: async ({ page }) => {
      await openDocument(page, exampleDocument);
      await showProblems(page);
      await problemRows(page).filter({ hasText: 'did you mean `Core Functionalities`?' }).waitFor();
    },
  },
  {
    title: 'A quick fix that is chosen from the menu repairs a heading',
    run: async ({ page }) => {
      await goTo(page, lineOf('### Core Functionalites'), 6);
      await openQuickFixes(page, 'Core Functionalities');
      await page.keyboard.press('Enter');
      await editorLines(page)
        .filter({ hasText: /^###\s+Core\s+Functionalities$/ })
        .waitFor();
      await problemRows(page)
        .filter({ hasText: 'did you mean `Core Functionalities`?' })
        .waitFor({ state: 'detached' });
    },
  },
  {
    title: 'A section that is missing is offered while its heading is typed, and inserted when it is chosen',
    run: async ({ page }) => {
      const line = lineOf('### Common Issues and Troubleshooting');
      await goTo(page, line, 1);
      await pressUntilLine(page, 'Enter', line + 1);
      await pressUntilLine(page, 'Enter', line + 2);
      await pressUntilLine(page, 'ArrowUp', line + 1);
      await pressUntilLine(page, 'ArrowUp', line);
      await page.keyboard.type('### Tok');
      await page.keyboard.press('Control+Space');
      await page.locator('.suggest-widget .monaco-list-row', { hasText: 'Token Management' }).first().waitFor();
      await page.keyboard.press('Enter');
      await editorLines(page)
        .filter({ hasText: /^###\s+Token\s+Management/ })
        .waitFor();
      await page.keyboard.press('Escape');
      await problemRows(page).filter({ hasText: '`Token Management` is missing' }).waitFor({ state: 'detached' });
    },
  },
  {
    title: 'The preview stands beside the editor and follows the typing',
    run: async (world) => {
      const { page } = world;
      await page.keyboard.press('Control+J');
      world.preview = await openPreview(page, { isLocked: true });
      await goTo(page, 5, 1);
      await page.keyboard.type('Typed just now. ');
      await world.preview.getByText('Typed just now. The Parcel API').waitFor();
    },
  },
  {
    title: 'The preview scrolls with the editor',
    run: async ({ page, preview }) => {
      await goTo(page, lineOf('### Error Code List'), 1);
      await seeInSight(preview.getByRole('heading', { name: 'Error Code List' }));
    },
  },
  {
    title: 'The editor scrolls with the preview',
    run: async ({ page, preview }) => {
      await preview.locator('body').hover();
      await page.mouse.wheel(0, -100_000);
      await seeFirstLine(page, '# Parcel API');
    },
  },
  {
    title: 'A click in the preview goes to the source',
    run: async ({ page, preview }) => {
      await preview.getByText('Print a label as soon as').click();
      const line = lineOf('- Print a label as soon as an order has been paid.');
      await page.locator('.active-line-number', { hasText: new RegExp(`^${line}$`) }).waitFor();
    },
  },
  {
    title: 'A button beside the page writes what no document says of the spec',
    run: async ({ preview }) => {
      await preview.getByRole('button', { name: 'Outline' }).click();
      const write = preview.getByRole('button', { name: 'Write Idempotency-Key of POST /parcels' });
      await write.click();
      await write.waitFor({ state: 'detached' });
      await preview.getByRole('cell', { name: 'Idempotency-Key' }).first().waitFor();
    },
  },
  {
    title: 'Problems of a spec are listed, also those in a file that is not open',
    run: async ({ page }) => {
      // In the first group, not over the preview.
      await goTo(page, 1, 1);
      await openDocument(page, exampleSpec);
      await showProblems(page);
      await problemRows(page).filter({ hasText: 'did you mean `required`?' }).waitFor();
      await problemRows(page).filter({ hasText: '`type` is `strng`; did you mean `string`?' }).waitFor();
    },
  },
  {
    title: 'The status says which version of OpenAPI a spec is checked by, and why',
    run: async ({ page }) => {
      await page.locator('[id="status.languageStatus"]').hover();
      await page.getByText('OpenAPI 3.1.0').waitFor();
      await page.getByText('It says openapi: 3.1.0 at its root.').waitFor();
    },
  },
  {
    title: 'A quick fix writes the field that was meant',
    run: async ({ page }) => {
      await goTo(page, lineInSpec('requird:'), 14);
      await openQuickFixes(page, 'Write `required`');
      await page.keyboard.press('Enter');
      await problemRows(page).filter({ hasText: 'did you mean `required`?' }).waitFor({ state: 'detached' });
    },
  },
  {
    title: 'A component is offered while a reference is typed, and written when it is chosen',
    run: async ({ page }) => {
      const line = lineInSpec('Unauthorised');
      await goTo(page, line, spec[line - 1].indexOf("'#/") + 1);
      await page.keyboard.press('Shift+End');
      await page.keyboard.press('Delete');
      await page.keyboard.type("'Unau");
      await page.keyboard.press('Control+Space');
      await page.locator('.suggest-widget .monaco-list-row', { hasText: 'Unauthorized' }).first().waitFor();
      await page.keyboard.press('Enter');
      await editorLines(page)
        .filter({ hasText: /'401':\s\{\s\$ref:\s'#\/components\/responses\/Unauthorized'/ })
        .waitFor();
    },
  },
  {
    title: 'When the window is reloaded, the preview is there again at the place where it was',
    // In the web build what has been typed is gone then, and its lines with it.
    isOnNodeOnly: true,
    run: async ({ page, preview }) => {
      const heading = preview.getByRole('heading', { name: 'Error Code List' });
      await heading.evaluate((element) => element.scrollIntoView({ behavior: 'instant' }));
      await seeInSight(heading);
      await page.waitForTimeout(untilKept);
      await page.reload();
      await page.locator('.monaco-workbench').waitFor();
      const restored = previewOn(page);
      await seeInSight(restored.getByRole('heading', { name: 'Error Code List' }));
    },
  },
];

/** VS Code in a browser keeps every five seconds, once it is idle, what its panels look like: as it is closed there is no time for it. In milliseconds. */
const untilKept = 8_000;

/** Presses a key and waits until the cursor is on a line. */
async function pressUntilLine(page, key, line) {
  await page.keyboard.press(key);
  await page.locator('.active-line-number', { hasText: new RegExp(`^${line}$`) }).waitFor();
}

function seeInSight(locator) {
  return locator.evaluate((element) => {
    return new Promise((resolve) => {
      const watch = (entries, observer) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        resolve();
      };
      new IntersectionObserver(watch).observe(element);
    });
  });
}
