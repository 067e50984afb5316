import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { collectAll } from '../../server/src/lsp/garbage.ts';

/** Nothing holds them. */
function dropped(): readonly WeakRef<object>[] {
  return Array.from({ length: 1000 }, (_, index) => new WeakRef({ index }));
}

test('all that was dropped is collected', async () => {
  const made = dropped();
  // What a weak reference was made for stays to the end of its turn.
  await nextTurn();
  collectAll();
  assert.deepEqual(
    made.filter((one) => one.deref() !== undefined),
    [],
  );
});
