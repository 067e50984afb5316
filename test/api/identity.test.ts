import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type DescribedApi, describeApi } from '#engine/api/api.ts';
import type { DescribedOperation } from '#engine/api/described.ts';
import { buildSpec } from '#engine/spec/spec.ts';
import { parseSpecFile, type SpecFile, updateSpecFile } from '#engine/spec/text/spec-file.ts';
import type { Place } from '#engine/spec/tree/node.ts';

const text = `openapi: 3.1.0
info: { title: Parcels, version: '1' }
servers:
  - url: https://api.example.com/v1
security:
  - key: []
paths:
  /parcels:
    get:
      summary: Lists
      parameters:
        - $ref: '#/components/parameters/limit'
      responses:
        '200':
          description: OK
          content:
            application/json:
              schema: { $ref: '#/components/schemas/List' }
  /parcels/{id}:
    get:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        '200':
          description: OK
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Parcel' }
    delete:
      responses:
        '204': { description: Gone }
  /depots:
    get:
      responses:
        default: { $ref: '#/components/responses/Problem' }
components:
  parameters:
    limit: { name: limit, in: query, schema: { type: integer } }
  schemas:
    List:
      type: array
      items: { $ref: '#/components/schemas/Parcel' }
    Parcel:
      type: object
      properties:
        weight: { type: number }
    Other:
      type: string
  responses:
    Problem: { description: Wrong }
  securitySchemes:
    key: { type: apiKey, name: X-Key, in: header }
`;

function apiOf(file: SpecFile, before?: DescribedApi): DescribedApi {
  const spec = buildSpec(file, () => undefined, before?.spec);
  assert.ok(spec);
  return describeApi(spec, before);
}

const start = parseSpecFile('file:///openapi.yaml', 'yaml', text);

/** The keys of the operations that are other objects after an edit. */
function changedBy(
  piece: string,
  replacement: string,
): { readonly keys: string[]; readonly before: DescribedApi; readonly after: DescribedApi } {
  const before = apiOf(start);
  for (const operation of before.operations) before.details(operation);
  assert.ok(before.servers.length + before.schemes.length > 1);
  const at = text.indexOf(piece);
  assert.ok(at !== -1, piece);
  const after = apiOf(
    updateSpecFile(start, [{ span: { start: at, end: at + piece.length }, text: replacement }]),
    before,
  );
  const keys = after.operations.filter((one) => before.operation(one.key) !== one).map(({ key }) => key);
  return { keys, before, after };
}

test('An operation is another object when what it says, or its references say, is different, and only then', () => {
  assert.deepEqual(changedBy('Lists', 'Gives all').keys, ['GET /parcels']);
  assert.deepEqual(changedBy('weight: { type: number }', 'weight: { type: integer }').keys, [
    'GET /parcels',
    'GET /parcels/{id}',
    'DELETE /parcels/{id}',
  ]);
  assert.deepEqual(changedBy('in: query', 'in: header').keys, ['GET /parcels']);
  assert.deepEqual(changedBy('description: Wrong', 'description: Bad').keys, ['GET /depots']);
  assert.deepEqual(changedBy('Other:\n      type: string', 'Other:\n      type: integer').keys, []);
  assert.deepEqual(changedBy('  - key: []', '  - other: []').keys.length, 4);
});

test('An operation is another object when a name that led nowhere leads somewhere, and when a name is taken by another part', () => {
  const dangling = text.replace('schemas/List', 'schemas/Others');
  const file = parseSpecFile('file:///openapi.yaml', 'yaml', dangling);
  const before = apiOf(file);
  for (const operation of before.operations) before.details(operation);
  const insert = (one: SpecFile, piece: string, added: string) => {
    const start = one.text().indexOf(piece);
    return updateSpecFile(one, [{ span: { start, end: start }, text: added }]);
  };
  const changed = (one: DescribedApi, other: DescribedApi) =>
    other.operations.filter((operation) => one.operation(operation.key) !== operation).map(({ key }) => key);
  const at = dangling.indexOf('Other:') + 'Other'.length;
  const renamed = updateSpecFile(file, [{ span: { start: at, end: at }, text: 's' }]);
  const after = apiOf(renamed, before);
  assert.deepEqual(changed(before, after), ['GET /parcels']);
  for (const operation of after.operations) after.details(operation);
  const other = insert(renamed, '    Parcel:', '    Another:\n      type: string\n');
  const more = apiOf(other, after);
  assert.deepEqual(changed(after, more), []);
  const word = apiOf(insert(other, 'Lists', 'x'), more);
  assert.deepEqual(changed(more, word), ['GET /parcels']);
  for (const operation of word.operations) word.details(operation);
  const server = apiOf(insert(word.spec.files.get(other.uri) ?? other, 'paths:', 'tags: []\n'), word);
  assert.equal(changed(word, server).length, 4);
});

