import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accept, completionsAt, labelsAt } from './support.ts';

const catalogue = `# API Documentation

## Error Code List

| Code | HTTP Status | Message | Description |
| --- | --- | --- | --- |
| **Client-side** | | | |
| \`invalid_request\` | 400 | Bad parcel | A field is wrong. |
| not_found | 404 | No such parcel | |
| **Server-side** | | | |
| \`internal_error\` | 500 | Our fault | Try again. |

## GET

`;
const codes = ['invalid_request', 'not_found', 'internal_error'];

const places: readonly [source: string, accepted: string][] = [
  ['😀 Answers `no<|>`.', '😀 Answers `not_found`.'],
  ['Answers `<|>', 'Answers `not_found'],
  ['```json\n{ "error": { "code": "not<|>_here" } }\n```', '```json\n{ "error": { "code": "not_found" } }\n```'],
  ['```json\n{ "errorCode": "<|>" }\n```', '```json\n{ "errorCode": "not_found" }\n```'],
  ['```json\r\n{\r\n  "type": "<|>', '```json\r\n{\r\n  "type": "not_found'],
  ['| Error | Cause |\n| --- | --- |\n| <|> | x |', '| Error | Cause |\n| --- | --- |\n| not_found | x |'],
];

for (const [source, accepted] of places) {
  test(`Error codes: ${JSON.stringify(source)}`, () => {
    assert.equal(accept(catalogue + source, 'not_found', 'errorCode'), catalogue + accepted);
  });
}

test('All codes are offered in the order of the catalogue, or those that fit what is typed', () => {
  assert.deepEqual(labelsAt(`${catalogue}\`<|>\``, 'errorCode'), codes);
  assert.deepEqual(labelsAt(`${catalogue}\`in<|>\``, 'errorCode'), ['invalid_request', 'internal_error']);
  assert.deepEqual(labelsAt(`${catalogue}\`<|>word\``, 'errorCode'), []);
});

test('An error code says its status and message', () => {
  const found = completionsAt(`${catalogue}\`<|>`).find(({ label }) => label === 'invalid_request');
  assert.equal(found?.detail, '400 · Bad parcel');
  assert.equal(found?.documentation, 'A field is wrong.');
});

test('Numbers are values without quotes', () => {
  const source =
    '# API Documentation\n\n## Error Code List\n\n| Code | Message |\n| - | - |\n| 1001 | x |\n| a_b | y |\n\n## GET\n\n';
  assert.deepEqual(labelsAt(`${source}\`\`\`json\n{ "code": 10<|> }\n\`\`\``, 'errorCode'), ['1001']);
  assert.deepEqual(labelsAt(`${source}\`\`\`json\n{ "code": "<|>" }\n\`\`\``, 'errorCode'), ['1001', 'a_b']);
});

test('Not in prose, under other keys, in other columns, in the catalogue itself, and not without one', () => {
  const others = [
    'Prose inv<|>',
    '```json\n{ "title": "<|>" }\n```',
    '```json\n{ "code<|>": "x" }\n```',
    '| Error | Cause |\n| --- | --- |\n| x | <|> |',
    '| Method | Path |\n| --- | --- |\n| `<|>` | /a |',
  ];
  for (const source of others) assert.deepEqual(labelsAt(catalogue + source, 'errorCode'), [], source);
  assert.deepEqual(labelsAt(catalogue.replace('| not_found', '| `<|>`'), 'errorCode'), []);
  assert.deepEqual(labelsAt('# API Documentation\n\n`<|>`', 'errorCode'), []);
});

test('Codes of other documents come behind the own ones, each once', () => {
  const others = {
    'errors.md':
      '## GET /errors\n\n### Error Codes\n\n| Code | Message |\n| - | - |\n| `wet` | It is wet |\n| `dry` | Too dry |\n',
  };
  const own =
    '# API Documentation\n\n## Error Code List\n\n| Code | Message |\n| - | - |\n| `dry` | Dry |\n\n## GET\n\nSays `<|>`\n';
  const offered = completionsAt(own, 'api-docs', others).filter(({ kind }) => kind === 'errorCode');
  assert.deepEqual(
    offered.map(({ label, detail }) => [label, detail]),
    [
      ['dry', 'Dry'],
      ['wet', 'It is wet'],
    ],
  );
});
