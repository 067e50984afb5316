import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folder, workspaceOf } from '../support/bound-workspace.ts';

const spec = (paths: readonly string[], title = 'Parcels'): string =>
  JSON.stringify(
    {
      openapi: '3.1.0',
      info: { title, version: '1' },
      paths: Object.fromEntries(paths.map((path) => [path, { get: { responses: { 200: { description: 'OK' } } } }])),
    },
    undefined,
    2,
  );
const page = (...paths: readonly string[]): string =>
  `# Parcels\n\n${paths.map((path) => `## GET ${path}\n\nReads what there is.\n`).join('\n')}`;

test('A document is compared with the only description near it', async () => {
  const { check } = await workspaceOf({
    'docs/a.md': page('/parcels', '/parcel/{id}'),
    'api/openapi.json': spec(['/parcels', '/parcels/{id}']),
  });
  assert.deepEqual((await check('docs/a.md')).found, [
    '`GET /parcel/{id}` is not in `openapi.json`; did you mean `/parcels/{id}`?',
  ]);
});

test('It is not where most of its endpoints are of another API', async () => {
  const { check } = await workspaceOf({
    'a.md': page('/users', '/invoices', '/orders', '/parcels'),
    'openapi.json': spec(['/parcels']),
  });
  assert.deepEqual((await check('a.md')).found, []);
});

test('Unless somebody says that it is', async () => {
  const text = `---\nspec: openapi.json\n---\n\n${page('/users/{id}/orders')}`;
  const { check } = await workspaceOf({ 'a.md': text, 'openapi.json': spec(['/parcels']) });
  assert.deepEqual((await check('a.md')).found, [
    '`GET /parcels` of `openapi.json` is not documented',
    '`GET /users/{id}/orders` is not in `openapi.json`',
  ]);
});

test('An operation that no document names is missing in one of them: where its neighbours are', async () => {
  const { check } = await workspaceOf({
    'a.md': page('/depots'),
    'b.md': page('/parcels'),
    'openapi.json': spec(['/parcels', '/depots', '/parcels/{id}', '/stamps']),
  });
  assert.deepEqual((await check('a.md')).found, ['`GET /stamps` of `openapi.json` is not documented']);
  assert.deepEqual((await check('b.md')).found, ['`GET /parcels/{id}` of `openapi.json` is not documented']);
});

test('What was said stands as long as the description says the same of what was asked', async () => {
  const { check, changeSpec } = await workspaceOf({
    'a.md': page('/parcels'),
    'b.md': page('/depots'),
    'openapi.json': spec(['/parcels', '/depots']),
  });
  const first = await check('a.md');
  assert.deepEqual(first.found, []);
  changeSpec('openapi.json', '"title": "Parcels"', '"title": "All parcels"');
  assert.ok(first.isCurrent());
  changeSpec('openapi.json', '"/parcels"', '"/parcel"');
  assert.ok(!first.isCurrent());
  const second = await check('a.md');
  assert.deepEqual(second.found, ['`GET /parcels` is not in `openapi.json`; did you mean `/parcel`?']);
  // The place that it shows moves with its text.
  changeSpec('openapi.json', '"title": "All parcels"', '"title":\n\n"All parcels"');
  assert.ok(!second.isCurrent());
});

test('A document that says more or less outdates those that are about the same description', async () => {
  const { check } = await workspaceOf({
    'a.md': page('/parcels'),
    'b.md': page('/depots', '/parcels/{id}'),
    'openapi.json': spec(['/parcels', '/parcels/{id}', '/depots']),
  });
  const first = await check('a.md');
  assert.deepEqual(first.found, []);
  await check('b.md', `${page('/depots', '/parcels/{id}')}\nMore words.\n`);
  assert.ok(first.isCurrent());
  await check('b.md', page('/depots'));
  assert.ok(!first.isCurrent());
  assert.deepEqual((await check('a.md')).found, ['`GET /parcels/{id}` of `openapi.json` is not documented']);
});

test('Documents without an endpoint look for no description', async () => {
  const { check, fileSystem } = await workspaceOf({
    'a.md': '# API Documentation\n\n## Overview\n\nWords.\n',
    'openapi.json': spec(['/parcels']),
  });
  fileSystem.read.length = 0;
  await check('a.md');
  assert.ok(!fileSystem.read.includes(`${folder}openapi.json`));
});
