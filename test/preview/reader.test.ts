import assert from 'node:assert/strict';
import { test } from 'node:test';
import { htmlOf, pageOf, patchBetween, statesOf } from './support.ts';

const fence = (language: string, code: string) => `\`\`\`${language}\n${code}\n\`\`\`\n`;
const words = (html: string | undefined) =>
  (html ?? '')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'");

test('Front matter is the head of the page: a title where there is no other, a lead, and the rest in a list', () => {
  const text = '---\ntitle: Parcels <API>\ndescription: All of it.\nversion: 2\ntags: [a, b]\ndraft:\n---\nText\n';
  const [head] = htmlOf(text);
  assert.equal(
    head,
    '<header class="front-matter"><h1>Parcels &lt;API&gt;</h1><p class="front-matter-lead">All of it.</p><dl><div><dt>version</dt><dd>2</dd></div><div><dt>tags</dt><dd>a, b</dd></div></dl></header>',
  );
  const withHeading = htmlOf(`${text}\n# Parcels\n`)[0] ?? '';
  assert.ok(!withHeading.includes('Parcels') && withHeading.includes('<dt>description</dt><dd>All of it.</dd>'));
  assert.deepEqual(pageOf(text).places[0], { id: pageOf(text).blocks[0]?.id, startLine: 0, endLine: 7 });
});

test('What the page says at its beginning anyway is not said by its head', () => {
  const head = (text: string): string =>
    htmlOf(`---\ndescription: All of it.\nversion: 2\n---\n\n# A\n\n${text}\n`)[0] ?? '';
  assert.match(head('All of it.'), /<dl><div><dt>version<\/dt>/);
  assert.match(head('All of it. And more.'), /<dl><div><dt>description<\/dt>/);
});

test('Front matter that is broken, an alias bomb or for tools only makes no head', () => {
  const bomb = [
    'a: &a [x, x]',
    ...'bcdefgh'.split('').map((name, index) => `${name}: &${name} [*${'abcdefg'[index]}, *${'abcdefg'[index]}]`),
  ];
  assert.equal(
    htmlOf(`---\n${bomb.join('\n')}\n---\n`)[0],
    '<header class="front-matter"><dl><div><dt>a</dt><dd>x, x</dd></div></dl></header>',
  );
  for (const yaml of ['a: [', '- a', 'a: {b: c}', '? [a]\n: b', 'docwright: api-docs', 'a: *b', ''])
    assert.deepEqual(htmlOf(`---\n${yaml}\n---\n`), [], yaml);
  assert.match(htmlOf('---\nversion: 1.10\ndate: 2026-01-02\n---\n')[0] ?? '', /<dd>1\.10<\/dd>.*<dd>2026-01-02<\/dd>/);
});

test('Footnotes are numbered by their first references, over all parts, and stand where they are written', () => {
  const [first, second, , b, a] = htmlOf(
    'One[^b], two[^a].\n\nAgain[^b], nothing[^c].\n\n# Notes\n\n[^b]: word\n\n[^a]: More *words*\n    here.\n\n    And more.\n',
  );
  assert.match(first ?? '', /href="#fn:1" id="fnref:1"[\s\S]*href="#fn:2" id="fnref:2"/);
  assert.match(second ?? '', /href="#fn:1" aria-label="Footnote 1">1<\/a><\/sup>, nothing\[\^c\]\./);
  assert.match(
    b ?? '',
    /^<div class="footnote" id="fn:1"><a class="footnote-number" href="#fnref:1"[^>]*>1<\/a><p>word/,
  );
  assert.match(a ?? '', /id="fn:2"[\s\S]*<em>words<\/em>[\s\S]*<p data-line="3">And more\./);
});

test('A footnote that is new changes the blocks that have another number, and no others', () => {
  const text = 'One[^b].\n\nPlain.\n\n# Notes\n\n[^b]: word\n\n[^a]: other\n';
  assert.equal(patchBetween(text, text.replace('Plain', 'Plainer')).added.length, 1);
  assert.equal(patchBetween(text, `Now[^a].\n\n${text}`).added.length, 4);
});

