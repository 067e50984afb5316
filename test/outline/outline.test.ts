import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outlineMarkdown } from '#engine/outline/outline.ts';
import { readAligned } from '../support/aligned.ts';

/** `name · detail [text of the name, lines]` of each symbol. */
function symbols(source: string): string[] {
  const { file, alignment, text } = readAligned(source);
  return outlineMarkdown(file, alignment).map(({ name, detail, span, nameSpan, isDeprecated }) => {
    const lines = `${file.lines.lineAt(span.start)}-${file.lines.lineAt(span.end)}`;
    const words = [name, detail, isDeprecated ? 'deprecated' : ''].filter((word) => word !== '').join(' · ');
    return `${words} [${text.slice(nameSpan.start, nameSpan.end)}, ${lines}]`;
  });
}

const document = `# API Documentation

## Error Code List

| Code | Message | HTTP Status |
| --- | --- | --- |
| **Client side** | | |
| \`not_found\` | No such parcel | 404 |
| \`503\` | 😀 Busy | 503 |

## API Endpoints and Operations

### 😀 Get a parcel - \`GET /parcels/{id}\`

\`\`\`bash
curl https://api.example.com/parcels/42
\`\`\`

#### Parameters

Words.

### DELETE /parcels/:id (deprecated)

Words.


### GET

| Endpoint | What |
| --- | --- |
| \`GET /hubs\` | All |
`;

const expected = [
  'not_found · 404 · No such parcel [not_found, 7-7]',
  '503 · 😀 Busy [503, 8-8]',
  'GET /parcels/{id} · Get a parcel [GET /parcels/{id}, 12-20]',
  'DELETE /parcels/{id} · deprecated · deprecated [DELETE /parcels/:id, 22-24]',
  'GET /hubs · GET [GET /hubs, 31-31]',
];

test('Endpoints that are documented and codes of the catalogue, and no headings', () => {
  assert.deepEqual(symbols(document), expected);
  assert.deepEqual(symbols(document.replaceAll('\n', '\r\n')), expected);
  assert.deepEqual(symbols(`\u{feff}${document}`), expected);
});

test('A section that is about one endpoint is all of its symbol', () => {
  const one = '# A\n\n## Start 😀\n\n```http\nPOST /a/{id}/start\n```\n\n### More\n\nWords.\n\n## Next\n';
  assert.deepEqual(symbols(one), ['POST /a/{id}/start · Start 😀 [POST /a/{id}/start, 2-10]']);
  const two = one.replace('Words.', '`GET /b`\n\n```http\nDELETE /a/{id}\n```');
  assert.ok(
    symbols(two).some((symbol) => symbol.endsWith('[POST /a/{id}/start, 5-5]')),
    symbols(two).join('\n'),
  );
});

test('A document with nothing of it has no symbol', () => {
  assert.deepEqual(symbols(''), []);
  assert.deepEqual(symbols('# API Documentation\n\n## GET'), []);
});

test('Every symbol holds its name, in every prefix of the document', () => {
  for (let end = 0; end <= document.length; end++) {
    const { file, alignment } = readAligned(document.slice(0, end));
    for (const { span, nameSpan } of outlineMarkdown(file, alignment)) {
      assert.ok(span.start <= nameSpan.start && nameSpan.start < nameSpan.end && nameSpan.end <= span.end);
      assert.ok(span.end <= end);
    }
  }
});
