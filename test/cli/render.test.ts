import assert from 'node:assert/strict';
import { existsSync, symlinkSync } from 'node:fs';
import { test } from 'node:test';
import { folderWith } from './support.ts';

const picture = Buffer.from('iVBORw0KGgo=', 'base64');
const main = (html: string) => /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
const links = (html: string) => [...main(html).matchAll(/href="([^"]*)"/g)].map((found) => found[1]);

test('A folder becomes pages whose links lead to each other', (context) => {
  const folder = folderWith(context, {
    'docs/README.md':
      '# Start\n\n[a](api.md#errors) [b](guides/first) [c](guides/) [d](/docs/api.md?x=1) [e](https://example.com/x.md) [f](#start) [g](no.md) [h](a%20b.md)\n',
    'docs/api.md': '# API\n\n## Errors\n\n[up](README.md)\n',
    'docs/a b.md': '# A & B\n',
    'docs/guides/README.md': 'Guides\n',
    'docs/guides/first.mdx': '[up](../api.md)\n',
    'docs/node_modules/x.md': '# X\n',
    'docs/data.yaml': 'a: 1\n',
  });
  const { code, stdout, stderr } = folder.run('render', 'docs', '--out', 'site');
  assert.deepEqual([code, stdout, stderr], [0, 'Wrote 5 pages to site.\n', '']);
  assert.deepEqual(links(folder.read('site/index.html')), [
    'api.html#errors',
    'guides/first.html',
    'guides/index.html',
    'api.html?x=1',
    'https://example.com/x.md',
    '#start',
    'no.md',
    'a%20b.html',
  ]);
  assert.deepEqual(links(folder.read('site/guides/first.html')), ['../api.html']);
  assert.ok(!existsSync(folder.resolve('site/node_modules')));
});

const description = `openapi: 3.1.0
info:
  title: Parcels & more
  version: '1'
  description: '[The guide](https://example.com/guide) ![map](map.png)'
paths:
  /parcels:
    get:
      responses:
        '200': { description: Some., content: { application/json: { schema: { $ref: 'schemas.yaml#/Parcel' } } } }
`;

test('A description becomes a page among the documents, with what its other files say', (context) => {
  const folder = folderWith(context, {
    'docs/guide.md': '# Guide\n\n## Start\n\n[the API](openapi.yaml#GET/parcels) and [data](data.json)\n',
    'docs/openapi.yaml': description,
    'docs/schemas.yaml': 'Parcel: { type: object, properties: { weight: { type: integer } } }\n',
    'docs/data.json': '{ "a": 1 }\n',
  });
  const { code, stdout, stderr } = folder.run('render', 'docs', '--out', 'site');
  assert.deepEqual([code, stdout, stderr], [0, 'Wrote 2 pages to site.\n', '']);
  assert.deepEqual(links(folder.read('site/guide.html')), ['openapi.html#GET/parcels', 'data.json']);
  const page = folder.read('site/openapi.html');
  assert.match(page, /<title>Parcels &amp; more<\/title>/);
  assert.match(main(page), /<h3 id="GET\/parcels">[\s\S]*weight/);
  assert.deepEqual(links(page), ['https://example.com/guide']);
  assert.match(folder.read('site/index.html'), />Parcels &amp; more<\/a>/);
});

test('What is named and is no description is reported', (context) => {
  const folder = folderWith(context, { 'data.json': '{ "a": 1 }\n', 'openapi.yaml': description });
  const { code, stdout, stderr } = folder.run('render', 'data.json', 'openapi.yaml', '--out', 'site');
  assert.deepEqual(
    [code, stdout, stderr],
    [2, 'Wrote 1 page to site.\n', 'docwright: data.json: not an OpenAPI description\n'],
  );
});

