import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldMarkdown } from '#engine/folding/folding.ts';
import { readAligned } from '../support/aligned.ts';

function foldings(source: string, most = 5000): string[] {
  const { file } = readAligned(source);
  return foldMarkdown(file, most).map(({ startLine, endLine }) => `${startLine}-${endLine}`);
}

const json = [
  '```json',
  '{',
  '  "a": [',
  '    1,',
  '    { "b": "}" }',
  '  ],',
  '  "c": {',
  '    "d": 1',
  '  }',
  '}',
  '```',
];

test('Front matter folds with its closing line', () => {
  assert.deepEqual(foldings('---\ntitle: A\nspec: b\n---\n\n# A\n'), ['0-3']);
  assert.deepEqual(foldings('\u{feff}---\r\ntitle: A\r\n---\r\n'), ['0-2']);
  assert.deepEqual(foldings('---\ntitle: A\n'), []);
});

test('Objects and arrays of an example fold, and their closing brackets stay', () => {
  assert.deepEqual(foldings(`# A\n\n${json.join('\n')}\n`), ['3-10', '4-6', '8-9']);
  assert.deepEqual(foldings(`# A\n\n${json.join('\r\n')}\n`), ['3-10', '4-6', '8-9']);
  assert.deepEqual(foldings(`- In a list:\n\n${json.map((line) => `  ${line}`).join('\n')}\n`), ['3-10', '4-6', '8-9']);
  assert.deepEqual(foldings(`> ${json.join('\n> ')}\n`), ['1-8', '2-4', '6-7']);
});

test('The body of an HTTP message folds, and its header does not', () => {
  assert.deepEqual(foldings('```http\nHTTP/1.1 200 OK\nX: {\n\n{\n  "a": 1,\n  "b": 2\n}\n```\n'), ['4-6']);
  assert.deepEqual(foldings('```http\nHTTP/1.1 200 OK\n```\n'), []);
});

test('An example that is half typed folds as far as it can be read', () => {
  assert.deepEqual(foldings('```json\n{\n  "a": [\n    "x\n'), ['1-3', '2-3']);
  assert.deepEqual(foldings('```json\n}\n]\n{,\n:"\n'), []);
  assert.deepEqual(foldings(`\`\`\`json\n${'[\n'.repeat(20_000)}`, 10).length, 10);
});

test('Other code, values in one line, and the blocks that VS Code folds itself, do not fold', () => {
  assert.deepEqual(foldings('```js\n{\n  a\n\n}\n```\n\n```json\n{ "a": 1 }\n```\n'), []);
  assert.deepEqual(foldings('# A\n\n- a\n  b\n\n> c\n> d\n\n| a |\n| - |\n| b |\n| c |\n\n<!--\nx\n-->\n'), []);
  assert.deepEqual(foldings(''), []);
});

test('The rows of a group fold below the row that names it', () => {
  const table =
    '| Code | Text |\n| --- | --- |\n| **Client side** | |\n| a | b |\n| c | d |\n| **Server side** | |\n| e | f |\n';
  assert.deepEqual(foldings(`# A\n\n${table}`), ['4-6', '7-8']);
});
