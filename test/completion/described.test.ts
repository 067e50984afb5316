import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parcels } from '../support/parcels.ts';
import { acceptBound, boundCompletionsAt, boundLabelsAt } from './support.ts';

const fence = '```';
const labels = (source: string, ...kinds: Parameters<typeof boundLabelsAt>[2][]) =>
  boundLabelsAt(source, parcels, ...kinds);
const accepted = (source: string, label: string) => acceptBound(source, parcels, label);

const list = '# Parcels\n\n## GET /v1/parcels\n\nLists.\n\n';

test('a heading is completed by the operations that are missing, as the document writes them', () => {
  assert.deepEqual(labels(`${list}## <|>`, 'reference'), ['POST /parcels', 'GET /parcels/{id}']);
  assert.deepEqual(labels(`${list}## GET /par<|>`, 'reference'), ['GET /parcels/{id}', '/v1/parcels']);
  assert.equal(accepted(`${list}## GET /par<|>`, 'GET /parcels/{id}'), `${list}## GET /v1/parcels/{id}`);
  assert.equal(accepted(`${list}## /v1/parcels/<|>`, 'GET /parcels/{id}'), `${list}## GET /v1/parcels/{id}`);
  assert.deepEqual(labels(`${list}## Parcels of <|>`, 'reference'), []);
  const marked = '# Parcels\n\n### `GET` `/parcels`\n\nLists.\n\n### POST <|>';
  assert.equal(accepted(marked, 'POST /parcels'), marked.replace('POST <|>', 'POST `/parcels`'));
});