test('A page needs nothing else: style, script and images are in it', (context) => {
  const folder = folderWith(context, {
    'api.md':
      '---\ntitle: The <API>\n---\n![a](img/a.png) ![b](/img/a.png) ![remote](https://example.com/a.png) ![up](../a.png) ![text](a.txt)\n',
    'img/a.png': picture,
    'a.txt': 'x',
  });
  assert.equal(folder.run('render', 'api.md', '--out', '.').code, 0);
  const html = folder.read('api.html');
  assert.match(html, /<title>The &lt;API&gt;<\/title>/);
  assert.equal(html.match(/<img src="data:image\/png;base64,iVBORw0KGgo="/g)?.length, 2);
  assert.deepEqual(
    [...main(html).matchAll(/<span class="image-missing"[^>]*>([^<]*)/g)].map((found) => found[1]),
    ['remote', 'up', 'text'],
  );
  assert.doesNotMatch(html.replace(/<(style|script)>[\s\S]*?<\/\1>/g, ''), /<link|\ssrc="(?!data:)|@import/);
});

test('An image that is a link out of the folder is not read', (context) => {
  const outside = folderWith(context, { 'secret.png': picture });
  const folder = folderWith(context, { 'a.md': '![x](link.png)\n' });
  symlinkSync(outside.resolve('secret.png'), folder.resolve('link.png'));
  folder.run('render', 'a.md', '--out', 'out');
  assert.ok(!main(folder.read('out/a.html')).includes('<img'));
});

test('Pages without a README get an index, in the order of their paths', (context) => {
  const folder = folderWith(context, { 'docs/b.md': '# B *x* [y]\n', 'docs/a/c.md': 'no title\n' });
  assert.equal(folder.run('render', 'docs', '--out', 'out').code, 0);
  const html = main(folder.read('out/index.html'));
  assert.deepEqual(links(html), ['a/c.html', 'b.html']);
  assert.match(html, />c<\/a>[\s\S]*>B x \[y\]<\/a>/);
});

test('What is rendered again is the same, and a file that is none of ours is left alone', (context) => {
  const folder = folderWith(context, { 'a.md': '# A\n', 'b.md': '# B\n', 'out/b.html': '<p>mine</p>' });
  const first = folder.run('render', '--out', 'out');
  assert.equal(first.code, 2);
  assert.match(first.stderr, /b\.html is there already, and no page of ours/);
  assert.equal(folder.read('out/b.html'), '<p>mine</p>');
  const before = folder.read('out/a.html');
  folder.run('render', '--out', 'out');
  assert.equal(folder.read('out/a.html'), before);
});

test('What docwright.yaml ignores is not rendered, unless it is named', (context) => {
  const folder = folderWith(context, { 'docwright.yaml': 'ignore: [old/**]\n', 'a.md': '# A\n', 'old/b.md': '# B\n' });
  assert.match(folder.run('render', '--out', 'out').stdout, /Wrote 1 page /);
  assert.match(folder.run('render', 'a.md', 'old/b.md', '--out', 'out').stdout, /Wrote 2 pages /);
});

test('Wrong use and unreadable input are reported, and the rest is rendered', (context) => {
  const folder = folderWith(context, { 'a.md': '# A\n', 'b.md': Buffer.from([0xff, 0xfe, 0x41, 0x00]) });
  assert.equal(folder.run('render', 'a.md').code, 2);
  const run = folder.run('render', 'a.md', 'b.md', 'no.md', '--out', 'out');
  assert.equal(run.code, 2);
  assert.match(run.stderr, /no\.md: no such file or folder[\s\S]*b\.md: UTF-16/);
  assert.match(run.stdout, /Wrote 1 page to out/);
});

test('What a document says cannot run, load or send anything from its page', (context) => {
  const folder = folderWith(context, {
    'a.md':
      '<script>x()</script>\n<meta http-equiv="refresh" content="0;url=https://evil.example">\n<form action="https://evil.example"><input></form>\n\n[x](javascript:x) <a href="command:x" onclick="y">z</a> {#"onclick=x}\n\n# H {#"onclick="x}\n',
  });
  folder.run('render', 'a.md', '--out', 'out');
  const html = main(folder.read('out/a.html'));
  assert.doesNotMatch(html, /<script|<meta|<form|<input|<[^>]*\sonclick=|href="(?:javascript|command):/);
});

test('What a document leaves unsaid of an endpoint comes from the description that it is about', (context) => {
  const folder = folderWith(context, {
    'openapi.yaml':
      "openapi: 3.1.0\ninfo: { title: x, version: '1' }\nservers: [{ url: 'https://parcels.example.com' }]\npaths:\n  /parcels:\n    get:\n      parameters: [{ name: page, in: query, schema: { type: integer } }]\n      responses: { '200': { description: x } }\n",
    'docwright.yaml': 'apis: [{ spec: openapi.yaml, docs: docs/** }]\n',
    'docs/a.md': '# Parcels\n\n## GET /parcels\n\nLists them.\n',
  });
  assert.equal(folder.run('render', 'docs', '--out', 'out').code, 0);
  const html = main(folder.read('out/a.html'));
  assert.match(html, /Parameters, from openapi\.yaml[\s\S]*<code>page<\/code>[\s\S]*Request, from openapi\.yaml/);
  assert.match(html, /https:\/\/parcels\.example\.com\/parcels/);
});
