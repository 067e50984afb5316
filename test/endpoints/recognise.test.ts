import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutMarks } from '#engine/endpoints/marks.ts';
import { recogniseEndpoint } from '#engine/endpoints/recognise.ts';

/** Each heading with the method and path between marks: `{{GET}} {{/users}}`, in the order in which they stand. */
const endpoints: readonly [source: string, method: string, path: string][] = [
  ['GET /users/{id}', 'GET', '/users/{id}'],
  ['GET /', 'GET', '/'],
  ['`GET` `/users`', 'GET', '/users'],
  ['`GET /users`', 'GET', '/users'],
  ['`/events/:client` (GET)', 'GET', '/events/:client'],
  ['`/events/:client` (DELETE) {#events-delete}', 'DELETE', '/events/:client'],
  ['/users: GET', 'GET', '/users'],
  ['Get a channel % GET /channels/{channel.id}', 'GET', '/channels/{channel.id}'],
  ['Get a channel % GET /channels/{channel.id#channels/object}', 'GET', '/channels/{channel.id}'],
  ['Create an order - POST /orders', 'POST', '/orders'],
  ['Create an order (POST /orders)', 'POST', '/orders'],
  ['Create an order [POST /orders]', 'POST', '/orders'],
  ['GET /orders - List the orders', 'GET', '/orders'],
  ['GET /orders: List the orders', 'GET', '/orders'],
  ['GET /orders (deprecated)', 'GET', '/orders'],
  ['[GET /orders](https://example.com/a_(b))', 'GET', '/orders'],
  ['![GET](https://img.example.com/get.svg) /orders', 'GET', '/orders'],
  ['<span class="badge">GET</span> /orders', 'GET', '/orders'],
  ['GET: /orders', 'GET', '/orders'],
  ['**GET** /orders', 'GET', '/orders'],
  ['**GET /orders**', 'GET', '/orders'],
  ['1. PUT /orders/$id', 'PUT', '/orders/$id'],
  ['2.3 PATCH /orders/[id]', 'PATCH', '/orders/[id]'],
  ['😀 GET /orders/<id>', 'GET', '/orders/<id>'],
  ['GET https://api.example.com/v1/orders', 'GET', 'https://api.example.com/v1/orders'],
  ['GET {{baseUrl}}/orders', 'GET', '{{baseUrl}}/orders'],
  ['GET /orders?limit={n}&after={id}', 'GET', '/orders'],
  ['GET /orders HTTP/1.1', 'GET', '/orders'],
  ['GET /files/*/versions/*', 'GET', '/files/*/versions/*'],
  ['GET /orders/{order\\_id}', 'GET', '/orders/{order_id}'],
  ['`GET` /user/:name[/:server]', 'GET', '/user/:name[/:server]'],
  ['PROPFIND /files', 'PROPFIND', '/files'],
];

for (const [source, method, path] of endpoints) {
  test(`An endpoint: ${source}`, () => {
    const found = recogniseEndpoint(withoutMarks(source));
    assert.equal(found?.method, method);
    assert.equal(found?.path, path);
    assert.equal(source.slice(found?.methodSpan.start, found?.methodSpan.end), method);
    const written = source.slice(found?.pathSpan.start, found?.pathSpan.end);
    assert.equal(written.replaceAll('\\', '').replace(/#[^}]*/, ''), path);
  });
}

const others = [
  '',
  'GET',
  'PUT / PATCH',
  'GET / POST',
  'GET Catalog',
  'PUT vs PATCH',
  'Simple GET based search',
  'DELETE Blob Upload',
  'Update a filter with PATCH',
  'Deprecated fields in `GET /images/{name}/json`',
  'GET /users and POST /users',
  'GET /users response',
  'GET /a, /b',
  'Using `/sync`',
  '/etc/hosts',
  'Released 24/11/2026',
  'Notes of 24/11 (GET)',
  'See docs/GET/users.md',
  'GETS /users',
  'TARGET /users',
  'Get /proc/cpuinfo',
  'POST search: with /x',
  '`resolve` (POST)',
  'I/O',
  'GET //',
  'The `/users` endpoint',
  'AND /OR',
  `GET ${'/a'.repeat(600)}`,
];

for (const source of others) {
  test(`No endpoint: ${source.slice(0, 60)}`, () => {
    assert.equal(recogniseEndpoint(withoutMarks(source)), undefined);
    assert.equal(recogniseEndpoint(source), undefined);
  });
}

test('Without a source the spans are those of the text', () => {
  const text = 'Get a user - GET /users/{id}';
  assert.deepEqual(recogniseEndpoint(text), {
    method: 'GET',
    path: '/users/{id}',
    methodSpan: { start: 13, end: 16 },
    pathSpan: { start: 17, end: 28 },
  });
});

test('Headings of nothing but marks, however many, name no endpoint', () => {
  for (const part of ['`', ' ', '/', '1.', '[(', '**a ', '![[', 'a - ', '😀', '<a ', 'GET ', '{']) {
    const source = part.repeat(Math.floor(990 / part.length));
    for (const heading of [source, `${source}/`, `/${source}`])
      assert.equal(recogniseEndpoint(withoutMarks(heading)), undefined);
  }
});
