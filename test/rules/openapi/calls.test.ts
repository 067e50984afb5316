import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messagesOf } from '../../support/check-rule.ts';
import { checkSpecTexts } from '../../support/specs.ts';

const head = `openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
`;

test('callbacks within callbacks are found in components and in other files', () => {
  const texts = {
    'openapi.yaml': `${head}paths:
  /parcels: { post: { callbacks: { arrived: { $ref: callback.yaml } } } }
components:
  callbacks:
    lost: { '{$url}': { post: { callbacks: {} } } }
`,
    'callback.yaml': `'{$url}': { post: { callbacks: {} } }\n`,
  };
  assert.deepEqual(messagesOf('openapi/callbacks', texts), [
    'A callback has callbacks',
    'callback.yaml: A callback has callbacks',
  ]);
});

test('a webhook behind a reference has no servers either', () => {
  const texts = {
    'openapi.yaml': `${head}webhooks:
  arrived: { $ref: arrived.yaml }
  x-notes: { servers: [] }
paths:
  /parcels: { servers: [{ url: / }], get: { servers: [{ url: / }] } }
`,
    'arrived.yaml': 'servers: [{ url: / }]\npost: { servers: [{ url: / }] }\n',
  };
  assert.deepEqual(messagesOf('openapi/webhooks', texts), [
    'arrived.yaml: The webhook `arrived` has servers',
    'arrived.yaml: The webhook `arrived` has servers',
  ]);
});

const linked = (link: string): string => `${head}paths:
  /parcels/{id}:
    get: { operationId: read, responses: { '200': { description: Fine., links: { next: ${link} } } } }
`;

test('a link may name an operation by a pointer', () => {
  const found = (link: string): string[] => messagesOf('openapi/link-operation', linked(link));
  assert.deepEqual(found(`{ operationRef: '#/paths/~1parcels~1{id}/get' }`), []);
  assert.deepEqual(found(`{ operationRef: '#/paths/~1parcels~1{id}' }`), ['`#/paths/~1parcels~1{id}` is no operation']);
  assert.deepEqual(found(`{ operationRef: '#/paths/~1nowhere/get' }`), []);
  assert.deepEqual(found(`{ operationRef: 'https://example.com/openapi.yaml#/paths/~1/get' }`), []);
});

test('a link may name an operation of another description, or of a file that is reached', () => {
  const texts = {
    'openapi.yaml': `${head}paths:
  /parcels:
    get:
      responses:
        '200':
          description: Fine.
          links:
            one: { operationRef: 'other.yaml#/paths/~1vans/get' }
            two: { operationId: send }
            three: { operationId: drive }
    post: { $ref: post.yaml }
`,
    'post.yaml': `operationId: send\nresponses: { '200': { description: Fine. } }\n`,
    'other.yaml': `${head}paths: { /vans: { get: { operationId: drive } } }\n`,
  };
  assert.deepEqual(messagesOf('openapi/link-operation', texts), ['No operation has the operationId `drive`']);
});

test('what is deprecated is tagged so', () => {
  const found = checkSpecTexts({ 'openapi.yaml': `${head}paths: { /parcels: { get: { deprecated: true } } }\n` });
  const hints = found['openapi.yaml']?.filter(({ rule }) => rule === 'openapi/deprecated');
  assert.deepEqual(
    hints?.map(({ severity, tags }) => ({ severity, tags })),
    [{ severity: 'hint', tags: ['deprecated'] }],
  );
});

test('what something deprecated uses is left out, and what only looks deprecated', () => {
  const text = `${head}paths:
  /parcels:
    get:
      deprecated: true
      parameters: [{ $ref: '#/components/parameters/page' }]
    put:
      parameters: [{ $ref: '#/components/parameters/page' }]
      x-legacy: { deprecated: true }
components:
  parameters:
    page: { name: page, in: query, deprecated: true, schema: { default: { deprecated: true } } }
`;
  assert.deepEqual(messagesOf('openapi/deprecated', text), [
    '`GET /parcels` is deprecated',
    'The parameter `page` is deprecated',
    'The parameter `page` is deprecated',
  ]);
});

test('security schemes can be deprecated since 3.2, and schemas since 3.0', () => {
  const text = (version: string): string => `openapi: ${version}
info: { title: Parcels, version: 1.0.0 }
security: [{ key: [] }]
paths: {}
components:
  securitySchemes: { key: { type: apiKey, name: key, in: header, deprecated: true } }
`;
  assert.deepEqual(messagesOf('openapi/deprecated', text('3.2.0')), [
    'The security scheme `key` is deprecated',
    'The security scheme `key` is deprecated',
  ]);
  assert.deepEqual(messagesOf('openapi/deprecated', text('3.1.0')), []);
  const swagger = `swagger: '2.0'
info: { title: Parcels, version: 1.0.0 }
paths: {}
definitions: { Parcel: { type: object, deprecated: true } }
`;
  assert.deepEqual(messagesOf('openapi/deprecated', swagger), []);
});

test('a schema in a file of its own is called by the file', () => {
  const texts = {
    'openapi.yaml': `${head}components: { schemas: { Parcel: { properties: { van: { $ref: van.yaml } } } } }\n`,
    'van.yaml': 'type: object\ndeprecated: true\n',
  };
  assert.deepEqual(messagesOf('openapi/deprecated', texts), [
    'The schema `van` is deprecated',
    'van.yaml: The schema `van` is deprecated',
  ]);
});