test('Formulas become MathML; prices, variables and what is no TeX stay words', () => {
  assert.match(htmlOf('Let $a_1 * b$ be.')[0] ?? '', /<p>Let <math>.*<msub>.*<\/math> be\.<\/p>/);
  assert.match(htmlOf('$$\n\\frac{a}{b}\n$$')[0] ?? '', /^<div class="formula"><math display="block"[^>]*>.*<mfrac>/);
  assert.match(htmlOf(fence('math', 'x^2'))[0] ?? '', /^<div class="formula"><math/);
  assert.match(htmlOf('a $$x$$ b and $`y`$')[0] ?? '', /<math.*<math/);
  for (const text of [
    'It costs $5 and $10.',
    'US$5-US$10',
    'the $ref and the $id',
    'from $HOME to other$',
    '$ x $',
    '`$a$`',
    '\\$a\\$',
  ])
    assert.ok(!htmlOf(text)[0]?.includes('<math'), text);
  assert.match(htmlOf('$\\nosuch{$')[0] ?? '', /<code class="formula-source">\\nosuch\{<\/code>/);
  assert.match(htmlOf('$$\nx\n')[0] ?? '', /^<p>\$\$/);
});

test('A formula can make no link, and nothing that a page would run', () => {
  for (const formula of [
    '\\href{javascript:alert(1)}{x}',
    '\\includegraphics{https://evil.example/x}',
    '\\url{javascript:x}',
  ]) {
    const html = htmlOf(`$${formula}$`)[0] ?? '';
    assert.ok(!/href=|src=|<img/.test(html), html);
  }
});

test('A diagram is shown as its source, and said to be that', () => {
  assert.match(
    htmlOf(fence('mermaid', 'graph TD; A-->B'))[0] ?? '',
    /data-language="Mermaid diagram".*A--&gt;B.*A diagram, shown as its source\./,
  );
});

test('Code blocks in a row that show the same in different languages become tabs', () => {
  const tabs = (text: string) =>
    pageOf(text)
      .blocks.filter(({ html }) => html.startsWith('<div class="tabs">'))
      .map(({ html }) => [...html.matchAll(/data-language="([^"]*)"/g)].map((found) => found[1]));
  const curl = fence('bash', 'curl https://example.com');
  assert.deepEqual(tabs(curl + fence('js', 'a()') + fence('python', 'a()')), [['cURL', 'JavaScript', 'Python']]);
  assert.deepEqual(tabs(`${fence('json', '{}')}\n${fence('yaml', 'a: 1')}`), [['JSON', 'YAML']]);
  assert.deepEqual(tabs(`> x\n\n<details>\n\n${fence('go', 'a()')}\n${fence('ruby', 'a')}\n</details>\n`), []);
  assert.match(
    htmlOf(`<details>\n\n${fence('go', 'a()')}\n${fence('ruby', 'a')}\n</details>\n`)[0] ?? '',
    /<div class="tabs">[\s\S]*Go[\s\S]*Ruby/,
  );
  // A call and its answer, two calls, an answer, and blocks with words between them stand for themselves.
  assert.deepEqual(tabs(curl + fence('json', '{}')), []);
  assert.deepEqual(tabs(curl + fence('bash', 'curl https://example.com/b')), []);
  assert.deepEqual(tabs(fence('http', 'HTTP/1.1 200 OK') + fence('js', 'a()')), []);
  const call = (language: string, url: string) => fence(language, `call("${url}")`);
  assert.deepEqual(tabs(call('js', 'https://a.example/token') + call('python', 'https://a.example/points')), []);
  assert.deepEqual(tabs(call('js', 'https://auth.example/a') + call('python', 'https://api.example/a')), []);
  assert.equal(
    tabs(call('js', 'https://a.example/v1/users/1?x=1') + call('python', 'https://a.example/v2/users/{id}')).length,
    1,
  );
  assert.equal(tabs(call('js', 'https://a.example') + call('python', 'https://a.example/users')).length, 1);
  assert.deepEqual(tabs(`${fence('js', 'a()')}\nor\n\n${fence('python', 'a()')}`), []);
});

test('Lines in tabs are those of the source', () => {
  const text = `start\n\n${fence('js', 'a()')}\n${fence('python', 'a()\nb()')}`;
  assert.deepEqual(htmlOf(text)[1]?.match(/<pre[^>]*>/g), [
    '<pre data-line="1" data-lines="1">',
    '<pre data-line="5" data-lines="2">',
  ]);
  assert.deepEqual(
    pageOf(text).places.map(({ startLine, endLine }) => [startLine, endLine]),
    [
      [0, 1],
      [2, 10],
    ],
  );
});

const parcels = `Base URL: <https://parcels.example.com/v1>

## POST /parcels/{id}/labels

| Field | In | Type | Required |
| - | - | - | - |
| size | body | string | yes |
| to.city | body | string | yes |
| count | body | integer | no |
| dry_run | query | boolean | yes |
| Authorization | header | string | yes |

| Status | Meaning |
| - | - |
| 201 Created | Made |
| 404 | None |
`;

test('An endpoint without a call gets one in three languages, from what is said of it', () => {
  const block = htmlOf(parcels)[1] ?? '';
  const samples = [...block.matchAll(/data-language="([^"]*)"><pre><code>([\s\S]*?)<\/code>/g)].map(
    ([, label, code]) => [label, words(code)],
  );
  assert.deepEqual(
    samples.map(([label]) => label),
    ['cURL', 'JavaScript', 'Python'],
  );
  assert.equal(
    samples[0]?.[1]?.replaceAll('&lt;', '<').replaceAll('&gt;', '>'),
    `curl 'https://parcels.example.com/v1/parcels/{id}/labels?dry_run=<dry_run>' \\
  -H 'Authorization: Bearer <token>' \\
  -H 'Content-Type: application/json' \\
  -d '{
  "size": "size",
  "to": {
    "city": "city"
  },
  "count": 1
}'`,
  );
  assert.match(samples[1]?.[1] ?? '', /await fetch\([\s\S]*method: "POST"[\s\S]*body: JSON\.stringify\(\{/);
  assert.match(samples[2]?.[1] ?? '', /requests\.post\([\s\S]*json=\{/);
  assert.match(block, /<ul class="statuses" aria-label="Responses"><li>.*201.*Created.*404.*Not Found/);
});

test('A call that the document shows is shown in the other languages too', () => {
  const call = fence(
    'bash',
    `curl -X PUT "https://example.com/parcels/1?a=b" -H 'X-Trace: 1' -d '{"a": true, "b": [null]}'`,
  );
  const text = `## PUT /parcels/{id}\n\nRequest:\n\n${call}`;
  const [heading, , tabs] = htmlOf(text);
  assert.ok(!heading?.includes('endpoint-card'));
  assert.deepEqual(
    [...(tabs ?? '').matchAll(/data-language="([^"]*)"/g)].map((found) => found[1]),
    ['cURL', 'JavaScript', 'Python'],
  );
  assert.match(words(tabs), /requests\.put\([\s\S]*"X-Trace": "1"[\s\S]*"a": True,\s*"b": \[\s*None,/);
  const http = `## PUT /parcels/{id}\n\n${fence('http', 'PUT /parcels/1 HTTP/1.1\nHost: example.com\nAccept: text/plain\n\nx=1')}`;
  assert.match(
    words(htmlOf(http)[1]),
    /PUT \/parcels\/1[\s\S]*curl -X PUT 'https:\/\/example\.com\/parcels\/1' \\\s+-H 'Accept: text\/plain' \\\s+-d 'x=1'/,
  );
  // The author's own tabs stay as they are, and so does a call with what is no literal.
  assert.equal(htmlOf(`${text}${fence('python', 'requests.put(x)')}`)[2]?.match(/class="code"/g)?.length, 2);
  assert.ok(!htmlOf(`## GET /a\n\n${fence('js', 'fetch(url)')}`)[1]?.includes('tabs'));
});

test('An edit in one endpoint leaves the blocks of the others, and their cards', () => {
  const other = parcels
    .replaceAll('parcels', 'pallets')
    .replace('size', 'width')
    .replace('| Made', '| Done')
    .slice(parcels.indexOf('##'));
  const text = `${parcels}\n${other}`;
  const [before, after] = statesOf([text, text.replace('| Made |', '| Made now |')]);
  assert.deepEqual(
    after?.blocks.slice(-3).map((block) => before?.blocks.includes(block)),
    [true, true, true],
  );
  assert.equal(patchBetween(text, text.replace('| Made |', '| Made now |')).added.length, 1, 'the table');
  assert.equal(patchBetween(text, text.replace('| 404 |', '| 409 |')).added.length, 2, 'the table and the card');
});

test('A cell of many words has room for them, and a long name in a cell or a path is broken at its joints', () => {
  const long = 'Whether what has expired long ago is returned together with the rest.';
  const html =
    htmlOf(
      `| A | B |\n| - | - |\n| \`includeEverything.that_has[expired]\` | ${long} |\n| \`short.name\` | Few words |\n`,
    )[0] ?? '';
  assert.match(
    html,
    /<td><code>include<wbr>Everything<wbr>\.that<wbr>_has<wbr>\[expired\]<\/code><\/td>\n<td class="is-words">Whether/,
  );
  assert.match(html, /<td><code>short\.name<\/code><\/td>\n<td>Few words/);
  const codes = Array.from({ length: 9 }, (_, index) => `\`value${index}\``).join(', ');
  assert.doesNotMatch(htmlOf(`| A |\n| - |\n| ${codes} |\n`)[0] ?? '', /is-words/);
  assert.match(
    htmlOf('## GET /a/{b}/c/\n')[0] ?? '',
    />\/a\/<wbr><span class="path-parameter">\{b\}<\/span>\/<wbr>c\/</,
  );
});

test('A corner without words heads no column', () => {
  assert.match(htmlOf('| | A |\n| - | - |\n| b | 1 |\n')[0] ?? '', /<tr><td><\/td>\n<th scope="col">A<\/th>/);
});

test('Statuses and methods in tables and headings are badges', () => {
  const table =
    htmlOf('| Status | Method | Note |\n| - | - | - |\n| 404 Not Found | GET | 404 |\n| `5xx` | none | GET |\n')[0] ??
    '';
  assert.match(
    table,
    /<td><span class="status status-4xx">404<\/span> Not Found<\/td>\s*<td><span class="method method-get">GET<\/span><\/td>\s*<td>404<\/td>/,
  );
  assert.match(table, /<td><span class="status status-5xx">5xx<\/span><\/td>\s*<td>none<\/td>\s*<td>GET<\/td>/);
  const badge = (heading: string) => /status-(\dxx)/.exec(htmlOf(`# ${heading}`)[0] ?? '')?.[1];
  assert.deepEqual(
    ['200 OK', 'Response: 404 Not Found', '`503`', '404 pages', '2000', '100 parcels a day'].map(badge),
    ['2xx', '4xx', '5xx', undefined, undefined, undefined],
  );
});

test('Rows of a table of errors know their category: by a column, by the group above, by the status', () => {
  const categories = (table: string) =>
    [...(htmlOf(table)[0] ?? '').matchAll(/<tr data-category="([^"]*)"/g)].map((found) => found[1]);
  assert.deepEqual(categories('| Code | Category | Message |\n| - | - | - |\n| a | Money | x |\n| b | Time | x |\n'), [
    'Money',
    'Time',
  ]);
  assert.deepEqual(
    categories('| Code | Message |\n| - | - |\n| **Client** | |\n| a | x |\n| **Server** | |\n| b | x |\n'),
    ['Client', 'Client', 'Server', 'Server'],
  );
  assert.deepEqual(
    categories('| Error code | Status | Description |\n| - | - | - |\n| a | 400 | x |\n| b | 503 | x |\n'),
    ['Client errors', 'Server errors'],
  );
  assert.deepEqual(categories('| Name | Description |\n| - | - |\n| a | x |\n'), []);
});
