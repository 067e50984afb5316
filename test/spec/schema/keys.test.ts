import assert from 'node:assert/strict';
import { test } from 'node:test';
import { schemaProblems } from '#engine/spec/schema/validate.ts';
import { problemsIn, problemsOfDocument } from './problems.ts';

test('A key that is missing is told at the object, by the name of the object or where it stands', () => {
  assert.deepEqual(problemsIn('3.0', 'operation', 'responses: { 200: {} }'), [
    'responses.200: `200` is missing `description`',
  ]);
  assert.deepEqual(problemsIn('3.0', 'operation', 'requestBody: {}\nresponses: { 200: { description: Done } }'), [
    'requestBody: `requestBody` is missing `content`',
  ]);
  assert.deepEqual(problemsIn('3.1', 'response', 'content: {}'), [': The Response Object is missing `description`']);
});

test('A response needs no description in 3.2', () => {
  assert.deepEqual(problemsIn('3.2', 'response', 'summary: Done'), []);
});

test('What makes a missing key necessary is said', () => {
  const parameter = '{ name: id, in: path, schema: { type: string } }';
  const message = ': The Parameter Object is missing `required: true`, which `in: path` needs';
  assert.deepEqual(problemsIn('3.0', 'parameter', parameter), [message]);
  assert.deepEqual(problemsIn('3.1', 'parameter', parameter), [message]);
  assert.deepEqual(problemsIn('3.1', 'securityScheme', '{ type: apiKey, name: key }'), [
    ': The Security Scheme Object is missing `in`, which `type: apiKey` needs',
  ]);
  assert.deepEqual(problemsIn('3.0', 'schema', 'type: array'), [
    ': The Schema Object is missing `items`, which `type: array` needs',
  ]);
});

test('One of several keys may be missing', () => {
  assert.deepEqual(problemsIn('3.0', 'parameter', '{ name: limit, in: query }'), [
    ': The Parameter Object is missing `schema` or `content`',
  ]);
  assert.deepEqual(problemsIn('3.1', 'openapi', '{ openapi: 3.1.0, info: { title: A, version: "1" } }'), [
    ': The OpenAPI Object is missing `paths`, `components` or `webhooks`',
  ]);
});

test('An unknown key is told at the key, with the one that was meant', () => {
  const parameter = '{ name: limit, in: query, reqired: true, schema: {} }';
  for (const version of ['3.0', '3.1', '3.2'] as const) {
    assert.deepEqual(problemsIn(version, 'parameter', parameter), [
      'reqired!: `reqired` is no field of a Parameter Object; did you mean `required`?',
    ]);
  }
  assert.equal(schemaProblems('3.0', 'parameter', { name: 'a', in: 'query', schma: {} })[0]?.suggestion, 'schema');
});

test('A misspelt key makes no second problem of the key that was meant', () => {
  assert.deepEqual(problemsIn('3.0', 'parameter', '{ name: id, in: path, reqired: true, schema: {} }'), [
    'reqired!: `reqired` is no field of a Parameter Object; did you mean `required`?',
  ]);
  assert.deepEqual(problemsIn('3.1', 'parameter', '{ name: q, in: query, shema: {}, style: form }'), [
    'shema!: `shema` is no field of a Parameter Object; did you mean `schema`?',
  ]);
  assert.deepEqual(problemsIn('3.0', 'response', 'descripton: Done'), [
    'descripton!: `descripton` is no field of a Response Object; did you mean `description`?',
  ]);
});

test('A field of another version is told as such', () => {
  const document = 'openapi: 3.0.4\ninfo: { title: A, version: "1" }\npaths: {}\nwebhooks: {}';
  assert.deepEqual(problemsOfDocument('3.0', document), [
    'webhooks!: `webhooks` is a field of an OpenAPI Object in OpenAPI 3.1 and 3.2, not in 3.0',
  ]);
  assert.deepEqual(problemsIn('3.0', 'schema', 'const: 1'), [
    'const!: `const` is a field of a Schema Object in OpenAPI 3.1 and 3.2, not in 3.0',
  ]);
  assert.deepEqual(problemsIn('2.0', 'schema', 'anyOf: []'), [
    'anyOf!: `anyOf` is a field of a Schema Object in OpenAPI 3.0, 3.1 and 3.2, not in 2.0',
  ]);
  assert.deepEqual(problemsIn('3.0', 'securityScheme', '{ type: oauth2, flow: implicit }'), [
    'flow!: `flow` is a field of a Security Scheme Object in OpenAPI 2.0, not in 3.0; did you mean `flows`?',
  ]);
});

