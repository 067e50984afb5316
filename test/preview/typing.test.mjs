/** A minute of typing, as the page in a real browser sees it: what is not typed in is left alone. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser } from '../host/browser.mjs';
import { openPreview, servedSpec, typing } from './page-harness.mjs';

let browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser?.close());

const keys = 600;

/** Marks what is on the page, and notes which of it leaves. */
const watch = (page) =>
  page.evaluate(() => {
    for (const block of document.querySelectorAll('.block')) block.isFromBefore = true;
    window.left = new Set();
    window.cameAgain = [];
    new MutationObserver((records) => {
      for (const { addedNodes, removedNodes } of records) {
        for (const { dataset } of removedNodes) if (dataset?.block) window.left.add(dataset.block);
        for (const { dataset } of addedNodes) if (window.left.has(dataset?.block)) window.cameAgain.push(dataset.block);
      }
    }).observe(document.querySelector('main'), { childList: true });
  });
const seen = (page) =>
  page.evaluate(() => ({
    text: document.querySelector('main').textContent,
    blocks: document.querySelectorAll('.block').length,
    nodes: document.querySelectorAll('main *').length,
    kept: [...document.querySelectorAll('.block')].filter(({ isFromBefore }) => isFromBefore).length,
    cameAgain: window.cameAgain,
  }));

test('In a document each key arrives, in its order, and only the block that is typed in changes', async () => {
  const text = typing.typedDocument(60);
  const results = [...typing.keystrokes(text, typing.documentPlaces, keys)].map(({ result }) => result);
  const preview = await openPreview(browser);
  const states = typing.statesOf([text, ...results]);
  await preview.show(states[0]);
  await watch(preview.page);
  const { blocks } = await seen(preview.page);
  for (const [index, state] of states.entries()) {
    if (index === 0) continue;
    const rendered = await preview.patch(typing.previewPatch(states[index - 1], state));
    assert.equal(rendered.version, index);
    if (index % 100 !== 0) continue;
    const fresh = await openPreview(browser);
    await fresh.show(state);
    const [shown, anew] = [await seen(preview.page), await seen(fresh.page)];
    assert.equal(shown.text, anew.text, `after ${index} keys`);
    assert.deepEqual([shown.nodes, shown.blocks], [anew.nodes, anew.blocks], 'nothing is left behind');
    assert.equal(shown.kept, blocks, 'what was there is there, as the same elements');
    assert.deepEqual(shown.cameAgain, []);
    await fresh.page.close();
  }
  assert.deepEqual(
    preview.messages.filter(({ kind }) => kind === 'ready'),
    [],
    'the page had never to ask for everything',
  );
});

test('In a description each key arrives, in its order, and all sections stay', async () => {
  const text = typing.typedSpec(100);
  const preview = await openPreview(browser);
  const served = servedSpec(text);
  await preview.showSpec(served);
  await watch(preview.page);
  const { blocks } = await seen(preview.page);
  let version = 1;
  for (const key of typing.keystrokes(text, typing.specPlaces, keys)) {
    const rendered = await preview.patch(served.edit(key, ++version));
    assert.equal(rendered.version, version);
  }
  const shown = await seen(preview.page);
  assert.deepEqual([shown.kept, shown.blocks, shown.cameAgain], [blocks, blocks, []]);
  const fresh = await openPreview(browser);
  const { result } = [...typing.keystrokes(text, typing.specPlaces, keys)].at(-1);
  await fresh.showSpec(servedSpec(result));
  for (const id of ['info', 'GET/items0', 'GET/items3']) {
    const words = async ({ page }) => {
      if (id !== 'info') await page.locator(`[data-block="${id}"] h4`).first().waitFor({ state: 'attached' });
      return page.locator(`[data-block="${id}"]`).textContent();
    };
    assert.equal(await words(preview), await words(fresh), id);
  }
});
