import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

test('the list of rules, their pages and the table in the README are what the rules make of them', () => {
  const { status, stderr } = spawnSync(process.execPath, ['server/build/rules.mjs', '--check'], { encoding: 'utf8' });
  assert.equal(stderr, '');
  assert.equal(status, 0);
});