test('A schema of 3.1 may have keywords that nobody knows', () => {
  assert.deepEqual(problemsIn('3.1', 'schema', '{ nullable: true, typ: string }'), []);
});

test('An extension may stand in an object', () => {
  for (const version of ['2.0', '3.0', '3.1', '3.2'] as const) {
    assert.deepEqual(problemsIn(version, 'pathItem', 'x-owner: me'), []);
    assert.deepEqual(problemsIn(version, 'schema', 'x-order: 1'), []);
  }
});

test('A key that is no status code, or no path, is told so', () => {
  assert.deepEqual(problemsIn('3.0', 'operation', 'responses: { 20x: { description: Done } }'), [
    'responses.20x!: `20x` is no status code: a response is named by a code such as `404`, a range such as `4XX`, or by `default`',
  ]);
  const document = 'openapi: 3.0.4\ninfo: { title: A, version: "1" }\npaths: { users: {} }';
  assert.deepEqual(problemsOfDocument('3.0', document), ['paths.users!: `users` is no path: a path begins with `/`']);
});

test('No unknown key hides another', () => {
  assert.deepEqual(problemsIn('3.0', 'pathItem', '{ foo: 1, bar: 2, get: { baz: 3 } }'), [
    'get: `get` is missing `responses`',
    'foo!: `foo` is no field of a Path Item Object',
    'bar!: `bar` is no field of a Path Item Object',
    'get.baz!: `baz` is no field of an Operation Object',
  ]);
});

test('Of keys that exclude each other the second is told', () => {
  const parameter = '{ name: q, in: query, content: { text/plain: {} }, schema: {} }';
  for (const version of ['3.0', '3.1', '3.2'] as const) {
    assert.deepEqual(problemsIn(version, 'parameter', parameter), ["schema!: `schema` can't stand beside `content`"]);
    assert.deepEqual(problemsIn(version, 'mediaType', '{ example: 1, examples: {} }'), [
      "examples!: `examples` can't stand beside `example`",
    ]);
  }
  assert.deepEqual(problemsIn('3.2', 'schema', 'xml: { nodeType: element, wrapped: true }'), [
    "xml.wrapped!: `wrapped` can't stand beside `nodeType`",
  ]);
});

test('A key that may stand under a condition only is told with the condition', () => {
  const header = '{ name: A, in: header, schema: {}, allowReserved: true }';
  assert.deepEqual(problemsIn('3.1', 'parameter', header), [
    'allowReserved!: `allowReserved` can stand only beside `schema` and with `in: query`',
  ]);
  assert.deepEqual(problemsIn('3.1', 'securityScheme', '{ type: http, scheme: basic, bearerFormat: JWT }'), [
    'bearerFormat!: `bearerFormat` can stand only with `type: http` and `scheme: bearer`',
  ]);
  assert.deepEqual(problemsIn('3.0', 'securityScheme', '{ type: http, scheme: basic, bearerFormat: JWT }'), [
    'bearerFormat!: `bearerFormat` can stand only with `scheme: bearer`',
  ]);
});

test('A condition is not asked for while what it is about is wrong itself', () => {
  assert.deepEqual(problemsIn('3.1', 'parameter', '{ name: a, in: qury, schema: {}, allowEmptyValue: true }'), [
    'in: `in` is `qury`; did you mean `query`?',
  ]);
  assert.deepEqual(problemsIn('3.1', 'securityScheme', '{ name: key, in: query }'), [
    ': The Security Scheme Object is missing `type`',
  ]);
});
