import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Drift, getPage, specWith } from '../support/drift.ts';

const answers = (...statuses: string[]): string =>
  specWith({
    responses: `{ ${statuses.map((status) => `'${status}': { description: It is ${status}. }`).join(', ')} }`,
  });
const table = (...statuses: string[]): string =>
  getPage(
    `| Status | Description |\n| ------ | ----------- |\n${statuses.map((status) => `| ${status}    | So it is.   |`).join('\n')}`,
  );
const list = (...statuses: string[]): string =>
  getPage(`Status codes:\n\n${statuses.map((status) => `- **${status}** – so it is`).join('\n')}`);

const missing = (status: string): string =>
  `The status \`${status}\` of \`GET /parcels/{id}\` in \`openapi.yaml\` is not documented`;
const unknown = (status: string): string =>
  `${status} | \`GET /parcels/{id}\` has no status \`${status}\` in \`openapi.yaml\``;

test('A range has all of its statuses, and `default` all there are', () => {
  assert.deepEqual(new Drift(answers('200', '4XX'), table('200', '404')).lines, []);
  assert.deepEqual(new Drift(answers('200', 'default'), table('200', '404', '500')).lines, []);
  assert.deepEqual(new Drift(answers('200', '404'), table('200', '4XX')).lines, []);
  assert.deepEqual(new Drift(answers('200', '4XX'), table('200', '500')).lines, [unknown('500')]);
});

test('A status is reported once, in the list rather than in an example', () => {
  const page = `${table('200', '404')}\n\`\`\`http\nHTTP/1.1 404 Not Found\n\`\`\`\n`;
  const { lines, found } = new Drift(answers('200'), page);
  assert.deepEqual(lines, [unknown('404')]);
  assert.equal(page.slice(found[0]?.span.start).startsWith('404    |'), true);
});

test('Only a list leaves something out, of the kind that it lists', () => {
  assert.deepEqual(new Drift(answers('200', '404', '409'), table('200', '400')).lines.slice(0, 2), [
    `Status | Description | ${missing('404')}`,
    `Status | Description | ${missing('409')}`,
  ]);
  assert.deepEqual(new Drift(answers('200', '404'), table('200')).lines, []);
  assert.deepEqual(new Drift(answers('200', '404', '409'), table('404')).lines, [
    `Status | Description | ${missing('409')}`,
  ]);
  assert.deepEqual(new Drift(answers('200', '404'), getPage('Returns `200`.')).lines, []);
  assert.deepEqual(new Drift(answers('200', '404', '409'), list('200', '404')).lines, [`200 | ${missing('409')}`]);
});

test('What the document says of all endpoints is not missing', () => {
  const spec = answers('200', '404', '401', '429');
  assert.equal(new Drift(spec, table('200', '404')).lines.length, 2);
  const general = '## Errors\n\n| Status | Description |\n| - | - |\n| 401 | Who are you? |\n| 429 | Too many |\n';
  assert.deepEqual(new Drift(spec, `${table('200', '404')}\n${general}`).lines, []);
  assert.deepEqual(
    new Drift(spec, `${table('200', '404')}\n## Errors\n\nAny endpoint may answer with 4xx.\n`).lines,
    [],
  );
});

test('Errors that come in addition to common ones leave those out', () => {
  const spec = answers('200', '403', '404', '409');
  const words = 'In addition to any [common errors](#errors), this endpoint may return:';
  const page = table('403', '404').replace('| Status |', `${words}\n\n| Status |`);
  assert.deepEqual(new Drift(spec, page).lines, []);
  assert.equal(new Drift(spec, page.replace(words, 'This endpoint may return:')).lines.length, 1);
});

test('Another status of success is one contradiction, and mended on both sides', () => {
  const drift = new Drift(answers('201', '400'), table('200', '400'));
  assert.deepEqual(drift.lines, ['200 | `GET /parcels/{id}` has the status `201` in `openapi.yaml`, not `200`']);
  assert.equal(drift.after('Write `201`').text, table('201', '400'));
  assert.deepEqual(drift.after('Write `200` in `openapi.yaml`').lines, []);
});

test('A status is added in its place, in a table and in a list', () => {
  const spec = answers('200', '400', '404');
  const row = new Drift(spec, table('200', '404').replaceAll('\n', '\r\n')).after('Add `400`');
  assert.equal(
    row.text,
    table('200', '400', '404').replace('400    | So it is.   |', '400    | It is 400.  |').replaceAll('\n', '\r\n'),
  );
  const item = new Drift(spec, list('200', '404')).after('Add `400`');
  assert.equal(item.text, list('200', '400', '404').replace('**400** – so it is', '**400** – It is 400.'));
  const first = new Drift(spec, list('400', '404')).found;
  assert.deepEqual(first, []);
});

test('A status goes into the description in its place, or out of it', () => {
  const added = new Drift(answers('200', '500'), table('200', '404', '500')).after('Add `404` to `openapi.yaml`');
  assert.deepEqual(added.lines, []);
  assert.ok(added.spec.indexOf("'404'") < added.spec.indexOf("'500'"), added.spec);
  assert.deepEqual(
    new Drift(answers('200', '404', '409'), table('200', '404')).after('Remove `409` from `openapi.yaml`').lines,
    [],
  );
});

test('A deprecation is told by any word, also in a heading above', () => {
  const spec = specWith({}).replace('    get:\n', '    get:\n      deprecated: true\n');
  assert.deepEqual(new Drift(spec, getPage('')).lines, [
    'GET /parcels/{id} | `GET /parcels/{id}` is deprecated in `openapi.yaml`',
  ]);
  assert.deepEqual(new Drift(spec, getPage('It will be removed in June.')).lines, []);
  assert.deepEqual(new Drift(spec, getPage('').replace('# Parcels', '# Legacy endpoints')).lines, []);
  const after = new Drift(spec, getPage('').replaceAll('\n', '\r\n')).after('Say that it is deprecated');
  assert.match(after.text, /## GET \/parcels\/\{id\}\r\n\r\n\*\*Deprecated\.\*\*\r\n\r\nGets/);
  assert.deepEqual(after.lines, []);
});