test('Paths that come or go change no other operation, unless something leads to them, or into them', () => {
  const changedBetween = (one: string, other: string): string[] => {
    const file = parseSpecFile('file:///openapi.yaml', 'yaml', one);
    const before = apiOf(file);
    for (const operation of before.operations) before.details(operation);
    const after = apiOf(updateSpecFile(file, [{ span: { start: 0, end: one.length }, text: other }]), before);
    return after.operations.filter(({ key }) => before.operation(key) !== after.operation(key)).map(({ key }) => key);
  };
  const added = (schema: string) =>
    `  /stamps:\n    get:\n      responses:\n        '200': { description: OK, content: { application/json: { schema: ${schema} } } }\n`;
  const withPath = (from: string, schema: string) => from.replace('  /depots:', `${added(schema)}  /depots:`);
  assert.deepEqual(changedBetween(text, withPath(text, '{ type: string }')), ['GET /stamps']);
  assert.deepEqual(changedBetween(withPath(text, '{ type: string }'), text), []);
  const toAnchor = text.replace('#/components/schemas/List', '#stamp');
  assert.deepEqual(changedBetween(toAnchor, withPath(toAnchor, '{ $anchor: stamp, type: string }')), [
    'GET /parcels',
    'GET /stamps',
  ]);
  const toPath = text.replace(
    '#/components/schemas/List',
    '#/paths/~1stamps/get/responses/200/content/application~1json/schema',
  );
  assert.deepEqual(changedBetween(toPath, withPath(toPath, '{ type: string }')), ['GET /parcels', 'GET /stamps']);
  assert.deepEqual(changedBetween(withPath(toPath, '{ type: string }'), toPath), ['GET /parcels']);
});

test('Keys, servers and schemes stay the same lists as long as they say the same', () => {
  const summary = changedBy('Lists', 'Gives all');
  assert.equal(summary.before.keys, summary.after.keys);
  assert.equal(summary.before.servers, summary.after.servers);
  assert.equal(summary.before.schemes, summary.after.schemes);
  const path = changedBy('/depots:', '/depot:');
  assert.notEqual(path.before.keys, path.after.keys);
  const server = changedBy('/v1', '/v2');
  assert.notEqual(server.before.servers, server.after.servers);
  const scheme = changedBy('X-Key', 'X-Api-Key');
  assert.notEqual(scheme.before.schemes, scheme.after.schemes);
});

/** All that can be asked, as text. */
function described(api: DescribedApi): string {
  const plain = (key: string, value: unknown): unknown => {
    if (key === 'part') return undefined;
    if (key !== 'node' && key !== 'item' && key !== 'schema') return value;
    if (typeof value !== 'object' || value === null || !('part' in value)) return value;
    const { part, start: from, end } = value as Place;
    return part.text.slice(from, end);
  };
  const details = (operation: DescribedOperation) => [operation.key, api.details(operation)];
  return JSON.stringify([api.operations.map(details), api.servers, api.schemes], plain);
}

test('After any edits a description says what it says from scratch, and so do the operations that were kept', () => {
  const pieces = [
    'id',
    '/parcels',
    'get',
    'string',
    '$ref',
    "'200'",
    '\n',
    '  ',
    ':',
    'components',
    'key',
    'query',
    '#/components/schemas/Other',
  ];
  const edit = fc.record({ at: fc.nat(text.length), length: fc.nat(12), text: fc.constantFrom('', 'x', ...pieces) });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
      let file = start;
      let api: DescribedApi | undefined = apiOf(file);
      described(api);
      for (const { at, length, text: replacement } of edits) {
        const from = Math.min(at, file.length);
        file = updateSpecFile(file, [
          { span: { start: from, end: Math.min(from + length, file.length) }, text: replacement },
        ]);
        const spec = buildSpec(file, () => undefined, api?.spec);
        const before: DescribedApi | undefined = api;
        api = spec && describeApi(spec, before);
        const scratch = buildSpec(parseSpecFile(file.uri, 'yaml', file.text()), () => undefined);
        assert.equal(api && described(api), scratch && described(describeApi(scratch)));
        if (!api) return;
      }
    }),
    { numRuns: 200 },
  );
});
