import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accept, completionsAt, labelsAt } from './support.ts';

const endpoints =
  '# API Documentation\n\n## API Endpoints and Operations\n\n### GET /parcels\n\n### GET /parcels/{id}\n\n### POST /parcels 😀\n\n';

const paths: readonly [source: string, label: string, accepted: string][] = [
  ['### DELETE <|>\n', '/parcels/{id}', '### DELETE /parcels/{id}\n'],
  ['See `GET /par<|>`.\n', '/parcels/{id}', 'See `GET /parcels/{id}`.\n'],
  ['See GET /<|>\n', '/parcels', 'See GET /parcels\n'],
  ['```http\nGET /<|> HTTP/1.1\n```\n', '/parcels', '```http\nGET /parcels HTTP/1.1\n```\n'],
  [
    '| Method | Path |\n| --- | --- |\n| GET | `/<|>` |\n',
    '/parcels',
    '| Method | Path |\n| --- | --- |\n| GET | `/parcels` |\n',
  ],
];

for (const [source, label, accepted] of paths) {
  test(`Paths: ${JSON.stringify(source)}`, () => {
    assert.equal(accept(endpoints + source, label, 'reference'), endpoints + accepted);
    const crlf = (text: string): string => (endpoints + text).replaceAll('\n', '\r\n');
    assert.equal(accept(crlf(source), label, 'reference'), crlf(accepted));
  });
}

test('A heading is rather about a path that lacks the method, other places about one that has it', () => {
  assert.deepEqual(labelsAt(`${endpoints}### POST <|>\n`, 'reference'), ['/parcels/{id}', '/parcels']);
  assert.deepEqual(labelsAt(`${endpoints}See \`POST <|>\`\n`, 'reference'), ['/parcels', '/parcels/{id}']);
  const parcels = completionsAt(`${endpoints}### PUT <|>\n`).find(({ label }) => label === '/parcels');
  assert.equal(parcels?.detail, 'GET, POST');
});

test('No path is offered elsewhere', () => {
  for (const source of ['Get <|>', '`/<|>`', 'GET parcels <|>', '| Path |\n| --- |\n| See /<|> |\n']) {
    assert.deepEqual(labelsAt(endpoints + source, 'reference'), [], source);
  }
});

const infoStrings: readonly [source: string, accepted: string][] = [
  ['```<|>\n{}\n```', '```json\n{}\n```'],
  ['~~~ js<|>', '~~~ json'],
  ['- ```<|>html\n  x\n  ```', '- ```json\n  x\n  ```'],
  ['> ```<|>\n> ```', '> ```json\n> ```'],
];

for (const [source, accepted] of infoStrings) {
  test(`Info strings: ${JSON.stringify(source)}`, () => assert.equal(accept(source, 'json', 'value'), accepted));
}

test('The marks that close a block have no language', () => {
  assert.deepEqual(labelsAt('```json\n{}\n```<|>', 'value'), []);
  assert.deepEqual(labelsAt('```json title=<|>', 'value'), []);
});

const headings = '# Errors 😀\n\n## Not found\n\n## Not found\n\n<a id="own"></a>\n\n';

test('Anchors of the document, with the words of their headings', () => {
  const source = `${headings}See [it](#<|>)\n`;
  const found = completionsAt(source).filter(({ kind }) => kind === 'reference');
  assert.deepEqual(
    found.map(({ label, detail }) => [label, detail]),
    [
      ['errors-', 'Errors 😀'],
      ['not-found', 'Not found'],
      ['not-found-1', 'Not found'],
      ['own', undefined],
    ],
  );
  assert.equal(accept(source, 'not-found-1'), `${headings}See [it](#not-found-1)\n`);
  assert.equal(accept(`${headings}[it](#no<|>t)`, 'not-found'), `${headings}[it](#not-found)`);
  assert.equal(accept(`${headings}[it]: #<|>`, 'own'), `${headings}[it]: #own`);
});

test('Other documents of the project and their anchors, by their paths from here', () => {
  const others = {
    'docs/errors.md': '# Errors\n\n## Busy (or not)\n',
    'index.md': '',
    'docs/deep/a b.md': '# A and b\n',
  };
  const offered = (source: string): (string | undefined)[][] =>
    completionsAt(source, 'api-docs', others).map(({ label, detail }) => [label, detail]);
  assert.deepEqual(offered('See [it](<|>)'), [
    ['errors.md', 'Errors'],
    ['../index.md', undefined],
    ['deep/a%20b.md', 'A and b'],
  ]);
  assert.deepEqual(offered('See [it](err<|>#busy)'), [['errors.md', 'Errors']]);
  assert.deepEqual(offered('See [it](./errors.md#<|>)'), [
    ['errors', 'Errors'],
    ['busy-or-not', 'Busy (or not)'],
  ]);
  assert.deepEqual(offered('See [it](other.md#<|>)'), []);
});

test('A link to elsewhere, and what is code, has no targets', () => {
  for (const source of ['[a](https://b#<|>)', '`[a](#<|>)`', '```\n[a](#<|>)\n```', '[a] (#<|>)', '(#<|>)']) {
    assert.deepEqual(labelsAt(headings + source, 'reference'), [], source);
  }
});

test('Front matter: keys that are not there yet, and contracts', () => {
  const source = '---\ntitle: A\n<|>\n---\n\n# A\n';
  assert.deepEqual(labelsAt(source, 'key').slice(0, 3), ['docwright', 'description', 'spec']);
  assert.equal(accept(source, 'docwright'), '---\ntitle: A\ndocwright: \n---\n\n# A\n');
  assert.equal(accept('---\r\ndoc<|>\r\n---\r\n', 'docwright'), '---\r\ndocwright: \r\n---\r\n');
  assert.deepEqual(labelsAt('---\ndocwright: <|>\n---\n', 'value'), ['api-docs', 'api-reference', 'endpoint', 'none']);
  assert.equal(accept('---\ndocwright: api<|>-docs\n---\n', 'api-reference'), '---\ndocwright: api-reference\n---\n');
  assert.deepEqual(labelsAt(`---\nopenapi: <|>\n---\n${endpoints}`, 'value'), [
    'GET /parcels',
    'GET /parcels/{id}',
    'POST /parcels',
  ]);
});

test('Front matter of a document without a contract: only the contract itself', () => {
  assert.deepEqual(labelsAt('---\ndocwright: <|>\n---\n', 'value', 'none').at(-1), 'none');
  assert.deepEqual(completionsAt('---\n<|>\n---\n', 'none'), []);
  assert.deepEqual(completionsAt('---\ndeprecated: <|>\n---\n', 'none'), []);
});

test('Paths of other documents come behind the own ones', () => {
  const others = { 'docs/labels.md': '# Labels\n\n## PUT /labels/{id}\n\n## GET /parcels\n\nSee `GET /labels/42`.\n' };
  const offered = completionsAt('# API\n\n## GET /parcels/{id}\n\nSee `GET <|>`\n', 'api-docs', others);
  assert.deepEqual(
    offered.filter(({ kind }) => kind === 'reference').map(({ label, detail }) => `${detail} ${label}`),
    ['GET /parcels/{id}', 'PUT /labels/{id}', 'GET /parcels'],
  );
});
