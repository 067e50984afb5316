import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMarkdown } from '#engine/index.ts';
import type { ExampleCall, ExampleField } from '#engine/operations/examples/call.ts';
import { exampleContent } from '#engine/operations/examples/content.ts';
import type { ExampleValue } from '#engine/operations/examples/value.ts';
import type { Wording } from '#engine/operations/operation.ts';
import { operationsOf } from '#engine/operations/operations.ts';
import { describeExamples, type OperationDocument, testOperations } from '../support/operations.ts';

const fence = '```';

const documents: readonly OperationDocument[] = [
  [
    'a call and its answer',
    `## GET /a\n\n${fence}sh\ncurl https://x.y/a\n${fence}\n\n${fence}json\n{ "id": 1 }\n${fence}\n`,
    'request sh | curl https://x.y/a',
    'response json | { "id": 1 }',
  ],
  [
    'roles by headings, in other parts',
    `## POST /a\n\n### Request body\n\n#### JSON\n\n${fence}json\n{ "a": 1 }\n${fence}\n\n### Response\n\n#### JSON\n\n${fence}json\n{ "b": 1 }\n${fence}\n`,
    'request json | { "a": 1 }',
    'response json | { "b": 1 }',
  ],
  [
    'titles in blocks of their own',
    `## Get\n\n${fence}\nExample Request\n${fence}\n\n${fence}shell\ncurl x.y/a\n${fence}\n\n${fence}\nExample Response\n${fence}\n\n${fence}http\nHTTP/1.1 201 Created\nContent-Type: text/plain\n\na\n${fence}\n\n### Definition\n\n\`GET /a\`\n`,
    'request shell | curl x.y/a',
    'response http 201 (text/plain) | HTTP/1.1 201 Created',
  ],
  [
    'statuses and media types by the words above',
    `## GET /a\n\n### 404 Not Found\n\n${fence}json\n{ "error": "no" }\n${fence}\n\n**Response 200** (\`application/xml\`):\n\n${fence}xml\n<a/>\n${fence}\n`,
    '? json 404 | { "error": "no" }',
    'response xml 200 (application/xml) | <a/>',
  ],
  [
    'a status line without a version',
    `## GET /a\n\n${fence}\n202 Accepted\nContent-Type: text/plain\n${fence}\n`,
    '? 202 (text/plain) | 202 Accepted',
  ],
  ['the block that declares', `## Get\n\n${fence}\nGET /a\nPOST /a\n${fence}\n`],
  ['an empty block, and an open one', `## GET /a\n\n${fence}\n${fence}\n\n${fence}json\n{ "a"`, '? json | { "a"'],
];

testOperations('Examples', documents, describeExamples);

/** The one example of an endpoint's section. */
function contentOf(block: string): { readonly text: string; readonly content: ReturnType<typeof exampleContent> } {
  const text = `Hello 😀\n\n## POST /a\n\n${block}\n`;
  const [operation] = operationsOf(parseMarkdown('file:///a.md', text));
  const [example] = operation?.examples ?? [];
  assert.ok(example);
  return { text, content: exampleContent(text, example) };
}

