import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hoverAt } from './support.ts';

test('A method says what it is for, its properties and its section', () => {
  assert.deepEqual(hoverAt('# Parcels\n\nSend `P<|>UT`.'), {
    markdown: `**PUT**

Creates the resource, or replaces its whole state, with the content of the request.

- Safe: no
- Idempotent: yes
- Cacheable: no

[RFC 9110, section 9.3.4](https://www.rfc-editor.org/rfc/rfc9110.html#section-9.3.4)`,
    span: { start: 17, end: 20 },
    about: 'PUT',
  });
});

const methods = [
  '### G<|>ET /parcels',
  '### `/parcels/:id` (GET<|>)',
  '### **<|>GET** /parcels',
  '😀 Call `G<|>ET /parcels`.',
  'Call G<|>ET /parcels.',
  '| Method | Path |\r\n| --- | --- |\r\n| G<|>ET | /parcels |',
  '| Endpoint | Purpose |\n| --- | --- |\n| GET<|> /parcels | Lists them |',
  '| Endpoint | Purpose |\n| --- | --- |\n| `G<|>ET` | Lists them |',
  'An HTTP G<|>ET lists them.',
  'A G<|>ET request lists them.',
  '- `/parcels` (G<|>ET) lists them.',
  '```http\nGE<|>T /parcels HTTP/1.1\n```',
  '```\nGE<|>T https://example.com/parcels\n```',
  '```bash\ncurl -X GE<|>T https://example.com\n```',
];

for (const source of methods) {
  test(`A method: ${JSON.stringify(source)}`, () => {
    const hover = hoverAt(source);
    assert.equal(hover?.about, 'GET');
    assert.match(hover?.markdown ?? '', /^\*\*GET\*\*/);
  });
}

test('A status says its phrase, its meaning, its former phrases and its section', () => {
  assert.equal(
    hoverAt('Answers `42<|>2`.')?.markdown,
    `**422 Unprocessable Content**

The content’s type and syntax are right, but its instructions could not be processed.

Class: client error.

Formerly: *Unprocessable Entity*.

[RFC 9110, section 15.5.21](https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.21)`,
  );
});

const statuses = [
  '### 4<|>04 Not Found',
  '### 404<|>',
  '### `404<|>`',
  '### Response 4<|>04',
  '😀 Returns 404<|> Not Found',
  'Returns **4<|>04** (Not Found)',
  'Returns HTTP 4<|>04 for others',
  'With status code 4<|>04',
  'Returns `4<|>04` for others',
  '- `4<|>04`: no such parcel',
  '-   **4<|>04** – no such parcel',
  'A 4<|>04 response',
  'The **4<|>04** HTTP status',
  ':statuscode 4<|>04: no such parcel',
  '| Status | Meaning |\n| --- | --- |\n| 4<|>04 | None |',
  '| Code | Meaning |\n| --- | --- |\n| `4<|>04` | None |\n| 500 | Fault |',
  '| Field | Meaning |\n| --- | --- |\n| x | returns `404<|>` |',
  '```http\r\nHTTP/1.1 4<|>04 Not Found\r\n```',
  '```json\n{ "status": 4<|>04 }\n```',
];

for (const source of statuses) {
  test(`A status: ${JSON.stringify(source)}`, () => {
    const hover = hoverAt(source);
    assert.equal(hover?.about, '404');
    assert.match(hover?.markdown ?? '', /^\*\*404 Not Found\*\*/);
  });
}

const neither = [
  'There are 4<|>04 parcels.',
  'At most `2<|>00` parcels.',
  'Costs $4<|>04 in all.',
  'Status 1.4<|>04',
  'Status 4<|>04.5',
  'Status 4<|>99',
  'To G<|>ET ahead',
  'The permission `CON<|>NECT` of a channel',
  '- **4<|>04** parcels',
  'Counts 2<|>00 responses',
  'Please get<|> it.',
  '### 4<|>04 parcels and more',
  '```json\n{ "limit": 4<|>04 }\n```',
  '```python\nPUT<|> = 1\n```',
  '| Field | Default |\n| --- | --- |\n| limit | 2<|>00 |',
  '| Code | Meaning |\n| --- | --- |\n| 1<|>00 | None |\n| 1001 | Fault |',
  '---\ncode: HTTP 4<|>04\n---\n# Parcels\n',
  '<|>',
  '\u{feff}<|>',
];

for (const source of neither) {
  test(`Neither a method nor a status: ${JSON.stringify(source)}`, () => {
    assert.equal(hoverAt(source), undefined);
  });
}

test('Nothing in a document without a contract', () => {
  assert.equal(hoverAt('### G<|>ET /parcels', 'none'), undefined);
});
