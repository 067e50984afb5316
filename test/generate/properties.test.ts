import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseMarkdown } from '#engine/index.ts';
import { compareOperations } from './read-back.ts';
import { apiOf, findingsIn, generated, synced } from './support.ts';

const words = fc.constantFrom(
  'Reads one.',
  'Lists | all',
  'With `code` and *marks*',
  '# Title\n\ntext',
  '- a\n- b',
  '',
);
const name = fc.constantFrom(
  'id',
  'limit',
  'user_name',
  'X-Trace',
  'filter[state]',
  '$select',
  'note',
  '+1',
  'größe',
  'a b',
  'page.size',
);
/** A dot in the name of a field is read as a path. */
const fieldName = name.filter((one) => !/[.[]/.test(one));
const scalar = fc.oneof(
  fc.record({ type: fc.constant('string'), format: fc.constantFrom('date-time', 'uuid', 'email') }),
  fc.record({
    type: fc.constant('string'),
    enum: fc.uniqueArray(fc.constantFrom('a', 'b|c', '', 'd e', '\\'), { minLength: 1 }),
  }),
  fc.record({
    type: fc.constant('string'),
    pattern: fc.constantFrom('^[A-Z]{2}\\d+$', '^(a|b)+$', '^x?$', '^\\S+@\\S+$'),
  }),
  fc.record({
    type: fc.constantFrom('integer', 'number'),
    minimum: fc.integer({ min: -5, max: 99 }),
    default: fc.constantFrom(100, 120),
  }),
  fc.record({ type: fc.constant('boolean'), default: fc.boolean() }),
  fc.record({
    type: fc.constant('array'),
    items: fc.record({ type: fc.constantFrom('string', 'integer') }),
    minItems: fc.nat(3),
  }),
);
const object = (inner: fc.Arbitrary<object>) =>
  fc.dictionary(fieldName, inner, { maxKeys: 4 }).chain((properties) =>
    fc.subarray(Object.keys(properties)).map((required) => ({
      type: 'object',
      properties,
      ...(required.length > 0 ? { required } : {}),
    })),
  );
const schema = object(fc.oneof({ weight: 4, arbitrary: scalar }, object(scalar)));
const parameters = (places: readonly string[]) =>
  fc.uniqueArray(
    fc.record({
      name,
      in: fc.constantFrom(...places),
      description: words,
      required: fc.boolean(),
      schema: scalar,
    }),
    { maxLength: 4, selector: (one) => one.name },
  );
const body = schema.map((one) => ({ content: { 'application/json': { schema: one } } }));
const response = fc
  .record({ description: words })
  .chain((one) => fc.option(body).map((content) => ({ ...one, ...content })));
const operation = fc
  .record({
    summary: words,
    description: words,
    parameters: parameters(['query', 'header']),
    requestBody: fc.option(body),
    responses: fc.dictionary(fc.constantFrom('200', '201', '204', '404', '4XX', '500', 'default'), response, {
      minKeys: 1,
    }),
  })
  .map(({ requestBody, ...rest }) => ({ ...rest, ...(requestBody ? { requestBody } : {}) }));
const description = fc
  .dictionary(
    fc.constantFrom('/parcels', '/parcels/all', '/carriers/{id}', '/'),
    fc.dictionary(fc.constantFrom('get', 'post', 'put', 'delete', 'patch'), operation, { minKeys: 1, maxKeys: 3 }),
    { minKeys: 1, maxKeys: 2 },
  )
  .map((paths) => ({
    openapi: '3.1.0',
    info: { title: 'Parcels', version: '1', description: 'All about parcels.' },
    paths: Object.fromEntries(
      Object.entries(paths).map(([path, item]) => [
        path,
        path.includes('{id}')
          ? { parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }], ...item }
          : item,
      ]),
    ),
  }));

test('What is generated has no findings, is read as it is described, and is not changed by a sync', () => {
  fc.assert(
    fc.property(description, (one) => {
      const api = apiOf(JSON.stringify(one));
      const text = generated(api);
      assert.deepEqual(compareOperations(api, parseMarkdown('file:///a.md', text)), []);
      assert.deepEqual(findingsIn(text, api, 'api-docs'), []);
      assert.equal(generated(apiOf(JSON.stringify(one))), text);
      assert.equal(synced(text, api), text);
      const marked = generated(api, { isMarked: true });
      assert.equal(synced(marked, api), marked);
    }),
    { numRuns: 60 },
  );
});

test('A sync brings tables up to date with another description of the same paths, and a second one changes nothing', () => {
  fc.assert(
    fc.property(operation, operation, (before, after) => {
      const of = (one: object) =>
        apiOf(
          JSON.stringify({
            openapi: '3.1.0',
            info: { title: 'a', version: '1' },
            paths: { '/parcels': { post: one } },
          }),
        );
      const text = synced(generated(of(before), { isMarked: true }), of(after));
      const own = compareOperations(of(after), parseMarkdown('file:///a.md', text));
      // A region that wasn't there stays away.
      assert.deepEqual(
        own.filter((line) => !/is not read$/.test(line)),
        [],
      );
      synced(generated(of(before)), of(after));
    }),
    { numRuns: 60 },
  );
});

test('A sync of any text, half-typed and broken, throws nothing and settles', () => {
  const api = apiOf(
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'a', version: '1' },
      paths: {
        '/parcels': {
          get: {
            parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer' } }],
            responses: { 200: { description: 'a' } },
          },
        },
      },
    }),
  );
  const whole = generated(api, { contract: 'api-reference' });
  fc.assert(
    fc.property(fc.nat(whole.length), fc.nat(whole.length), (from, to) => {
      synced(whole.slice(0, Math.min(from, to)) + whole.slice(Math.max(from, to)), api);
    }),
    { numRuns: 150 },
  );
});
