import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Part, type PartKind } from '#engine/spec/text/part.ts';
import type { Node } from '#engine/spec/tree/node.ts';
import type { Parsed } from '#engine/spec/tree/parsed.ts';
import { readBlocks } from '#engine/spec/tree/read-yaml-blocks.ts';
import { isMadeOfBlocks } from '#engine/spec/tree/yaml-text.ts';
import { plainTree } from '../text/trees.ts';

const options = { seed: Number(process.env.DOCWRIGHT_TEST_SEED ?? 1) };
const runs = Number(process.env.DOCWRIGHT_TEST_RUNS ?? 300);

const lines = [
  'get:',
  'a: 1',
  'b:',
  '"c": "x"',
  "'d': 'it''s'",
  'e: |',
  'f: >-',
  'g: {x: 1, y: [a]}',
  'h: [',
  ']',
  '}',
  'i: {',
  'j: "two',
  'lines"',
  'k: two',
  'words',
  '- a',
  '- b: 1',
  '- c:',
  '-',
  '- - x',
  '-   d: 1',
  '- |',
  '# c',
  '',
  'l: # c',
  'a: 2',
  'm: *x',
  'n: !!str 1',
  'o: !!int x',
  ': empty',
  '? p',
  '\tq: 1',
  '%TAG',
  '@',
  '---',
  '&a',
  'r: &a 1',
  '<<: 1',
  's:t',
  '[a, b]: 1',
  '- "x": 1',
  'u: - v',
];
const line = fc.tuple(fc.nat(4), fc.constantFrom(...lines.slice(0, 29), ...lines));
const blockText = fc
  .array(line, { maxLength: 14 })
  .map((list) => list.map(([indent, words]) => `${'  '.repeat(indent)}${words}\n`).join(''));

function plain({ root, problems, repeatedKeys, hasForeignAlias }: Parsed): unknown {
  return { tree: plainTree(root, () => 0), problems, repeatedKeys, hasForeignAlias };
}

function checkParts(node: Node | undefined, part: Part): void {
  assert.equal(node?.part ?? part, part);
  if (node?.kind === 'list') for (const item of node.items) checkParts(item, part);
  if (node?.kind === 'map') for (const { value } of node.entries) checkParts(value, part);
}

test('A valid text has the same tree block by block as in one go', () => {
  let count = 0;
  const check = (text: string, leafLength: number) => {
    const part = new Part('file:///a', 'yaml', 'whole', [], text);
    const whole = part.parsed;
    if (whole.problems.length > 0 || !isMadeOfBlocks(part)) return;
    const read = readBlocks(part, { known: undefined, leafLength });
    if (!read) return;
    count++;
    const { root, problems, repeatedKeys, hasForeignAlias } = read;
    assert.deepEqual(
      plain({ root, problems, repeatedKeys: repeatedKeys.toSorted((a, b) => a.start - b.start), hasForeignAlias }),
      plain(whole),
    );
  };
  fc.assert(fc.property(blockText, fc.constantFrom(0, 12, 40), check), { ...options, numRuns: runs * 8 });
  assert.ok(count > runs / 4);
});

test('A text has a problem block by block exactly where it has one in one go', () => {
  const check = (text: string) => {
    const part = new Part('file:///a', 'yaml', 'whole', [], text);
    const read = isMadeOfBlocks(part) ? readBlocks(part, { known: undefined, leafLength: 0 }) : undefined;
    if (read) assert.equal(read.problems.length > 0, part.parsed.problems.length > 0);
  };
  fc.assert(fc.property(blockText, check), { ...options, numRuns: runs * 8 });
});

const longText = fc
  .array(blockText, { minLength: 12, maxLength: 40 })
  .map((texts) => texts.map((text, index) => `key${index}:\n${text.replace(/^/gm, '  ')}\n`).join(''));
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(80)),
  insert: fc.oneof(
    fc.constantFrom(
      'x',
      ' ',
      '"',
      '{',
      ':',
      ': ',
      '\n',
      '#',
      '- ',
      '  ',
      '|',
      '',
      '*x',
      '&a',
      '? ',
      '\t',
      '\r',
      '---\n',
    ),
    blockText,
  ),
});

for (const kind of ['entry', 'whole'] satisfies PartKind[]) {
  test(`After any edits, a text as ${kind} is parsed to what it is parsed to from scratch`, () => {
    const check = (first: string, edits: readonly { at: number; remove: number; insert: string }[]) => {
      let part = new Part('file:///a', 'yaml', kind, [], first);
      let text = first;
      for (const { at, remove, insert } of edits) {
        const start = Math.floor(at * text.length);
        text = text.slice(0, start) + insert + text.slice(start + remove);
        assert.ok(part.parsed);
        part = new Part('file:///a', 'yaml', kind, [], text, { parts: [part] });
        assert.deepEqual(plain(part.parsed), plain(new Part('file:///a', 'yaml', kind, [], text).parsed));
        checkParts(part.parsed.root, part);
      }
    };
    const edits = fc.array(edit, { minLength: 1, maxLength: 6 });
    const texts = fc.oneof(longText, fc.constant(validText));
    fc.assert(fc.property(texts, edits, check), { ...options, numRuns: runs });
  });
}

const validText = Array.from(
  { length: 12 },
  (_, index) => `key${index}:
  summary: Text ${index}
  # A comment
  description: |
    Some: text

    - item
  parameters:
  - name: a
    in: query
    schema:
      type: string
      enum: [a, b]
  - $ref: '#/x'
  "quoted ${index}": "two
    lines"
  content:
    application/json:
      schema: {type: object, properties: {a: {type: string}}}
      example:
        a: null
        b:
        - - 1
          - 2
`,
).join('');

test('A mistake in a long text leaves what is around it as it is', () => {
  const broken = validText.replace('Text 5', 'Text: 5').replace('    in: query\n', '    in query\n');
  const { root, problems } = new Part('file:///a', 'yaml', 'whole', [], broken).parsed;
  assert.ok(root?.kind === 'map');
  assert.equal(root.entries.length, 12);
  assert.deepEqual(
    problems.map(({ start, message }) => [broken.slice(start).split('\n', 1)[0], message]),
    [
      ['in query', '`in query` is followed by no colon'],
      ['Text: 5', 'A line has one key; text with a colon and a space needs quotes'],
    ],
  );
});
