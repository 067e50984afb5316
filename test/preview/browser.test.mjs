/** What the page does with states, patches and its reader, in a real browser under the policy that it has in VS Code. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser } from '../host/browser.mjs';
import { openPreview, patchBetween, statesOf } from './page-harness.mjs';

let browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser?.close());

const article = `# Title

First paragraph with [a link](other.md), [the web](https://example.com/x), [an anchor](#part-1).

## Part

| a | b |
| - | - |
| one | 1 |
| two | 2 |

<details>
<summary>More</summary>

Inside.

</details>

\`\`\`json
{
  "a": 1
}
\`\`\`

## Part

- item
- other

${'Words.\n\n'.repeat(60)}
## End
`;

async function show(text, changes) {
  const preview = await openPreview(browser);
  const [state] = statesOf([text]);
  await preview.show(state, changes);
  return preview;
}

async function edit(preview, before, after) {
  return preview.patch(patchBetween(before, after));
}

test('The page shows its blocks under its own policy, and says what it shows', async () => {
  const preview = await openPreview(browser);
  const [state] = statesOf([article]);
  const { text } = await preview.show(state);
  assert.match(text, /Title[\s\S]*First paragraph[\s\S]*Inside\.[\s\S]*End/);
  assert.equal(await preview.page.locator('.block').count(), state.blocks.length);
  assert.equal(await preview.page.locator('pre .hljs-attr').count(), 1);
  assert.deepEqual(preview.errors, []);
  assert.deepEqual(preview.requests, []);
});

test('An edit leaves the other blocks, what is open, what is selected and the place where one reads', async () => {
  const preview = await show(article);
  const { page } = preview;
  await page.locator('summary').click();
  await page.evaluate(() => {
    const row = document.querySelector('tbody tr');
    document.getSelection().selectAllChildren(row);
    window.kept = [...document.querySelectorAll('.block')];
    window.scrollTo(0, 200);
  });
  await edit(preview, article, article.replace('First', 'Another').replace('Inside.', 'Inside, changed.'));
  const result = await page.evaluate(() => ({
    replaced: [...document.querySelectorAll('.block')].filter((block) => !window.kept.includes(block)).length,
    isOpen: document.querySelector('details').open,
    selected: document.getSelection().toString().replace(/\s+/g, ' ').trim(),
    top: window.scrollY,
    text: document.querySelector('main').textContent,
  }));
  assert.deepEqual({ ...result, text: '' }, { replaced: 0, isOpen: true, selected: 'one 1', top: 200, text: '' });
  assert.match(result.text, /Another paragraph[\s\S]*Inside, changed\./);
});

test('Patches make the same page as a fresh state, whatever moves, comes and goes', async () => {
  const texts = [
    'a\n\nb\n\nc\n',
    'c\n\nb\n\na\n',
    'c\n\n# new\n\na\n\na\n\na\n',
    '<div>\n\na\n\n</div>\n\nc\n',
    '',
    '- x\n- y\n\n| a |\n| - |\n| b |\n',
    '- x\n- changed\n- y\n\n| a |\n| - |\n| b |\n| c |\n\na\n',
  ];
  const patched = await openPreview(browser);
  const states = statesOf(texts);
  await patched.show(states[0]);
  for (const [index, state] of states.entries()) {
    if (index > 0) await patched.patch({ ...patchBetween(texts[index - 1], texts[index]), version: index });
    const fresh = await openPreview(browser);
    await fresh.show(state);
    const read = ({ page }) => page.evaluate(() => document.querySelector('main').innerHTML);
    assert.equal(await read(patched), await read(fresh), `version ${index}`);
    await fresh.page.close();
  }
});

test('A patch that needs a block which the page has not makes it ask for everything', async () => {
  const preview = await show('a');
  const { places, uri } = patchBetween('a', 'b');
  await preview.send({ kind: 'patch', patch: { uri, version: 4, added: [], places: { ...places, since: 1 } } });
  await preview.next('ready');
  await preview.send({ kind: 'patch', patch: { uri, version: 5, added: [], places } });
  await preview.next('ready');
});

test('A patch for another document, and a message that nobody knows, change nothing', async () => {
  const preview = await show('a');
  await preview.send({ kind: 'patch', patch: { ...patchBetween('a', 'b'), uri: 'file:///other.md' } });
  await preview.send({ kind: 'destroy' });
  await edit(preview, 'a', 'a\n\nc');
  assert.equal(await preview.page.evaluate(() => document.querySelector('main').textContent.trim()), 'a\nc');
});

test('Images beside the document and at the root of the workspace load; others leave their words', async () => {
  const preview = await show(
    '![local](img/a.png) ![root](/b.png) ![words](https://evil.example/x.png) ![up](../c.png)\n',
  );
  const sources = await preview.page.evaluate(() => [...document.images].map((image) => image.src));
  assert.deepEqual(
    sources,
    ['docs/img/a.png', 'b.png', 'c.png'].map((path) => `https://preview.example/${path}`),
  );
  assert.equal(await preview.page.locator('.image-missing').textContent(), 'words');
});

test('A click goes to the line of the row, the item or the code line', async () => {
  const preview = await show(article);
  const { page } = preview;
  const lineOf = async (click) => {
    await click();
    return (await preview.next('reveal')).line;
  };
  const line = (words) => article.split('\n').findIndex((text) => text.includes(words));
  assert.equal(await lineOf(() => page.getByText('two', { exact: true }).click()), line('| two'));
  assert.equal(await lineOf(() => page.getByText('other', { exact: true }).click()), line('- other'));
  assert.equal(await lineOf(() => page.locator('.hljs-attr').click()), line('"a": 1'));
  assert.equal(await lineOf(() => page.getByRole('heading', { name: 'Part' }).first().click()), line('## Part'));
});

test('Selecting words, opening details and following links do not jump in the source', async () => {
  const preview = await show(article);
  const { page } = preview;
  await page.locator('summary').click();
  await page.getByText('a link').click();
  await page.getByText('the web').click();
  await page.getByText('an anchor').click();
  assert.deepEqual(await preview.next('openLink'), { kind: 'openLink', href: 'other.md' });
  assert.deepEqual(await preview.next('openLink'), { kind: 'openLink', href: 'https://example.com/x' });
  const top = await page.evaluate(() => document.querySelector('#part-1').getBoundingClientRect().top);
  assert.ok(top >= 0 && top < 120, `the anchor is at ${top}`);
  await page.evaluate(() => window.scrollTo(0, 0));
  const words = await page.getByText('First paragraph').boundingBox();
  await page.mouse.move(words.x + 2, words.y + 8);
  await page.mouse.down();
  await page.mouse.move(words.x + 120, words.y + 8);
  await page.mouse.up();
  await edit(preview, article, `${article}\nmore\n`);
  assert.deepEqual(
    preview.messages.filter(({ kind }) => kind === 'reveal'),
    [],
  );
});

test('An anchor in closed details opens them', async () => {
  const preview = await show('[go](#deep)\n\n<details>\n\n<details>\n\n## Deep\n\n</details>\n\n</details>\n');
  await preview.page.getByText('go').click();
  assert.deepEqual(
    await preview.page.evaluate(() => [...document.querySelectorAll('details')].map(({ open }) => open)),
    [true, true],
  );
});

const findings = [
  { rule: 'a/one', severity: 'warning', message: 'One `code`.', startLine: 9, startCharacter: 2 },
  { rule: 'a/two', severity: 'error', message: 'Two.', startLine: 9, startCharacter: 4 },
  { rule: 'a/three', severity: 'info', message: 'Three.', startLine: 0, startCharacter: 0 },
  { rule: 'a/four', severity: 'hint', message: 'Four.', startLine: 20, startCharacter: 0 },
];

test('Findings stand beside their rows, are read out, and lead to their places', async () => {
  const preview = await show(article, { findings });
  const { page } = preview;
  const mark = page.getByRole('button', { name: 'Warning: One code. Error: Two.' });
  const row = await page.getByRole('cell', { name: 'two' }).boundingBox();
  const box = await mark.boundingBox();
  assert.ok(
    box.x < row.x && box.y >= row.y - 4 && box.y + box.height <= row.y + row.height + 4,
    'in the gutter, at the row',
  );
  const code = await page.locator('.hljs-attr').boundingBox();
  const beside = await page.getByRole('button', { name: 'Hint: Four.' }).boundingBox();
  assert.ok(Math.abs(beside.y + beside.height / 2 - code.y - code.height / 2) < 8, 'at the line of code');
  await mark.hover();
  assert.match(await page.getByRole('tooltip').textContent(), /One code\.[\s\S]*a\/one[\s\S]*Two\.[\s\S]*a\/two/);
  await mark.focus();
  await page.keyboard.press('Enter');
  assert.deepEqual(await preview.next('reveal'), { kind: 'reveal', line: 9, character: 2, takesFocus: true });
});

test('A mark that stays keeps the focus when others go', async () => {
  const preview = await show(article, { findings });
  await preview.page.getByRole('button', { name: 'Info: Three.' }).focus();
  await preview.patch({ ...patchBetween(article, article.replace('two', 'second')), findings: findings.slice(2) });
  assert.equal(await preview.page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Info: Three.');
  assert.equal(await preview.page.locator('.mark').count(), 2);
});

test('Marks and ghosts move with their lines before they are sent again, as the same elements', async () => {
  const ghost = { section: 's', title: 'Errors', guidance: '', isRequired: true, line: 5 };
  const preview = await show(article, { findings, ghosts: [ghost] });
  const { page } = preview;
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('.mark, .ghost')) element.isFromBefore = true;
  });
  const places = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('.mark, .ghost')].map((element) => [
        element.isFromBefore,
        element.getAttribute('aria-label'),
        element.parentElement.textContent,
      ]),
    );
  const before = await places();
  assert.equal(before.length, findings.length, 'two stand in one line, and a ghost with them');
  const { places: change } = patchBetween(article, `\n\n${article}`);
  const moved = [{ at: 0, removed: 0, inserted: 2 }];
  await preview.patch({ uri: 'file:///docs/api.md', version: 2, added: [], places: change, moved });
  assert.deepEqual(await places(), before);
  await page.locator('.mark').first().click();
  const { line } = await preview.next('reveal');
  assert.equal(line, Math.min(...findings.map(({ startLine }) => startLine)) + 2);
});

test('A finding that something mends has a button for it, and the others have none', async () => {
  const [one, two] = findings;
  const preview = await show(article, { findings: [{ ...one, fix: 'Write `two`' }, { ...findings[2] }, two] });
  const { page } = preview;
  assert.equal(await page.locator('.mark-fix').count(), 1);
  const button = page.getByRole('button', { name: 'Fix: Write two' });
  const row = await page.getByRole('cell', { name: 'two' }).boundingBox();
  const box = await button.boundingBox();
  assert.ok(box.x > row.x && box.y >= row.y - 4 && box.y + box.height <= row.y + row.height + 4, 'at the row');
  await page.getByRole('button', { name: 'Warning: One code. Error: Two.' }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.deepEqual(await preview.next('fix'), { kind: 'fix', line: 9 });
  await preview.patch({ ...patchBetween(article, article.replace('two', 'second')), findings: [two] });
  assert.equal(await page.locator('.mark-fix').count(), 0);
});

test('What the cursor of the editor and its pointer are at is marked, also after an edit', async () => {
  const preview = await show(article);
  const { page } = preview;
  const marked = (name) =>
    page.evaluate((at) => [...document.querySelectorAll(`.${at}`)].map((one) => one.textContent.trim()), name);
  const point = async (pointing, line) => {
    await preview.send({ kind: 'point', pointing, line });
    return marked(pointing === 'cursor' ? 'is-at-cursor' : 'is-pointed-at');
  };
  const line = (words) => article.split('\n').findIndex((text) => text.includes(words));
  assert.match((await point('cursor', line('| two')))[0], /^two\s*2$/);
  assert.deepEqual(await point('cursor', line('- other')), ['other']);
  assert.equal(await page.locator('[aria-current="true"]').count(), 1);
  assert.deepEqual(await point('cursor', 1), []);
  assert.deepEqual(await point('pointer', line('## End')), ['End']);
  assert.match((await point('cursor', line('"a": 1')))[0], /"a": 1/);
  await edit(preview, article, article.replace('"a": 1', '"a": 2'));
  assert.match((await marked('is-at-cursor'))[0], /"a": 2/);
  assert.deepEqual(await point('cursor', undefined), []);
  assert.deepEqual(await marked('is-pointed-at'), ['End']);
});

test('The lines under the pointer are told once, row by row, and that it has gone', async () => {
  const preview = await show(article);
  const { page } = preview;
  const line = (words) => article.split('\n').findIndex((text) => text.includes(words));
  await page.getByText('two', { exact: true }).hover();
  const row = { kind: 'pointed', startLine: line('| two'), endLine: line('| two') + 1 };
  assert.deepEqual(await preview.next('pointed'), row);
  await page.locator('.hljs-attr').hover();
  const code = { kind: 'pointed', startLine: line('"a": 1'), endLine: line('"a": 1') + 1 };
  assert.deepEqual(await preview.next('pointed'), code);
  await page.getByText('First paragraph').hover({ position: { x: 5, y: 5 } });
  assert.deepEqual(await preview.next('pointed'), { kind: 'pointed', startLine: 2, endLine: 3 });
  await page.mouse.move(400, 599);
  await page.mouse.move(2, 2);
  assert.deepEqual(await preview.next('pointed', ({ startLine }) => startLine === undefined), { kind: 'pointed' });
});

test('A double click takes the focus to the line', async () => {
  const preview = await show(article);
  await preview.page.getByText('two', { exact: true }).dblclick();
  const line = article.split('\n').findIndex((text) => text.includes('| two'));
  const message = await preview.next('reveal', ({ takesFocus }) => takesFocus === true);
  assert.deepEqual(message, { kind: 'reveal', line, character: 0, takesFocus: true });
});

const ghost = (section, line) => ({ section, title: section, guidance: `About ${section}.`, isRequired: true, line });

test('Missing sections stand where they belong, in their order, and can be inserted', async () => {
  const text = 'a\n\nb\n\nc\n';
  const preview = await show(text, { ghosts: [ghost('one', 0), ghost('two', 2), ghost('three', 2), ghost('four', 9)] });
  const { page } = preview;
  const order = () =>
    page.evaluate(() =>
      [...document.querySelector('main').children].map(
        (child) => child.querySelector('.ghost-title')?.textContent ?? child.textContent.trim(),
      ),
    );
  assert.deepEqual(await order(), ['one', 'a', 'two', 'three', 'b', 'c', 'four']);
  await page.getByRole('button', { name: 'Insert the section three' }).click();
  assert.deepEqual(await preview.next('insertSection'), { kind: 'insertSection', section: 'three' });
  const patch = patchBetween(text, 'a\n\n# three\n\nb\n\nc\n');
  await preview.patch({ ...patch, ghosts: [ghost('one', 0), ghost('two', 2), ghost('four', 9)] });
  assert.deepEqual(await order(), ['one', 'a', 'two', 'three', 'b', 'c', 'four']);
  assert.equal(await page.locator('.ghost').count(), 3);
});

test('An empty page says so, unless it has ghosts', async () => {
  const preview = await show('');
  assert.equal(await preview.page.locator('.notice').textContent(), 'This document is empty.');
  await preview.patch({ ...patchBetween('', ''), ghosts: [ghost('one', 0)] });
  assert.equal(await preview.page.locator('.notice').textContent(), '');
});

test('The page follows the editor to a row, and does not answer with a scroll of its own', async () => {
  const preview = await show(article);
  const line = article.split('\n').findIndex((text) => text.startsWith('| two'));
  await preview.send({ kind: 'scroll', line });
  const top = () => preview.page.evaluate(() => document.querySelectorAll('tbody tr')[1].getBoundingClientRect().top);
  await preview.page.waitForFunction(
    () => Math.abs(document.querySelectorAll('tbody tr')[1].getBoundingClientRect().top) < 2,
  );
  await preview.send({ kind: 'scroll', line: line - 0.5 });
  await preview.page.waitForFunction(() => document.querySelectorAll('tbody tr')[1].getBoundingClientRect().top > 8);
  assert.ok((await top()) < 40, 'half a row lower');
  await edit(preview, article, `${article}\nmore\n`);
  assert.deepEqual(
    preview.messages.filter(({ kind }) => kind === 'scrolled'),
    [],
  );
});

test('The wheel leads: the editor is told the line at the top', async () => {
  const preview = await show(article);
  await preview.page.mouse.move(400, 300);
  await preview.page.mouse.wheel(0, 900);
  const { line } = await preview.next('scrolled', (message) => message.line > 20);
  const expected = await preview.page.evaluate(() => window.scrollY);
  assert.ok(expected > 0 && line < article.split('\n').length);
  // What the editor asks for from now on is followed, and the page is silent again.
  await preview.send({ kind: 'scroll', line: 0 });
  await preview.page.waitForFunction(() => window.scrollY === 0);
});

test('Lines and places agree: the line that is followed is the line that is reported', async () => {
  const preview = await show(article);
  for (const line of [0, 2.25, 8.25, 9.5, 20, 20.25, 25.75, 41]) {
    await preview.send({ kind: 'scroll', line });
    await edit(preview, article, article);
    // Scrolled before the next frame is painted.
    await preview.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await preview.page.keyboard.press('Enter');
    assert.equal((await preview.next('reveal')).line, Math.round(line), `line ${line}`);
  }
});

test('The place where one read is remembered with the document', async () => {
  const [state] = statesOf([article]);
  const preview = await openPreview(browser, { uri: state.uri, isLocked: true, line: 27 });
  await preview.show(state);
  await preview.page.waitForFunction(() => window.scrollY > 100);
  assert.deepEqual(await preview.page.evaluate(() => window.keptState), { uri: state.uri, isLocked: false, line: 27 });
});

test('A page of 20,000 blocks is built in slices and can be patched meanwhile', async () => {
  const text = Array.from({ length: 20_000 }, (_, index) => `# Heading ${index}\n`).join('');
  const preview = await openPreview(browser);
  const [state] = statesOf([text]);
  await preview.send({
    kind: 'state',
    state,
    settings: { scrollWithEditor: true, scrollEditor: true, allowRemoteImages: false, canTry: false },
    panel: { documentFolder: '', workspaceFolder: '', isLocked: false },
  });
  await preview.page.locator('.block').first().waitFor();
  await preview.send({ kind: 'patch', patch: { ...patchBetween(text, `start\n\n${text}`), version: 2 } });
  const rendered = await preview.next('rendered', ({ version }) => version === 2);
  assert.ok(rendered.text.startsWith('start'));
  assert.equal(await preview.page.locator('.block').count(), 20_001);
});