test('a section is inserted with what the description says', () => {
  const text = accepted(`${list}POST<|>\n\n## Errors\n`, 'POST /parcels …');
  assert.match(text, /^## POST \/v1\/parcels\n\nSend a parcel\.\n/m);
  assert.match(text, /^\| `size` \| string \| required \|/m);
  assert.match(text, /^curl -X POST "https:\/\/api\.example\.com\/v1\/parcels" \\$/m);
  assert.match(text, /^\| `201` Created \| Sent \|/m);
  assert.match(text, /```\n\n## Errors\n$/);
  assert.match(accepted(`${list.replaceAll('\n', '\r\n')}## POST<|>`, 'POST /parcels …'), /parcels\r\n\r\nSend/);
});

const table = (rows: string) =>
  `${list}### Query parameters\n\n| Name | Type | Required | Default | Description |\n| --- | --- | :-: | --- | --- |\n${rows}`;

test('rows of a table are completed with its own columns', () => {
  assert.deepEqual(labels(table('<|>'), 'key'), ['limit', 'state']);
  assert.equal(
    accepted(table('<|>'), 'limit'),
    table('| `limit` | integer | no | `20` | How many |').replace('`20`', '20'),
  );
  const one = '| `state` | `string` | No | | Which |\n';
  assert.deepEqual(labels(table(`${one}<|>`), 'key'), ['limit']);
  assert.equal(
    accepted(table(`${one}| \`li<|>\n`), 'limit'),
    table(`${one}| \`limit\` | \`integer\` | No | 20 | How many |\n`),
  );
  assert.equal(accepted(table(`${one}|<|>`), 'limit'), table(`${one}| \`limit\` | \`integer\` | No | 20 | How many |`));
  // A row that says more already keeps it.
  assert.equal(
    accepted(table(`${one}| \`li<|>\` | integer | no | 5 | Mine |\n`), 'limit'),
    table(`${one}| \`limit\` | integer | no | 5 | Mine |\n`),
  );
});

test('fields of a body and of an answer are those of their schemas', () => {
  const fields = (heading: string) =>
    `# P\n\n## POST /parcels\n\nSends.\n\n### ${heading}\n\n| Field | Type |\n| --- | --- |\n<|>`;
  assert.deepEqual(labels(fields('Request body'), 'key'), [
    'name',
    'size',
    'fragile',
    'sender',
    'token',
    'sender.city',
    'sender.zip',
  ]);
  assert.deepEqual(labels(fields('Response'), 'key').includes('id'), true);
  assert.deepEqual(labels(fields('Response'), 'key').includes('token'), false);
});

test('the statuses of the operation come first, with what they mean', () => {
  const source = `${list}### Responses\n\n| Status | Meaning |\n| --- | --- |\n| <|> | |\n`;
  assert.deepEqual(labels(source, 'status').slice(0, 2), ['200 OK', '400 Bad Request']);
  const [bad] = boundCompletionsAt(source, parcels).filter(({ label }) => label === '400 Bad Request');
  assert.equal(bad?.detail, 'Something is wrong');
});

test('error codes of the description are offered where codes are used and listed', () => {
  assert.deepEqual(labels(`${list}Fails with \`parcel<|>\`.\n`, 'errorCode'), ['parcel_wet', 'parcel_lost']);
  const listed = `${list}### Error codes\n\n| Code | Message |\n| --- | --- |\n| \`parcel_wet\` | Wet |\n| \`<|>\` | |\n`;
  assert.deepEqual(labels(listed, 'errorCode'), ['parcel_lost']);
});

const example = (body: string, heading = 'Request example') =>
  `# P\n\n## POST /parcels\n\nSends.\n\n### ${heading}\n\n${fence}json\n${body}\n${fence}\n`;

test('keys of an example are those of the schema at its place', () => {
  assert.deepEqual(labels(example('{ <|> }'), 'key'), ['name', 'size', 'fragile', 'sender', 'token']);
  assert.deepEqual(labels(example('{ <|> }', 'Response 201'), 'key'), ['name', 'size', 'id', 'fragile', 'sender']);
  assert.deepEqual(labels(example('{ <|> }', 'Response 400'), 'key'), ['code', 'message']);
  assert.deepEqual(labels(example('{\n  "name": "A",\n  "sender": {\n    "<|>"\n  },\n  "size": "small"\n}'), 'key'), [
    'city',
    'zip',
  ]);
  assert.deepEqual(labels(example('{\n  "name": "A",\n  "<|>\n  "size": "small"\n}'), 'key'), [
    'fragile',
    'sender',
    'token',
  ]);
  const listed = `${list}### Response example\n\n${fence}json\n{ "items": [{ "name": "A" }, { "si<|>" }] }\n${fence}\n`;
  assert.deepEqual(labels(listed, 'key'), ['size']);
});

test('a key that is taken has a value to fill in, and its commas', () => {
  assert.equal(accepted(example('{ "na<|>" }'), 'name'), example('{ "name": "$1" }'));
  assert.equal(accepted(example('{ "si<|>'), 'size'), example(`{ "size": \${1|"small","large"|}`));
  assert.equal(
    accepted(example('{ fra<|>\n  "name": "A" }'), 'fragile'),
    example(`{ "fragile": \${1:false},\n  "name": "A" }`),
  );
  assert.equal(
    accepted(example('{\n  "name": "A"\n  "si<|>"\n}'), 'size'),
    example(`{\n  "name": "A",\n  "size": \${1|"small","large"|}\n}`),
  );
  assert.equal(accepted(example('{ "na<|>me": "A" }'), 'name'), example('{ "name": "A" }'));
  const crlf = (text: string) => text.replaceAll('\n', '\r\n');
  assert.equal(
    accepted(crlf(example('{\n  "name": "A"\n  "si<|>"\n}')), 'size'),
    crlf(example(`{\n  "name": "A",\n  "size": \${1|"small","large"|}\n}`)),
  );
});

test('values of an example are those that the schema allows', () => {
  assert.deepEqual(labels(example('{ "size": <|> }'), 'value'), ['small', 'large']);
  assert.equal(accepted(example('{ "size": "<|>" }'), 'large'), example('{ "size": "large" }'));
  assert.equal(accepted(example('{ "size": "sm<|>\n}'), 'small'), example('{ "size": "small"\n}'));
  assert.deepEqual(labels(example('{ "fragile": <|> }'), 'value'), ['false', 'true']);
  assert.deepEqual(labels(example('{ "code": "<|>" }', 'Response 400'), 'value', 'errorCode'), [
    'parcel_wet',
    'parcel_lost',
  ]);
});

test('what cURL sends and what a message holds is completed, too', () => {
  const block = (language: string, text: string) =>
    `# P\n\n## POST /parcels\n\nSends.\n\n${fence}${language}\n${text}\n${fence}\n`;
  assert.deepEqual(
    labels(block('sh', `curl -X POST https://api.example.com/v1/parcels \\\n  -d '{ "si<|>" }'`), 'key'),
    ['size'],
  );
  assert.deepEqual(labels(block('http', 'POST /v1/parcels HTTP/1.1\nHost: api.example.com\n\n{ "to<|>" }'), 'key'), [
    'token',
  ]);
  assert.deepEqual(
    labels(block('http', 'HTTP/1.1 400 Bad Request\nContent-Type: application/json\n\n{ "<|>" }'), 'key'),
    ['code', 'message'],
  );
});

test('paths of calls are those of the description, behind its server', () => {
  const call = (url: string) => `${list}${fence}sh\ncurl ${url}\n${fence}\n`;
  assert.equal(
    accepted(call('https://api.example.com/v1/parcels/<|>'), 'https://api.example.com/v1/parcels/{id}'),
    call('https://api.example.com/v1/parcels/{id}'),
  );
  assert.deepEqual(labels(`${list}As \`POST /<|>\` does.\n`, 'reference'), ['/v1/parcels']);
  assert.deepEqual(labels(`${list}See https://api.example.com/<|>\n`, 'reference'), []);
});

test('half-typed JSON is answered at every place, without a throw', () => {
  const text =
    '{\n  "name": "A \\" \\\\",\n  // note\n  "sender": { "city": "Oslo", "zip": 1 },\n  "list": [1, { "a": [] }, tru\n';
  for (let at = 0; at <= text.length; at++) {
    for (const after of [text.slice(at), '']) boundCompletionsAt(example(`${text.slice(0, at)}<|>${after}`), parcels);
  }
});

test('schemas that refer to themselves are gone through once', () => {
  const spec = `openapi: 3.1.0
info: { title: T, version: '1' }
paths:
  /parcels:
    post:
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/A' } } } }
      responses: { '400': { description: No, content: { application/json: { schema: { $ref: '#/components/schemas/A' } } } } }
components:
  schemas:
    A:
      oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }]
      properties: { a: { $ref: '#/components/schemas/A' }, c: { $ref: '#/components/schemas/C' }, code: { $ref: '#/components/schemas/B' } }
    B:
      anyOf: [{ $ref: '#/components/schemas/B' }, { $ref: '#/components/schemas/A' }, { enum: [one] }]
    C: { oneOf: [{ $ref: '#/components/schemas/C' }] }
`;
  const body = example('{ "a": { "a": { "a": { "<|>" } } } }');
  assert.deepEqual(boundLabelsAt(body, spec, 'key'), ['a', 'c', 'code']);
  assert.deepEqual(boundLabelsAt(example('{ "code": <|> }'), spec, 'value'), ['one']);
  assert.deepEqual(boundLabelsAt(`${list.replace('GET', 'POST')}Fails with \`<|>\`.\n`, spec, 'errorCode'), ['one']);
});
