import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coversPath, isConcrete, readPath } from '#engine/endpoints/path.ts';

const paths: readonly [written: string, template: string, server?: string, query?: string, fragment?: string][] = [
  ['/users/{id}', '/users/{id}'],
  ['/users/:id/posts', '/users/{id}/posts'],
  ['/users/<user-id>', '/users/{user-id}'],
  ['/users/&lt;id&gt;', '/users/{id}'],
  ['/users/$id', '/users/{id}'],
  ['/users/$\u007bid}', '/users/{id}'],
  ['/users/[id]', '/users/{id}'],
  ['/users/[:id]', '/users/{id}'],
  ['/users/{{id}}', '/users/{id}'],
  ['/images/(name)/json', '/images/{name}/json'],
  ['/containers/(id or name)/top', '/containers/{id or name}/top'],
  ['/user/:name[/:server]', '/user/{name}/{server}'],
  ['/instances/NAME/files', '/instances/{NAME}/files'],
  ['/parcels/P-1', '/parcels/P-1'],
  ['/API/V1', '/API/V1'],
  ['/files/{+path/to}', '/files/{path/to}'],
  ['/drive/root:/{path}:/content', '/drive/root:/{path}:/content'],
  ["/root/search(q='{text}')", "/root/search(q='{text}')"],
  ['/items/{id}.{format}', '/items/{id}.{format}'],
  ['/v1/items/{id}:copy', '/v1/items/{id}:copy'],
  ['/users/{order\\_id}', '/users/{order_id}'],
  ['/a/\v{id}\v\v/b', '/a/{id}/b'],
  ['/users?limit={n}#top', '/users', '', 'limit={n}', 'top'],
  ['/#Action=RunInstances', '/', '', '', 'Action=RunInstances'],
  ['/users/$count', '/users/$count'],
  ['/users/{id}/photo/$value', '/users/{id}/photo/$value'],
  ['/users{?page}', '/users', '', 'page'],
  ['/users[?page=1]', '/users', '', 'page=1'],
  ['/', '/'],
  ['https://api.example.com/v1/users', '/v1/users', 'https://api.example.com'],
  ['http://localhost:<port>/v1', '/v1', 'http://localhost:<port>'],
  ['http://127.0.0.1:PORT/rpc', '/rpc', 'http://127.0.0.1:PORT'],
  ['https://example.com', '/', 'https://example.com'],
  ['{{baseUrl}}/users', '/users', '{{baseUrl}}'],
  ['$HOST/users', '/users', '$HOST'],
  ['localhost:9090/users', '/users', 'localhost:9090'],
  ['api.example.com/users', '/users', 'api.example.com'],
  ['my-index/_search', '/my-index/_search'],
];

for (const [written, template, server = '', query = '', fragment = ''] of paths) {
  test(`A path: ${JSON.stringify(written)}`, () => {
    const path = readPath(written);
    assert.deepEqual([path.template, path.server, path.query, path.fragment], [template, server, query, fragment]);
  });
}

test('Parameters are those of the segments', () => {
  assert.deepEqual(
    readPath('/users/:id/files/{name}.{format}').segments.map(({ parameters }) => parameters),
    [[], ['id'], [], ['name', 'format']],
  );
});

test('A parameter covers any segment, and a path covers none of another length', () => {
  const template = readPath('/users/{id}');
  assert.ok(coversPath(template, readPath('/users/42')));
  assert.ok(coversPath(template, readPath('/users/:name')));
  assert.ok(!coversPath(template, readPath('/teams/42')));
  assert.ok(!coversPath(template, readPath('/users/42/posts')));
  assert.ok(coversPath(template, readPath('/users/42#top')));
  assert.ok(!coversPath(readPath('/users/{id}#top'), readPath('/users/42')));
});

test('A path with an id or with a value in its query is concrete', () => {
  for (const path of ['/users/42', '/x/d76446a1-f429-4444-8797-be2f78b75b08', '/x/4fa6e0f0c678', '/x?limit=50'])
    assert.ok(isConcrete(readPath(path)), path);
  for (const path of ['/users', '/v1/users/{id}', '/x?limit=<n>', '/x?limit={n}'])
    assert.ok(!isConcrete(readPath(path)), path);
});
