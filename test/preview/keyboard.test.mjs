/** All that a page can do, by keyboard alone: the way through it by Tab, and a key for each action. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser } from '../host/browser.mjs';
import { looks, openLook } from './look/pages.mjs';
import { plan } from './look/tried.mjs';
import { openStandalone, standaloneOf, standaloneSpecOf } from './page-harness.mjs';
import { applyTheme, themes } from './themes.mjs';

let browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser?.close());

/** Runs in the page: all that takes keys, in the order of the document, each with its number. */
function numberStops() {
  const stops = 'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, [tabindex="0"]';
  const all = [...document.querySelectorAll(stops)].filter(
    (element) => element.tabIndex >= 0 && element.checkVisibility({ checkVisibilityCSS: true }),
  );
  for (const [index, element] of all.entries()) element.dataset.stop = String(index);
  return all.map(
    (element) => `${element.localName}.${[...element.classList].join('.')} ${element.textContent.slice(0, 20)}`,
  );
}

/** Runs in the page: what has the focus, and what is wrong with how that is shown. */
function focusNow() {
  const element = document.activeElement;
  if (!element || element === document.body) return undefined;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  let opacity = 1;
  for (let at = element; at; at = at.parentElement) opacity *= Number(getComputedStyle(at).opacity);
  const isInSight = box.bottom > 0 && box.top < window.innerHeight && box.right > 0 && box.left < window.innerWidth;
  const faults = [
    ...(outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 1 ? ['has no ring'] : []),
    ...(opacity < 1 ? ['is faint'] : []),
    ...(isInSight ? [] : ['is out of sight']),
  ];
  return { stop: Number(element.dataset.stop ?? -1), faults };
}

/** Goes through a page by Tab until it leaves it: once to each stop, in their order, forwards and back. */
async function walk(page) {
  await page.evaluate(() => {
    window.scrollTo(0, 0);
    // From the very beginning, wherever the reader has clicked.
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });
  const names = await page.evaluate(numberStops);
  const faults = [];
  for (const key of ['Tab', 'Shift+Tab']) {
    const reached = [];
    for (let step = 0; step <= names.length; step++) {
      await page.keyboard.press(key);
      const focus = await page.evaluate(focusNow);
      if (!focus) break;
      reached.push(focus.stop);
      faults.push(...focus.faults.map((fault) => `${names[focus.stop]} ${fault}`));
    }
    if (key === 'Shift+Tab') reached.reverse();
    assert.deepEqual(
      reached.map((stop) => names[stop]),
      names,
      key,
    );
  }
  assert.deepEqual([...new Set(faults)], []);
  return names.length;
}

for (const [name, look] of Object.entries(looks)) {
  test(`Tab leads once to all that takes keys, shows where it is, and out again: ${name}`, async () => {
    const { page } = await openLook(browser, look);
    await applyTheme(page, themes['high contrast']);
    assert.ok((await walk(page)) > 1);
    await page.close();
  });
}

test('Tab leads through pages in files too', async () => {
  for (const html of [standaloneOf(looks.errors.text), standaloneSpecOf(looks.overview.spec)]) {
    const { page } = await openStandalone(browser, html);
    assert.ok((await walk(page)) > 10);
    await page.close();
  }
});

