import assert from 'node:assert/strict';
import { test } from 'node:test';
import { descriptionOf } from '#engine/spec/markdown/description.ts';
import { textAt } from '#engine/spec/tree/node.ts';
import { specOf } from '../../support/specs.ts';

/** The description of a spec that is written in one of the ways of YAML, or as JSON. */
function described(written: string, lineBreak = '\n') {
  const text = written.trimStart().startsWith('{') ? written : `openapi: 3.1.0\ninfo:\n  description: ${written}\n`;
  const path = text === written ? 'openapi.json' : 'openapi.yaml';
  const spec = specOf({ [path]: text.replaceAll('\n', lineBreak) });
  const description = descriptionOf(spec.root.map('info')?.get('description'));
  assert.ok(description);
  return description;
}

/** What stands in the source where a word of the Markdown is. */
function sourceOf(description: ReturnType<typeof described>, word: string): string {
  const start = description.markdown.text.indexOf(word);
  assert.notEqual(start, -1, `${word} is in ${JSON.stringify(description.markdown.text)}`);
  return textAt(description.placeOf({ start, end: start + word.length }));
}

test('every way of writing a text leads back to its words', () => {
  for (const written of [
    'one two three',
    "'one two three'",
    '"one two three"',
    '|\n    one two\n    three',
    '|-\n    one two\n\n    three\n',
    '|2\n    one two\n    three',
    '>\n    one\n    two\n\n    three',
    '>-\n    one\n    two\n      three\n    four',
    'one\n    two\n\n    three',
    '"one\n    two\\\n    three"',
    "'one\n\n    two   \n    three'",
  ]) {
    for (const lineBreak of ['\n', '\r\n']) {
      const description = described(written, lineBreak);
      for (const word of ['one', 'two', 'three']) assert.equal(sourceOf(description, word), word, written);
    }
  }
});

test('escapes are found as they are written', () => {
  const yaml = described('"caf\\u00e9 \\"open\\"\\n\\n# After\\x21 \\U0001F600 end"');
  assert.equal(yaml.markdown.text, 'café "open"\n\n# After! 😀 end');
  assert.equal(sourceOf(yaml, 'café'), 'caf\\u00e9');
  assert.equal(sourceOf(yaml, '"open"'), '\\"open\\"');
  assert.equal(sourceOf(yaml, 'After!'), 'After\\x21');
  assert.equal(sourceOf(yaml, '😀'), '\\U0001F600');
  assert.equal(sourceOf(yaml, 'end'), 'end');
  const json = described(String.raw`{ "openapi": "3.1.0", "info": { "description": "a\/b \ud83d\ude00 c\n# Head" } }`);
  assert.equal(sourceOf(json, 'a/b'), 'a\\/b');
  assert.equal(sourceOf(json, '😀'), '\\ud83d\\ude00');
  assert.equal(sourceOf(json, 'Head'), 'Head');
  assert.equal(sourceOf(described("'it''s fine'"), "it's fine"), "it''s fine");
});

test('characters beyond the basic plane count as two', () => {
  const block = described('|\n    😀 one\n    two 😀\n    three');
  for (const word of ['😀 one', 'two 😀', 'three']) assert.equal(sourceOf(block, word), word);
});

test('a span over lines reaches from the first to the last', () => {
  const block = described('|\n    one\n    two');
  assert.equal(textAt(block.placeOf({ start: 0, end: 7 })), 'one\n    two');
  const folded = described('>\n    one\n    two');
  assert.equal(textAt(folded.placeOf({ start: 0, end: 7 })), 'one\n    two');
});

test('an empty span is a point, also at the end', () => {
  const block = described('|\n    one');
  const { start, end } = block.placeOf({ start: 1, end: 1 });
  assert.equal(end, start);
  assert.equal(block.node.part.text.slice(start, start + 2), 'ne');
  const plain = described('one');
  const behind = plain.placeOf({ start: 3, end: 3 });
  assert.equal(behind.start, plain.node.end);
});

test('headings have their places in the spec', () => {
  const block = described('|\n    Parcels.\n\n    ## API Purpose\n\n    To send them.');
  assert.deepEqual(
    block.markdown.headings.map(({ text, textSpan }) => [text, textAt(block.placeOf(textSpan))]),
    [['API Purpose', 'API Purpose']],
  );
});

test('what is no text has no Markdown', () => {
  for (const written of ['12', 'null', '[a]', '']) {
    const spec = specOf({ 'openapi.yaml': `openapi: 3.1.0\ninfo:\n  description: ${written}\n` });
    assert.equal(descriptionOf(spec.root.map('info')?.get('description')), undefined);
  }
});
