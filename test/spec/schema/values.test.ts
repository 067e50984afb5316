import assert from 'node:assert/strict';
import { test } from 'node:test';
import { schemaProblems } from '#engine/spec/schema/validate.ts';
import { problemsIn, problemsOfDocument } from './problems.ts';

test('A value of the wrong type is told with what it may be', () => {
  assert.deepEqual(
    problemsIn('3.0', 'operation', '{ summary:, deprecated: "yes", responses: { default: { $ref: a } } }'),
    [
      'summary: `summary` is empty; it must be a string',
      'deprecated: `deprecated` is a string; it must be `true` or `false`',
    ],
  );
  assert.deepEqual(problemsIn('3.0', 'schema', '{ minLength: "1", required: true, items: [] }'), [
    'minLength: `minLength` is a string; it must be an integer',
    'required: `required` is `true`; it must be a list',
    'items: `items` is a list; it must be a Schema Object',
  ]);
  assert.deepEqual(problemsIn('3.0', 'schema', 'additionalProperties: none'), [
    'additionalProperties: `additionalProperties` is a string; it must be an object, `true` or `false`',
  ]);
  assert.deepEqual(problemsIn('3.1', 'openapi', '{ openapi: 3.1, info: [], paths: }'), [
    'openapi: `openapi` is the number 3.1; it must be a string',
    'info: `info` is a list; it must be an Info Object',
    'paths: `paths` is empty; it must be a Paths Object',
  ]);
});

test('An item of a list is told by its list', () => {
  assert.deepEqual(problemsIn('3.1', 'operation', '{ tags: [one, 2], parameters: [{ $ref: a }, 3] }'), [
    'tags.1: An item of `tags` is the number 2; it must be a string',
    'parameters.1: An item of `parameters` is the number 3; it must be a Parameter Object',
  ]);
});

test('A value that is none of several is told with the nearest, or with all', () => {
  for (const version of ['3.0', '3.1', '3.2'] as const) {
    assert.deepEqual(problemsIn(version, 'schema', 'type: strng'), ['type: `type` is `strng`; did you mean `string`?']);
    assert.deepEqual(problemsIn(version, 'securityScheme', 'type: oauth'), [
      'type: `type` is `oauth`; did you mean `oauth2`?',
    ]);
  }
  assert.equal(schemaProblems('3.0', 'schema', { type: 'strng' })[0]?.suggestion, 'string');
  assert.deepEqual(problemsIn('3.0', 'schema', 'type: money'), [
    'type: `type` is `money`; it may be `array`, `boolean`, `integer`, `number`, `object` or `string`',
  ]);
  assert.deepEqual(problemsIn('3.1', 'schema', 'type: [string, nul]'), [
    'type.1: An item of `type` is `nul`; did you mean `null`?',
  ]);
  assert.deepEqual(problemsIn('3.0', 'parameter', '{ name: a, in: path, required: false, schema: {} }'), [
    'required: `required` is `false`; it must be `true`',
  ]);
  assert.deepEqual(problemsIn('2.0', 'securityScheme', '{ type: oauth2, flow: acessCode }'), [
    'flow: `flow` is `acessCode`; did you mean `accessCode`?',
  ]);
});

test('The values of `style` depend on where the parameter is', () => {
  for (const version of ['3.0', '3.1', '3.2'] as const) {
    assert.deepEqual(problemsIn(version, 'parameter', '{ name: a, in: query, style: matrix, schema: {} }'), [
      'style: `style` is `matrix`; it may be `form`, `spaceDelimited`, `pipeDelimited` or `deepObject`',
    ]);
    assert.deepEqual(problemsIn(version, 'parameter', '{ name: a, in: header, style: form, schema: {} }'), [
      'style: `style` is `form`; it must be `simple`',
    ]);
  }
});

test('A number that is too small, and a list or map with too little or too much', () => {
  assert.deepEqual(problemsIn('3.0', 'schema', '{ minLength: -1, multipleOf: 0, enum: [] }'), [
    'minLength: `minLength` is -1; it must be at least 0',
    'multipleOf: `multipleOf` is 0; it must be greater than 0',
    'enum: `enum` is empty; it needs at least one item',
  ]);
  assert.deepEqual(problemsIn('3.0', 'parameter', '{ name: a, in: query, content: {} }'), [
    'content: `content` is empty; it needs at least one entry',
  ]);
  assert.deepEqual(
    problemsIn('3.1', 'parameter', '{ name: a, in: query, content: { text/plain: {}, text/csv: {} } }'),
    ['content: `content` can have only one entry'],
  );
});

test('An operation without any response is told once', () => {
  assert.deepEqual(problemsIn('3.0', 'operation', 'responses: {}'), [
    'responses: `responses` is empty; it needs at least one entry',
  ]);
  for (const version of ['2.0', '3.1', '3.2'] as const) {
    for (const responses of ['{}', '{ x-note: none }']) {
      assert.deepEqual(problemsIn(version, 'operation', `responses: ${responses}`), [
        'responses: `responses` needs at least one response, by status code or `default`',
      ]);
    }
  }
});

test('The same item twice is told at the second', () => {
  assert.deepEqual(problemsIn('3.0', 'schema', 'required: [id, name, id]'), [
    'required.2: `id` stands in `required` twice',
  ]);
  assert.deepEqual(problemsIn('3.1', 'schema', 'type: [string, string]'), ['type.1: `string` stands in `type` twice']);
});

