import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markHttp, tokenize } from './tokens.ts';

test('an endpoint heading', async () => {
  assert.deepEqual(await markHttp('### GET /parcels/{parcelId}'), [
    'GET: keyword.control.method',
    '/parcels/: string.unquoted.path',
    '{: punctuation.definition.parameter.begin',
    'parcelId: variable.parameter.path',
    '}: punctuation.definition.parameter.end',
  ]);
});

test('a heading keeps the scopes that Markdown gives it', async () => {
  const [line] = await tokenize('text.html.markdown', '## DELETE /parcels');
  const method = line?.find(({ text }) => text === 'DELETE');
  assert.ok(method?.scopes.includes('heading.2.markdown'), method?.scopes.join(' '));
});

test('a heading that is a method alone, and one in code', async () => {
  assert.deepEqual(await markHttp('## PATCH'), ['PATCH: keyword.control.method']);
  assert.deepEqual(await markHttp('## PATCH ##'), ['PATCH: keyword.control.method']);
  assert.deepEqual(await markHttp('## `POST /parcels`'), [
    'POST: keyword.control.method',
    '/parcels: string.unquoted.path',
  ]);
});

test('a heading that only begins like one', async () => {
  assert.deepEqual(await markHttp('## GET started with parcels\n\n## POSTAGE\n\n## 200 parcels\n\n## get /x'), []);
});

test('a status heading', async () => {
  assert.deepEqual(await markHttp('### 404 Not Found'), ['404: constant.numeric.status']);
});

test('cells of a table', async () => {
  const text =
    '| Status | Code | Call |\n| ---: | --- | --- |\n|    404 | parcel_not_found | GET /parcels |\n| 409 Conflict | x | PUT |\n';
  assert.deepEqual(await markHttp(text), [
    '404: constant.numeric.status',
    'GET: keyword.control.method',
    '/parcels: string.unquoted.path',
    '409: constant.numeric.status',
    'Conflict: string.unquoted.phrase',
    'PUT: keyword.control.method',
  ]);
});

test('a table cell that holds more than a status', async () => {
  assert.deepEqual(await markHttp('| Limit |\n| --- |\n| 500 per hour |\n| 1500 |\n'), []);
});

test('inline code', async () => {
  assert.deepEqual(
    await markHttp(
      'Call `GET /parcels`, never `parcels`; `404` or `422 Unprocessable Content` follow `/parcels/{id}`.',
    ),
    [
      'GET: keyword.control.method',
      '/parcels: string.unquoted.path',
      '404: constant.numeric.status',
      '422: constant.numeric.status',
      'Unprocessable Content: string.unquoted.phrase',
      '/parcels/: string.unquoted.path',
      '{: punctuation.definition.parameter.begin',
      'id: variable.parameter.path',
      '}: punctuation.definition.parameter.end',
    ],
  );
});

test('inline code in a table and in a list', async () => {
  assert.deepEqual(await markHttp('| a |\n| --- |\n| `401` |\n'), ['401: constant.numeric.status']);
  assert.deepEqual(await markHttp('- `DELETE /parcels`\n'), [
    'DELETE: keyword.control.method',
    '/parcels: string.unquoted.path',
  ]);
});

test('prose, comments and longer code stay as they are', async () => {
  assert.deepEqual(await markHttp('GET /parcels answers 404. <!-- `GET /x` --> ``GET /x`` `GET /x now`'), []);
});