/** Reaches an element by Tab alone. */
async function tabTo(page, selector) {
  for (let step = 0; step < 300; step++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab never came to ${selector}`);
}

test('Enter and Space copy, mend, insert, and lead to what a finding is about', async () => {
  const preview = await openLook(browser, looks.findings);
  const { page } = preview;
  for (const key of ['Enter', 'Space']) {
    await page.evaluate(() => document.activeElement?.blur());
    await tabTo(page, '.mark:not(.mark-fix)');
    await page.locator('.tooltip').filter({ hasText: 'cannot' }).waitFor();
    await page.keyboard.press(key);
    assert.equal((await preview.next('reveal')).line, 2);
    await tabTo(page, '.mark-fix');
    await page.keyboard.press(key);
    assert.equal((await preview.next('fix')).line, 2);
    await tabTo(page, '.ghost-insert');
    await page.keyboard.press(key);
    assert.equal((await preview.next('insertSection')).section, 'format');
    await tabTo(page, '.copy');
    await page.keyboard.press(key);
    assert.match((await preview.next('copy')).text, /^\{ "code"/);
  }
  await page.close();
});

test('Errors are filtered by words and by a category', async () => {
  const { page } = await openLook(browser, looks.errors);
  const shown = () => page.locator('.table-errors tbody tr:visible').count();
  const all = await shown();
  await tabTo(page, '.filter-words');
  await page.keyboard.type('token');
  assert.equal(await shown(), 2);
  for (let left = 5; left > 0; left--) await page.keyboard.press('Backspace');
  assert.equal(await shown(), all);
  await tabTo(page, '.filter-category');
  await page.keyboard.press('ArrowDown');
  assert.ok((await shown()) < all);
  await page.close();
});

test('Arrows choose a tab, and Tab leaves the tabs', async () => {
  const { page } = await openLook(browser, looks.endpoint);
  await tabTo(page, '.tab');
  await page.keyboard.press('ArrowRight');
  assert.equal(await page.locator('.tab:focus').textContent(), 'JavaScript');
  assert.equal(await page.locator('.tab:focus').getAttribute('aria-selected'), 'true');
  await page.keyboard.press('Tab');
  assert.equal(await page.locator('.tab:focus').count(), 0);
  await page.close();
});

test('The outline is opened, searched, followed and closed; from a heading Enter leads to its line', async () => {
  const preview = await openLook(browser, looks.endpoint);
  const { page } = preview;
  await tabTo(page, '.outline-toggle');
  await page.keyboard.press('Space');
  await page.locator('.outline-search:focus').waitFor();
  await page.keyboard.type('base');
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.locator('.outline a:focus').textContent(), 'Base URL');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.id === 'base-url');
  await page.waitForFunction(() => document.querySelector('.outline').hidden);
  await page.keyboard.press('Enter');
  const { takesFocus } = await preview.next('reveal');
  assert.equal(takesFocus, true);
  await tabTo(page, '.outline-toggle');
  await page.keyboard.press('Enter');
  await page.locator('.outline-search:focus').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.outline-toggle:focus').waitFor();
  await page.close();
});

test('What is folded opens and closes, schemas too', async () => {
  for (const [look, selector] of [
    [looks.prose, 'summary'],
    [{ ...looks.schema, open: undefined }, '.schema summary'],
  ]) {
    const { page } = await openLook(browser, look);
    await tabTo(page, selector);
    const isOpen = () => page.evaluate(() => document.activeElement.parentElement.open);
    const first = await isOpen();
    await page.keyboard.press('Enter');
    assert.equal(await isOpen(), !first);
    await page.keyboard.press('Space');
    assert.equal(await isOpen(), first);
    await page.close();
  }
});

test('A request is tried: opened, sent, its answer inserted, and closed', async () => {
  const preview = await openLook(browser, looks['try it']);
  const { page } = preview;
  await tabTo(page, '.try-insert');
  await page.keyboard.press('Space');
  await preview.next('try', ({ action }) => action.kind === 'insert');
  await tabTo(page, '.try-credentials button');
  await page.keyboard.press('Enter');
  await preview.next('try', ({ action }) => action.kind === 'setCredential');
  await tabTo(page, '.try-send');
  await page.keyboard.press('Enter');
  await preview.next('try', ({ action }) => action.kind === 'send');
  await tabTo(page, '.try-close');
  await page.keyboard.press('Space');
  await page.locator('.try-form').waitFor({ state: 'detached' });
  await page.keyboard.press('Enter');
  const { form } = await preview.next('try', ({ action }) => action.kind === 'open');
  await preview.send({ kind: 'try', form, event: { kind: 'plan', plan, stored: [] } });
  await page.getByLabel('Server').and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.try-form').waitFor({ state: 'detached' });
  assert.ok(
    await page
      .locator('.try-open')
      .first()
      .evaluate((one) => one === document.activeElement),
  );
  await page.close();
});
