import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accept, completionsAt, labelsAt } from './support.ts';

const names: readonly [source: string, label: string, accepted: string][] = [
  ['```http\nGET /a HTTP/1.1\n<|>\n```', 'Accept', '```http\nGET /a HTTP/1.1\nAccept: \n```'],
  ['```http\nGET /a\nHost: b\nacc<|>\n```', 'Accept', '```http\nGET /a\nHost: b\nAccept: \n```'],
  ['```http\nGET /a\nAc<|>cept: b\n```', 'Accept-Language', '```http\nGET /a\nAccept-Language: b\n```'],
  ['```http\r\nHTTP/1.1 201 Created\r\nLo<|>', 'Location', '```http\r\nHTTP/1.1 201 Created\r\nLocation: '],
  ['> ```http\n> GET /😀\n> A<|>', 'Accept', '> ```http\n> GET /😀\n> Accept: '],
  ["```bash\ncurl -H '<|>'\n```", 'Authorization', "```bash\ncurl -H 'Authorization: '\n```"],
  [
    '```bash\ncurl https://h \\\n  --header "Auth<|>"\n```',
    'Authorization',
    '```bash\ncurl https://h \\\n  --header "Authorization: "\n```',
  ],
  ['Send `curl -H "X-A<|>`', 'X-API-Key', 'Send `curl -H "X-API-Key: `'],
  [
    '| Header | Value |\n| --- | --- |\n| `ret<|>` | |',
    'Retry-After',
    '| Header | Value |\n| --- | --- |\n| `Retry-After` | |',
  ],
  [
    '#### Response Headers\n\n| Name | What |\n| --- | --- |\n| <|> | |',
    'ETag',
    '#### Response Headers\n\n| Name | What |\n| --- | --- |\n| ETag | |',
  ],
];

for (const [source, label, accepted] of names) {
  test(`Header fields: ${JSON.stringify(source)}`, () => assert.equal(accept(source, label, 'key'), accepted));
}

test('Fields of the message come first, the usual ones before the others', () => {
  assert.deepEqual(labelsAt('```http\nGET /a\n<|>\n```', 'key').slice(0, 3), [
    'Content-Type',
    'Accept',
    'Authorization',
  ]);
  assert.deepEqual(labelsAt('```http\nHTTP/1.1 200 OK\n<|>\n```', 'key').slice(0, 3), [
    'Content-Type',
    'Cache-Control',
    'Location',
  ]);
  const accepts = completionsAt('```http\nGET /a\n<|>\n```').find(({ label }) => label === 'Accept');
  assert.equal(accepts?.detail, 'header field of requests');
  assert.match(
    accepts?.documentation ?? '',
    /\[RFC 9110, section 12\.5\.1\]\(https:\/\/www\.rfc-editor\.org\/rfc\/rfc9110\.html#section-12\.5\.1\)$/,
  );
});

const values: readonly [source: string, label: string, accepted: string][] = [
  [
    '```http\nGET /a\nContent-Type: <|>\n```',
    'application/json',
    '```http\nGET /a\nContent-Type: application/json\n```',
  ],
  [
    '```http\nGET /a\nAccept: text/html, app<|>/xml\n```',
    'application/json',
    '```http\nGET /a\nAccept: text/html, application/json\n```',
  ],
  ['```http\nGET /a\nAuthorization:<|>\n```', 'Bearer', '```http\nGET /a\nAuthorization: Bearer \n```'],
  [
    '```http\nGET /a\nAccept: text/html; q=0.5, app<|>\n```',
    'application/json',
    '```http\nGET /a\nAccept: text/html; q=0.5, application/json\n```',
  ],
  [
    '| Header | Value |\n| --- | --- |\n| `Cache-Control` | `no-store, max<|>` |',
    'max-age=',
    '| Header | Value |\n| --- | --- |\n| `Cache-Control` | `no-store, max-age=` |',
  ],
  ['```http\nGET /a\nAuthorization: B<|>\n```', 'Bearer', '```http\nGET /a\nAuthorization: Bearer \n```'],
  [
    '```http\nHTTP/1.1 200 OK\nCache-Control: no-store, max<|>\n```',
    'max-age=',
    '```http\nHTTP/1.1 200 OK\nCache-Control: no-store, max-age=\n```',
  ],
  ["```sh\ncurl -H 'Accept: <|>'\n```", 'text/csv', "```sh\ncurl -H 'Accept: text/csv'\n```"],
  ['Send `Content-Type: app<|>`', 'application/json', 'Send `Content-Type: application/json`'],
  ['Send `application/j<|>`', 'application/json', 'Send `application/json`'],
  [
    '| Header | Example |\n| --- | --- |\n| `Authorization` | `be<|>` |',
    'Bearer',
    '| Header | Example |\n| --- | --- |\n| `Authorization` | `Bearer ` |',
  ],
  [
    '| Status | Content Type |\n| --- | --- |\n| 200 | te<|> |',
    'text/csv',
    '| Status | Content Type |\n| --- | --- |\n| 200 | text/csv |',
  ],
];

for (const [source, label, accepted] of values) {
  test(`Values: ${JSON.stringify(source)}`, () => {
    const found = completionsAt(source).find((one) => one.label === label || one.label === label.trim());
    assert.equal(accept(source, found?.label ?? assert.fail(`no ${label}`), 'value'), accepted);
  });
}

const neither = [
  '```http\n<|>GET /a\n```',
  '```http\nGET /a\n\nAcc<|>\n```',
  '```http\nGET /a\nAuthorization: Bearer <|>\n```',
  '```http\nGET /a\nHost: <|>\n```',
  '```http\nGET /a\nAccept: application/json; <|>\n```',
  "```bash\ngrep -H '<|>'\n```",
  '```json\nAcc<|>\n```',
  'Accept<|>',
  '| Name | What |\n| --- | --- |\n| Acc<|> | |',
];

for (const source of neither) {
  test(`No header field and no value: ${JSON.stringify(source)}`, () => {
    assert.deepEqual(labelsAt(source, 'key'), []);
    assert.deepEqual(labelsAt(source, 'value'), []);
  });
}
