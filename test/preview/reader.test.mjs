/** What a reader does with a page, by mouse and by keyboard: tabs, copying, filters, the outline. In a real browser. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { launchBrowser } from '../host/browser.mjs';
import { openPreview, openStandalone, patchBetween, standaloneOf, statesOf } from './page-harness.mjs';

let browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser?.close());

const showcase = await readFile(new URL('showcase.md', import.meta.url), 'utf8');

async function show(text = showcase, memory = undefined) {
  const preview = await openPreview(browser, memory);
  const [state] = statesOf([text]);
  await preview.show(state);
  return preview;
}

/** The languages that are in sight, one for each group of tabs. */
function shownLanguages(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('.tabs > .code:not([hidden])')].map((code) => code.dataset.language),
  );
}

test('A tab shows its language everywhere on the page where there is one', async () => {
  const { page } = await show();
  assert.deepEqual(await shownLanguages(page), ['cURL', 'cURL', 'HTTP']);
  await page.getByRole('tab', { name: 'Python' }).first().click();
  assert.deepEqual(await shownLanguages(page), ['Python', 'Python', 'Python']);
  await page.getByRole('tab', { name: 'HTTP' }).click();
  assert.deepEqual(await shownLanguages(page), ['Python', 'Python', 'HTTP']);
});

test('The arrow keys, Home and End move between tabs, of which one takes the focus', async () => {
  const { page } = await show();
  const focused = () => page.evaluate(() => document.activeElement.textContent);
  await page.getByRole('tab', { name: 'cURL' }).first().focus();
  for (const [key, label] of [
    ['ArrowRight', 'JavaScript'],
    ['End', 'Python'],
    ['ArrowRight', 'cURL'],
    ['ArrowLeft', 'Python'],
    ['Home', 'cURL'],
  ]) {
    await page.keyboard.press(key);
    assert.equal(await focused(), label, key);
    assert.equal(await page.locator('.tab[aria-selected="true"]').first().textContent(), label);
  }
  const stops = await page.evaluate(() => [...document.querySelector('.tablist').children].map((tab) => tab.tabIndex));
  assert.deepEqual(stops, [0, -1, -1]);
});

test('An edit keeps the tab that was chosen, the filter, and the nodes of all other blocks', async () => {
  const preview = await show();
  const { page } = preview;
  await page.getByRole('tab', { name: 'Python' }).first().click();
  await page.getByRole('combobox', { name: 'Category' }).selectOption('Server errors');
  await page.evaluate(() => {
    window.kept = [...document.querySelectorAll('.block')];
  });
  const changed = showcase
    .replace('Write to us.', 'Write to us now.')
    .replace('"weight": 1200, "to"', '"weight": 900, "to"');
  await preview.patch(patchBetween(showcase, changed));
  assert.deepEqual(await shownLanguages(page), ['Python', 'Python', 'Python']);
  const rows = await page.locator('.table-errors:has(.filter) tbody tr:visible').allTextContents();
  assert.deepEqual(
    rows.map((row) => /Write to us now|Try again/.test(row)),
    [true, true],
  );
  assert.ok(
    await page.evaluate(() => [...document.querySelectorAll('.block')].every((block) => window.kept.includes(block))),
  );
  assert.match(await page.locator('.code:visible', { hasText: 'requests.post' }).textContent(), /900/);
});

test('A table of errors is filtered by words and by category, and says how many are left', async () => {
  const { page } = await show();
  const rows = page.locator('.table-errors:has(.filter) tbody tr:visible');
  const count = page.locator('.filter-count');
  assert.equal(await rows.count(), 6);
  const search = page.getByRole('searchbox', { name: 'Filter this table' });
  await search.fill('KEY');
  assert.deepEqual([await rows.count(), await count.textContent()], [1, '1 of 6']);
  await search.fill('');
  await page.getByRole('combobox', { name: 'Category' }).selectOption('Client errors');
  assert.deepEqual([await rows.count(), await count.textContent()], [4, '4 of 6']);
  await search.fill('nothing of it');
  assert.deepEqual([await rows.count(), await count.textContent()], [0, '0 of 6']);
});

test('A button copies the code beside it through the extension, says so, and jumps nowhere', async () => {
  const preview = await show();
  await preview.page.getByRole('button', { name: 'Copy JSON' }).click();
  const { text } = await preview.next('copy');
  assert.deepEqual(JSON.parse(text), { id: 'par_1', weight: 1200, isInsured: false });
  assert.equal(await preview.page.locator('.copied').textContent(), 'Copied');
  assert.deepEqual(
    preview.messages.filter(({ kind }) => kind === 'reveal'),
    [],
  );
});

