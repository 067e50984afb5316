import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedText, messagesOf } from '../../support/check-rule.ts';

const rule = 'openapi/unused-component';

const head = 'openapi: 3.1.0\ninfo: { title: Parcels, version: 1.0.0 }\n';

test('a schema that takes over a used discriminator is used, also over another one', () => {
  const text = `${head}paths:
  /parcels:
    get:
      responses:
        '200':
          description: The parcels.
          content: { application/json: { schema: { $ref: '#/components/schemas/Parcel' } } }
components:
  schemas:
    Parcel: { type: object, discriminator: { propertyName: kind }, required: [kind], properties: { kind: { type: string } } }
    Letter: { allOf: [{ $ref: '#/components/schemas/Parcel' }] }
    Postcard: { allOf: [{ $ref: '#/components/schemas/Letter' }] }
    Box: { allOf: [{ $ref: '#/components/schemas/Crate' }] }
    Crate: { type: object }
`;
  assert.deepEqual(messagesOf(rule, text), ['The schema `Box` is used nowhere']);
});

test('security schemes are used by requirements, and other components by extensions', () => {
  const text = `${head}security: [{ key: [] }]
paths: {}
x-shown:
  first:
    schema: { $ref: '#/components/schemas/Shown' }
  second:
    schema: { $ref: '#/components/schemas/Told' }
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Key }
    old: { type: http, scheme: basic }
  schemas:
    Shown: { type: object }
    Told: { type: object }
`;
  assert.deepEqual(messagesOf(rule, text), ['The security scheme `old` is used nowhere']);
});

test('of components that only use each other one is reported', () => {
  const text = `${head}paths: {}
components:
  schemas:
    A: { properties: { b: { $ref: '#/components/schemas/B' } } }
    B: { properties: { a: { $ref: '#/components/schemas/A' } } }
`;
  assert.equal(messagesOf(rule, text).length, 1);
});

test('uses are followed over files', () => {
  const files = (use: string) => ({
    'openapi.yaml': `${head}paths:
  /parcels: { $ref: paths.yaml }
components:
  schemas:
    Parcel: { $ref: parcel.yaml }
`,
    'paths.yaml': `get: { responses: { '200': { description: Done., content: { application/json: { schema: ${use} } } } } }\n`,
    'parcel.yaml': "properties: { inside: { $ref: 'openapi.yaml#/components/schemas/Parcel' } }\n",
  });
  assert.deepEqual(messagesOf(rule, files("{ $ref: 'openapi.yaml#/components/schemas/Parcel' }")), []);
  assert.deepEqual(messagesOf(rule, files('{ type: object }')), ['The schema `Parcel` is used by nothing but itself']);
});

test('in 2.0, definitions, parameters and responses', () => {
  const text = `{ "swagger": "2.0", "info": { "title": "Parcels", "version": "1" }, "paths": {},
  "definitions": { "A": { "type": "object" } },
  "parameters": { "B": { "name": "b", "in": "query", "type": "string" } },
  "responses": { "C": { "description": "Done." } },
  "securityDefinitions": { "D": { "type": "basic" } } }`;
  assert.deepEqual(messagesOf(rule, text), [
    'The schema `A` is used nowhere',
    'The parameter `B` is used nowhere',
    'The response `C` is used nowhere',
  ]);
});

test('extensions beside a reference are left alone, and a schema of 3.1 may have keywords there', () => {
  const siblings = (version: string, beside: string): string[] =>
    messagesOf(
      'openapi/ref-siblings',
      `openapi: ${version}
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    A: { $ref: '#/components/schemas/B'${beside} }
    B: { type: object }
  responses:
    C: { $ref: '#/components/responses/D'${beside} }
    D: { description: Done. }
`,
    );
  assert.deepEqual(siblings('3.0.4', ', x-order: 1'), []);
  assert.equal(siblings('3.0.4', ', description: Something').length, 2);
  assert.deepEqual(siblings('3.1.0', ', description: Something'), []);
  assert.deepEqual(siblings('3.1.0', ', headers: {}'), ['`headers` beside `$ref` is ignored']);
});

test('a reference with siblings becomes an allOf, in the style of the file', () => {
  const yaml = `openapi: 3.0.4
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    A:
      description: One.
      $ref: '#/components/schemas/B'
    B: { type: object }
`;
  assert.equal(
    fixedText('openapi/ref-siblings', yaml),
    yaml.replace("$ref: '#/components/schemas/B'", "allOf: [{ $ref: '#/components/schemas/B' }]"),
  );
  const json =
    '{ "openapi": "3.0.4", "info": { "title": "P", "version": "1" }, "paths": {}, "components": { "schemas": { "A": { "$ref": "#/components/schemas/B", "title": "A" }, "B": {} } } }';
  assert.equal(
    fixedText('openapi/ref-siblings', json),
    json.replace('"$ref": "#/components/schemas/B"', '"allOf": [{ "$ref": "#/components/schemas/B" }]'),
  );
});

test('names of components have letters, digits and few marks', () => {
  const text = `${head}paths: {}\ncomponents:\n  schemas: { A.b-c_1: {}, "a/b c": {}, "": {} }\n`;
  assert.deepEqual(messagesOf('openapi/component-name', text), [
    "The name of a schema can't have `/` and ` `",
    'A schema has no name',
  ]);
});

test('examples given twice are one finding, and the schema is silent about them', () => {
  const text = `${head}paths: {}
components:
  examples:
    one: { value: 1, externalValue: https://parcels.test/one }
`;
  assert.equal(messagesOf('openapi/example-value-or-external', text).length, 1);
  assert.deepEqual(messagesOf('openapi/schema', text), []);
});

test('headings of the description stand for sections of the contract', () => {
  const text = (description: string): string => `openapi: 3.1.0
info:
  title: Parcels
  version: 1.0.0
  description: ${description}
servers: [{ url: https://parcels.test }]
paths: { /parcels: { get: { responses: { '200': { description: The parcels. } } } } }
`;
  const options = { sections: ['purpose', 'architecture'] };
  assert.equal(messagesOf('openapi/contract', text('Parcels.'), options).length, 2);
  assert.deepEqual(
    messagesOf('openapi/contract', text('"# Purpose\\n\\nParcels.\\n\\n# Architecture\\n\\nOne service."'), options),
    [],
  );
  const underlined =
    '"Purpose\\r\\n=======\\r\\n\\r\\nParcels.\\r\\n\\r\\nArchitecture\\r\\n- \\r\\n\\r\\n##\\tArchitecture"';
  assert.deepEqual(messagesOf('openapi/contract', text(underlined), options), []);
  const dashes = '"   Architecture\\n  --\\t\\nOne service, #1.\\n\\nPurpose\\n="';
  assert.deepEqual(messagesOf('openapi/contract', text(dashes), options), []);
  assert.equal(messagesOf('openapi/contract', text('"Parcels: a#purpose"'), options).length, 2);
});
