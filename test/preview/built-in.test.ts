import assert from 'node:assert/strict';
import { test } from 'node:test';
import markdownIt from 'markdown-it';
import { extendMarkdownIt } from '../../client/src/markdown/plugin.ts';

const render = (text: string) =>
  extendMarkdownIt(markdownIt({ html: true }))
    .render(text)
    .trim();

test("Endpoints in headings get a badge in VS Code's own preview, however they are written", () => {
  const path = '<span class="docwright-path">/users/<span class="docwright-parameter">{id}</span></span>';
  const badge = '<span class="docwright-method docwright-get">GET</span>';
  assert.equal(render('# GET /users/{id}'), `<h1>${badge} ${path}</h1>`);
  assert.equal(render('# `GET /users/{id}`'), `<h1>${badge} ${path}</h1>`);
  assert.equal(render('# GET'), `<h1>${badge}</h1>`);
  assert.match(
    render('# GET `/users`'),
    /^<h1><span class="docwright-method docwright-get">GET<\/span> <code>\/users<\/code><\/h1>$/,
  );
  assert.match(render('# GET /a<b>&c'), /\/a(?:&lt;|<\/span>)/);
  for (const text of ['# GET started', '# Users', '# Errors of `GET /users`', '# get /users', '#', '# *GET* it'])
    assert.equal(render(text), markdownIt().render(text).trim(), text);
});

test('Statuses and methods in their columns get badges, and other numbers none', () => {
  const html = render(
    '| Status | Method | Count |\n| - | - | - |\n| 404 Not Found | POST | 200 |\n| `503` | none | 404 |\n| x | | 1 |\n',
  );
  assert.match(html, /<table class="docwright-errors">/);
  assert.match(
    html,
    /<td><span class="docwright-status docwright-4xx">404<\/span> Not Found<\/td>\s*<td><span class="docwright-method docwright-post">POST<\/span><\/td>\s*<td>200<\/td>/,
  );
  assert.match(
    html,
    /<td><span class="docwright-status docwright-5xx">503<\/span><\/td>\s*<td>none<\/td>\s*<td>404<\/td>/,
  );
  assert.match(html, /<td>x<\/td>\s*<td><\/td>\s*<td>1<\/td>/);
  assert.match(render('| Code | Meaning |\n| - | - |\n| 400 | <b> |\n'), /docwright-4xx">400</);
  assert.ok(!render('| Code | Meaning |\n| - | - |\n| 400 | x |\n| abc | x |\n').includes('docwright-4xx'));
});

test('Call-outs look as on GitHub', () => {
  assert.equal(
    render('> [!WARNING]\n> Hot *water*.'),
    '<blockquote class="docwright-alert docwright-warning">\n<p><strong class="docwright-alert-title">Warning</strong><br>\nHot <em>water</em>.</p>\n</blockquote>',
  );
  assert.match(render('> [!note]\n\n> x'), /<strong class="docwright-alert-title">Note<\/strong>/);
  for (const text of ['> [!OTHER]\n> x', '> [!NOTE] x', '> x\n> [!NOTE]', '>'])
    assert.ok(!render(text).includes('docwright'), text);
});

test('A document without any of it is rendered as ever', () => {
  const text = '# Title\n\n- a\n- b\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n> quote\n\n```http\nGET /a HTTP/1.1\n```\n';
  assert.equal(render(text), markdownIt({ html: true }).render(text).trim());
});

test('What VS Code reads of a document besides is what it was: the words of all tokens stay', () => {
  const text = '# GET /users/{id}\n\n## `POST /users`\n\n> [!NOTE]\n> x\n\n| Status |\n| - |\n| 404 |\n';
  const wordsOf = (parser: ReturnType<typeof markdownIt>) =>
    parser
      .parse(text, {})
      .map(({ type, content, children }) => [type, content, children?.map((child) => [child.type, child.content])]);
  assert.deepEqual(wordsOf(extendMarkdownIt(markdownIt())), wordsOf(markdownIt()));
});
