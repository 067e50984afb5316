import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hoverAt } from './support.ts';

const fields: readonly [source: string, about: string][] = [
  ['```http\nGET /a\nAcc<|>ept: text/csv\n```', 'Accept'],
  ['```http\r\nHTTP/1.1 200 OK\r\n<|>etag: "😀"\r\n```', 'etag'],
  ["```bash\ncurl -H 'Author<|>ization: Bearer x'\n```", 'Authorization'],
  ['Send `If-<|>Match`.', 'If-Match'],
  ['Send `Dat<|>e: now`.', 'Date'],
  ['The header `Link<|>` tells.', 'Link'],
  ['| Header | What |\n| --- | --- |\n| Retry-<|>After | x |\n', 'Retry-After'],
];

for (const [source, about] of fields) {
  test(`Header field: ${JSON.stringify(source)}`, () => {
    const hover = hoverAt(source);
    assert.equal(hover?.about, about);
    assert.match(hover?.markdown ?? '', /· header field of (?:requests|responses|requests and responses)\n/);
  });
}

test('A field says what it is, and links its specification', () => {
  assert.equal(
    hoverAt('`Retry-<|>After`')?.markdown,
    '**Retry-After** · header field of responses\n\nWhen to try again: seconds, or a date.\n\n[RFC 9110, section 10.2.3](https://www.rfc-editor.org/rfc/rfc9110.html#section-10.2.3)',
  );
  assert.doesNotMatch(hoverAt('`X-API-<|>Key`')?.markdown ?? '', /\]\(/);
});

test('Media types are explained wherever they stand', () => {
  assert.match(
    hoverAt('Send application/<|>json.')?.markdown ?? '',
    /^\*\*application\/json\*\*\n\nJSON\.\n\n\[RFC 8259\]/,
  );
  assert.equal(hoverAt('```http\nGET /a\nAccept: image/<|>*; q=1\n```')?.about, 'image/*');
  assert.equal(hoverAt('Send application/<|>unknown.'), undefined);
});

for (const source of [
  'The Lin<|>k is here.',
  'The `Lin<|>k` is here.',
  '```json\n{ "Accept": 1, Acc<|>ept: 2 }\n```',
  '| Name | What |\n| --- | --- |\n| Age<|> | x |\n',
  '<|>',
  '```http\nGET /a\nAcc<|>',
]) {
  test(`No field: ${JSON.stringify(source)}`, () => assert.equal(hoverAt(source), undefined));
}

const endpoints = `# API Documentation

## API Endpoints and Operations

### 😀 Get a parcel: GET /parcels/{id}

\`\`\`bash
curl https://api.example.com/parcels/42
curl -X PUT https://api.example.com/parcels/42
\`\`\`

### DELETE /parcels/{id}

See \`GET /parcels/{id}\`.
`;

test('An endpoint says where it is documented, and its other methods', () => {
  const at = (from: string, to: string) => hoverAt(endpoints.replace(from, to));
  assert.equal(
    at('GET /parcels/{id}\n', 'GET /par<|>cels/{id}\n')?.markdown.split('\n\n---')[0],
    '**GET** `/parcels/{id}`\n\nDocumented here.\n\nOther methods of the path: `DELETE`.',
  );
  const call = at('parcels/42\ncurl -X', 'parcels/4<|>2\ncurl -X');
  assert.equal(call?.about, 'https://api.example.com/parcels/42');
  assert.match(
    call?.markdown ?? '',
    /^\*\*GET\*\* `\/parcels\/\{id\}`\n\nDocumented in line 5, \*😀 Get a parcel: GET \/parcels\/\{id\}\*\./,
  );
  assert.match(
    at('parcels/42\n```', 'parcels/4<|>2\n```')?.markdown ?? '',
    /Documented nowhere in this document\.\n\nOther methods of the path: `GET`, `DELETE`\./,
  );
  assert.match(
    hoverAt(endpoints.replace('`GET /parcels', '`GET /par<|>cels').replaceAll('\n', '\r\n'))?.markdown ?? '',
    /Documented in line 5/,
  );
});