test('The outline lists the headings, finds some, leads to them, and closes', async () => {
  const preview = await show();
  const { page } = preview;
  await page.getByRole('button', { name: 'Outline' }).focus();
  await page.keyboard.press('Enter');
  const links = page.getByRole('navigation', { name: 'Outline' }).getByRole('link');
  assert.deepEqual(await links.allTextContents(), [
    'Parcels API',
    'GET Get a parcel:  /parcels/{id}',
    'POST /parcels',
    '201 Created',
    'DELETE /parcels/{id}',
    'Errors',
  ]);
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Search headings');
  await page.keyboard.type('parcels id');
  assert.equal(await links.count(), 2);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const top = await page.evaluate(() => document.querySelector('#delete-parcelsid').getBoundingClientRect().top);
  assert.ok(top >= 0 && top < 120, `the heading is at ${top}`);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'delete-parcelsid');
  // On a narrow page it stood over the words; it opens with what was searched for before.
  assert.equal(await links.count(), 0);
  await page.getByRole('button', { name: 'Outline' }).click();
  assert.equal(await links.count(), 2);
  await page.getByRole('searchbox', { name: 'Search headings' }).fill('zzz');
  assert.equal(await page.locator('.outline-none').textContent(), 'No heading');
  await page.keyboard.press('Escape');
  assert.equal(await links.count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-expanded')), 'false');
  assert.deepEqual(
    preview.messages.filter(({ kind }) => kind === 'reveal'),
    [],
  );
});

test('The outline follows edits, marks where one reads, and is open again when the page comes back', async () => {
  const preview = await show(showcase, { uri: 'file:///docs/api.md', isLocked: false, line: 0, hasOutline: true });
  const { page } = preview;
  await page.setViewportSize({ width: 1200, height: 700 });
  const links = page.getByRole('navigation', { name: 'Outline' }).getByRole('link');
  await preview.patch(patchBetween(showcase, showcase.replace('## Errors', '## All errors')));
  assert.equal(await links.last().textContent(), 'All errors');
  await links.last().click();
  await page.waitForFunction(() => document.querySelector('.outline [aria-current]')?.textContent === 'All errors');
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.waitForFunction(() => document.querySelector('.outline [aria-current]')?.textContent === 'Parcels API');
});

const covered = {
  label: 'openapi.yaml',
  description: '60% · 2 of 3 operations',
  state: 'partly',
  children: [
    { label: 'GET /parcels', description: '1 of 1 parameter', state: 'covered', children: [] },
    {
      label: 'POST /parcels',
      description: '1 of 2 parameters',
      state: 'partly',
      mendedBy: ['refactor.rewrite.sync'],
      children: [{ label: 'sort', description: 'parameter, not documented', state: 'missing', children: [] }],
    },
    {
      label: 'DELETE /parcels',
      description: 'not documented',
      state: 'missing',
      mendedBy: ['refactor.rewrite.document'],
      children: [],
    },
  ],
};

test('Below the outline stands what no document says, as long as it is open, and a button writes it', async () => {
  const preview = await show();
  const { page } = preview;
  await page.getByRole('button', { name: 'Outline' }).click();
  assert.equal((await preview.next('watchCoverage')).isWatched, true);
  const panel = page.getByRole('region', { name: 'Coverage' });
  assert.equal(await panel.count(), 0);
  await preview.send({ kind: 'coverage', descriptions: [covered] });
  await panel.waitFor();
  assert.deepEqual(await panel.locator('li').allInnerTexts(), [
    'POST /parcels\nlacks sort\nWrite it',
    'DELETE /parcels\nnot documented\nWrite it',
  ]);
  await panel.getByRole('button', { name: 'POST /parcels', exact: true }).focus();
  await page.keyboard.press('Enter');
  assert.deepEqual(await preview.next('coverage'), { kind: 'coverage', path: [0, 1], does: 'open' });
  await panel.getByRole('button', { name: 'Write sort of POST /parcels' }).focus();
  await page.keyboard.press('Space');
  assert.deepEqual(await preview.next('coverage'), { kind: 'coverage', path: [0, 1], does: 'write' });
  // What was written is there no more; the focus is on what is left.
  const [get, , removed] = covered.children;
  await preview.send({ kind: 'coverage', descriptions: [{ ...covered, children: [get, removed] }] });
  await panel.getByRole('button', { name: 'Write sort of POST /parcels' }).waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Write DELETE /parcels');
  await page.keyboard.press('Escape');
  assert.equal((await preview.next('watchCoverage')).isWatched, false);
});

test('The outline has the words of a heading, and not those of the buttons in it', async () => {
  const preview = await openPreview(browser);
  const [state] = statesOf(['# Parcels\n\n## Fix a parcel\n']);
  const place = { startLine: 2, startCharacter: 3, endLine: 2, endCharacter: 6 };
  const finding = { rule: 'structure/retitled-section', severity: 'warning', message: 'No section', fix: 'Rename it' };
  await preview.show(state, { findings: [{ ...place, ...finding }] });
  await preview.page.getByRole('button', { name: 'Rename it' }).waitFor();
  await preview.page.getByRole('button', { name: 'Outline' }).click();
  const links = preview.page.getByRole('navigation', { name: 'Outline' }).getByRole('link');
  assert.deepEqual(await links.allTextContents(), ['Parcels', 'Fix a parcel']);
});

