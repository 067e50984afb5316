import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'yaml';
import { cutDocument } from '#engine/spec/schema/document.ts';
import { problemsIn, problemsOfDocument } from './problems.ts';

const petstore2 = `
  swagger: '2.0'
  info: { title: Pets, version: 1.0.0 }
  host: pets.example.com
  basePath: /v1
  schemes: [https]
  consumes: [application/json]
  paths:
    /pets/{id}:
      parameters: [{ $ref: '#/parameters/id' }]
      get:
        operationId: getPet
        parameters:
          - { name: fields, in: query, type: array, items: { type: string }, collectionFormat: multi }
        responses:
          200: { description: A pet, schema: { $ref: '#/definitions/Pet' }, headers: { X-Rate: { type: integer } } }
          404: { $ref: '#/responses/NotFound' }
      put:
        parameters: [{ name: pet, in: body, schema: { $ref: '#/definitions/Pet' } }]
        responses: { default: { description: Whatever } }
    /pets/{id}/photo:
      get: { produces: [image/png], responses: { 200: { description: A photo, schema: { type: file } } } }
  definitions:
    Pet:
      type: object
      required: [id]
      properties: { id: { type: integer, format: int64 }, tags: { type: array, items: { type: string } } }
      additionalProperties: false
  parameters: { id: { name: id, in: path, required: true, type: integer } }
  responses: { NotFound: { description: No such pet } }
  securityDefinitions:
    basic: { type: basic }
    key: { type: apiKey, name: X-Key, in: header }
    login:
      type: oauth2
      flow: accessCode
      authorizationUrl: https://pets.example.com/login
      tokenUrl: https://pets.example.com/token
      scopes: { read: Read pets, x-internal: true }
  security: [{ key: [] }]`;

const petstore3 = (version: string) => `
  openapi: ${version}
  info: { title: Pets, version: 1.0.0, license: { name: MIT } }
  servers: [{ url: '{base}/v1', variables: { base: { default: /pets, enum: [/pets] } } }]
  tags: [{ name: pets, externalDocs: { url: docs/pets } }]
  paths:
    /pets/{id}:
      parameters: [{ $ref: '#/components/parameters/id' }]
      get:
        tags: [pets]
        responses:
          200:
            description: A pet
            headers: { X-Rate: { schema: { type: integer } }, X-Next: { $ref: '#/components/headers/Next' } }
            content: { application/json: { schema: { $ref: '#/components/schemas/Pet' }, example: { id: 1 } } }
            links: { owner: { operationId: getOwner, parameters: { id: 3, full: true } } }
          4XX: { $ref: '#/components/responses/Failed' }
      put:
        requestBody: { content: { 'multipart/form-data': { schema: {}, encoding: { photo: { contentType: image/png } } } } }
        callbacks: { changed: { '{$request.body#/url}': { post: { responses: { default: { description: Heard } } } } } }
        responses: { default: { description: Whatever } }
  components:
    schemas: { Pet: { type: object, properties: { id: { type: integer }, other: { $ref: '#/components/schemas/Pet' } } } }
    parameters: { id: { name: id, in: path, required: true, schema: { type: integer } } }
    headers: { Next: { schema: { type: string } } }
    responses: { Failed: { description: It failed } }
    examples: { pet: { value: { id: 1 } } }
    securitySchemes:
      bearer: { type: http, scheme: Bearer, bearerFormat: JWT }
      basic: { type: http, scheme: basic }
      key: { type: apiKey, name: key, in: cookie }
      oidc: { type: openIdConnect, openIdConnectUrl: https://example.com/.well-known/openid-configuration }
      oauth: { type: oauth2, flows: { clientCredentials: { tokenUrl: /token, scopes: {} } } }
  security: [{}, { key: [] }]`;

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
