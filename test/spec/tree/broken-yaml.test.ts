import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outline, parse, problemsOf } from './outline.ts';

/** A broken text, what is said of it, and the tree that is left. */
function shows(text: string, problems: readonly string[], ...lines: readonly string[]): void {
  const parsed = parse(text);
  assert.deepEqual(problemsOf(parsed, text), problems);
  assert.equal(outline(parsed.root), lines.join('\n'));
}

test('A line without a colon is an empty entry, and the entries around it stay', () => {
  shows(
    'get:\n  desc\n  responses: {}\nput\n',
    ['‹desc› `desc` is followed by no colon', '‹put› `put` is followed by no colon'],
    'map ‹get:\n  desc\n  responses: {}\nput›',
    '  get: map ‹desc\n  responses: {}›',
    '    desc: null ‹›',
    '    responses: map ‹{}›',
    '  put: null ‹›',
  );
});

test('A quote that is not closed is told where it opens', () => {
  shows('a: "x\nb: 1\n', ['‹"› The text has no closing quote'], 'map ‹a: "x\nb: 1›', '  a: "x" ‹"x›', '  b: 1');
});

test('A line that is broken leaves those around it, and those below it, as they are', () => {
  shows(
    "responses:\n  '200:\n    description: x\n  get\n    a: 1\n  b: {c: [1, 2}\n  d: 1\n",
    [
      "‹'› The text has no closing quote",
      '‹get› `get` is followed by no colon',
      '‹[› A `[` is not closed, or what stands in it is not indented',
    ],
    "map ‹responses:\n  '200:\n    description: x\n  get\n    a: 1\n  b: {c: [1, 2}\n  d: 1›",
    "  responses: map ‹'200:\n    description: x\n  get\n    a: 1\n  b: {c: [1, 2}\n  d: 1›",
    "    200 ‹'200:›: map ‹description: x›",
    '      description: "x"',
    '    get: map ‹a: 1›',
    '      a: 1',
    '    b: map ‹{c: [1, 2}›',
    '      c: list ‹[1, 2›',
    '        1',
    '        2',
    '    d: 1',
  );
});

test('Lines of prose that are out of place are one problem', () => {
  const text = 'a: 1\n  b: >-\n  It is a text\n  over two lines.\nc: 2\n';
  assert.deepEqual(problemsOf(parse(text), text), ['‹1› The key `a` has a value in its line, and more below it']);
});

test('A bracket that is not closed keeps what stands in it', () => {
  shows(
    'a: [1, 2\nb: 3\n',
    ['‹[› A `[` is not closed, or what stands in it is not indented'],
    'map ‹a: [1, 2\nb: 3›',
    '  a: list ‹[1, 2›',
    '    1',
    '    2',
    '  b: 3',
  );
});

test('A closing bracket at the column of its key is no problem', () => {
  for (const text of ['a:\n  b: {\n    c: 1\n  }\n  d: 2\n', 'a:\n  b: [\n    1\n  ]\n  d: 2\n']) {
    const parsed = parse(text);
    assert.deepEqual(parsed.problems, []);
    assert.ok(parsed.root?.kind === 'map');
    const [b, d] = parsed.root.map('a')?.entries ?? [];
    assert.equal(
      b && text.slice(b.value.start, b.value.end),
      text.slice(text.search(/[[{]/), text.search(/[\]}]/) + 1),
    );
    assert.equal(d?.key, 'd');
  }
});

test('A tab in the indentation is told at the tab', () => {
  shows(
    'a:\n\tb: 1\n',
    ['‹\t› A tab stands in the indentation; YAML is indented with spaces'],
    'map ‹a:\n\tb: 1›',
    '  a: null ‹›',
    '  b: 1',
  );
});

test('Each mistake is told, and each line once', () => {
  const text = 'a: b: c\nd: `x\ne: [,]\nf: @y\n';
  assert.deepEqual(problemsOf(parse(text), text), [
    '‹b› A line has one key; text with a colon and a space needs quotes',
    '‹`› Text that begins with a backtick needs quotes',
    '‹,› A comma stands where a value is expected',
    '‹@› Text that begins with `@` needs quotes',
  ]);
});

test('Anchors, aliases, merge keys and repeated keys mean the same in a broken text', () => {
  const text = 'a: &x {k: 1}\nb: *x\nc: {<<: *x}\nd: *nothing\na: [\n';
  const parsed = parse(text);
  const { root } = parsed;
  assert.ok(root?.kind === 'map');
  assert.equal(root.get('b'), root.get('a'));
  assert.equal(root.map('c')?.entries[0], root.map('a')?.entries[0]);
  assert.ok(problemsOf(parsed, text).includes('‹*nothing› No anchor `nothing`'));
  assert.deepEqual(
    parsed.repeatedKeys.map(({ start }) => start),
    [text.indexOf('a: [')],
  );
});

test('More than 500 levels are one problem', () => {
  for (const [open, close] of [
    ['[', ']'],
    ['{a: ', '}'],
    ['- ', ''],
  ] as const) {
    const text = `a: 1\nb:\n  ${open.repeat(30_000)}${close.repeat(30_000)}\n`;
    const parsed = parse(text);
    assert.deepEqual(
      parsed.problems.map(({ message }) => message),
      ['More than 500 levels stand in one another; what is deeper is not read'],
    );
    assert.equal(outline(parsed.root), 'map ‹a: 1\nb›\n  a: 1\n  b: null ‹›');
  }
});

test('A text that is too large to be read twice is read up to the mistake', () => {
  const text = `${'a: 1\n'.repeat(250_000)}b: [\n  1\nc: 2\n`;
  const parsed = parse(text);
  assert.deepEqual(problemsOf(parsed, text), ['‹c› This is indented less than what it stands in']);
  assert.ok(parsed.root?.kind === 'map');
  assert.equal(parsed.root.entries.length, 250_000);
});

test('Control characters are problems, at their place', () => {
  const text = 'a: 1\nb: x\u0000y\n';
  assert.deepEqual(problemsOf(parse(text), text), ['‹\u0000› A control character (U+0000) stands here']);
  const other = 'a: 1\nb: x\u0007y\n';
  assert.deepEqual(problemsOf(parse(other), other), ['‹\u0007› A character that cannot be printed stands here']);
});