test('Anchors, footnotes and their way back lead within the page', async () => {
  const { page } = await show();
  await page.getByRole('link', { name: 'Footnote 1', exact: true }).click();
  assert.match(await page.evaluate(() => document.activeElement.textContent), /In euros/);
  await page.getByRole('link', { name: 'Footnote 1, back to the text' }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'fnref:1');
  await page.getByRole('link', { name: 'Link to Errors' }).focus();
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'errors');
});

test('Headings keep their anchors whatever they are called', async () => {
  const names = [
    'Location',
    'Links',
    'Title',
    'Body',
    'Attributes',
    'Children',
    'Cookie',
    'CreateElement',
    'Forms',
    'Top',
    'Name',
  ];
  const { page } = await show(
    `${names.map((name) => `## ${name}\n\n${'words\n\n'.repeat(30)}`).join('')}[go](#links)\n`,
  );
  assert.deepEqual(await page.locator('h2[id] > .anchor').count(), names.length);
  await page.getByRole('link', { name: 'go', exact: true }).click();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Links');
  const { page: exported } = await openStandalone(
    browser,
    standaloneOf(names.map((name) => `## ${name}\n`).join('\n')),
  );
  assert.equal(await exported.locator('.outline a').count(), names.length);
});

test('A mark of a finding in a tab out of sight stands where it can be seen', async () => {
  const preview = await openPreview(browser);
  const text = 'x\n\n```js\na()\n```\n\n```python\na()\nb()\n```\n';
  const finding = { rule: 'a/b', severity: 'error', message: 'Bad.', startLine: 7, startCharacter: 0 };
  await preview.show(statesOf([text])[0], { findings: [finding] });
  assert.ok(await preview.page.getByRole('button', { name: 'Error: Bad.' }).isVisible());
});

test('A mark beside a line of code stands in the gutter, at that line, also in tabs and lists', async () => {
  const preview = await openPreview(browser);
  const code = (language) => `\`\`\`${language}\nfirst()\nsecond()\n\`\`\`\n`;
  const text = `${code('js')}\nthen\n\n${code('go')}\n${code('ruby')}\n- item\n\n  ${code('json').replaceAll('\n', '\n  ')}`;
  const lines = text.split('\n').flatMap((words, line) => (words.includes('second') ? [line] : []));
  const findings = lines.map((startLine) => ({
    rule: 'a/b',
    severity: 'error',
    message: `${startLine}.`,
    startLine,
    startCharacter: 0,
  }));
  await preview.show(statesOf([text])[0], { findings });
  const words = await preview.page.getByText('then').boundingBox();
  for (const [index, line] of [lines[0], lines[1], lines[3]].entries()) {
    const mark = await preview.page.getByRole('button', { name: `Error: ${line}.`, exact: true }).boundingBox();
    const pre = await preview.page.locator('pre:visible').nth(index).boundingBox();
    assert.ok(mark.x + mark.width < words.x, `line ${line} in the gutter`);
    const middle = mark.y + mark.height / 2;
    assert.ok(middle > pre.y + pre.height / 2 && middle < pre.y + pre.height, `line ${line} at its height`);
  }
});

test('A page in a file has all of it, asks for nothing and complains of nothing', async () => {
  const { page, trouble } = await openStandalone(browser, standaloneOf(showcase));
  await page.getByRole('tab', { name: 'Python' }).first().click();
  assert.deepEqual(await shownLanguages(page), ['Python', 'Python', 'Python']);
  await page.getByRole('searchbox', { name: 'Filter this table' }).fill('key');
  assert.equal(await page.locator('.table-errors:has(.filter) tbody tr:visible').count(), 1);
  await page.getByRole('navigation', { name: 'Outline' }).getByRole('link', { name: 'Errors' }).click();
  assert.equal(new URL(page.url()).hash, '#errors');
  await page.getByText('the errors').click();
  await page.goBack();
  await page.getByRole('button', { name: 'Copy JSON' }).click();
  assert.equal(await page.locator('.copied').textContent(), 'Copied');
  assert.deepEqual(trouble, []);
});

test('Without its script a page in a file shows all that it has, and on paper too', async () => {
  const { page } = await openStandalone(browser, standaloneOf(showcase), { javaScriptEnabled: false });
  assert.equal(await page.locator('.code:visible').count(), 12);
  const { page: printed } = await openStandalone(browser, standaloneOf(showcase), { colorScheme: 'dark' });
  await printed.emulateMedia({ media: 'print', colorScheme: 'dark' });
  assert.equal(await printed.locator('.code:visible').count(), 12);
  assert.equal(await printed.locator('.copy:visible, .tablist:visible, .outline:visible, .filter:visible').count(), 0);
  assert.equal(await printed.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)');
});
