import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedText, messagesOf } from '../../support/check-rule.ts';

const head = `openapi: 3.2.0
info: { title: Parcels, version: 1.0.0 }
`;

test('the methods without a body can be set', () => {
  const text = `${head}paths:
  /parcels:
    head: { requestBody: {} }
    query: { requestBody: {} }
    delete: { requestBody: {} }
    additionalOperations: { PURGE: { requestBody: {} } }
`;
  assert.deepEqual(messagesOf('openapi/request-body', text), [
    '`HEAD /parcels` has a request body',
    '`DELETE /parcels` has a request body',
  ]);
  assert.deepEqual(messagesOf('openapi/request-body', text, { methods: ['purge'] }), [
    '`PURGE /parcels` has a request body',
  ]);
});

test('a body of 2.0 is found behind a reference', () => {
  const text = `swagger: '2.0'
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels: { get: { parameters: [{ $ref: '#/parameters/Body' }, { name: page, in: query, type: string }] } }
parameters:
  Body: { name: parcel, in: body, schema: {} }
`;
  assert.deepEqual(messagesOf('openapi/request-body', text), ['`GET /parcels` has a request body']);
});

const form = (version: string, schema: string, encoding: string, mediaType = 'multipart/form-data'): string =>
  `openapi: ${version}
info: { title: Parcels, version: 1.0.0 }
paths:
  /labels: { post: { requestBody: { content: { ${mediaType}: { schema: ${schema}, ${encoding} } } } } }
components:
  schemas:
    Label: { properties: { label: {} } }
    Chain: { allOf: [{ $ref: '#/components/schemas/Label' }, { oneOf: [{ properties: { size: {} } }] }] }
    Circle: { allOf: [{ $ref: '#/components/schemas/Circle' }] }
`;

test('the property of an encoding may be in any part of its schema', () => {
  const encoding = 'encoding: { label: {} }';
  const found = (schema: string): string[] => messagesOf('openapi/encoding', form('3.1.0', schema, encoding));
  for (const schema of [
    '{ properties: { label: {} } }',
    `{ $ref: '#/components/schemas/Label' }`,
    `{ $ref: '#/components/schemas/Chain' }`,
    `{ $ref: '#/components/schemas/Label', properties: { size: {} } }`,
    '{ anyOf: [{ properties: { size: {} } }, { properties: { label: {} } }] }',
    '{ additionalProperties: { type: string } }',
    `{ $ref: '#/components/schemas/Nowhere' }`,
  ])
    assert.deepEqual(found(schema), [], schema);
  for (const schema of [
    '{ properties: { size: {} } }',
    '{ additionalProperties: false }',
    `{ $ref: '#/components/schemas/Circle' }`,
  ])
    assert.deepEqual(found(schema), ['The schema has no property `label`'], schema);
});

test('an encoding excludes those by position, and says nothing of XML', () => {
  const found = (encoding: string, mediaType: string): string[] =>
    messagesOf('openapi/encoding', form('3.2.0', '{ properties: { label: {} } }', encoding, mediaType));
  assert.deepEqual(found('encoding: { label: {} }, prefixEncoding: []', 'multipart/mixed'), [
    '`encoding` stands beside `prefixEncoding`',
  ]);
  assert.deepEqual(found('encoding: { label: {} }', 'text/xml'), ['An encoding says nothing of `text/xml`']);
  assert.deepEqual(found('encoding: { label: {} }', 'application/x-www-form-urlencoded; charset=utf-8'), []);
});

test('media types may have parameters and wildcards, and must be one', () => {
  const text = (name: string): string =>
    `${head}paths: { /parcels: { get: { responses: { '200': { content: { '${name}': {} } } } } } }\n`;
  for (const name of ['application/json', 'application/vnd.parcels+json;v=1', '*/*', 'application/*+json', 'text/*'])
    assert.deepEqual(messagesOf('openapi/mime-types', text(name)), [], name);
  for (const name of ['json', 'text/csv, text/plain', 'application/', ''])
    assert.deepEqual(messagesOf('openapi/mime-types', text(name)), [`\`${name}\` is no media type`]);
  const options = { response: ['Application/JSON'], request: ['text/plain'] };
  assert.deepEqual(messagesOf('openapi/mime-types', text('application/json; charset=utf-8'), options), []);
  assert.deepEqual(messagesOf('openapi/mime-types', text('text/plain'), options), [
    '`text/plain` is not among the media types of responses',
  ]);
});

