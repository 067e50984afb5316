import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folderWith } from './support.ts';

test('rules lists every rule with its severity, its fix and its summary', (context) => {
  const { code, stdout } = folderWith(context, {}).run('rules');
  assert.equal(code, 0);
  assert.match(stdout, /^structure\/missing-section +error +fix +\S/m);
  assert.match(stdout, /^structure\/unexpected-section +info +\S/m);
});

test('rules ID explains one, with a bad and a good example', (context) => {
  const { code, stdout } = folderWith(context, {}).run('rules', 'structure/missing-section');
  assert.equal(code, 0);
  assert.match(stdout, /^structure\/missing-section \(error, --fix repairs it\)\n/);
  assert.match(stdout, /^Not so:\n\n {4}\S/m);
  assert.match(stdout, /^But so:\n\n {4}\S/m);
  assert.match(stdout, /structure\/missing-section: off/);
});

test('rules names the rule that was meant', (context) => {
  const run = folderWith(context, {}).run('rules', 'structure/mising-section');
  assert.equal(run.code, 2);
  assert.equal(
    run.stderr,
    'docwright: there is no rule structure/mising-section; did you mean `structure/missing-section`?\n',
  );
});
