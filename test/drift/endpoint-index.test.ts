import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { describeApi } from '#engine/api/api.ts';
import { EndpointIndex } from '#engine/drift/endpoint-index.ts';
import { readPath } from '#engine/endpoints/path.ts';
import { specOf } from '../support/specs.ts';

/** The index of a description with these operations, `GET /a`. */
function indexOf(operations: readonly string[], servers: readonly string[] = [], more: readonly string[] = []) {
  return new EndpointIndex([apiOf(operations, servers)], more);
}

function apiOf(operations: readonly string[], servers: readonly string[] = []) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    const [method = '', path = ''] = operation.split(' ');
    paths[path] = { ...paths[path], [method.toLowerCase()]: { responses: { 200: { description: 'OK' } } } };
  }
  const text = JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    servers: servers.map((url) => ({ url })),
    paths,
  });
  return describeApi(specOf({ 'openapi.json': text }));
}

const parcels = [
  'GET /parcels',
  'POST /parcels',
  'GET /parcels/{id}',
  'GET /parcels/mine',
  'GET /depots/{depot}/parcels/{id}',
];

const matches: readonly [written: string, means: string | undefined, servers?: readonly string[]][] = [
  ['GET /parcels', 'GET /parcels'],
  ['GET /parcels/', 'GET /parcels'],
  ['GET /parcels?limit=10', 'GET /parcels'],
  ['GET /parcels/:parcel_id', 'GET /parcels/{id}'],
  ['GET /parcels/<id>', 'GET /parcels/{id}'],
  ['GET /parcels/mine', 'GET /parcels/mine'],
  ['GET /v2/parcels', 'GET /parcels'],
  ['GET /api/v2/parcels', 'GET /parcels'],
  ['GET https://api.example.com/shop/parcels', 'GET /parcels', ['https://api.example.com/shop']],
  ['GET /shop/parcels', 'GET /parcels', ['https://api.example.com/shop']],
  ['GET /shop/eu/parcels', 'GET /parcels', ['https://api.example.com/shop/{region}']],
  ['GET /store/parcels', undefined, ['https://api.example.com/shop']],
  ['GET /parcels/parcel-guid', 'GET /parcels/{id}'],
  ['GET /parcels/paid', undefined],
  ['DELETE /parcels', undefined],
  ['GET /parcel', undefined],
  ['GET /depots/{id}/parcels', undefined],
];

for (const [written, means, servers] of matches)
  test(`${written} is ${means ?? 'nothing'}${servers ? ` with ${servers}` : ''}`, () => {
    const [method = '', path = ''] = written.split(' ');
    const match = indexOf(parcels, servers).match({ method, path: readPath(path), isDeclaration: true });
    assert.equal(match?.key, means);
  });

test('A call may have values where the path has parameters, and what has most words in common is meant', () => {
  const index = indexOf(parcels);
  const match = (path: string, isDeclaration: boolean) =>
    index.match({ method: 'GET', path: readPath(path), isDeclaration })?.key;
  assert.equal(match('/parcels/17', false), 'GET /parcels/{id}');
  assert.equal(match('/parcels/mine', false), 'GET /parcels/mine');
  assert.equal(match('/parcels/red', false), 'GET /parcels/{id}');
  assert.equal(match('/depots/7/parcels/17', true), 'GET /depots/{depot}/parcels/{id}');
  assert.equal(match('/parcels/red', true), undefined);
});

test('A version in the paths of the description may be missing in the document', () => {
  const index = indexOf(['GET /v1/parcels', 'GET /api/v1/depots']);
  const match = (path: string) => index.match({ method: 'GET', path: readPath(path), isDeclaration: true })?.key;
  assert.equal(match('/parcels'), 'GET /v1/parcels');
  assert.equal(match('/depots'), 'GET /api/v1/depots');
  assert.equal(match('/v1/depots'), 'GET /api/v1/depots');
});

test('Servers of the configuration count as those of the description', () => {
  const match = indexOf(parcels, [], ['https://eu.example.com/shop']).match({
    method: 'GET',
    path: readPath('/shop/parcels'),
    isDeclaration: true,
  });
  assert.equal(match?.key, 'GET /parcels');
});

test('What may have been meant: the same path with other methods, else the nearest path', () => {
  const index = indexOf(parcels);
  const suggest = (method: string, path: string) =>
    index.suggest({ method, path: readPath(path), isDeclaration: true }).map(({ kind, key }) => `${kind} ${key}`);
  assert.deepEqual(suggest('DELETE', '/parcels'), ['method GET /parcels', 'method POST /parcels']);
  assert.deepEqual(suggest('GET', '/parcel'), ['path GET /parcels']);
  assert.deepEqual(suggest('GET', '/v1/parcel/{id}'), ['path GET /parcels/{id}']);
  assert.deepEqual(suggest('GET', '/invoices/of/the/last/year'), []);
});

