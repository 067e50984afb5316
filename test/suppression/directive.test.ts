import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDirective } from '#engine/suppression/directive.ts';

function read(words: string) {
  const directive = readDirective(words, 0, { start: 0, end: words.length });
  if (!directive) return undefined;
  const { reach, rules, until, problem } = directive;
  for (const { name, span } of rules) assert.equal(words.slice(span.start, span.end), name);
  if (until) assert.equal(words.slice(until.span.start, until.span.end), until.date);
  if (problem) return { problem: problem.message, at: words.slice(problem.span.start, problem.span.end) };
  return { reach, rules: rules.map(({ name }) => name), ...(until && { until: until.date }) };
}

test('A comment names rules, a last day and a reason', () => {
  assert.deepEqual(read(' docwright-ignore a/b '), { reach: 'block', rules: ['a/b'] });
  assert.deepEqual(read(' docwright-ignore a/b: as agreed, until then '), { reach: 'block', rules: ['a/b'] });
  assert.deepEqual(read('docwright-ignore-next-line a/*,b/c , no-$ref-siblings: why'), {
    reach: 'line',
    rules: ['a/*', 'b/c', 'no-$ref-siblings'],
  });
  assert.deepEqual(read(' docwright-ignore-file a/b until 2028-02-29: leap'), {
    reach: 'file',
    rules: ['a/b'],
    until: '2028-02-29',
  });
  assert.deepEqual(read(' docwright-ignore\n  a/b,\n  c/d\n  until 2027-01-31\n  : why\n'), {
    reach: 'block',
    rules: ['a/b', 'c/d'],
    until: '2027-01-31',
  });
});

test('Other comments are none of ours', () => {
  for (const words of ['', ' TODO ', ' prettier-ignore ', ' see docwright-ignore a/b', ' Docwright-ignore a/b']) {
    assert.equal(read(words), undefined, words);
  }
});

test('What can not be read is told where it is', () => {
  const expected = 'stands where a comma, `until` or a colon and the reason are expected';
  assert.deepEqual(read(' docwright-ignore '), {
    problem: 'The comment names no rule: nothing is suppressed',
    at: 'docwright-ignore',
  });
  assert.deepEqual(read(' docwright-ignore: why '), {
    problem: 'The comment names no rule: nothing is suppressed',
    at: 'docwright-ignore',
  });
  assert.deepEqual(read(' docwright-ignore-nextline a/b'), {
    problem: 'There is no comment `docwright-ignore-nextline`; did you mean `docwright-ignore-next-line`?',
    at: 'docwright-ignore-nextline',
  });
  assert.deepEqual(read(' docwright-ignore a/b because'), { problem: `\`because\` ${expected}`, at: 'because' });
  assert.deepEqual(read(' docwright-ignore a/b until tomorrow: why'), {
    problem: '`tomorrow` is no date; write it as `2027-01-31`',
    at: 'tomorrow',
  });
  for (const date of ['2027-13-01', '2027-00-01', '2027-04-31', '2027-02-29', '2100-02-29', '27-01-31']) {
    assert.equal(read(` docwright-ignore a/b until ${date}`)?.at, date);
  }
});