/** A value in short, with what stands at its spans: `{name: "Ann", tags: [1, <x>]}`. */
function describeValue(text: string, value: ExampleValue): string {
  const source = text.slice(value.span.start, value.span.end);
  switch (value.kind) {
    case 'object': {
      assert.match(source, /^\{/);
      const members = value.members.map(({ nameSpan, value: inside }) => {
        return `${text.slice(nameSpan.start, nameSpan.end)}: ${describeValue(text, inside)}`;
      });
      return `{${members.join(', ')}}`;
    }
    case 'array':
      assert.match(source, /^\[/);
      return `[${value.items.map((item) => describeValue(text, item)).join(', ')}]`;
    case 'string':
      return `"${source}"`;
    case 'number':
    case 'boolean':
    case 'null':
      return source;
    case 'placeholder':
      return `<${source}>`;
  }
}

const values: readonly (readonly [title: string, json: string, ...expected: string[]])[] = [
  ['values', '{ "a": "x\\n", "b": [1, true, null, {}] }', '{a: "x\\n", b: [1, true, null, {}]}'],
  ['several', '{"a": 1}\n{"a": 2}', '{a: 1}', '{a: 2}'],
  ['comments, gaps and placeholders', '{\n  // one\n  "a": <id>, "b": {{c}},\n  ...\n}', '{a: <<id>>, b: <{{c}}>}'],
  ['a missing comma and bracket', '{ "a": 1\n  "b": [1, 2', '{a: 1, b: [1, 2]}'],
  ['a missing value', '{ "a": , "b": }', '{a: <>, b: <>}'],
];

for (const [title, json, ...expected] of values) {
  test(`JSON in an example: ${title}`, () => {
    for (const block of [
      `${fence}json\n${json}\n${fence}`,
      `> ${fence}json\n> ${json.replaceAll('\n', '\n> ')}\n> ${fence}`,
    ]) {
      const { text, content } = contentOf(block);
      assert.equal(content.kind, 'json');
      if (content.kind === 'json')
        assert.deepEqual(
          content.values.map((value) => describeValue(text, value)),
          expected,
        );
    }
  });
}

test('A sketch of types in an example is no JSON', () => {
  assert.equal(contentOf(`${fence}json\n{ "a": string | null }\n${fence}`).content.kind, 'other');
});

test('HTTP messages in an example', () => {
  const { text, content } = contentOf(
    `${fence}http\nPOST /a?b=1 HTTP/1.1\nHost: x.y\nContent-Type: application/json\n\n{ "a": 1 }\n\nHTTP/1.1 201 Created\nLocation: /a/1\n${fence}`,
  );
  assert.ok(content.kind === 'messages');
  const found = content.messages.map(({ start, fields, body }) => [
    start.kind === 'request'
      ? `${start.method.text} ${at(text, start.target)}`
      : `${at(text, start.status)} ${start.phrase?.text}`,
    ...fields.map((field) => describeField(text, field)),
    body ? text.slice(body.start, body.end) : '',
  ]);
  assert.deepEqual(found, [
    ['POST /a?b=1', 'Host=x.y', 'Content-Type=application/json', '{ "a": 1 }'],
    ['201 Created', 'Location=/a/1', ''],
  ]);
});

function at(text: string, { span }: Wording): string {
  return text.slice(span.start, span.end);
}

function describeField(text: string, { name, value }: ExampleField): string {
  return `${at(text, name)}=${value ? at(text, value) : '?'}`;
}

function describeCall(text: string, { tool, method, url, fields, query, body }: ExampleCall): string {
  if (method.span) assert.equal(text.slice(method.span.start, method.span.end).toUpperCase(), method.text);
  return [
    `${tool} ${method.text} ${url ? at(text, url) : '?'}`,
    ...fields.map((field) => describeField(text, field)),
    ...query.map((field) => `?${describeField(text, field)}`),
    body && (body.value ? describeValue(text, body.value) : `'${text.slice(body.span.start, body.span.end)}'`),
  ]
    .filter((piece) => piece)
    .join(' ');
}

const calls: readonly (readonly [title: string, code: string, ...expected: string[]])[] = [
  [
    'cURL',
    'curl -X PUT "https://x.y/a/1" \\\n  -H \'Accept: text/plain\' \\\n  -d \'{ "name": "Ann" }\'',
    'curl PUT https://x.y/a/1 Accept=text/plain {name: "Ann"}',
  ],
  [
    'cURL, twice, with a form and a query',
    "curl https://x.y/a -d a=1 -d b=2\ncurl -G 'https://x.y/b' --data-urlencode 'q=up and down'",
    "curl POST https://x.y/a 'a=1 -d b=2'",
    'curl GET https://x.y/b ?q=up and down',
  ],
  ['cURL with escapes', 'curl x.y/a -d "{\\"a\\": 1}"', 'curl POST x.y/a \'{\\"a\\": 1}\''],
  [
    'fetch',
    "const response = await fetch('https://x.y/a', {\n  method: 'POST',\n  headers: { 'Content-Type': 'application/json', Authorization: `Bearer @{token}`, 'X-A': key },\n  body: JSON.stringify({ name: 'Ann', tags: [1, id], ...rest, nested: { a: true } }),\n});",
    'fetch POST https://x.y/a Content-Type=application/json Authorization=Bearer @{token} X-A=? {name: "Ann", tags: [1, <id>], nested: {a: true}}',
  ],
  ['fetch of a template', 'fetch(`@{base}/a/@{id}`).then((r) => r.json())', 'fetch GET @{base}/a/@{id}'],
  ['fetch of a calculation', "fetch(base + '/a')", 'fetch GET ?'],
  [
    'axios',
    "axios.post('https://x.y/a', { name: 'Ann' }, { headers: { A: 'b' }, params: { page: 2 } });\naxios({ method: 'delete', url: '/b' })\naxios.get('/c', { params: { q: 'x' } })",
    'axios POST https://x.y/a A=b ?page=2 {name: "Ann"}',
    'axios DELETE /b',
    'axios GET /c ?q=x',
  ],
  [
    'requests',
    'import requests\n\nheaders = {"Authorization": f"Bearer {token}"}\nresponse = requests.post(\n    "https://x.y/a",\n    headers=headers,\n    json={"name": "Ann", "ok": True},  # a comment\n    params={"page": 2},\n)\nrequests.request("PATCH", url="/b", data=json.dumps({\'a\': None}))',
    'requests POST https://x.y/a Authorization=Bearer {token} ?page=2 {name: "Ann", ok: True}',
    'requests PATCH /b {a: None}',
  ],
  ['half a call', "fetch('https://x.y/a', { method: 'PUT', headers: { A: ", 'fetch PUT https://x.y/a A=?'],
];

for (const [title, written, ...expected] of calls) {
  test(`Calls in an example: ${title}`, () => {
    // `@` is a dollar sign, which a string must not have before a brace.
    const code = written.replaceAll('@', '$');
    const { text, content } = contentOf(`${fence}\n${code}\n${fence}`);
    assert.equal(content.kind, 'calls');
    if (content.kind === 'calls')
      assert.deepEqual(
        content.calls.map((call) => describeCall(text, call)),
        expected.map((line) => line.replaceAll('@', '$')),
      );
    for (let end = 1; end < code.length; end++) {
      if (code.slice(0, end).trim() !== '') contentOf(`${fence}\n${code.slice(0, end)}\n${fence}`);
    }
  });
}

test('What repeats without end in an example is read in time that grows with it', () => {
  const pieces = [
    '{',
    '[',
    '(',
    'fetch(',
    'fetch(a, {',
    '{a:',
    "'",
    '`a ',
    'a = {a: a}\nfetch(a, a)\n',
    '"a": ',
    '<',
    'requests.get(a=',
    '/*',
    '# ',
    'GET /a\n',
    'A: b\n',
  ];
  for (const piece of pieces) {
    for (const lead of ['', "fetch('", '{ "a": ', 'HTTP/1.1 200 OK\n'])
      contentOf(`${fence}\n${lead}${piece.repeat(30_000 / piece.length)}\n${fence}`);
  }
});
