import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { applyEdits } from '#engine/index.ts';
import { editsBetween } from '../../server/src/lsp/edits-between.ts';

const text = fc.array(fc.constantFrom('a', 'b', '\n', '\r\n', '📦'), { maxLength: 60 }).map((parts) => parts.join(''));

test('The edits between two texts make the one of the other', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      assert.equal(applyEdits(before, editsBetween('', before, after)), after);
    }),
    { seed: 1 },
  );
});

test('A line that is in both is left alone', () => {
  const before = 'a\nb\nc\nd\n';
  assert.deepEqual(editsBetween('', before, 'a\nB\nc\nd\ne\n'), [
    { uri: '', span: { start: 2, end: 4 }, text: 'B\n' },
    { uri: '', span: { start: 8, end: 8 }, text: 'e\n' },
  ]);
  assert.deepEqual(editsBetween('', before, before), []);
});

test('Two texts with nothing in common are replaced as a whole', () => {
  const before = Array.from({ length: 3000 }, (_, line) => `${line}\n`).join('');
  const [edit, ...others] = editsBetween('', before, before.replaceAll('\n', ';\n'));
  assert.deepEqual(others, []);
  assert.equal(edit?.span.start, 1);
});
