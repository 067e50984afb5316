/** The form with which a reader tries an endpoint, by mouse and by keyboard. In a real browser; the extension's answers are the test's. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import axe from 'axe-core';
import { launchBrowser } from '../host/browser.mjs';
import { openPreview, patchBetween, servedSpec, settings, statesOf } from './page-harness.mjs';
import { applyTheme, themes } from './themes.mjs';

let browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser?.close());

const text = `# Parcels

Intro.

## GET /parcels/{id}

Reads one.

## About

Nothing to try here.
`;
const description = await readFile(new URL('../example/openapi.yaml', import.meta.url), 'utf8');
const panel = { documentFolder: '', workspaceFolder: '', isLocked: false };
const on = { kind: 'settings', settings: { ...settings, canTry: true }, panel };

const plan = {
  method: 'POST',
  path: '/parcels/{id}',
  servers: [{ url: 'https://api.example.com', description: 'Live' }, { url: 'http://127.0.0.1:1' }],
  parameters: [
    { name: 'id', in: 'path', isRequired: true, kind: 'text', value: '42', choices: [], description: 'Which one' },
    { name: 'state', in: 'query', isRequired: false, kind: 'text', value: '', choices: ['sent', 'lost'] },
    { name: 'ids', in: 'query', isRequired: false, kind: 'list', value: '', hint: '1, 2', choices: [] },
  ],
  security: [
    { label: 'key', credentials: [{ scheme: 'key', kind: 'header', name: 'X-Key', prefix: '' }], unmet: ['cookie'] },
    { label: 'none', credentials: [], unmet: [] },
  ],
  bodies: [{ mediaType: 'application/json', kind: 'text', text: '{}' }],
  needsBody: false,
};
const answer = {
  ...{ status: 200, phrase: 'OK', milliseconds: 12, notes: ['A note.'], language: 'json', canInsert: true },
  headers: [['content-type', 'application/json']],
  body: '{\n  "a": "<img src=x onerror=alert(1)>",\n  "n": [1, true, null]\n}',
  check: {
    spec: 'openapi.yaml',
    findings: [
      { severity: 'error', message: '`id` is missing', place: '$' },
      { severity: 'info', message: 'The schema has no property `a`', place: '$.a' },
    ],
  },
};

async function show() {
  const preview = await openPreview(browser);
  await preview.show(statesOf([text])[0]);
  await preview.send(on);
  await preview.page.locator('.try-open').waitFor();
  return preview;
}

/** Opens the form by the keyboard, and answers with the extension's plan. */
async function open(preview, stored = []) {
  await preview.page.locator('.try-open').focus();
  await preview.page.keyboard.press('Enter');
  const { form, action } = await preview.next('try', (message) => message.action.kind === 'open');
  await preview.send({ kind: 'try', form, event: { kind: 'plan', plan, stored } });
  await preview.page.getByRole('button', { name: 'Send' }).and(preview.page.locator(':enabled')).waitFor();
  return { form, action };
}

const tell = (preview, form, event) => preview.send({ kind: 'try', form, event });

test('There are buttons only where requests can be sent, and only at endpoints', async () => {
  const preview = await openPreview(browser);
  const { page } = preview;
  await preview.show(statesOf([text])[0]);
  assert.equal(await page.locator('.try-open').count(), 0);
  await preview.send(on);
  await page.locator('.try-open').waitFor();
  assert.deepEqual(await page.locator('.try-open').evaluateAll((all) => all.map((one) => one.ariaLabel)), [
    'Try it: GET /parcels/{id}',
  ]);
  await open(preview);
  await preview.send({ kind: 'settings', settings, panel });
  await page.locator('.try-form').waitFor({ state: 'detached' });
  assert.equal(await page.locator('.try-open').count(), 0);
  await page.close();
});

test('Endpoints are found in each way in which a page marks them', async () => {
  const preview = await openPreview(browser);
  await preview.send(on);
  const ways = [
    '## **GET** /a',
    '## `GET` `/b`',
    '## List them\n\n`GET /c?x={y}`',
    '## GET https://api.example.com/v1/d',
    '## GET',
    'Call `GET /e` first.',
  ];
  await preview.show(statesOf([`# A\n\n${ways.join('\n\n')}\n`])[0]);
  await preview.send(on);
  await preview.page.locator('.try-open').nth(3).waitFor();
  const names = await preview.page.locator('.try-open').evaluateAll((all) => all.map((one) => one.dataset.endpoint));
  assert.deepEqual(names, ['GET /a', 'GET /b', 'GET /c?x={y}', 'GET https://api.example.com/v1/d']);
  await preview.page.close();
});

test('A form begins with its plan, and sends what is filled in', async () => {
  const preview = await show();
  const { page } = preview;
  const { action } = await open(preview);
  assert.deepEqual(action.endpoint, { method: 'GET', path: '/parcels/{id}', line: 4 });
  assert.ok(await page.getByLabel('Server').evaluate((one) => one === document.activeElement));
  assert.equal(await page.locator('.try-request').textContent(), 'POST /parcels/{id}');
  await page.getByLabel('Server').selectOption({ index: 1 });
  await page.getByLabel('state').selectOption('lost');
  await page.getByLabel('ids').fill('1\n2');
  await page.getByLabel('Content of the body').fill('{"a":1}');
  await page.getByLabel('id path').focus();
  await page.keyboard.press('Enter');
  const sent = await preview.next('try', (message) => message.action.kind === 'send');
  assert.deepEqual(sent.action.input, {
    server: 1,
    security: 0,
    parameters: [
      { in: 'path', name: 'id', value: '42' },
      { in: 'query', name: 'state', value: 'lost' },
      { in: 'query', name: 'ids', value: '1\n2' },
    ],
    body: { mediaType: 'application/json', text: '{"a":1}' },
  });
  await page.getByRole('button', { name: 'Stop' }).click();
  await preview.next('try', (message) => message.action.kind === 'abort');
  await tell(preview, sent.form, { kind: 'failed', message: 'The request was stopped.' });
  await page.getByText('The request was stopped.').waitFor();
  assert.deepEqual(preview.errors, []);
  await page.close();
});

