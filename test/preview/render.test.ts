import assert from 'node:assert/strict';
import { test } from 'node:test';
import { htmlOf, pageOf } from './support.ts';

test('Each top-level block is a block of the page, with its lines', () => {
  const { blocks, places } = pageOf('---\ndocwright: x\n---\n\n# One\n\ntwo\nlines\n\n- a\n- b\n');
  assert.deepEqual(
    places.map(({ startLine, endLine }) => [startLine, endLine]),
    [
      [4, 5],
      [6, 8],
      [9, 11],
    ],
  );
  assert.deepEqual(
    blocks.map(({ id }) => id),
    places.map(({ id }) => id),
  );
  assert.ok(!blocks.some(({ html }) => html.includes('docwright')), 'what is for tools is not a part of the page');
});

test('An empty document, and one of blank lines, has an empty page', () => {
  for (const text of ['', '\n\n', '\u{feff}', '---\ndocwright: api-docs\n---\n', '---\na: [\n---\n', '---\n- a\n---\n'])
    assert.deepEqual(pageOf(text).blocks, [], JSON.stringify(text));
});

test('Rows, items and code lines know their lines, counted from the block', () => {
  assert.deepEqual(htmlOf('text\n\n| a |\n| - |\n| 1 |\n| 2 |\n')[1]?.match(/<tr[^>]*>/g), [
    '<tr>',
    '<tr data-line="2">',
    '<tr data-line="3">',
  ]);
  assert.deepEqual(htmlOf('- a\n- b\n  - c\n')[0]?.match(/<li[^>]*>/g), [
    '<li>',
    '<li data-line="1">',
    '<li data-line="2">',
  ]);
  assert.match(htmlOf('```json\n{\n}\n```\n')[0] ?? '', /<pre data-line="1" data-lines="2">/);
  assert.match(htmlOf('    a\n    b\n')[0] ?? '', /<pre data-lines="2">/);
});

test('Headings have the anchors of GitHub, each once on a page', () => {
  const html = htmlOf(
    '# Get a user!\n## Parameters\n## Parameters\n## Parameters-1\n## `GET /x/{id}`\n## Own {#my-own}\n## Élan 日本\n',
  );
  assert.deepEqual(
    html.map((block) => /id="([^"]*)"/.exec(block)?.[1]),
    ['get-a-user', 'parameters', 'parameters-1', 'parameters-1-1', 'get-xid', 'my-own', 'élan-日本'],
  );
  assert.match(html[5] ?? '', />Own</);
});

test('Endpoints in headings get a badge, however they are written', () => {
  const badge = (method: string, path: string) => [method, path];
  const read = (heading: string) => {
    const html = htmlOf(heading)[0] ?? '';
    const method = /<span class="method method-[a-z]+">([A-Z]+)<\/span>/.exec(html)?.[1];
    const path = /<span class="path">(.*?)<\/span>(?=[^<]*<\/(?:h\d|strong|a)>)/
      .exec(html)?.[1]
      ?.replace(/<[^>]*>/g, '');
    return [method, path];
  };
  assert.deepEqual(read('### GET /users/{id}'), badge('GET', '/users/{id}'));
  assert.deepEqual(read('### `POST /users`'), badge('POST', '/users'));
  assert.deepEqual(read('### **DELETE** `/users/:id`'), badge('DELETE', '/users/:id'));
  assert.deepEqual(read('### Get a user - GET /users/{id}'), badge('GET', '/users/{id}'));
  assert.deepEqual(read('### GET'), ['GET', undefined]);
  assert.deepEqual(read('### GET started'), [undefined, undefined]);
  assert.deepEqual(read('### Errors of `GET /users`'), [undefined, undefined]);
  assert.match(htmlOf('# GET /a<b>&"c"')[0] ?? '', /&lt;b&gt;&amp;&quot;c&quot;|&amp;&quot;c&quot;/);
});

test('Raw HTML that begins in one block and ends in another stays whole', () => {
  const text = 'before\n\n<details>\n<summary>More</summary>\n\n- a\n- b\n\n## Inside\n\n</details>\n\nafter\n';
  const { blocks, places } = pageOf(text);
  assert.equal(blocks.length, 3);
  assert.match(
    blocks[1]?.html ?? '',
    /^<details>[\s\S]*<li data-line="3">[\s\S]*<h2 id="inside" data-line="6">[\s\S]*<\/details>\s*$/,
  );
  assert.deepEqual(places[1] && [places[1].startLine, places[1].endLine], [2, 11]);
});

test('Nested and overlapping elements make one block', () => {
  assert.equal(pageOf('<div>\n\n<details>\n\na\n\n</details>\n\n</div>\n\nb\n').blocks.length, 2);
  assert.equal(pageOf('<div>\n\n<section>\n\na\n\n</div>\n\n</section>\n').blocks.length, 2);
});

test('An element that nobody closes does not swallow the page', () => {
  assert.equal(pageOf('<details>\n\na\n\nb\n\n# c\n').blocks.length, 4);
  assert.equal(pageOf('<div>\n\n<details>\n\na\n\n</div>\n\nb\n').blocks.length, 2);
  assert.equal(pageOf('<br>\n\n<!-- <details> -->\n\n<p>\n\na\n').blocks.length, 4);
});

test('Code is coloured in its language, and escaped where it has none', () => {
  assert.match(htmlOf('```json\n{"a": 1}\n```')[0] ?? '', /data-language="JSON".*hljs-attr/);
  assert.match(htmlOf('```HTTP\nGET /a HTTP/1.1\n```')[0] ?? '', /data-language="HTTP".*hljs-/);
  assert.match(htmlOf('```\n<b>\n```')[0] ?? '', /<code>&lt;b&gt;<\/code>/);
  assert.match(htmlOf('```constructor\n<b>\n```')[0] ?? '', /data-language="constructor".*<code>&lt;b&gt;<\/code>/);
  assert.match(htmlOf('```x"y\n<b>\n```')[0] ?? '', /data-language="x&quot;y"/);
});

test('Tasks and call-outs look as on GitHub', () => {
  assert.match(
    htmlOf('- [x] done\n- [ ] open\n- [y] no\n')[0] ?? '',
    /Done:[\s\S]*done[\s\S]*To do:[\s\S]*open[\s\S]*\[y\] no/,
  );
  assert.match(htmlOf('> [!WARNING]\n> Hot\n')[0] ?? '', /callout-warning[\s\S]*Warning<\/p>[\s\S]*Hot/);
  assert.match(htmlOf('> [!OTHER]\n> Hot\n')[0] ?? '', /<blockquote><p>\[!OTHER\]/);
});

test('Columns are aligned without a style attribute', () => {
  const html = htmlOf('| a | b | c |\n| :- | :-: | -: |\n| 1 | 2 | 3 |\n')[0] ?? '';
  assert.ok(!html.includes('style='));
  assert.match(html, /align-left[\s\S]*align-center[\s\S]*align-right/);
});

test('Rendering leaves the tokens as they are: a second page is the same', () => {
  const text = '![*alt*](a.png "t")\n\n# A\n\n> [!NOTE]\n> b\n\n- [x] c\n';
  assert.deepEqual(pageOf(text), pageOf(text));
});
