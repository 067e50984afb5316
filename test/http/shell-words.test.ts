import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCommand } from '#engine/http/shell-words.ts';

/** A text, its first command's words, and what ends it. */
const commands: readonly [text: string, words: readonly string[], terminator?: string][] = [
  ['a b  c', ['a', 'b', 'c']],
  ['a "b c" \'d "e"\'', ['a', 'b c', 'd "e"']],
  ['a "b \\"c\\" \\d"', ['a', 'b "c" \\d']],
  ["a 'b \\' c", ['a', 'b \\', 'c']],
  ['a\'b\'"c"d', ['abcd']],
  ['a\\ b', ['a b']],
  ['a \\\n  b\nc', ['a', 'b'], '\n'],
  ['a \\\r\n  b\r\nc', ['a', 'b'], '\n'],
  ['a ^\n  b', ['a', 'b']],
  ['a `\n  -b', ['a', '-b']],
  ['a\n  -b c\nd', ['a', '-b', 'c'], '\n'],
  ['a | b', ['a'], '|'],
  ['a; b', ['a'], ';'],
  ['a && b', ['a'], '&'],
  ['a?b=1&c=2', ['a?b=1&c=2']],
  ['a << EOF', ['a'], '<'],
  ['a > file', ['a'], '>'],
  ['a <id>/b', ['a', '<id>/b']],
  ['a # note', ['a']],
  ['a#b', ['a#b']],
  ['a) b', ['a'], ')'],
  ['a(b) c', ['a(b)', 'c']],
  ["a 'open", ['a', 'open']],
  ["a $'b \\'c\\' d' e", ['a', "b 'c' d", 'e']],
  ['', []],
];

for (const [text, words, terminator = ''] of commands) {
  test(`A command: ${JSON.stringify(text)}`, () => {
    const command = readCommand(text, 0);
    assert.deepEqual(
      command.words.map((word) => word.text),
      words,
    );
    assert.equal(command.terminator, terminator);
  });
}

test('A word stands where its first character does, behind a quote', () => {
  const text = 'curl -X "PUT" \'http://a.b/c\'';
  for (const { text: word, start } of readCommand(text, 4).words) assert.ok(text.startsWith(word, start));
});

test('A quote that is not closed is told, and where a word ends', () => {
  assert.equal(readCommand("a 'b' 'c", 0).openQuote, 6);
  assert.equal(readCommand("a 'b' c", 0).openQuote, undefined);
  const spans = readCommand(`a "b c" d'e'`, 0).words.map(({ start, end }) => [start, end]);
  assert.deepEqual(spans, [
    [0, 1],
    [3, 6],
    [8, 11],
  ]);
});
