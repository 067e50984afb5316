import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sharedWord } from '#engine/spec/tree/shared-word.ts';

test('A shared word says what the text does', () => {
  for (const text of ['', 'type', '200', '-1', '__proto__', 'constructor', 'ключ', '😀', ' a b ', 'x'.repeat(1_000)]) {
    assert.equal(sharedWord(text), text);
    assert.equal(sharedWord(`${text}`), text);
  }
});
