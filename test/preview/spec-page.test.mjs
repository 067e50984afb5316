/** The page of a description in a real browser: what it asks for, what it keeps, and where its lines lead. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser } from '../host/browser.mjs';
import { openPreview, openStandalone, servedSpec, standaloneSpecOf } from './page-harness.mjs';

let browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser?.close());

const operations = Array.from(
  { length: 60 },
  (_, index) => `  /items${index}:
    get:
      summary: Show item ${index}
      responses:
        '200':
          description: The item.
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Item' }
`,
).join('');
const text = `openapi: 3.1.0
info: { title: Items, version: '1' }
paths:
${operations}components:
  schemas:
    Item:
      type: object
      properties:
        name: { type: string }
        owner: { $ref: '#/components/schemas/Owner' }
    Owner:
      type: object
      properties:
        email: { type: string, format: email }
        first: { $ref: '#/components/schemas/Item' }
`;

/** Until what has come is laid out. */
const frames = (page) =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
const lineOf = (words) => text.split('\n').findIndex((line) => line.includes(words));
const section = (page, id) => page.locator(`[data-block="${id}"]`);

test('A page has all of its headings at once, and asks for the rest of a section when its reader comes near', async () => {
  const preview = await openPreview(browser);
  const { page } = preview;
  await preview.showSpec(servedSpec(text));
  assert.equal(await page.locator('h3').count(), 62);
  assert.equal(await section(page, 'GET/items50').locator('h4').count(), 0);
  await page.evaluate(() => document.getElementById('GET/items50').scrollIntoView());
  await section(page, 'GET/items50').locator('h4').first().waitFor();
  assert.ok(!preview.needed.includes('GET/items25'), preview.needed.join());
  assert.deepEqual([preview.errors, preview.requests], [[], []]);
});

test('A named schema is asked for when it is opened, stays open while its author writes, and follows', async () => {
  const preview = await openPreview(browser);
  const { page } = preview;
  const served = servedSpec(text);
  await preview.showSpec(served);
  const block = section(page, 'GET/items1');
  await block.locator('details[data-schema="Owner"] > summary').click();
  await block.getByText('email', { exact: true }).waitFor();
  await block.locator('details[data-schema="Item"] > summary').click();
  await block.locator('details[data-schema="Item"]').getByText('name', { exact: true }).waitFor();
  await preview.patch(served.change('Show item 1\n', 'Give item 1\n', 2));
  assert.match(await block.textContent(), /Give item 1/);
  assert.ok(await block.getByText('email', { exact: true }).isVisible());
  await preview.patch(served.change('email: {', 'mail: {', 3));
  await block.getByText('mail', { exact: true }).waitFor();
});

test('A link to a schema leads to its section', async () => {
  const preview = await openPreview(browser);
  const { page } = preview;
  await preview.showSpec(servedSpec(text));
  await section(page, 'GET/items0').getByRole('link', { name: 'Item', exact: true }).first().click();
  await page.waitForFunction(() => document.activeElement?.id === 'schema/Item');
  await section(page, 'schema/Item').locator('.schema').waitFor();
});

test('The editor leads to a section and to a line in it, and a click leads back', async () => {
  const preview = await openPreview(browser);
  const { page } = preview;
  await preview.showSpec(servedSpec(text));
  await preview.send({ kind: 'scroll', line: lineOf('/items40:') + 1 });
  const heading = section(page, 'GET/items40').locator('h3');
  await page.waitForFunction(() => Math.abs(document.getElementById('GET/items40').getBoundingClientRect().top) < 60);
  await section(page, 'GET/items40').locator('h4').first().waitFor();
  await heading.click();
  const { line } = await preview.next('reveal');
  assert.equal(line, lineOf('/items40:') + 1);
  await section(page, 'GET/items40').getByText('The item.').first().click();
  const inner = await preview.next('reveal');
  assert.equal(inner.line, lineOf('Show item 40') + 2);
});

test('A finding stands beside what it is about, and one of no section stands nowhere', async () => {
  const preview = await openPreview(browser);
  const { page } = preview;
  const finding = (line) => ({
    rule: 'a/b',
    severity: 'warning',
    message: 'Mend it.',
    startLine: line,
    startCharacter: 4,
  });
  await preview.showSpec(servedSpec(text), { findings: [finding(lineOf('Show item 1\n'.trim())), finding(2)] });
  assert.equal(await page.locator('.mark').count(), 1);
  await section(page, 'GET/items1').locator('.mark').click();
  assert.equal((await preview.next('reveal')).line, lineOf('Show item 1'));
});

test('What changes above leaves what is in sight where it is', async () => {
  const preview = await openPreview(browser);
  const { page } = preview;
  const served = servedSpec(text);
  await preview.showSpec(served);
  // From then on the reader leads.
  await page.mouse.wheel(0, 10);
  await page.waitForFunction(() => window.scrollY > 0);
  await page.evaluate(() => document.getElementById('GET/items20').scrollIntoView());
  await section(page, 'GET/items20').locator('h4').first().waitFor();
  const top = () => page.evaluate(() => document.getElementById('GET/items20').getBoundingClientRect().top);
  // All that is near has come.
  for (const id of ['GET/items19', 'GET/items20', 'GET/items21', 'GET/items22'])
    await section(page, id).locator('h4').first().waitFor({ state: 'attached' });
  await frames(page);
  const before = await top();
  await preview.patch(served.change('Show item 0\n', 'Show item 0\n      description: More words.\n', 2));
  await frames(page);
  assert.ok(Math.abs((await top()) - before) < 2, `${before} → ${await top()}`);
});

test('A section that was gone and is there again is asked for again', async () => {
  const preview = await openPreview(browser);
  const { page } = preview;
  const served = servedSpec(text);
  await preview.showSpec(served);
  await section(page, 'GET/items0').locator('h4').first().waitFor();
  await preview.patch(served.change('/items0:', 'items0:', 2));
  assert.equal(await section(page, 'GET/items0').count(), 0);
  await preview.patch(served.change('  items0:', '  /items0:', 3));
  await section(page, 'GET/items0').locator('h4').first().waitFor();
});

test('A page in a file has all of a description, opens schemas within others, and asks for nothing', async () => {
  const { page, trouble } = await openStandalone(browser, standaloneSpecOf(text));
  const item = page.locator('.block', { has: page.locator('[id="schema/Item"]') });
  await item.locator('details[data-schema="Owner"] > summary').click();
  await item.getByText('email', { exact: true }).waitFor();
  await item.locator('details[data-schema="Item"] > summary').click();
  await item.locator('details[data-schema="Item"]').getByText('name', { exact: true }).waitFor();
  await item.locator('details[data-schema="Item"] details[data-schema="Owner"] > summary').click();
  assert.equal(await item.getByText('email', { exact: true }).count(), 2);
  assert.equal(await page.locator('h4').count(), 3 * 60);
  assert.deepEqual(trouble, []);
});

test('Without its script a page in a file leads to the schemas that are opened within others', async () => {
  const { page } = await openStandalone(browser, standaloneSpecOf(text), { javaScriptEnabled: false });
  const item = page.locator('.block', { has: page.locator('[id="schema/Item"]') });
  await item.locator('details[data-schema="Owner"] > summary').click();
  await item.locator('details[data-schema="Owner"]').getByRole('link', { name: 'Owner' }).click();
  assert.equal(new URL(page.url()).hash, '#schema/Owner');
});
