import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeApi } from '#engine/api/api.ts';
import { barePathsOf, withBarePaths } from '#engine/drift/bare-paths.ts';
import { apiSetOf } from '#engine/drift/bound-api.ts';
import { namingDocument, operationsOwnedBy, undocumentedByHome } from '#engine/drift/undocumented.ts';
import { readPath } from '#engine/endpoints/path.ts';
import { parseMarkdown } from '#engine/index.ts';
import { specOf } from '../support/specs.ts';

/** A description of these operations, `GET /a`, at a server. */
function apiOf(name: string, server: string, operations: readonly string[]) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    const [method = '', path = ''] = operation.split(' ');
    paths[path] = { ...paths[path], [method.toLowerCase()]: { responses: { 200: { description: 'OK' } } } };
  }
  const info = { title: 'T', version: '1' };
  return describeApi(specOf({ [name]: JSON.stringify({ openapi: '3.1.0', info, servers: [{ url: server }], paths }) }));
}

/** What is missing where: `document: description KEY`. Documents by name, each with endpoints; a `+` before one says that it is documented. */
function missingIn(apis: readonly ReturnType<typeof apiOf>[], texts: Readonly<Record<string, readonly string[]>>) {
  const set = apiSetOf(apis, [], undefined);
  const documents = Object.entries(texts).map(([uri, endpoints]) =>
    namingDocument(set.index, {
      uri,
      endpoints: endpoints.map((endpoint) => {
        const [method = '', path = ''] = endpoint.replace(/^\+/, '').split(' ');
        return { method, path: readPath(path), isDeclaration: endpoint.startsWith('+') };
      }),
    }),
  );
  const named = ({ api, key }: { readonly api: string; readonly key: string }) => `${api.split('/').at(-1)} ${key}`;
  const missing = [...undocumentedByHome(set, documents)].flatMap(([uri, names]) =>
    names.map((name) => `${uri}: ${named(name)}`),
  );
  const owned = documents.map(({ uri }) => operationsOwnedBy(uri, set, documents).map(named));
  return { missing, owned };
}

test('Who documents an operation documents it in every version, and what is in none is missing once', () => {
  const operations = ['GET /parcels/{id}', 'POST /parcels'];
  const apis = [
    apiOf('v1.json', 'https://example.com/v1', operations),
    apiOf('v2.json', 'https://example.com/v2', operations),
  ];
  const { missing, owned } = missingIn(apis, { a: ['+GET /parcels/{number}'] });
  assert.deepEqual(missing, ['a: v1.json POST /parcels']);
  assert.deepEqual(owned, [['v1.json GET /parcels/{id}', 'v1.json POST /parcels']]);
});

test('Other servers have other operations, whatever they are called', () => {
  const apis = ['shop', 'post'].map((name) =>
    apiOf(`${name}.json`, `https://example.com/${name}`, ['GET /versions', 'GET /parcels']),
  );
  const { missing } = missingIn(apis, { a: ['+GET /versions', '+GET /parcels'] });
  assert.deepEqual(missing, ['a: post.json GET /versions', 'a: post.json GET /parcels']);
});

test('Two calls of one description are two, whatever else they have in common', () => {
  const api = apiOf('api.json', 'https://example.com', ['GET /parcels', 'GET /parcels?view=full']);
  assert.deepEqual(missingIn([api], { a: ['+GET /somewhere/else/{id}'] }).missing.length, 2);
});

test('An operation is missing where its neighbours are documented, rather than where they are named in passing', () => {
  const api = apiOf('api.json', 'https://example.com', ['GET /parcels/{id}', 'DELETE /parcels/{id}', 'GET /depots']);
  const { missing } = missingIn([api], {
    concepts: ['GET /parcels/{id}', '+GET /depots'],
    parcels: ['+GET /parcels/{id}'],
  });
  assert.deepEqual(missing, ['parcels: api.json DELETE /parcels/{id}']);
});

test('Paths that words name without a method are known, but for single words and those in blocks of code', () => {
  const text =
    '# A\n\nThe receiver is at `/api/v1/write`, see `/metrics`.\n\n- And `/api/v1/read/{id}`, `GET /a/b`, `//x/y`, `a/b`.\n\n> As `/api/v1/write`.\n\n```\n`/c/d`\n```\n';
  const paths = barePathsOf(parseMarkdown('file:///a.md', text));
  assert.deepEqual(
    paths.map(({ template }) => template),
    ['/api/v1/write', '/api/v1/read/{id}'],
  );
  const endpoint = { method: 'GET', path: readPath('/api/v1/write'), isDeclaration: true };
  assert.deepEqual(
    withBarePaths([endpoint], paths).map(({ method, path }) => `${method} ${path.template}`),
    ['GET /api/v1/write', ' /api/v1/read/{id}'],
  );
});

test('A path that is named without a method names the only operation that it has', () => {
  const api = apiOf('api.json', 'https://example.com', ['POST /parcels/import', 'GET /depots', 'POST /depots']);
  const { missing } = missingIn([api], { a: [' /parcels/import', ' /depots'] });
  assert.deepEqual(missing, ['a: api.json GET /depots', 'a: api.json POST /depots']);
});
