import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemsIn, problemsOfDocument } from './problems.ts';

const draft07 = 'http://json-schema.org/draft-07/schema#';
const tuple = 'items: [{ type: string }, { type: strng }]';

test('A schema of 3.1 is one of JSON Schema 2020-12 with the keywords of OpenAPI, or a boolean', () => {
  for (const version of ['3.1', '3.2'] as const) {
    const schema =
      '{ type: [string, "null"], const: a, $defs: { b: true }, prefixItems: [false], if: {}, examples: [1] }';
    assert.deepEqual(problemsIn(version, 'schema', schema), []);
    assert.deepEqual(problemsIn(version, 'schema', 'true'), []);
    assert.deepEqual(problemsIn(version, 'schema', tuple), [
      'items: `items` is a list; it must be an object, `true` or `false`',
    ]);
    assert.deepEqual(problemsIn(version, 'schema', '3'), [
      ': The Schema Object is the number 3; it must be an object, `true` or `false`',
    ]);
    assert.deepEqual(problemsIn(version, 'schema', 'properties: { a: { exclusiveMinimum: true } }'), [
      'properties.a.exclusiveMinimum: `exclusiveMinimum` is `true`; it must be a number',
    ]);
  }
  assert.deepEqual(problemsIn('3.1', 'schema', 'discriminator: { mapping: {} }'), [
    'discriminator: `discriminator` is missing `propertyName`',
  ]);
});

test('The dialect of the document is that of its schemas', () => {
  const item = 'items.1.type: `type` is `strng`; did you mean `string`?';
  assert.deepEqual(problemsIn('3.1', 'schema', tuple, { dialect: draft07 }), [item]);
  assert.deepEqual(problemsIn('3.1', 'mediaType', `schema: { ${tuple} }`, { dialect: draft07 }), [`schema.${item}`]);
  const document = `
    openapi: 3.1.1
    info: { title: A, version: '1' }
    jsonSchemaDialect: ${draft07}
    components: { schemas: { A: { ${tuple} } } }`;
  assert.deepEqual(problemsOfDocument('3.1', document), [`components.schemas.A.${item}`]);
});

test('A schema may name a dialect of its own', () => {
  const item = 'properties.a.items.1.type: `type` is `strng`; did you mean `string`?';
  assert.deepEqual(problemsIn('3.1', 'schema', `properties: { a: { $schema: '${draft07}', ${tuple} } }`), [item]);
  const native = "{ $schema: 'https://spec.openapis.org/oas/3.1/dialect/base', properties: { a: { items: [] } } }";
  assert.deepEqual(problemsIn('3.1', 'schema', native, { dialect: draft07 }), [
    'properties.a.items: `items` is a list; it must be an object, `true` or `false`',
  ]);
});

test('Each draft has its own keywords', () => {
  const uris = {
    'http://json-schema.org/draft-04/schema#': [
      'exclusiveMinimum: `exclusiveMinimum` is the number 1; it must be `true` or `false`',
    ],
    'http://json-schema.org/draft-06/schema#': [],
    'https://json-schema.org/draft/2019-09/schema': [],
    'https://json-schema.org/draft/2020-12/schema': [],
  };
  for (const [dialect, expected] of Object.entries(uris)) {
    assert.deepEqual(problemsIn('3.1', 'schema', '{ minimum: 0, exclusiveMinimum: 1 }', { dialect }), expected);
  }
});

test('Of an unknown dialect nothing is said', () => {
  assert.deepEqual(problemsIn('3.1', 'schema', 'type: strng', { dialect: 'https://example.com/dialect' }), []);
  assert.deepEqual(problemsIn('3.1', 'schema', '{ $schema: "https://example.com/dialect", type: strng }'), []);
});
