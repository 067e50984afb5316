import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accept, completionsAt, labelsAt } from './support.ts';

const endpoints = '# API Documentation\n\n## API Endpoints and Operations\n\nAll endpoints.\n\n';
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'QUERY', 'TRACE', 'CONNECT'];

const methodPlaces: readonly [source: string, accepted: string][] = [
  [`${endpoints}### PO<|>`, `${endpoints}### POST`],
  [`${endpoints}### <|>`, `${endpoints}### POST`],
  [`${endpoints}### 1. <|> /parcels`, `${endpoints}### 1. POST /parcels`],
  [`${endpoints}### **P<|>`, `${endpoints}### **POST`],
  [`${endpoints}### \`P<|>ATCH /parcels\``, `${endpoints}### \`POST /parcels\``],
  ['😀 Send `PO<|>` to', '😀 Send `POST` to'],
  ['Send `<|>', 'Send `POST'],
  ['```http\nP<|>\n```', '```http\nPOST\n```'],
  ['```http\n<|>', '```http\nPOST'],
  ['```http\n\n<|> /parcels HTTP/1.1\n```', '```http\n\nPOST /parcels HTTP/1.1\n```'],
  ['- In a list:\n\n  ```http\n  P<|>\n  ```', '- In a list:\n\n  ```http\n  POST\n  ```'],
  ['> ```http\n> P<|>\n> ```', '> ```http\n> POST\n> ```'],
  ['```http\nGET /a\n\n###\n<|>\n```', '```http\nGET /a\n\n###\nPOST\n```'],
  ['```bash\ncurl -X <|>\n```', '```bash\ncurl -X POST\n```'],
  [
    '```bash\ncurl https://example.com \\\n  --request P<|>\n```',
    '```bash\ncurl https://example.com \\\n  --request POST\n```',
  ],
  ['Run `curl -XP<|>`', 'Run `curl -XPOST`'],
  ['| Method | Path |\n| --- | --- |\n| P<|> | /a |', '| Method | Path |\n| --- | --- |\n| POST | /a |'],
  ['| Path | HTTP Method |\n| --- | --- |\n| /a | <|>', '| Path | HTTP Method |\n| --- | --- |\n| /a | POST'],
  [
    '| Path | Verb |\r\n| --- | --- |\r\n| /a\\|b | `<|>` |\r\n',
    '| Path | Verb |\r\n| --- | --- |\r\n| /a\\|b | `POST` |\r\n',
  ],
];

for (const [source, accepted] of methodPlaces) {
  test(`Methods: ${JSON.stringify(source.replace(endpoints, ''))}`, () => {
    const offered = labelsAt(source, 'method');
    assert.ok(offered.length > 0 && offered.every((label) => methods.includes(label)));
    assert.equal(accept(source, 'POST', 'method'), accepted);
  });
}

test('All methods and statuses are offered where nothing is typed, those that fit where something is', () => {
  assert.deepEqual(labelsAt('`<|>', 'method'), methods);
  assert.deepEqual(labelsAt('`p<|>`', 'method'), ['POST', 'PUT', 'PATCH', 'OPTIONS']);
  assert.deepEqual(labelsAt('`<|>`', 'status').slice(0, 2), ['100 Continue', '101 Switching Protocols']);
  assert.deepEqual(labelsAt('`51<|>`', 'status'), ['510 Not Extended', '511 Network Authentication Required']);
});

test('A method says whether it is safe, and links its section', () => {
  const put = completionsAt('`<|>').find(({ label }) => label === 'PUT');
  assert.equal(put?.detail, 'not safe, idempotent, not cacheable');
  assert.match(
    put?.documentation ?? '',
    /\[RFC 9110, section 9\.3\.4\]\(https:\/\/www\.rfc-editor\.org\/rfc\/rfc9110\.html#section-9\.3\.4\)$/,
  );
});

const statusPlaces: readonly [source: string, accepted: string][] = [
  ['| Status | Meaning |\n| --- | --- |\n| 4<|> | x |', '| Status | Meaning |\n| --- | --- |\n| 404 Not Found | x |'],
  ['| Status |\n| --- |\n| 200 |\n| <|> |', '| Status |\n| --- |\n| 200 |\n| 404 |'],
  [
    '| Code | Message |\n| --- | --- |\n| `400` | x |\n| `4<|>` |',
    '| Code | Message |\n| --- | --- |\n| `400` | x |\n| `404` |',
  ],
  [
    '| Status Code |\n| --- |\n| 200 OK |\n| 4<|>00 Bad Request |',
    '| Status Code |\n| --- |\n| 200 OK |\n| 404 Not Found |',
  ],
  ['```http\nHTTP/1.1 <|>\n```', '```http\nHTTP/1.1 404 Not Found\n```'],
  ['```http\nHTTP/1.1 4<|>00 Bad Request\n```', '```http\nHTTP/1.1 404 Not Found\n```'],
  ['```json\n{ "status": 4<|> }\n```', '```json\n{ "status": 404 }\n```'],
  ['😀 Answers `4<|>`.', '😀 Answers `404 Not Found`.'],
  ['Answers with status 4<|>', 'Answers with status 404 Not Found'],
  ['Answers with status code: 40<|>', 'Answers with status code: 404 Not Found'],
  ['Answers HTTP/1.1 <|>', 'Answers HTTP/1.1 404 Not Found'],
  ['## Responses\n\n### <|>', '## Responses\n\n### 404 Not Found'],
  ['## List\n\n### 200 OK\n\n### 4<|>', '## List\n\n### 200 OK\n\n### 404 Not Found'],
  ['## Response 4<|>', '## Response 404 Not Found'],
];

for (const [source, accepted] of statusPlaces) {
  test(`Statuses: ${JSON.stringify(source)}`, () => {
    const labels = labelsAt(source, 'status');
    assert.ok(labels.includes('404 Not Found'));
    assert.ok(!labels.some((label) => label.includes('Unused')));
    assert.equal(accept(source, '404 Not Found', 'status'), accepted);
  });
}

const neither = [
  'Prose <|>',
  'Prose G<|>',
  'The status <|>',
  'The order has 4<|>',
  'A closed `span` <|>',
  'Escaped \\`<|>',
  '`a b<|>`',
  '`<|>word`',
  '`wor<|>d`',
  '`po<|>licy`',
  '`<|>/parcels`',
  '`<|>word',
  '```<|>',
  '``<|>',
  '```http<|>',
  '```http\nGET /a\nHost: <|>\n```',
  '```json\n<|>\n```',
  '```bash\nls -X <|>\n```',
  '## Notes\n\n### 4<|>',
  '| Name | Type |\n| --- | --- |\n| 4<|> | x |',
  '| Method<|> | Status |\n| --- | --- |\n| GET | 200 |',
  '| Method | Status |\n| -<|>-- | --- |\n| GET | 200 |',
  '<!-- `<|> -->',
];

for (const source of neither) {
  test(`No method and no status: ${JSON.stringify(source)}`, () => {
    assert.deepEqual(labelsAt(source, 'method'), []);
    assert.deepEqual(labelsAt(source, 'status'), []);
  });
}

test('Methods begin headings only among endpoints', () => {
  assert.deepEqual(labelsAt('# API Documentation\n\n## Overview\n\n### <|>', 'method'), []);
  assert.deepEqual(labelsAt('# Parcels\n\n## <|>', 'method', 'api-reference'), methods);
});

test('A column of error names takes no statuses', () => {
  const source = '| Code | Message |\n| --- | --- |\n| not_found | x |\n| <|> | x |';
  assert.deepEqual(labelsAt(source, 'status'), []);
});
