import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hoverAt } from './support.ts';

const document = (code: string, use: string) => `# API Documentation

## Error Code List

| Code | HTTP Status | Message | Description |
| --- | --- | --- | --- |
| ${code} | 404 | No such parcel | It was **never** there. |
| \`conflict\` | 409 | Conflict | |

## GET

There is no conflict here.

\`\`\`json
{ "code": "not_found" }
\`\`\`

## POST

${use}
`;

test('A code shows its row and its other uses', () => {
  const hover = hoverAt(document('`not_found`', '😀 Answers `not_f<|>ound`.'));
  assert.equal(hover?.about, 'not_found');
  assert.equal(
    hover?.markdown,
    `**\`not_found\`**

- *HTTP Status*: 404
- *Message*: No such parcel
- *Description*: It was **never** there.

Also used in:

- line 15, *GET*`,
  );
});

test('In the catalogue a code shows where it is used', () => {
  const hover = hoverAt(document('`not<|>_found`', 'It ends with not_found.'));
  assert.match(hover?.markdown ?? '', /\n\nUsed in:\n\n- line 15, \*GET\*\n- line 20, \*POST\*$/);
  const source = document('not_found', 'x').replace('`conflict`', '`conf<|>lict`');
  assert.match(hoverAt(source)?.markdown ?? '', /\n\nUsed nowhere else in this document\.$/);
});

test('A code that is an ordinary word is one only where it is marked', () => {
  assert.equal(hoverAt(document('not_found', 'A conf<|>lict of times.')), undefined);
  assert.equal(hoverAt(document('not_found', 'Answers `conf<|>lict`.'))?.about, 'conflict');
  assert.equal(hoverAt(document('not_found', 'An xnot_f<|>ound.')), undefined);
});

test('A code that is a status says both', () => {
  const hover = hoverAt(
    '# API Documentation\n\n## Error Code List\n\n| Code | Message |\n| - | - |\n| 4<|>04 | Nothing |\n',
  );
  assert.match(hover?.markdown ?? '', /^\*\*`404`\*\*[\s\S]*\n\n---\n\n\*\*404 Not Found\*\*/);
});

test('A code of another document shows its row there, and where it is used in others', () => {
  const others = {
    'errors.md': '## GET /errors\n\n### Error Codes\n\n| Code | Message |\n| - | - |\n| `wet` | It is wet |\n',
    'guide.md': '## GET /guide\n\nMay say `wet`.\n',
  };
  const hover = hoverAt('# API Documentation\n\n## GET\n\nAnswers `w<|>et` 😀.\n', 'api-docs', others);
  assert.equal(
    hover?.markdown,
    '**`wet`**\n\n- *Message*: It is wet\n\nListed in errors.md.\n\nAlso used in:\n\n- guide.md, line 3',
  );
});
