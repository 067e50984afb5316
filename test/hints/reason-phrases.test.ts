import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markdownHints } from '#engine/hints/hints.ts';
import { readAligned } from '../support/aligned.ts';

/** The text with its hints in it. */
function hinted(source: string, changedLine?: number): string {
  const { file, text } = readAligned(source);
  const hints = markdownHints(file, { span: { start: 0, end: text.length }, changedLine });
  let result = '';
  let at = 0;
  for (const { offset, text: words } of hints) {
    result += `${text.slice(at, offset)}«${words}»`;
    at = offset;
  }
  return result + text.slice(at);
}

const places: readonly [source: string, hinted: string][] = [
  ['| Status | What |\n| --- | --- |\n| 404 | x |\n', '| Status | What |\n| --- | --- |\n| 404«Not Found» | x |\n'],
  ['| Code | 😀 |\n| --- | --- |\n| `404` | x |\n', '| Code | 😀 |\n| --- | --- |\n| `404`«Not Found» | x |\n'],
  ['| Status |\r\n| --- |\r\n| **200** |\r\n', '| Status |\r\n| --- |\r\n| **200**«OK» |\r\n'],
  ['- 😀 `404`: none\n', '- 😀 `404`: none\n'],
  ['- `404`: none\n', '- `404`«Not Found»: none\n'],
  ['Fails with a `503` response.\n', 'Fails with a `503`«Service Unavailable» response.\n'],
];

for (const [source, expected] of places) {
  test(`Hints: ${JSON.stringify(source)}`, () => {
    assert.equal(hinted(source), expected);
  });
}

const none = [
  '',
  'Answers 404.\n',
  'There are `404` parcels.\n',
  '- `404 Not Found`: none\n',
  '- `404`: Not Found\n',
  '| Code | Message |\n| --- | --- |\n| 404 | Not Found |\n',
  '| Size | What |\n| --- | --- |\n| 404 | x |\n',
  '| Status | What |\n| --- | --- |\n| 299 | x |\n',
  '- `404\n',
  '```http\nHTTP/1.1 404\n```\n',
];

for (const source of none) {
  test(`No hint: ${JSON.stringify(source)}`, () => {
    assert.equal(hinted(source), source);
  });
}

test('The line that was changed last has none, so that nothing jumps while somebody types there', () => {
  assert.equal(hinted('- `404`: a\n- `400`: b\n', 0), '- `404`: a\n- `400`«Bad Request»: b\n');
});

test('Only those of the stretch that is asked for', () => {
  const { file } = readAligned('- `404`: a\n- `400`: b\n- `401`: c\n');
  const question = { span: { start: 12, end: 15 }, changedLine: undefined };
  assert.deepEqual(
    markdownHints(file, question).map(({ text }) => text),
    ['Bad Request'],
  );
});