test('A URL, an address and a pattern must have their form, and no more', () => {
  const info = (contact: string) => `openapi: 3.0.4\ninfo: { title: A, version: "1", contact: ${contact} }\npaths: {}`;
  assert.deepEqual(problemsOfDocument('3.0', info('{ url: "see our site", email: me }')), [
    'info.contact.url: `url` is `see our site`, which is no URL',
    'info.contact.email: `email` is `me`, which is no e-mail address',
  ]);
  assert.deepEqual(problemsOfDocument('3.0', info('{ url: /contact, email: "me+api@example.com" }')), []);
  assert.deepEqual(problemsOfDocument('3.0', info('{ url: "mailto:me@example.com" }')), []);
  assert.deepEqual(problemsIn('2.0', 'schema', 'externalDocs: { url: docs.example.com/a }'), [
    'externalDocs.url: `url` is `docs.example.com/a`, which is no absolute URL',
  ]);
  for (const version of ['2.0', '3.0', '3.1', '3.2'] as const) {
    assert.deepEqual(problemsIn(version, 'schema', 'pattern: "("'), [
      'pattern: `pattern` is `(`, which is no regular expression',
    ]);
    assert.deepEqual(problemsIn(version, 'schema', 'pattern: "^[\\\\w\\\\-]+$"'), []);
  }
});

test('Servers may be relative and have variables', () => {
  const servers = 'servers: [{ url: /v1 }, { url: "https://{host}/v1", variables: { host: { default: a } } }]';
  for (const version of ['3.0', '3.1', '3.2'] as const) assert.deepEqual(problemsIn(version, 'pathItem', servers), []);
});

test('A version is a full one', () => {
  assert.deepEqual(problemsOfDocument('3.0', 'openapi: "3.0"\ninfo: { title: A, version: "1" }\npaths: {}'), [
    'openapi: `openapi` must be a full version of OpenAPI 3.0, 3.1 or 3.2, such as `3.0.4`',
  ]);
  assert.deepEqual(problemsOfDocument('3.2', 'openapi: 4.0.0\ninfo: { title: A, version: "1" }\npaths: {}'), [
    'openapi: `openapi` must be a full version of OpenAPI 3.0, 3.1 or 3.2, such as `3.2.0`',
  ]);
});

test('Since 3.0 the version is declared by another key', () => {
  assert.deepEqual(problemsOfDocument('3.0', 'swagger: 3.0.3\ninfo: { title: A, version: "1" }\npaths: {}'), [
    'swagger!: `swagger` is a field of an OpenAPI Object in OpenAPI 2.0, not in 3.0; did you mean `openapi`?',
  ]);
});

test('Names have the form that HTTP and paths give them', () => {
  assert.deepEqual(problemsIn('3.1', 'parameter', '{ name: "{id}", in: path, required: true, schema: {} }'), [
    "name: `name` can't have braces",
  ]);
  assert.deepEqual(problemsIn('3.2', 'response', 'headers: { "a b": { schema: {} } }'), [
    'headers.a b!: `a b` has a character that no name in HTTP can have',
  ]);
});

test('The keys of content are media types', () => {
  for (const version of ['3.0', '3.1', '3.2'] as const) {
    const problems = (content: string) => problemsIn(version, 'response', `{ description: Done, content: ${content} }`);
    assert.deepEqual(problems('{ json: {} }'), ['content.json!: `json` is no media type']);
    assert.deepEqual(problems('{ schema: { type: object } }'), [
      'content.schema!: `schema` is no media type; it stands below one, such as `application/json`',
    ]);
    assert.deepEqual(problems('{ "*/*": {}, text/*: {}, application/vnd.a+json; charset=utf-8: {} }'), []);
    assert.deepEqual(problemsIn(version, 'requestBody', 'content: { json: {} }'), [
      'content.json!: `json` is no media type',
    ]);
  }
});

test('A link names its operation', () => {
  for (const version of ['3.0', '3.1', '3.2'] as const) {
    assert.deepEqual(problemsIn(version, 'link', 'description: The next one'), [
      ': The Link Object is missing `operationRef` or `operationId`',
    ]);
  }
});

test('In 3.2 a method with a field of its own is no additional one', () => {
  assert.deepEqual(problemsIn('3.2', 'pathItem', 'additionalOperations: { COPY: {}, GET: {} }'), [
    'additionalOperations.GET!: `GET` has a field of its own in a Path Item Object',
  ]);
});

test('What a rule says of parameters and hosts is not said here', () => {
  const whole = '{ name: q, in: querystring, content: { text/plain: {} } }';
  assert.deepEqual(
    problemsIn('3.2', 'pathItem', `parameters: [${whole}, ${whole}, { name: a, in: query, schema: {} }]`),
    [],
  );
  const same = 'parameters: [{ name: a, in: query, schema: {} }, { name: a, in: query, schema: {} }]';
  assert.deepEqual(problemsIn('3.0', 'pathItem', same), []);
  const slashed = "swagger: '2.0'\ninfo: { title: x, version: x }\nhost: api.example.com/\npaths: {}";
  assert.deepEqual(problemsIn('2.0', 'openapi', slashed), []);
});

test('A mistake hides no other', () => {
  const operation = `
    parameters: [{ name: a, in: qury, schema: { type: strng } }, { in: query, schema: { minLength: x } }]
    responses: { 200: { content: { text/plain: { schema: { type: 1 } } } } }
    deprecated: 1`;
  assert.deepEqual(problemsIn('3.0', 'operation', operation).sort(), [
    'deprecated: `deprecated` is the number 1; it must be `true` or `false`',
    'parameters.0.in: `in` is `qury`; did you mean `query`?',
    'parameters.0.schema.type: `type` is `strng`; did you mean `string`?',
    'parameters.1.schema.minLength: `minLength` is a string; it must be an integer',
    'parameters.1: An item of `parameters` is missing `name`',
    'responses.200.content.text/plain.schema.type: `type` is the number 1; it must be a string',
    'responses.200: `200` is missing `description`',
  ]);
});
