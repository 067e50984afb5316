/** The page and the editor show the same lines, whoever leads: at random places, in a real browser. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { launchBrowser } from '../host/browser.mjs';
import { openPreview, patchBetween, servedSpec, statesOf } from './page-harness.mjs';
import { frames, specSyncMisses, syncMisses } from './sync-probe.mjs';

let browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser?.close());

const read = (path) => readFile(new URL(path, import.meta.url), 'utf8');
const rows = (count, write) => Array.from({ length: count }, (_, index) => write(index)).join('\n');
const paragraph = rows(
  7,
  (index) => `Line ${index} of **some** words, ${'which may be long, '.repeat((index * 3) % 5)}end.`,
);
const prose = rows(20, (index) => `## Part ${index}\n\n${paragraph}\n\n- one\n- two,\n  which goes on\n- three\n`);
const picture = (height) =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="300" height="${height}"/>`)}`;

const documents = {
  'a page with everything on it': await read('showcase.md'),
  'the docs of an API': await read('../example/docs/api.md'),
  'words in many lines': `# Words\n\n${prose}`,
  'a long example': `# Data\n\nBefore.\n\n\`\`\`json\n{\n${rows(400, (index) => `  "key${index}": ${index},`)}\n  "last": 0\n}\n\`\`\`\n\n${prose}`,
  'code that is indented': `# Data\n\nBefore.\n\n${rows(60, (index) => `    line ${index}`)}\n\n- item\n\n${rows(30, (index) => `      in a list ${index}`)}\n\n${prose}`,
  'a table': `# Rows\n\n| name | words |\n| --- | --- |\n${rows(120, (index) => `| row${index} | ${'words '.repeat((index * 7) % 40)}end |`)}\n\n${prose}`,
  'a table in HTML': `# HTML\n\n<table>\n${rows(80, (index) => `<tr>\n  <td>cell ${index}</td>\n  <td>${'more '.repeat((index * 5) % 30)}</td>\n</tr>`)}\n</table>\n\n${prose}`,
  pictures: rows(12, (index) => `## Picture ${index}\n\n![a picture](${picture(60 + index * 30)})\n\n${paragraph}\n`),
};

async function show(text) {
  const preview = await openPreview(browser);
  const [state] = statesOf([text]);
  await preview.show(state);
  await preview.page.evaluate(() => Promise.all([...document.images].map((image) => image.decode().catch(() => {}))));
  return { preview, state, page: preview.page };
}

for (const [name, text] of Object.entries(documents)) {
  test(`The page and the editor stay together at random places: ${name}`, async () => {
    const { preview, state } = await show(text);
    assert.deepEqual(await syncMisses(preview, state, { count: 40 }), []);
    await preview.page.context().close();
  });
}

test('The page of a description and the editor stay together at random places', async () => {
  const preview = await openPreview(browser);
  const served = servedSpec(await read('../example/openapi.yaml'));
  await preview.showSpec(served);
  assert.deepEqual(await specSyncMisses(preview, served.state, { count: 60 }), []);
  await preview.page.context().close();
});

test('A page that follows says nothing, and one that leads says a place once', async () => {
  const { preview, page } = await show(documents['words in many lines']);
  const said = () => preview.messages.filter(({ kind }) => kind === 'scrolled').length;
  await preview.send({ kind: 'scroll', line: 60 });
  await frames(page);
  await page.setViewportSize({ width: 640, height: 600 });
  await frames(page);
  assert.equal(said(), 0);
  await page.mouse.wheel(0, 1);
  await preview.next('scrolled');
  await frames(page);
  preview.messages.length = 0;
  await frames(page);
  assert.equal(said(), 0);
});

test('What is written above, or comes there later, leaves the line that is followed where it is', async () => {
  const text = documents['words in many lines'];
  const { preview, page } = await show(text);
  const top = () => page.evaluate(() => document.getElementById('part-9').getBoundingClientRect().top);
  const line = text.split('\n').indexOf('## Part 9');
  await preview.send({ kind: 'scroll', line });
  await frames(page);
  const before = await top();
  await preview.patch({ ...patchBetween(text, text.replace('# Words', '# Words\n\nMore.\n\nAnd more.')), version: 2 });
  await frames(page);
  assert.ok(Math.abs((await top()) - before) < 2, `${before} → ${await top()}`);
  await page.evaluate(() => {
    const late = document.createElement('div');
    late.style.height = '300px';
    document.querySelector('.block').append(late);
  });
  await frames(page);
  assert.ok(Math.abs((await top()) - before) < 2, `${before} → ${await top()}`);
});

test('An editor that shows lines which the page has not yet is followed once they are there', async () => {
  const text = documents['words in many lines'];
  const { preview, page } = await show(text);
  const longer = text.replace('# Words', '# Words\n\nMore.\n\nAnd more.');
  const line = (of) => of.split('\n').indexOf('## Part 9');
  const top = () => page.evaluate(() => document.getElementById('part-9').getBoundingClientRect().top);
  await preview.send({ kind: 'scroll', line: line(text), version: 0 });
  await frames(page);
  const before = await top();
  await preview.send({ kind: 'scroll', line: line(longer), version: 2 });
  await frames(page);
  assert.ok(Math.abs((await top()) - before) < 2, 'not yet');
  await preview.patch({ ...patchBetween(text, longer), version: 2 });
  await frames(page);
  assert.ok(Math.abs((await top()) - before) < 2, `${before} → ${await top()}`);
});
