import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { untilQuiet } from '../../server/src/lsp/until-quiet.ts';
import { Clock } from '../support/clock.ts';

let clock = new Clock();
beforeEach(() => {
  clock = new Clock();
  clock.replace();
});
afterEach(() => clock.restore());

/** What waits for promises that are settled goes on. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
}

test('Who waits for quiet waits as long as somebody asks, and then for a while', async () => {
  let count = 0;
  let isQuiet = false;
  const waiting = untilQuiet(() => count, 3).then(() => {
    isQuiet = true;
  });
  const pass = async (milliseconds: number): Promise<boolean> => {
    clock.pass(milliseconds);
    await settle();
    return isQuiet;
  };
  assert.equal(await pass(2), false);
  count += 1;
  assert.equal(await pass(1), false);
  count += 1;
  assert.equal(await pass(3), false);
  assert.equal(await pass(2), false);
  assert.equal(await pass(1), true);
  await waiting;
});

test('Where nobody asks it is quiet after that while', async () => {
  let isQuiet = false;
  const waiting = untilQuiet(() => 0, 15).then(() => {
    isQuiet = true;
  });
  clock.pass(14);
  await settle();
  assert.equal(isQuiet, false);
  clock.pass(1);
  await settle();
  assert.equal(isQuiet, true);
  await waiting;
});
