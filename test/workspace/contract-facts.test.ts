import assert from 'node:assert/strict';
import { test } from 'node:test';
import { workspaceOf } from '../support/bound-workspace.ts';

const spec = `{
  "openapi": "3.1.0",
  "info": { "title": "Parcels", "version": "1" },
  "tags": [{ "name": "Parcels" }],
  "paths": {
    "/parcels": { "get": { "summary": "List", "responses": { "200": { "description": "OK" } } } },
    "/parcels/{id}": { "get": { "summary": "One", "responses": { "200": { "description": "OK" } } } },
    "/depots": { "get": { "summary": "Depots", "responses": { "200": { "description": "OK" } } } }
  }
}
`;

/** A project whose contract asks for `section`. */
const project = (section: string) => ({
  'docwright.yaml':
    "contract: own\ncontracts: [own.yaml]\ndocs: ['*.md']\napis: [{ spec: openapi.json, docs: '*.md' }]\n",
  'own.yaml': `id: own\nsections:\n  - { id: one, ${section} }\n`,
  'openapi.json': spec,
});

test('Each operation has its section in the one document that it belongs into', async () => {
  const { check } = await workspaceOf(
    {
      ...project("title: '{method} {path}', foreach: operations"),
      'a.md': '## GET /parcels\n\nLists them, as `GET /depots` does.\n',
      'b.md':
        '## Depots\n\n`GET /depots` lists them.\n\n    GET /depots\n\nWords.\n\n## GET /depots\n\nLists depots.\n',
    },
    'structure/missing',
  );
  assert.deepEqual((await check('a.md')).found, [
    'The section `GET /parcels/{id}` is missing; it belongs after `GET /parcels`',
  ]);
  assert.deepEqual((await check('b.md')).found, []);
});

test('A document that says more of an operation takes it from the others', async () => {
  const { check } = await workspaceOf(
    {
      ...project("title: '{method} {path}', foreach: operations"),
      'a.md': '## GET /parcels\n\nLists them.\n',
      'b.md': '## GET /depots\n\nLists depots.\n',
    },
    'structure/missing',
  );
  const first = await check('a.md');
  assert.equal(first.found.length, 1);
  await check('b.md', '## GET /depots\n\nLists all depots.\n');
  assert.ok(first.isCurrent());
  await check('b.md', '## GET /depots\n\nLists depots.\n\n## GET /parcels/{id}\n\nReads one.\n');
  assert.ok(!first.isCurrent());
  assert.deepEqual((await check('a.md')).found, []);
});

test('What is said stands as long as the description says the same of what the contract asks', async () => {
  const asked = [
    ["title: '{name}', foreach: tags", '"name": "Parcels"', '"name": "Boxes"'],
    ['title: Writing, when: { spec: has operation PUT }', '"/depots": { "get"', '"/depots": { "put"'],
    ["title: '{summary}', foreach: operations", '"summary": "One"', '"summary": "A parcel"'],
    [
      "title: '{name}', foreach: securitySchemes",
      '"paths"',
      '"components": { "securitySchemes": { "k": { "type": "http", "scheme": "basic" } } }, "paths"',
    ],
  ] as const;
  for (const [section, piece, text] of asked) {
    const { check, changeSpec } = await workspaceOf(
      { ...project(section), 'a.md': '# Parcels\n\nSee `GET /parcels`.\n' },
      'structure/missing',
    );
    const first = await check('a.md');
    changeSpec('openapi.json', '"version": "1"', '"version": "2"');
    assert.ok(first.isCurrent(), section);
    changeSpec('openapi.json', piece, text);
    assert.ok(!first.isCurrent(), section);
    assert.notDeepEqual((await check('a.md')).found, first.found, section);
  }
});