test('What is required is asked for by the page itself', async () => {
  const preview = await show();
  await open(preview);
  await preview.page.getByLabel('id path').fill('');
  await preview.page.getByRole('button', { name: 'Send' }).click();
  assert.ok(await preview.page.getByLabel('id path').evaluate((one) => one === document.activeElement));
  assert.ok(!preview.messages.some(({ kind, action }) => kind === 'try' && action.kind === 'send'));
  await preview.page.close();
});

test('Credentials are no fields: the page asks the extension for them, and is told whether there are any', async () => {
  const preview = await show();
  const { page } = preview;
  const { form } = await open(preview);
  assert.equal(await page.locator('.try-form input[type=password]').count(), 0);
  await page.getByText('key: no credential stored').waitFor();
  await page.getByRole('button', { name: 'Set…: key' }).click();
  const { action } = await preview.next('try', (message) => message.action.kind === 'setCredential');
  assert.deepEqual(action, { kind: 'setCredential', server: 0, scheme: 'key' });
  await tell(preview, form, { kind: 'stored', stored: [{ server: 0, scheme: 'key' }] });
  await page.getByText('key: credential stored').waitFor();
  assert.ok(await page.getByRole('button', { name: 'Change…: key' }).evaluate((one) => one === document.activeElement));
  await page.getByLabel('Server').selectOption({ index: 1 });
  await page.getByText('key: no credential stored').waitFor();
  await page.getByLabel('Authentication').selectOption({ label: 'none' });
  assert.equal(await page.locator('.try-credentials p').count(), 0);
  await page.close();
});

test('An answer is text, whatever it says, with what the description says of it', async () => {
  const preview = await show();
  const { page } = preview;
  const { form } = await open(preview);
  await tell(preview, form, { kind: 'answer', answer });
  await page.getByText('200 OK after 12 ms.').waitFor();
  assert.equal(await page.locator('.try-answer pre').textContent(), answer.body);
  assert.equal(await page.locator('.try-answer img').count(), 0);
  assert.deepEqual(await page.locator('.try-answer .hljs-attr').allTextContents(), ['"a"', '"n"']);
  assert.deepEqual(await page.locator('.try-findings > li').allTextContents(), [
    '$ id is missing',
    '$.a The schema has no property a',
  ]);
  await page.getByRole('button', { name: 'Copy JSON' }).click();
  assert.equal((await preview.next('copy')).text, answer.body);
  await page.getByRole('button', { name: 'Insert as example' }).click();
  await preview.next('try', (message) => message.action.kind === 'insert');
  await tell(preview, form, { kind: 'inserted', message: 'The answer is the example now.' });
  await page.getByText('The answer is the example now.').waitFor();
  assert.deepEqual([preview.errors, preview.requests], [[], []]);
  await page.close();
});

test('What is filled in stays, with the focus, while the author writes; Escape closes', async () => {
  const preview = await show();
  const { page } = preview;
  await open(preview);
  const field = page.getByLabel('id path');
  await field.fill('mine');
  const after = text.replace('Intro.', 'Another intro.').replace('GET /parcels/{id}', 'GET /parcels/{key}');
  await preview.patch({ ...patchBetween(text, after), version: 7 });
  assert.equal(await field.inputValue(), 'mine');
  assert.ok(await field.evaluate((one) => one === document.activeElement));
  assert.equal(await page.locator('.try-open').getAttribute('aria-expanded'), 'true');
  await page.keyboard.press('Escape');
  await page.locator('.try-form').waitFor({ state: 'detached' });
  await preview.next('try', (message) => message.action.kind === 'close');
  assert.ok(await page.locator('.try-open').evaluate((one) => one === document.activeElement));
  await page.close();
});

test('Operations of a description have buttons, too', async () => {
  const preview = await openPreview(browser);
  await preview.send(on);
  await preview.showSpec(servedSpec(description));
  await preview.send(on);
  const button = preview.page.getByRole('button', { name: 'Try it: GET /parcels', exact: true });
  await button.click();
  const { action } = await preview.next('try', (message) => message.action.kind === 'open');
  assert.deepEqual([action.endpoint.method, action.endpoint.path], ['GET', '/parcels']);
  await preview.page.close();
});

for (const [name, theme] of Object.entries(themes)) {
  test(`A form with an answer has nothing that axe finds: ${name}`, async () => {
    const preview = await show();
    const { page } = preview;
    await applyTheme(page, theme);
    const { form } = await open(preview, [{ server: 0, scheme: 'key' }]);
    await tell(preview, form, { kind: 'answer', answer });
    await page.locator('.try-answer summary').click();
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
    );
    assert.deepEqual(found, []);
    await page.close();
  });
}