test('a response that is shared is reported once, where it is written', () => {
  const text = `${head}paths:
  /parcels:
    get: { responses: { '404': { $ref: '#/components/responses/Missing' } } }
    put: { responses: { '404': { $ref: '#/components/responses/Missing' } } }
    head: { responses: { '404': { description: Nothing. } } }
components:
  responses:
    Missing: { description: Nothing., content: { application/json: {} } }
`;
  assert.deepEqual(messagesOf('openapi/problem-details', text), ['The error has no `application/problem+json`']);
});

test('problem details may be put together, and every alternative needs their properties', () => {
  const text = (schema: string): string => `${head}paths:
  /parcels: { get: { responses: { '4XX': { content: { application/problem+json: { schema: ${schema} } } } } } }
components:
  schemas:
    Problem: { properties: { type: {}, title: {} } }
`;
  const found = (schema: string): string[] => messagesOf('openapi/problem-details', text(schema));
  const problem = `{ $ref: '#/components/schemas/Problem' }`;
  assert.deepEqual(found(problem), []);
  assert.deepEqual(found(`{ allOf: [${problem}, { properties: { code: {} } }] }`), []);
  assert.deepEqual(found(`{ oneOf: [${problem}, { allOf: [${problem}] }] }`), []);
  assert.deepEqual(found(`{ oneOf: [${problem}, { properties: { type: {} } }] }`), [
    'The problem details have no `title`',
  ]);
  assert.deepEqual(found('{}'), ['The problem details have no `type` and no `title`']);
});

test('responses contain headers and properties by status', () => {
  const text = `${head}paths:
  /parcels:
    get:
      responses:
        '200': { $ref: '#/components/responses/Fine' }
        '404': { content: { application/json: { schema: { type: array } } } }
        default: { headers: {} }
components:
  responses:
    Fine: { description: Fine., headers: { X-ID: {} }, content: { application/json: { schema: { properties: { id: {} } } } } }
`;
  const found = (options: Readonly<Record<string, unknown>>): string[] =>
    messagesOf('openapi/response-contains', text, options);
  assert.deepEqual(found({ headers: { '2xx': ['x-id'] }, properties: { 200: ['id'], '4XX': ['code'] } }), []);
  assert.deepEqual(found({ headers: { default: ['x-id'] }, properties: { '2XX': ['code'] } }), [
    'The response has no header `x-id`',
    'The response has no property `code`',
  ]);
  assert.deepEqual(found({ headers: 'x-id', properties: { 200: 'code' } }), []);
});

const upload = (root: string, operation: string, parameters: string): string => `swagger: '2.0'
info: { title: Parcels, version: 1.0.0 }
${root}paths:
  /labels:
    parameters: [${parameters}]
    post:
      summary: Store a label
${operation}      responses: { '201': { description: Stored. } }
parameters:
  File: { name: label, in: formData, type: file }
`;

test('a form may be consumed by the document, or by the operation instead', () => {
  const file = `{ $ref: '#/parameters/File' }`;
  const message = '`POST /labels` has form parameters and consumes no form';
  const found = (root: string, operation: string): string[] =>
    messagesOf('openapi/form-data-consumes', upload(root, operation, file));
  assert.deepEqual(found('consumes: [multipart/form-data]\n', ''), []);
  assert.deepEqual(found('consumes: [multipart/form-data]\n', '      consumes: [application/json]\n'), [message]);
  assert.deepEqual(found('', ''), [message]);
  assert.deepEqual(messagesOf('openapi/form-data-consumes', upload('', '', '')), []);
  assert.equal(
    fixedText('openapi/form-data-consumes', upload('', '', file)),
    upload('', '      consumes:\n        - multipart/form-data\n', file),
  );
});
