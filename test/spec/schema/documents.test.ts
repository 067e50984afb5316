import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'yaml';
import { cutDocument } from '#engine/spec/schema/document.ts';
import { petstore2, petstore3 } from './petstore.ts';
import { problemsIn, problemsOfDocument } from './problems.ts';

test('A document that uses much of a version has no problem', () => {
  assert.deepEqual(problemsOfDocument('2.0', petstore2), []);
  assert.deepEqual(problemsOfDocument('3.0', petstore3('3.0.4')), []);
  assert.deepEqual(problemsOfDocument('3.1', petstore3('3.1.1')), []);
  assert.deepEqual(problemsOfDocument('3.2', petstore3('3.2.0')), []);
});

test('The smallest documents have no problem', () => {
  const info = 'info: { title: A, version: "1" }';
  assert.deepEqual(problemsOfDocument('2.0', `{ swagger: "2.0", ${info}, paths: {} }`), []);
  assert.deepEqual(problemsOfDocument('3.0', `{ openapi: 3.0.0, ${info}, paths: {} }`), []);
  for (const version of ['3.1', '3.2'] as const) {
    for (const part of ['paths', 'webhooks', 'components']) {
      assert.deepEqual(problemsOfDocument(version, `{ openapi: ${version}.0, ${info}, ${part}: {} }`), []);
    }
  }
});

test('A document that is no object is told', () => {
  assert.deepEqual(problemsOfDocument('3.0', '[]'), [': The OpenAPI Object is a list; it must be an object']);
  assert.deepEqual(problemsOfDocument('2.0', ''), [': The Swagger Object is empty; it must be an object']);
});

test('Path items and components are parts of their own', () => {
  const parts = cutDocument('3.0', parse(petstore3('3.0.4')));
  assert.deepEqual(
    parts.map(({ type, path }) => `${type} ${path.join('.')}`),
    [
      'openapi ',
      'pathItem paths./pets/{id}',
      'schema components.schemas.Pet',
      'response components.responses.Failed',
      'parameter components.parameters.id',
      'example components.examples.pet',
      'header components.headers.Next',
      'securityScheme components.securitySchemes.bearer',
      'securityScheme components.securitySchemes.basic',
      'securityScheme components.securitySchemes.key',
      'securityScheme components.securitySchemes.oidc',
      'securityScheme components.securitySchemes.oauth',
    ],
  );
});

test('A problem in a part is found once, with its path in the document', () => {
  const broken = petstore3('3.1.1').replace('description: It failed', 'descripton: It failed').replace('name: MIT', '');
  assert.deepEqual(problemsOfDocument('3.1', broken), [
    'info.license: `license` is missing `name`',
    'components.responses.Failed.descripton!: `descripton` is no field of a Response Object; did you mean `description`?',
  ]);
});

test('Nothing is said of an object that a version does not have', () => {
  assert.deepEqual(problemsIn('2.0', 'requestBody', '{}'), []);
  assert.deepEqual(problemsIn('3.1', 'items', '{}'), []);
});

test('A security scheme is asked for what its type needs, and for nothing else', () => {
  for (const version of ['3.0', '3.1', '3.2'] as const) {
    assert.equal(problemsIn(version, 'securityScheme', 'type: apiKey').length, 2);
    assert.equal(problemsIn(version, 'securityScheme', 'type: http').length, 1);
    assert.equal(problemsIn(version, 'securityScheme', 'type: openIdConnect').length, 1);
    assert.equal(problemsIn(version, 'securityScheme', 'description: none').length, 1);
  }
  assert.deepEqual(
    problemsIn('2.0', 'securityScheme', '{ type: oauth2, flow: implicit, tokenUrl: https://a.example }'),
    [
      ': The Security Scheme Object with `flow: implicit` is missing `authorizationUrl`',
      'tokenUrl!: `tokenUrl` is no field of a Security Scheme Object with `flow: implicit`',
    ],
  );
});

test('A parameter of 2.0 has the fields of its place', () => {
  assert.deepEqual(problemsIn('2.0', 'parameter', '{ name: a, in: body, schema: {}, type: string }'), [
    'type!: `type` is no field of a Parameter Object with `in: body`',
  ]);
  assert.deepEqual(problemsIn('2.0', 'parameter', '{ name: a, in: query, type: array }'), [
    ': The Parameter Object with `in: query` is missing `items`, which `type: array` needs',
  ]);
  assert.deepEqual(problemsIn('2.0', 'parameter', '{ name: a, in: formdata, type: file }'), [
    'in: `in` is `formdata`; did you mean `formData`?',
  ]);
  assert.deepEqual(problemsIn('2.0', 'parameter', '{ name: a, in: query, type: file }'), [
    'type: `type` is `file`; it may be `string`, `number`, `boolean`, `integer` or `array`',
  ]);
});

test('What the text of a specification allows passes where the official schema forgets it', () => {
  const scheme =
    '{ type: oauth2, flow: implicit, authorizationUrl: https://a.example, scopes: { read: Read, x-internal: true } }';
  assert.deepEqual(problemsIn('2.0', 'securityScheme', scheme), []);
  for (const version of ['3.1', '3.2'] as const) {
    assert.deepEqual(problemsIn(version, 'link', '{ operationId: a, parameters: { limit: 3, deep: { a: [] } } }'), []);
    assert.deepEqual(problemsIn(version, 'callback', '{ x-note: 1 }'), []);
  }
});
