/** What axe-core finds on a page with everything on it, in each theme: nothing. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { launchBrowser } from '../host/browser.mjs';
import { looks, openLook, resize } from './look/pages.mjs';
import { openPreview, openStandalone, servedSpec, standaloneOf, standaloneSpecOf, statesOf } from './page-harness.mjs';
import { applyTheme, themes } from './themes.mjs';
import { violations } from './violations.mjs';

let browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser?.close());

const showcase = await readFile(new URL('showcase.md', import.meta.url), 'utf8');

const finding = {
  rule: 'a/b',
  severity: 'warning',
  message: 'A `word`.',
  startLine: 30,
  startCharacter: 0,
  fix: 'Write `it`',
};
const ghost = { section: 'support', title: 'Support', guidance: 'Say `where` to ask.', isRequired: true, line: 90 };

for (const [name, theme] of Object.entries(themes)) {
  test(`The preview has nothing that axe finds: ${name}`, async () => {
    const preview = await openPreview(browser, { uri: 'x', isLocked: false, line: 0, hasOutline: true });
    await preview.show(statesOf([showcase])[0], { findings: [finding], ghosts: [ghost] });
    await applyTheme(preview.page, theme);
    await preview.send({ kind: 'point', pointing: 'cursor', line: 36 });
    await preview.send({ kind: 'point', pointing: 'pointer', line: 52 });
    await preview.page.locator('summary').click();
    assert.deepEqual(await violations(preview.page), []);
    await preview.page.close();
  });
}

const description = await readFile(new URL('../example/openapi.yaml', import.meta.url), 'utf8');

for (const [name, theme] of Object.entries(themes)) {
  test(`The page of a description has nothing that axe finds: ${name}`, async () => {
    const preview = await openPreview(browser, { uri: 'x', isLocked: false, line: 0, hasOutline: true });
    await preview.showSpec(servedSpec(description), { findings: [finding] });
    await applyTheme(preview.page, theme);
    const post = preview.page.locator('[data-block="POST/parcels"]');
    await post.scrollIntoViewIfNeeded();
    await post.locator('details[data-schema] > summary').first().click();
    await post.locator('details[data-schema] > ul').first().waitFor();
    assert.deepEqual(await violations(preview.page), []);
    await preview.page.close();
  });
}

for (const [name, look] of Object.entries(looks)) {
  test(`One of the dozen pages has nothing that axe finds: ${name}`, async () => {
    const { page } = await openLook(browser, look);
    for (const [theme, values] of Object.entries(themes)) {
      await applyTheme(page, values);
      for (const width of [420, 900]) {
        await resize(page, width);
        assert.deepEqual(await violations(page), [], `${theme}, ${width} px`);
      }
    }
    await page.close();
  });
}

const files = {
  'a document': standaloneOf(showcase),
  errors: standaloneOf(looks.errors.text),
  'a description': standaloneSpecOf(description),
  'another description': standaloneSpecOf(looks.overview.spec),
};

for (const [name, html] of Object.entries(files)) {
  test(`A page in a file has nothing that axe finds: ${name}`, async () => {
    for (const colorScheme of ['light', 'dark']) {
      const { page } = await openStandalone(browser, html, { colorScheme });
      assert.deepEqual(await violations(page), [], colorScheme);
      await page.close();
    }
  });
}
