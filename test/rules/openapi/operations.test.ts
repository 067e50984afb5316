import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedText, messagesOf } from '../../support/check-rule.ts';

const described = `{ '200': { description: Fine. } }`;

test('an operation that two paths share, or that an alias repeats, has its id once', () => {
  const texts = {
    'openapi.yaml': `openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels: { $ref: item.yaml }
  /packages: { $ref: item.yaml }
`,
    'item.yaml': `get: { operationId: list, responses: ${described} }\n`,
  };
  assert.deepEqual(messagesOf('openapi/operation-id-unique', texts), []);
  const aliased = `openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels: { get: &list { operationId: list, responses: ${described} } }
  /packages: { get: *list }
`;
  assert.deepEqual(messagesOf('openapi/operation-id-unique', aliased), []);
});

test('ids are unique over files, webhooks and callbacks, and case counts', () => {
  const texts = {
    'openapi.yaml': `openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get: { $ref: get.yaml }
    post: { operationId: List, responses: ${described} }
webhooks:
  arrived: { post: { operationId: List, responses: ${described} } }
components:
  callbacks:
    returned: { '{$url}': { post: { operationId: list, responses: ${described} } } }
`,
    'get.yaml': `operationId: list\nresponses: ${described}\n`,
  };
  assert.deepEqual(messagesOf('openapi/operation-id-unique', texts), [
    '`List` is the operationId of `POST /parcels` already',
    'get.yaml: `list` is the operationId of `POST {$url}` already',
  ]);
});

test('an operation is named by its method and path', () => {
  const text = (id: string): string => `openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcel-shops/{shopId}:
    get:
      summary: Read a shop
${id}      responses: ${described}
`;
  assert.equal(fixedText('openapi/operation-id', text('')), text('      operationId: getParcelShopsByShopId\n'));
});

test('a summary is made of the words of the operationId', () => {
  const text = (id: string, summary: string): string => `openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      operationId: ${id}
${summary}      responses: ${described}
`;
  for (const [id, summary] of [
    ['listAllParcels', 'List all parcels'],
    ['list_parcels', 'List parcels'],
    ['getParcelURL', 'Get parcel URL'],
    ['parcels/list-2', 'Parcels list 2'],
  ] as const)
    assert.equal(fixedText('openapi/operation-summary', text(id, '')), text(id, `      summary: ${summary}\n`));
});

test('marks that may stand in URLs may stand in ids', () => {
  const text = (id: string): string => `openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: { /parcels: { get: { operationId: "${id}", responses: ${described} } } }
`;
  assert.deepEqual(messagesOf('openapi/operation-id-url-safe', text("a-b._~:/?#[]@!$&'()*+,;=c9")), []);
  assert.deepEqual(messagesOf('openapi/operation-id-url-safe', text('päckchen')), [
    '`ä` in `päckchen` may not stand in a URL',
  ]);
  assert.deepEqual(messagesOf('openapi/operation-id-url-safe', text('send📦')), [
    '`📦` in `send📦` may not stand in a URL',
  ]);
});

const withStatuses = (version: string, ...statuses: string[]): string => `${version}
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get: { responses: { ${statuses.map((status) => `'${status}': { description: Fine. }`).join(', ')} } }
`;

test('ranges, redirects, a switch of protocols and `default` are successes', () => {
  for (const status of ['200', '204', '302', '2XX', '3XX', '101', 'default'])
    assert.deepEqual(messagesOf('openapi/success-response', withStatuses('openapi: 3.0.4', status)), []);
  for (const status of ['100', '404', '5XX', 'x-200'])
    assert.equal(
      messagesOf('openapi/success-response', withStatuses('openapi: 3.0.4', status, '500')).length,
      1,
      status,
    );
  assert.equal(messagesOf('openapi/success-response', withStatuses("swagger: '2.0'", '2XX')).length, 1);
});

test('`default` stands for errors beside another response, and not alone', () => {
  const count = (...statuses: string[]): number =>
    messagesOf('openapi/error-response', withStatuses('openapi: 3.0.4', ...statuses)).length;
  assert.equal(count('200', 'default'), 0);
  assert.equal(count('200', '4XX'), 0);
  assert.equal(count('default'), 1);
  assert.equal(count('200', '500'), 1);
});

test('webhooks and callbacks are checked when asked for, wherever they are written', () => {
  const failing = `{ '500': { description: It failed. } }`;
  const texts = {
    'openapi.yaml': `openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
webhooks:
  arrived: { $ref: webhook.yaml }
  lost: { post: { responses: ${failing} } }
paths:
  /parcels:
    get: { responses: ${described}, callbacks: { returned: { '{$url}': { post: { responses: ${failing} } } } } }
`,
    'webhook.yaml': `post: { responses: ${failing} }\n`,
  };
  assert.deepEqual(messagesOf('openapi/success-response', texts), []);
  assert.deepEqual(messagesOf('openapi/success-response', texts, { validateWebhooks: true }), [
    '`POST lost` has no response for success',
    '`POST {$url}` has no response for success',
    'webhook.yaml: `POST arrived` has no response for success',
  ]);
});

test('copied texts are told from short ones', () => {
  const text = `openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get: { summary: List, responses: { '200': { description: Fine. } } }
    post: { summary: List, responses: { '200': { description: Fine. } } }
`;
  assert.deepEqual(messagesOf('openapi/duplicate-description', text), ['The same summary stands elsewhere']);
  assert.deepEqual(messagesOf('openapi/duplicate-description', text, { minWords: 1 }), [
    'The same summary stands elsewhere',
    'The same description stands elsewhere',
  ]);
});

test('components of every kind that can be described are', () => {
  const text = `openapi: 3.2.0
info: { title: Parcels, version: 1.0.0 }
components:
  schemas: { Parcel: {}, Alias: { $ref: '#/components/schemas/Parcel' } }
  requestBodies: { Parcel: { content: {} } }
  callbacks: { returned: {} }
  mediaTypes: { json: {} }
`;
  assert.deepEqual(messagesOf('openapi/component-description', text), [
    'The schema `Parcel` has no description',
    'The request body `Parcel` has no description',
  ]);
  const swagger = `swagger: '2.0'
info: { title: Parcels, version: 1.0.0 }
paths: {}
definitions: { Parcel: { type: object } }
`;
  assert.deepEqual(messagesOf('openapi/component-description', swagger), ['The schema `Parcel` has no description']);
});

test('a component may stand in another file, under a name', () => {
  const texts = {
    'openapi.yaml': `openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
components:
  schemas:
    Parcel: { $ref: 'schemas.yaml#/Parcel' }
    Van: { $ref: van.yaml }
`,
    'schemas.yaml': 'Parcel: { type: object }\nDriver: { type: object }\n',
    'van.yaml': 'type: object\n',
  };
  assert.deepEqual(messagesOf('openapi/component-description', texts), [
    'schemas.yaml: The schema `Parcel` has no description',
  ]);
});
