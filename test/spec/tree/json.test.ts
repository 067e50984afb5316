import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outline, parse, problemsOf } from './outline.ts';

function shows(text: string, ...lines: readonly string[]): void {
  const parsed = parse(text, 'json');
  assert.deepEqual(problemsOf(parsed, text), []);
  assert.equal(outline(parsed.root), lines.join('\n'));
}

function finds(text: string, ...problems: readonly string[]): void {
  assert.deepEqual(problemsOf(parse(text, 'json'), text), problems);
}

test('JSON gives exact spans', () => {
  shows(
    '\uFEFF{"a\\u0041": [1, -2.5e3, true, null], "b\\/": {"c": "\\ud83d\\ude00 \\ud800"}}\n',
    'map ‹{"a\\u0041": [1, -2.5e3, true, null], "b\\/": {"c": "\\ud83d\\ude00 \\ud800"}}›',
    '  aA ‹"a\\u0041"›: list ‹[1, -2.5e3, true, null]›',
    '    1',
    '    -2500 ‹-2.5e3›',
    '    true',
    '    null',
    '  b/ ‹"b\\/"›: map ‹{"c": "\\ud83d\\ude00 \\ud800"}›',
    '    c ‹"c"›: "😀 \\ud800" ‹"\\ud83d\\ude00 \\ud800"›',
  );
  for (const text of ['', ' \r\n\t', '\uFEFF']) assert.equal(parse(text, 'json').root, undefined);
  shows('"x"', '"x" ‹"x"›');
});

test('What JSON does not have is told at its place', () => {
  finds('// a\n{"a": /* b */ 1}', '‹// a› JSON has no comments', '‹/* b */› JSON has no comments');
  finds('{"a": [1, 2,], }', '‹,› No comma may stand before `]`', '‹,› No comma may stand before `}`');
  finds(
    "{'a': 'b'}",
    "‹'a'› Text stands in double quotes in JSON, not in single ones",
    "‹'b'› Text stands in double quotes in JSON, not in single ones",
  );
  finds(
    '{\uFEFF"a": 1, "b": \uFEFF2}',
    ...['', ''].map(() => '‹\uFEFF› A byte order mark stands at the beginning of a file or nowhere'),
  );
  finds('{a: 1}', '‹a› The key `a` has no double quotes');
  finds('[True, nope]', '‹True› `True` is no JSON value; did you mean `true`?', '‹nope› `nope` is no JSON value');
  finds(
    '[01, 1., .5, +1, 0x1, 1e, -]',
    ...['01', '1.', '.5', '+1', '0x1', '1e'].map((text) => `‹${text}› \`${text}\` is no JSON number`),
    '‹-› `-` is no JSON value',
  );
});

test('What is missing is told where it is missing', () => {
  finds('{"a": 1 "b": 2}', '‹"b"› A comma is missing before this');
  finds('[1 2]', '‹2› A comma is missing before this');
  finds('{"a" 1}', '‹"a"› The key `"a"` is followed by no colon');
  finds('{"a":}', '‹"a"› The key `"a"` has no value');
  finds('{"a":\n "b": 1}', '‹"a"› The key `"a"` has no value');
  finds('[,1]', '‹,› A comma stands here without a value before it');
  finds('{1}', '‹1› The key `1` is followed by no colon');
  finds('{{}}', '‹{› A key in double quotes is expected here');
  finds('[1: 2]', '‹:› A list has no keys');
});

test('A bracket that is not closed, or closes nothing, is told; the rest is read', () => {
  finds('{"a": [1, "b": 2}', '‹[› `[` is not closed', '‹:› A list has no keys');
  finds('{"a": [1}', '‹[› `[` is not closed');
  finds('[1}]', '‹}› `}` closes nothing');
  finds('{"a": {', '‹{› `{` is not closed', '‹{› `{` is not closed');
  finds('{} {}', '‹{› This stands behind the end of the JSON value');
});

test('Every mistake inside a text in quotes is told', () => {
  finds(
    '["\t\\x\\u12", "open\n, "\u0001\\',
    '‹[› `[` is not closed',
    '‹\t› A control character (U+0009) stands in the text; it is written `\\t`',
    '‹\\x› `\\x` is no escape sequence; a backslash is written `\\\\`',
    '‹\\u12› `\\u12` is no escape sequence; four hexadecimal digits stand behind `\\u`',
    '‹"open› The text has no closing quote',
    '‹"\u0001\\› The text has no closing quote',
    '‹\u0001› A control character (U+0001) stands in the text; it is written `\\u0001`',
    '‹\\› A backslash stands at the end of the line',
  );
});

