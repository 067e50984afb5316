import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedText, messagesOf } from '../../support/check-rule.ts';
import { checkSpecTexts } from '../../support/specs.ts';

const rule = 'openapi/path-parameters';
const head = `openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
`;
const messages = (paths: string): readonly string[] => messagesOf(rule, `${head}paths:\n${paths}`);

test('a parameter of the path item holds for all operations, and one of an operation for that', () => {
  assert.deepEqual(
    messages(`
  /parcels/{parcelId}/labels/{labelId}:
    parameters: [{ name: parcelId, in: path, required: true, schema: {} }]
    get: { parameters: [{ name: labelId, in: path, required: true, schema: {} }] }
    put: { parameters: [{ name: labelId, in: query, schema: {} }] }
`),
    ['`PUT /parcels/{parcelId}/labels/{labelId}` declares no path parameter `labelId`'],
  );
});

test('a path item without operations needs no parameters, and an extension is no operation', () => {
  assert.deepEqual(messages('  /parcels/{parcelId}: {}\n  /labels/{labelId}: { x-get: {} }\n'), []);
});

test('one parameter that differs in its name is one finding, however much it differs', () => {
  assert.deepEqual(
    messages('  /parcels/{parcelId}: { get: { parameters: [{ name: nr, in: path, required: true, schema: {} }] } }\n'),
    ['`/parcels/{parcelId}` has no `{nr}`; did you mean `parcelId`?'],
  );
});

test('of two parameters that differ, each means the nearest', () => {
  assert.deepEqual(
    messages(`
  /parcels/{parcelId}/labels/{labelId}:
    get:
      parameters:
        - { name: label_id, in: path, required: true, schema: {} }
        - { name: parcel_id, in: path, required: true, schema: {} }
`),
    [
      '`/parcels/{parcelId}/labels/{labelId}` has no `{label_id}`; did you mean `labelId`?',
      '`/parcels/{parcelId}/labels/{labelId}` has no `{parcel_id}`; did you mean `parcelId`?',
    ],
  );
});

test('a name that stands twice in a path is reported, at the second place', () => {
  assert.deepEqual(
    messages(`
  /parcels/{id}/labels/{id}:
    parameters: [{ name: id, in: path, required: true, schema: {} }]
    get: {}
`),
    ['`{id}` stands twice in `/parcels/{id}/labels/{id}`'],
  );
});

test('two parameters may share a segment', () => {
  assert.deepEqual(
    messages(`
  /parcels/{from}...{to}:
    parameters:
      - { name: from, in: path, required: true, schema: {} }
      - { name: to, in: path, required: true, schema: {} }
    get: {}
`),
    [],
  );
});

test('what stands behind a question mark belongs to no path parameter', () => {
  assert.deepEqual(
    messages('  /parcels?id={id}: { get: { parameters: [{ name: id, in: query, schema: {} }] } }\n'),
    [],
  );
});

test('where a reference leads nowhere, nothing is said to be missing', () => {
  assert.deepEqual(
    messages("  /parcels/{id}: { get: { parameters: [{ $ref: '#/components/parameters/Id' }] } }\n"),
    [],
  );
});

test('the URL of a callback is a path, but for its expressions', () => {
  assert.deepEqual(
    messages(`
  /parcels:
    post:
      callbacks:
        delivered:
          '{$request.body#/url}/{day}':
            post: { parameters: [{ name: hour, in: path, required: true, schema: {} }] }
          '{$request.body#/other}':
            post: {}
`),
    ['`{$request.body#/url}/{day}` has no `{hour}`; did you mean `day`?'],
  );
});

test('a webhook has no path', () => {
  assert.deepEqual(
    messagesOf(
      rule,
      `${head}webhooks:\n  'parcel/{id}': { post: { parameters: [{ name: x, in: path, required: true, schema: {} }] } }\n`,
    ),
    [],
  );
});

test('split in files, the verdict is the same, and stands where the parameter is declared', () => {
  const item = `get:
  parameters:
    - $ref: parameters.yaml#/parcelId
    - { name: x, in: path, required: true, schema: {} }
  responses: {}
delete:
  responses: {}
`;
  const found = checkSpecTexts({
    'openapi.yaml': `${head}paths:\n  /parcels/{parcelId}: { $ref: paths/parcel.yaml }\n`,
    'paths/parcel.yaml': item.replace('parameters.yaml', '../parameters.yaml'),
    'parameters.yaml': 'parcelId: { name: parcelId, in: path, required: true, schema: { type: string } }\n',
  });
  const of = (path: string): readonly string[] =>
    (found[path] ?? []).filter((finding) => finding.rule === rule).map(({ message }) => message);
  assert.deepEqual(of('openapi.yaml'), []);
  assert.deepEqual(of('paths/parcel.yaml'), [
    '`/parcels/{parcelId}` has no `{x}`',
    '`DELETE /parcels/{parcelId}` declares no path parameter `parcelId`',
  ]);
});

test('a path item that two paths share is checked for each', () => {
  const found = checkSpecTexts({
    'openapi.yaml': `${head}paths:
  /parcels/{id}: { $ref: 'items.yaml#/one' }
  /labels/{number}: { $ref: 'items.yaml#/one' }
`,
    'items.yaml': `one:
  parameters: [{ name: id, in: path, required: true, schema: {} }]
  get: { responses: {} }
`,
  });
  assert.deepEqual(
    Object.values(found)
      .flat()
      .filter((finding) => finding.rule === rule)
      .map(({ message }) => message),
    ['`/labels/{number}` has no `{id}`; did you mean `number`?'],
  );
});

test('the parameter is declared as the version has it, in YAML and in JSON', () => {
  assert.equal(
    fixedText(
      rule,
      `swagger: '2.0'
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels/{id}:
    get:
      parameters:
        - { name: limit, in: query, type: integer }
      responses: {}
    put:
      parameters:
        - name: id
          in: path
          required: true
          type: string
      responses: {}
`,
    ),
    `swagger: '2.0'
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels/{id}:
    get:
      parameters:
        - { name: limit, in: query, type: integer }
        - name: id
          in: path
          required: true
          type: string
      responses: {}
    put:
      parameters:
        - name: id
          in: path
          required: true
          type: string
      responses: {}
`,
  );
});
