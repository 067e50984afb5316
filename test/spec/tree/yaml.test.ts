import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type MapNode, type Node, textAt } from '#engine/spec/tree/node.ts';
import { outline, parse, problemsOf } from './outline.ts';

/** A text without a problem, and its tree. */
function shows(text: string, ...lines: readonly string[]): void {
  const parsed = parse(text);
  assert.deepEqual(problemsOf(parsed, text), []);
  assert.equal(outline(parsed.root), lines.join('\n'));
}

function mapOf(root: Node | undefined): MapNode {
  assert.ok(root?.kind === 'map');
  return root;
}

test('A scalar’s span has its quotes, and neither its anchor nor its tag', () => {
  shows(
    'a: \'it\'\'s\'\n"k\\n": "x\\ty"\n&k c: &v !!str 1 # comment\n',
    'map ‹a: \'it\'\'s\'\n"k\\n": "x\\ty"\n&k c: &v !!str 1›',
    "  a: \"it's\" ‹'it''s'›",
    '  k\n ‹"k\\n"›: "x\\ty" ‹"x\\ty"›',
    '  c: "1"',
  );
});

test('A text block runs from its indicator to the end of its content', () => {
  const { root } = parse('a: | # comment | more\n  one\n  two\n\n  \nb: >-\n  x\n  y  \nc: |+2\n\nd: |\n');
  const map = mapOf(root);
  assert.equal(map.text('a'), 'one\ntwo\n');
  assert.equal(textAt(map.get('a') ?? map), '| # comment | more\n  one\n  two');
  assert.equal(map.text('b'), 'x y  ');
  assert.equal(textAt(map.get('b') ?? map), '>-\n  x\n  y  ');
  assert.equal(textAt(map.get('c') ?? map), '|+2');
  assert.equal(textAt(map.get('d') ?? map), '|');
});

test('What is missing is an empty scalar behind its key or its dash', () => {
  shows('a:\nb: # c\n', 'map ‹a:\nb›', '  a: null ‹›', '  b: null ‹›');
  const { root } = parse('- # c\n-\n- x\n');
  assert.ok(root?.kind === 'list');
  assert.deepEqual(
    root.items.map(({ start }) => start),
    [1, 7, 10],
  );
  const map = mapOf(parse('a: 1\nb:   \nc: !!str\n').root);
  assert.equal(map.get('b')?.start, 6);
  assert.deepEqual([map.text('c'), map.get('c')?.start], ['', 19]);
});

test('A flow collection runs to its bracket, past comments and commas', () => {
  shows(
    'a: [x, y: z, {q}, {b: {c: }} , # ]\n ]\nd: {}\n',
    'map ‹a: [x, y: z, {q}, {b: {c: }} , # ]\n ]\nd: {}›',
    '  a: list ‹[x, y: z, {q}, {b: {c: }} , # ]\n ]›',
    '    "x"',
    '    map ‹y: z›',
    '      y: "z"',
    '    map ‹{q}›',
    '      q: null ‹›',
    '    map ‹{b: {c: }}›',
    '      b: map ‹{c: }›',
    '        c: null ‹›',
    '  d: map ‹{}›',
  );
});

test('Plain scalars are what the core schema of YAML 1.2 says', () => {
  const values: Readonly<Record<string, unknown>> = {
    null: null,
    '~': null,
    NULL: null,
    nUll: 'nUll',
    true: true,
    True: true,
    FALSE: false,
    yes: 'yes',
    on: 'on',
    y: 'y',
    '012': 12,
    '0x1F': 31,
    '0o17': 15,
    '-5': -5,
    '+5': 5,
    '1_000': '1_000',
    '0b1': '0b1',
    '-0x1': '-0x1',
    '1.': 1,
    '.5': 0.5,
    '1e3': 1000,
    '-1.5E-3': -0.0015,
    '.inf': Infinity,
    '-.INF': -Infinity,
    '.NaN': Number.NaN,
    '1e400': Infinity,
    '2020-01-01': '2020-01-01',
    '12:30': '12:30',
    '1.2.3': '1.2.3',
    '-': undefined,
    '.': '.',
    '+': '+',
    '=': '=',
  };
  for (const [text, value] of Object.entries(values)) {
    if (value === undefined) continue;
    const node = mapOf(parse(`a: ${text}`).root).get('a');
    assert.ok(node?.kind === 'scalar');
    assert.ok(Object.is(node.value, value), `${text} is ${String(node.value)}`);
    assert.equal(textAt(node), text);
  }
});