test('Operations that differ in fragments or queries alone are told apart', () => {
  const index = indexOf([
    'POST /#Action=Start',
    'POST /#Action=Stop',
    'GET /parcels',
    'GET /parcels?all',
    'GET /depots#list',
  ]);
  const named = (method: string, path: string) => ({ method, path: readPath(path), isDeclaration: true });
  const match = (method: string, path: string) => index.match(named(method, path))?.key;
  assert.equal(match('POST', '/#Action=Stop'), 'POST /#Action=Stop');
  assert.equal(match('POST', '/#Action=Start'), 'POST /#Action=Start');
  assert.equal(match('POST', '/'), 'POST /#Action=Start');
  assert.equal(match('POST', '/#Action=Wait'), undefined);
  assert.equal(match('GET', '/parcels?all'), 'GET /parcels?all');
  assert.equal(match('GET', '/parcels?limit=2'), 'GET /parcels');
  assert.equal(match('GET', '/parcels'), 'GET /parcels');
  assert.equal(match('GET', '/parcels#top'), 'GET /parcels');
  assert.equal(match('GET', '/depots'), 'GET /depots#list');
  const [suggestion] = index.suggest(named('POST', '/#Action=Stopp'));
  assert.equal(suggestion?.key, 'POST /#Action=Stop');
});

test('An index that is made after others answers as one from scratch', () => {
  const words = [
    'parcels',
    'depots',
    '{id}',
    '{depot}',
    '{version}',
    '{depot},{id}',
    'mine',
    'shop.all.mine()',
    'v1',
    'shop',
    'SIP',
    '{SIP}',
    '17',
    '',
  ];
  const word = fc.constantFrom(...words);
  const end = fc.constantFrom('', '', '', '', '?all', '#mine', '#ours');
  const name = fc
    .tuple(fc.constantFrom('GET', 'POST'), fc.array(word, { minLength: 1, maxLength: 4 }), end)
    .map(([method, words, behind]) => `${method} /${words.join('/')}${behind}`);
  const description = fc.record({
    operations: fc.uniqueArray(name, { minLength: 4, maxLength: 12 }),
    servers: fc.constantFrom(
      [],
      [],
      [],
      ['https://api.example.com/shop'],
      ['https://api.example.com/{depot}/mine', '/v1'],
    ),
  });
  const changes = fc.array(
    fc.record({ at: fc.nat(12), gone: fc.nat(2), come: fc.array(name, { maxLength: 2 }), servers: fc.boolean() }),
    { minLength: 1, maxLength: 5 },
  );
  fc.assert(
    fc.property(description, changes, fc.array(name, { minLength: 8, maxLength: 20 }), (first, edits, asked) => {
      const endpoints = [...asked, ...first.operations].flatMap((written) => {
        const [method = '', path = ''] = written.split(' ');
        const named = { path: readPath(path), isDeclaration: false };
        return [
          { ...named, method, isDeclaration: true },
          { ...named, method },
          { ...named, method: '' },
        ];
      });
      let { operations, servers } = first;
      let index = indexOf(operations, servers);
      for (const { at, gone, come, servers: isMoved } of edits) {
        operations = [...new Set([...operations.slice(0, at), ...come, ...operations.slice(at + gone)])];
        if (isMoved) servers = servers.length === 0 ? ['https://api.example.com/shop'] : [];
        index = new EndpointIndex([apiOf(operations, servers)], [], index);
        const scratch = indexOf(operations, servers);
        const said = (one: EndpointIndex) => endpoints.map((endpoint) => [one.match(endpoint), one.suggest(endpoint)]);
        assert.deepEqual(said(index), said(scratch));
      }
    }),
    { numRuns: 300 },
  );
});

test('Of what has nothing in common with a path that was renamed nothing is asked again', () => {
  const before = indexOf(parcels);
  const paths = ['/parcels', '/depots', '/parcels/mine', '/parcels/{id}'];
  const endpoints = paths.map((path) => ({ method: 'GET', path: readPath(path), isDeclaration: true }));
  const answers = endpoints.map((endpoint) => before.match(endpoint));
  const after = new EndpointIndex([apiOf(parcels.map((one) => one.replace('/mine', '/ours')))], [], before);
  const isKept = endpoints.map((endpoint, at) => after.match(endpoint) === answers[at]);
  assert.deepEqual(isKept, [true, true, false, true]);
});

