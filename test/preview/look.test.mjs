/**
 * How a dozen pages look, in each theme, wide and narrow: nothing sticks out or covers anything, words can be read, and all is where it was and in the
 * colours that it had. `node test/preview/look.test.mjs --update` writes what is so into `look/snapshots`, after one has looked at the pages.
 */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { launchBrowser } from '../host/browser.mjs';
import { boxesOf, coloursOf, faultsOf } from './look/measure.mjs';
import { looks, openLook, resize } from './look/pages.mjs';
import { applyTheme, themes } from './themes.mjs';

const isUpdate = process.argv.includes('--update');
const widths = [420, 900];

let browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser?.close());

for (const [name, look] of Object.entries(looks)) {
  test(`A page looks as it did: ${name}`, async () => {
    const preview = await openLook(browser, look);
    const { page } = preview;
    const boxes = {};
    const colours = {};
    const faults = [];
    for (const [theme, values] of Object.entries(themes)) {
      await applyTheme(page, values);
      for (const width of widths) {
        await resize(page, width);
        faults.push(...(await page.evaluate(faultsOf)).map((fault) => `${theme}, ${width} px: ${fault}`));
        if (theme === 'light') boxes[width] = await page.evaluate(boxesOf);
      }
      const found = Object.entries(await page.evaluate(coloursOf)).sort(([a], [b]) => (a < b ? -1 : 1));
      const faint = found.filter(([, { contrast, isLarge }]) => contrast < (isLarge ? 3 : 4.5));
      faults.push(...faint.map(([words, { contrast }]) => `${theme}: ${words} has a contrast of ${contrast}`));
      colours[theme] = Object.fromEntries(found.map(([words, one]) => [words, `${one.colours}, ${one.contrast}`]));
    }
    assert.deepEqual(faults, []);
    await compare(name, { boxes, colours });
    assert.deepEqual(preview.errors, []);
    await page.close();
  });
}

/** Pixels, and steps of a colour, by which browsers may differ. */
const tolerance = 2;

async function compare(name, found) {
  const file = new URL(`look/snapshots/${name.replaceAll(' ', '-')}.json`, import.meta.url);
  if (isUpdate) return writeFile(file, `${JSON.stringify(found, undefined, 2)}\n`);
  const kept = JSON.parse(await readFile(file, 'utf8'));
  assert.deepEqual(withoutNoise(found, kept), kept);
}

/** What is found, with the numbers that are kept wherever they are nearly the same. */
function withoutNoise(found, kept) {
  if (typeof found === 'string') return typeof kept === 'string' && isNear(found, kept) ? kept : found;
  const entries = Object.entries(found).map(([key, value]) => [key, withoutNoise(value, kept?.[key])]);
  return Array.isArray(found) ? entries.map(([, value]) => value) : Object.fromEntries(entries);
}

const number = /-?\d+(?:\.\d+)?/g;

function isNear(found, kept) {
  if (found.replace(number, '') !== kept.replace(number, '')) return false;
  const numbers = kept.match(number) ?? [];
  return (found.match(number) ?? []).every((one, at) => Math.abs(one - numbers[at]) <= tolerance);
}