test('Explicit tags are honoured', () => {
  shows(
    '%TAG !y! tag:yaml.org,2002:\n---\n- !!int "1"\n- ! 12\n- !<tag:yaml.org,2002:str> true\n- !y!str 1\n- !mine 1\n- !!null\n- !!float 1\n',
    'list ‹- !!int "1"\n- ! 12\n- !<tag:yaml.org,2002:str> true\n- !y!str 1\n- !mine 1\n- !!null\n- !!float 1›',
    '  1 ‹"1"›',
    '  "12"',
    '  "true"',
    '  "1"',
    '  "1"',
    '  null ‹›',
    '  1',
  );
  const text = 'a: !!int x\n';
  assert.deepEqual(problemsOf(parse(text), text), ['‹x› This is no value of the type `!!int`']);
});

test('A key is what it says as text', () => {
  const { root } = parse('200: a\n1.0: b\nnull: c\n~: d\n"2": e\n? |\n  x\n: f\n: g\n');
  const keys = mapOf(root).entries.map(({ key }) => key);
  assert.deepEqual(keys, ['200', '1.0', 'null', '~', '2', 'x\n', '']);
  const text = '? [x]\n: 1\nb: 2\n{c: 1}: 3\n';
  const parsed = parse(text);
  assert.deepEqual(
    mapOf(parsed.root).entries.map(({ key }) => key),
    ['b'],
  );
  assert.deepEqual(problemsOf(parsed, text), ['‹[x]› A key must be text', '‹{c: 1}› A key must be text']);
});

test('An alias is the very node of the last anchor above it', () => {
  const map = mapOf(parse('a: &x {k: 1}\nb: *x\nc: &x 2\nd: *x\n*x : 3\n').root);
  assert.equal(map.get('b'), map.get('a'));
  assert.equal(map.get('d'), map.get('c'));
  assert.equal(map.entries.at(-1)?.key, '2');
  assert.equal(map.end, 39);
});

test('An alias without an anchor is a problem; a part with one may not be cut off', () => {
  const text = 'a: &user 1\nb: *usr\n';
  assert.deepEqual(problemsOf(parse(text), text), ['‹*usr› No anchor `usr`; did you mean `user`?']);
  const part = parse(text, 'yaml', 'entry');
  assert.deepEqual([part.hasForeignAlias, part.problems.length], [true, 1]);
  assert.equal(parse('a: &x 1\nb: *x', 'yaml', 'entry').hasForeignAlias, false);
  const cycle = 'a: &a [*a]\nb: &b {<<: *b}\n';
  assert.deepEqual(problemsOf(parse(cycle), cycle), [
    '‹*a› The alias `*a` stands inside its own anchor',
    '‹*b› The alias `*b` stands inside its own anchor',
  ]);
});

test('Aliases that multiply are one problem', () => {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let at = 1; at < 12; at++) lines.push(`a${at}: &a${at} [${Array.from({ length: 10 }, () => `*a${at - 1}`)}]`);
  const text = `${lines.join('\n')}\nb: 1\n`;
  const parsed = parse(text);
  assert.deepEqual(problemsOf(parsed, text), [
    '‹*a4› Aliases multiply to more than 1,000,000 values; this one is not read',
  ]);
  assert.equal(mapOf(parsed.root).entries.length, 13);
});

test('Aliases of deep values in deep values are one problem each, and no deeper tree', () => {
  const text = `a: &a ${'['.repeat(300)}${']'.repeat(300)}\nb: ${'['.repeat(250)}*a${']'.repeat(250)}\n`;
  assert.deepEqual(problemsOf(parse(text), text), [
    '‹*a› With `*a` more than 500 levels stand in one another; it is not read',
  ]);
});

test('Merge keys add what a map lacks, the first named first', () => {
  const map = mapOf(
    parse('a: &a {x: 1, y: 2}\nb: &b {y: 3, z: 4}\nc:\n  <<: [*a, *b]\n  x: 5\nd:\n  <<: *b\n  "<<": 6\n').root,
  );
  const merged = map.map('c')?.entries ?? [];
  assert.deepEqual(
    merged.map(({ key, value }) => `${key}=${textAt(value)}`),
    ['x=5', 'y=2', 'z=4'],
  );
  assert.equal(merged[1], map.map('a')?.entries[1]);
  assert.deepEqual(
    map.map('d')?.entries.map(({ key }) => key),
    ['<<', 'y', 'z'],
  );
  const text = 'a: {<<: 1}\nb: {<<: [{x: 1}, 2]}\n';
  const message = '‹<<› `<<` merges a map or a list of maps, and this is another value';
  assert.deepEqual(problemsOf(parse(text), text), [message, message]);
});

