import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compilePattern, hasCaptures, patternProblem, titlePattern } from '#engine/contract/pattern.ts';

test('A pattern matches anywhere in a text', () => {
  assert.equal(compilePattern('b+')?.test('abba'), true);
  assert.equal(compilePattern('^b')?.test('abba'), false);
  assert.equal(compilePattern('(?i)B')?.test('abba'), true);
});

test('A pattern is compiled once', () => {
  assert.equal(compilePattern('once|only'), compilePattern('once|only'));
});

test('What RE2 does not know is no pattern, and says why', () => {
  for (const source of ['(?=a)', '(a)\\1', '[', '(', 'a{1001}', 'a'.repeat(1001)]) {
    assert.equal(compilePattern(source), undefined);
    assert.ok(patternProblem(source));
    assert.ok((patternProblem(source)?.length ?? 0) <= 100);
  }
  assert.equal(patternProblem('a+'), undefined);
});

test('A pattern that would make a backtracking engine try for ever answers', () => {
  assert.equal(compilePattern('^(a+)+$')?.test(`${'a'.repeat(20_000)}!`), false);
});

test('A title with captures matches headings and tells their parts', () => {
  const pattern = compilePattern(titlePattern('{method} {path} (v1.0)'));
  assert.deepEqual(pattern?.captures('get /users/{id} (V1.0)'), { method: 'get', path: '/users/{id}' });
  assert.equal(pattern?.captures('GET /users v1.0'), undefined);
  assert.equal(hasCaptures('{method}'), true);
  assert.equal(hasCaptures('Methods {}'), false);
});
