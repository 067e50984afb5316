import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pathTo, tokensOf } from '#engine/spec/tree/path-to.ts';
import { entryAt, formatPointer, nodeAt, parsePointer } from '#engine/spec/tree/pointer.ts';
import { toValue } from '#engine/spec/tree/to-value.ts';
import { parse } from './outline.ts';

test('Pointers are read and written with their escapes', () => {
  const pointers: Readonly<Record<string, readonly string[] | undefined>> = {
    '#': [],
    '': [],
    '#/': [''],
    '#/a/~1b%20c/~0/0': ['a', '/b c', '~', '0'],
    '#/paths/~1pets~1{id}/%7Bid%7D': ['paths', '/pets/{id}', '{id}'],
    '/a%20b': ['a%20b'],
    '#/a%2Fb': ['a', 'b'],
    '#/100%/%F0%9F%98%80/%FF': ['100%', '😀', '%FF'],
    '#/~2': undefined,
    '#/~': undefined,
    '#name': undefined,
    'a/b': undefined,
  };
  for (const [pointer, tokens] of Object.entries(pointers)) assert.deepEqual(parsePointer(pointer), tokens, pointer);
  assert.equal(
    formatPointer(['paths', '/pets/{id}', 'a#b c', '~', '\ud800']),
    '#/paths/~1pets~1%7Bid%7D/a%23b%20c/~0/%EF%BF%BD',
  );
});

test('A pointer that is written is read as it was', () => {
  const tokens = fc.array(fc.string({ unit: 'grapheme' }));
  fc.assert(
    fc.property(tokens, (written) => assert.deepEqual(parsePointer(formatPointer(written)), written)),
    { seed: 1, numRuns: 500 },
  );
});

test('A pointer leads to a node and to its entry', () => {
  const { root } = parse('a:\n  - b: 1\n    b: 2\n  - /c: 3\n');
  const valueAt = (...tokens: readonly string[]) => {
    const node = nodeAt(root, tokens);
    return node && toValue(node);
  };
  assert.deepEqual(valueAt('a', '0', 'b'), 1);
  assert.deepEqual(valueAt('a', '1', '/c'), 3);
  for (const tokens of [['b'], ['a', '2'], ['a', '01'], ['a', '-'], ['a', '0', 'b', 'c'], ['a', 'length']]) {
    assert.equal(nodeAt(root, tokens), undefined, tokens.join(' '));
  }
  assert.equal(nodeAt(root, []), root);
  assert.equal(entryAt(root, ['a', '1', '/c'])?.keyStart, 25);
  assert.equal(entryAt(root, ['a', '1']), undefined);
  assert.equal(entryAt(root, []), undefined);
});

test('The path to an offset has every entry and item that holds it', () => {
  const marked = 'a: &x\n  k: 1\nb<1>b:<2>\n  - x<3>y\n  - c:<4>\n      d: *x<5>\n  - {<<: *x, e: f<6>}\n';
  const text = marked.replaceAll(/<\d>/g, '');
  const paths = [1, 2, 3, 4, 5, 6].map((mark) => {
    const offset = marked.slice(0, marked.indexOf(`<${mark}>`)).replaceAll(/<\d>/g, '').length;
    const steps = pathTo(parse(text).root, offset);
    const last = steps.at(-1);
    return `${tokensOf(steps).join(' ')} ${last?.kind === 'entry' ? last.place : 'item'}`;
  });
  assert.deepEqual(paths, ['bb key', 'bb value', 'bb 0 item', 'bb 1 c value', 'bb 1 c d value', 'bb 2 e value']);
  assert.deepEqual(pathTo(undefined, 0), []);
});

test('A tree is plain data', () => {
  const text = '{"a": [1, "x", null, true, {}], "__proto__": {"b": 1}, "constructor": 2, "a": 3}';
  const value = toValue(parse(text, 'json').root ?? assert.fail());
  assert.equal(JSON.stringify(value), '{"a":[1,"x",null,true,{}],"__proto__":{"b":1},"constructor":2}');
  assert.equal(Object.getPrototypeOf(value), Object.prototype);
});

test('What an alias names is one value', () => {
  const lines = ['a0: &a0 {x: 1}'];
  for (let at = 1; at < 7; at++) lines.push(`a${at}: &a${at} [${Array.from({ length: 7 }, () => `*a${at - 1}`)}]`);
  const value = toValue(parse(`${lines.join('\n')}\n`).root ?? assert.fail());
  assert.ok(typeof value === 'object' && value !== null && 'a1' in value && Array.isArray(value.a1));
  assert.equal(value.a1[0], value.a1[6]);
});