test('A quote or a bracket that is missing, or one too many, is one problem, and the rest is read as it was meant', () => {
  const lines = [
    '{',
    '  "get": {',
    '    "tags": ["a", "b"],',
    '    "x": {',
    '      "y": "It is, so"',
    '    },',
    '    "z": [',
    '      {',
    '        "n": 1',
    '      }',
    '    ]',
    '  }',
    '}',
  ];
  const valid = lines.join('\n');
  const shape = (text: string) =>
    outline(parse(text, 'json').root)
      .replaceAll(/ ‹[^›]*›?/g, '')
      .replaceAll(/\n[^›\n]*›/g, '');
  const cases: readonly (readonly [from: string, to: string, problem: string])[] = [
    ['"get": {', 'get": {', '‹get"› The text has no opening quote'],
    ['"get": {', '"get: {', '‹"get› The text has no closing quote'],
    ['"get": {', '"get"": {', '‹"› This quote is one too many'],
    ['["a", "b"]', '["a", b"]', '‹b"› The text has no opening quote'],
    ['"It is, so"', '"It is, so', '‹"It is, so› The text has no closing quote'],
    ['"It is, so"', '"It "is, so"', '‹"› This quote is one too many'],
    ['"x": {', '"x":', '‹"y"› A `{` is missing before this'],
    ['    },\n', '    ,\n', '‹{› `{` is not closed'],
    ['      {\n', '\n', '‹"n"› A `{` is missing before this'],
    ['      }\n', '', '‹{› `{` is not closed'],
    ['"z": [', '"z":', '‹{› A `[` is missing before this'],
    ['"z": [', '"z": {[', '‹{› `{` is one too many'],
    ['"n": 1', '"n": }1', '‹}› `}` closes nothing'],
    ['"y": ', '{"y": ', '‹{› `{` is one too many'],
  ];
  for (const [from, to, problem] of cases) {
    const text = valid.replace(from, to);
    assert.deepEqual(problemsOf(parse(text, 'json'), text), [problem], text);
    assert.equal(shape(text), shape(valid), text);
  }
  // Two mistakes are two problems.
  const twice = valid.replace('"get": {', 'get": {').replace('"z": [', '"z":');
  assert.deepEqual(problemsOf(parse(twice, 'json'), twice), [
    '‹get"› The text has no opening quote',
    '‹{› A `[` is missing before this',
  ]);
});

test('A key that is being typed leaves the entries around it', () => {
  const text = '{\n  "a": 1,\n  "ty\n  "b": 2\n}';
  const parsed = parse(text, 'json');
  assert.deepEqual(problemsOf(parsed, text), ['‹"ty› The text has no closing quote']);
  assert.ok(parsed.root?.kind === 'map');
  assert.deepEqual(
    parsed.root.entries.map(({ key }) => key),
    ['a', 'ty', 'b'],
  );
});

test('Keys that stand twice are told with the first of them', () => {
  const { repeatedKeys } = parse('{"a": 1, "\\u0061": 2}', 'json');
  assert.deepEqual(repeatedKeys, [{ key: 'a', start: 9, end: 17, first: { start: 1, end: 4 } }]);
});

test('More than 500 levels are one problem', () => {
  for (const piece of ['[', '{"a":', '[{"a":']) {
    const parsed = parse(piece.repeat(30_000), 'json');
    assert.deepEqual(
      parsed.problems.map(({ message }) => message),
      ['More than 500 levels stand in one another; what is deeper is not read'],
    );
  }
  const deep = `${'['.repeat(500)}${']'.repeat(500)}`;
  assert.deepEqual(parse(deep, 'json').problems, []);
});

test('A text of mistakes alone has a hundred problems, and three where it is too long for an author’s line', () => {
  for (const mistake of ['}', ',', '"a" ']) {
    assert.equal(parse(`[${mistake.repeat(2_000)}`, 'json').problems.length, 100, mistake);
    assert.equal(parse(`[${mistake.repeat(30_000)}`, 'json').problems.length, 3, mistake);
  }
});

test('An entry is a part without the braces around it', () => {
  const text = '  "/pets": {"get": 1} ,\n';
  const parsed = parse(text, 'json', 'entry');
  assert.deepEqual(parsed.problems, []);
  assert.equal(
    outline(parsed.root),
    'map ‹"/pets": {"get": 1}›\n  /pets ‹"/pets"›: map ‹{"get": 1}›\n    get ‹"get"›: 1',
  );
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['"/pe', ['‹"/pe› The text has no closing quote']],
    ['"a": 1,,', ['‹,› This stands behind the end of the entry']],
    ['"a": 1 "b": 2', ['‹"b"› A comma is missing before this']],
    ['"a": 1}', ['‹}› `}` closes nothing']],
    ['{"a": 1}', ['‹{› A key in double quotes is expected here']],
    ['', []],
  ];
  for (const [entry, problems] of cases) assert.deepEqual(problemsOf(parse(entry, 'json', 'entry'), entry), problems);
});

test('A container is open, and a filler holds brackets', () => {
  const shown = (text: string) => {
    const parsed = parse(text, 'json', 'container');
    assert.deepEqual(problemsOf(parsed, text), []);
    return outline(parsed.root);
  };
  assert.equal(shown('"paths": {\n'), 'map ‹"paths": {›\n  paths ‹"paths"›: map ‹{›');
  assert.equal(shown('{\n'), 'map ‹{›');
  for (const [text, problems] of [
    ['\n  },\n]}', []],
    ['} 1', ['‹1› This stands outside of every value']],
  ] as const) {
    const filler = parse(text, 'json', 'filler');
    assert.deepEqual([filler.root, problemsOf(filler, text)], [undefined, problems]);
  }
});
