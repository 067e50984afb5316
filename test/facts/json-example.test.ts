import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jsonProblems } from '#engine/facts/json-example.ts';

const fine: readonly string[] = [
  '{ "a": 1 }',
  '[]',
  '{ "a": 1, ... }',
  '{\n  "a": 1,\n  ...\n}',
  '[\n  { "a": 1 },\n  ...\n]',
  '{ ..., "b": 2 }',
  '{ "a": ... }',
  '{ "a": 1, // more fields\n}',
  '{ "a": 1 /* one */, # two\n "b": 2 }',
  '{ "id": <id>, "name": {name}, "list": [items], "url": {{url}}, "key": $KEY }',
  '{ "a": 1 }\n{ "a": 2 }',
  '"a": 1,\n"b": 2',
  '{ "id": string, "n": integer | null }',
  '{ "id": xxx, "n": 12345... }',
  '{ "state": stateDataToStore, "to": [userId] }',
  'GET /users\n{ "a": }',
  '- "a": 1\n+ "a": 2',
  '{ "a": "\\u00e9 \\" \\\\" }',
  '…',
  '',
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
];

for (const text of fine) test(`No problem in ${text.slice(0, 40)}`, () => assert.deepEqual(jsonProblems(text), []));

const wrong: readonly [text: string, at: string, message: string][] = [
  ['{ "a": 1, }', ',', 'A comma stands before `}`'],
  ['[1, 2,]', ',]', 'A comma stands before `]`'],
  ['{ "a": 1 "b": 2 }', '"b"', 'A comma is missing before this'],
  ['[{} {}]', '{}]', 'A comma is missing before this'],
  ['{ "a" 1 }', '1', 'A colon is missing before this'],
  ['{ "a": }', '}', 'A value is missing before this'],
  ['{ a: 1 }', 'a', 'The key `a` stands in double quotes'],
  ["{ 'a': 1 }", "'a'", 'A text stands in straight double quotes, `"`'],
  ['{ “a”: 1 }', '“a”', 'A text stands in straight double quotes, `"`'],
  ['{ "a": True }', 'True', '`True` is no JSON value; did you mean `true`?'],
  ['{ "a": None }', 'None', '`None` is no JSON value; did you mean `null`?'],
  ['{ "a": 01 }', '01', '`01` is no number as JSON writes them'],
  ['{ "a": hello }', 'hello', '`hello` is no JSON value; a text stands in double quotes'],
  ['{ "a": "b }', '"b }', 'The text has no closing quote'],
  ['{ "a": "\\x" }', '\\x', '`\\x` is no escape sequence; a backslash is written `\\\\`'],
  ['{ "a": [1 }', '}', '`]` is expected here'],
  ['{ "a": { "b": 1 }', '{', '`{` is not closed'],
  ['{ "a": 1 } }', '}', '`}` closes nothing'],
];

for (const [text, at, message] of wrong) {
  test(`${text}: ${message}`, () => {
    const [problem, ...others] = jsonProblems(text);
    assert.ok(problem);
    assert.deepEqual(others, []);
    assert.equal(problem.message, message);
    const found = text.slice(problem.span.start);
    assert.ok(found.startsWith(at), `it stands at ${found}`);
  });
}

test('Mistakes that leave no doubt are all told, with what mends them', () => {
  const text = '{ "a": [1,], "b": True "c": 2, }';
  const problems = jsonProblems(text);
  assert.equal(problems.length, 4);
  const mended = [...problems]
    .toReversed()
    .reduce(
      (before, { fix }) => (fix ? before.slice(0, fix.span.start) + fix.text + before.slice(fix.span.end) : before),
      text,
    );
  assert.deepEqual(JSON.parse(mended), { a: [1], b: true, c: 2 });
});

test('Every beginning of an example is read without a throw', () => {
  const text = '{ "a": [1, {"b": "c\\n"}], /* d */ "e": <f>, ... }\n';
  for (let end = 0; end <= text.length; end++) jsonProblems(text.slice(0, end));
});