test('With another base path only endpoints that may begin with it are asked again', () => {
  const before = indexOf(parcels);
  const paths = ['/parcels', '/parcels/mine', '/shop/parcels', '/parcels/{number}'];
  const endpoints = paths.map((path) => ({ method: 'GET', path: readPath(path), isDeclaration: true }));
  const answers = endpoints.map((endpoint) => before.match(endpoint));
  const after = new EndpointIndex([apiOf(parcels, ['https://api.example.com/shop'])], [], before);
  assert.equal(after.outdated?.since, before.state);
  assert.deepEqual(
    [...after.outdated.names].map((name) => name.split(' ')[1]),
    ['/shop/parcels'],
  );
  assert.deepEqual(
    endpoints.map((endpoint) => after.match(endpoint)?.key),
    ['GET /parcels', 'GET /parcels/mine', 'GET /parcels', 'GET /parcels/{id}'],
  );
  assert.equal(after.match({ method: 'GET', path: readPath('/parcels'), isDeclaration: true }), answers[0]);
});

test('What an endpoint may have meant is kept as long as no operation comes that is nearer, or goes that was near', () => {
  const before = indexOf(parcels);
  const mistyped = { method: 'GET', path: readPath('/parcel'), isDeclaration: true };
  const suggested = before.suggest(mistyped);
  const far = new EndpointIndex([apiOf([...parcels, 'GET /carriers/{carrier}/vans'])], [], before);
  assert.equal(far.suggest(mistyped), suggested);
  const near = new EndpointIndex([apiOf([...parcels, 'GET /parce'])], [], far);
  assert.notEqual(near.suggest(mistyped), suggested);
});

test('An action is found without its namespace, and what has none of its own is nothing else', () => {
  const index = indexOf([
    'POST /files/{id}/example.files.copy',
    'GET /files/example.files.recent()',
    "GET /files/example.files.search(q='{q}')",
    'GET /files/readme.md',
  ]);
  const match = (method: string, path: string) => index.match({ method, path: readPath(path), isDeclaration: true });
  assert.equal(match('POST', '/files/{file-id}/copy')?.key, 'POST /files/{id}/example.files.copy');
  assert.equal(match('POST', '/files/{id}/example.files.copy')?.key, 'POST /files/{id}/example.files.copy');
  assert.equal(match('GET', '/files/recent')?.key, 'GET /files/example.files.recent()');
  assert.equal(match('GET', "/files/search(q='{words}')")?.key, "GET /files/example.files.search(q='{q}')");
  assert.equal(match('POST', '/files/{id}/move'), undefined);
  assert.equal(match('GET', '/files/md'), undefined);
});

test('Several values may stand for one parameter, and words beside them for none', () => {
  const index = indexOf(parcels);
  const match = (path: string) => index.match({ method: 'GET', path: readPath(path), isDeclaration: true })?.key;
  assert.equal(match('/parcels/{depot},{number}'), 'GET /parcels/{id}');
  assert.equal(match('/parcels/{depot}-no-{number}'), undefined);
  assert.equal(match('/parcels/{id}.json'), undefined);
});

test('Descriptions of one server but for its version have their operations in common', () => {
  const describe = (name: string, server: string) =>
    describeApi(
      specOf({
        [name]: JSON.stringify({
          openapi: '3.1.0',
          info: { title: 'T', version: '1' },
          servers: server === '' ? [] : [{ url: server }],
          paths: { '/parcels/{id}': { get: {} } },
        }),
      }),
    );
  const namesakes = (one: string, other: string) => {
    const apis = [describe('one.json', one), describe('other.json', other)];
    const name = { api: apis[0]?.uri ?? '', key: 'GET /parcels/{id}' };
    return new EndpointIndex(apis).namesakes(name).length;
  };
  assert.equal(namesakes('', ''), 1);
  assert.equal(namesakes('https://example.com/v1.2', 'https://example.com/v2'), 1);
  assert.equal(namesakes('https://example.com/shop/v1', 'https://example.com/post/v1'), 0);
  assert.equal(namesakes('https://a.example.com', 'https://b.example.com'), 0);
});

test('A path without a method means its only operation', () => {
  const index = indexOf([...parcels, 'GET /'], ['https://api.example.com/shop']);
  const match = (path: string) => index.match({ method: '', path: readPath(path), isDeclaration: false })?.key;
  assert.equal(match('/parcels'), undefined);
  assert.equal(match('/parcels/{number}'), 'GET /parcels/{id}');
  assert.equal(match('/shop/parcels/mine'), 'GET /parcels/mine');
  assert.equal(match('/parcels/17'), undefined);
  assert.equal(match('/shop'), undefined);
});