test('Keys that stand twice are told with the first of them', () => {
  const text = '200: a\nb: {c: 1, c: 2}\n"200": c\n200: d\n';
  const { repeatedKeys } = parse(text);
  const shown = repeatedKeys.map(({ key, start, end, first }) => [key, text.slice(start, end), start, first.start]);
  assert.deepEqual(shown, [
    ['c', 'c', 17, 11],
    ['200', '"200"', 23, 0],
    ['200', '200', 32, 0],
  ]);
  const many = Array.from({ length: 30 }, (_, at) => `k${at}: 1\n`).join('');
  assert.equal(parse(many).repeatedKeys.length, 0);
  assert.deepEqual(parse(`${many}k7: 1\n`).repeatedKeys[0]?.first.start, many.indexOf('k7'));
});

test('Only the first document counts', () => {
  const text = '%YAML 1.2\n---\na: 1\n---\nb: 2\n---\nc: 3\n';
  const parsed = parse(text);
  assert.equal(outline(parsed.root), 'map ‹a: 1›\n  a: 1');
  assert.deepEqual(
    parsed.problems.map(({ start }) => start),
    [text.indexOf('---\nb')],
  );
  assert.deepEqual(problemsOf(parsed, text), ['‹---› Only the first document of a file is read']);
  assert.deepEqual(parse('a: 1\n---\n# nothing\n...\n').problems, []);
  assert.equal(parse('a: 1\n---\nb: 2\n', 'yaml', 'filler').problems.length, 1);
  const filler = parse('---\nb: 2\n', 'yaml', 'filler');
  assert.deepEqual([filler.root, filler.problems.length], [undefined, 1]);
  const broken = 'a: [1\n---\nb: 2\n';
  assert.ok(problemsOf(parse(broken), broken).includes('‹---› Only the first document of a file is read'));
});

test('Nothing is nothing', () => {
  for (const text of ['', '\n', '# comment\n', '\uFEFF', '---\n', '%YAML 1.2\n---\n']) {
    assert.deepEqual([parse(text).root, parse(text).problems], [undefined, []], JSON.stringify(text));
  }
});

test('Offsets count past a BOM, CRLF, lone CR and characters of two code units', () => {
  for (const lineBreak of ['\n', '\r\n', '\r']) {
    const text = `\uFEFFa: "😀"${lineBreak}😀: |${lineBreak}  é${lineBreak}  😀${lineBreak}b:${lineBreak}  - x${lineBreak}  -${lineBreak}`;
    const map = mapOf(parse(text).root);
    assert.deepEqual(
      map.entries.map(({ keyStart, keyEnd }) => text.slice(keyStart, keyEnd)),
      ['a', '😀', 'b'],
    );
    assert.deepEqual(
      map.entries.map(({ value }) => textAt(value)),
      ['"😀"', `|${lineBreak}  é${lineBreak}  😀`, `- x${lineBreak}  -`],
    );
    assert.equal(map.text('😀'), 'é\n😀\n');
  }
});

test('A part is an entry, indented or not; without a colon it is what is being typed', () => {
  const text = '  /pets:\n    get: {}\n';
  assert.equal(
    outline(parse(text, 'yaml', 'entry').root),
    'map ‹/pets:\n    get: {}›\n  /pets: map ‹get: {}›\n    get: map ‹{}›',
  );
  assert.equal(outline(parse('paths:\n', 'yaml', 'container').root), 'map ‹paths›\n  paths: null ‹›');
  const typed = parse('  /pe\n', 'yaml', 'entry');
  assert.equal(outline(typed.root), '"/pe"');
  assert.deepEqual(problemsOf(typed, '  /pe\n'), ['‹/pe› `/pe` is followed by no colon']);
  assert.deepEqual(problemsOf(parse('- a\n- b\n', 'yaml', 'entry'), '- a\n- b\n'), [
    '‹- a› A list stands where a key is expected',
  ]);
});
