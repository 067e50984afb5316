import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import type { PartKind } from '#engine/spec/text/part.ts';
import type { MapNode, Node } from '#engine/spec/tree/node.ts';
import type { Parsed } from '#engine/spec/tree/parsed.ts';
import { toValue } from '#engine/spec/tree/to-value.ts';
import { compareTrees, compareWithYaml } from './compare.ts';
import { parse } from './outline.ts';

const options = { seed: 1, numRuns: 1_000 };
const kinds = fc.constantFrom<PartKind>('entry', 'container', 'filler', 'whole');

const yamlPieces = fc.constantFrom(
  ...[
    'a',
    'b: ',
    'c:',
    'd: 1\n',
    '- ',
    '-',
    '\n',
    '\n  ',
    '\n    ',
    '  ',
    ' ',
    '\t',
    '\r\n',
    '\r',
    '# c\n',
    ' # c\n',
    ',',
  ],
  ...[
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '"x"',
    "'it''s'",
    '"\\n"',
    '"\\x',
    '|\n',
    '>-\n',
    '|2\n',
    '|+',
    '&a ',
    '*a',
    '*b ',
    '<<: ',
    '<<: *a\n',
  ],
  ...[
    '!!str ',
    '!!int ',
    '! ',
    '!x ',
    '!<',
    '? ',
    ': ',
    '---\n',
    '--- ',
    '...\n',
    '%YAML 1.2\n',
    '%TAG ! x\n',
    '\uFEFF',
    '😀',
    '\ud800',
    '\0',
    '@',
    '`',
    '~',
    'null',
    '0x1',
  ],
);
const yamlTexts = fc.array(yamlPieces, { maxLength: 25 }).map((pieces) => pieces.join(''));

const jsonPieces = fc.constantFrom(
  ...[
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '"b":',
    '"',
    '\\',
    '\\u12',
    "'x'",
    '1',
    '-',
    '01',
    '1.',
    'e',
    'true',
    'nul',
    ' ',
    '\n',
    '\t',
    '\0',
  ],
  ...['// c\n', '/*', '*/', '/', '{"a": 1}', '[1, 2]', '\uFEFF', '😀', '\ud800', '"x\ny"'],
);
const jsonTexts = fc.array(jsonPieces, { maxLength: 25 }).map((pieces) => pieces.join(''));

test('Any YAML text gives a tree with nested spans, and problems inside the text', () => {
  fc.assert(
    fc.property(yamlTexts, kinds, (text, kind) => checkSpans(parse(text, 'yaml', kind), text)),
    { ...options, numRuns: 6_000 },
  );
});

test('Any JSON text gives a tree with nested spans, and problems inside the text', () => {
  fc.assert(
    fc.property(jsonTexts, kinds, (text, kind) => checkSpans(parse(text, 'json', kind), text)),
    { ...options, numRuns: 15_000 },
  );
});

test('A text without a problem is what `yaml` reads in it', () => {
  fc.assert(
    fc.property(yamlTexts, (text) => {
      const { problems, root } = parse(text);
      if (problems.length > 0 || isDisputed(text, root)) return;
      const document = parseDocument(withLineFeeds(text), {
        prettyErrors: false,
        uniqueKeys: false,
        merge: true,
        logLevel: 'silent',
      });
      if (document.errors.length > 0) return;
      assert.deepEqual(compareWithYaml(root, document), []);
    }),
    { ...options, numRuns: 15_000 },
  );
});

test('What `yaml` writes is read as it was, in block and in flow style', () => {
  const style = fc.record({
    indent: fc.integer({ min: 2, max: 5 }),
    flow: fc.boolean(),
    width: fc.constantFrom(0, 20, 80),
  });
  fc.assert(
    fc.property(data, style, (value, { indent, flow, width }) => {
      const text = written(value, indent, flow, width);
      const parsed = parse(text);
      assert.deepEqual(parsed.problems, []);
      checkSpans(parsed, text);
      const document = parseDocument(text, { prettyErrors: false });
      // Not `value`: a text that begins with blanks is written with a wrong indentation now and then.
      assert.deepEqual(parsed.root && toValue(parsed.root), document.toJS());
      assert.deepEqual(compareWithYaml(parsed.root, document), []);
    }),
    options,
  );
});

test('JSON is read as it was, and the same by both parsers', () => {
  fc.assert(
    fc.property(data, fc.constantFrom(undefined, 1, 2, '\t'), (value, space) => {
      const text = JSON.stringify(value, undefined, space);
      const parsed = parse(text, 'json');
      assert.deepEqual(parsed.problems, []);
      checkSpans(parsed, text);
      assert.deepEqual(parsed.root && toValue(parsed.root), value);
      assert.deepEqual(compareTrees(parsed.root, parse(text).root), []);
    }),
    options,
  );
});

test('JSON has a problem where `JSON.parse` refuses it, and only there', () => {
  fc.assert(
    fc.property(jsonTexts, (text) => {
      const { problems, root } = parse(text, 'json');
      if (text.startsWith('\uFEFF') || !root) return;
      assert.equal(problems.length === 0, isJson(text));
    }),
    { ...options, numRuns: 15_000 },
  );
});

const key = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => text !== '__proto__');
const scalar = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    '',
    'true',
    'null',
    '012',
    '1e3',
    '~',
    '# x',
    'a: b',
    '- x',
    ' x ',
    'x\n',
    '\n\nx\n\n',
    '  x\ny',
    'a\tb',
    '<<',
    '*x',
    '"',
    "'",
    '---',
  ),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
  fc.boolean(),
  fc.constant(null),
);
const data: fc.Arbitrary<unknown> = fc
  .letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      scalar,
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
    ),
  }))
  .value.filter((value) => typeof value === 'object' && value !== null);

function written(value: unknown, indent: number, flow: boolean, lineWidth: number): string {
  const document = parseDocument('');
  const node = document.createNode(value, { flow });
  document.contents = node as never;
  return document.toString({ indent, lineWidth });
}

/** What `js-yaml` and `yaml` have two opinions about, and nobody writes in a description. */
function isDisputed(text: string, root: Node | undefined): boolean {
  const isBlockAtRoot = root?.kind === 'scalar';
  const endsBeforeItBegins = text.includes('...');
  const hasIndentedMarker = /^\s+---/.test(text);
  const hasLateByteOrderMark = text.lastIndexOf('\uFEFF') > 0;
  return isBlockAtRoot || endsBeforeItBegins || hasIndentedMarker || hasLateByteOrderMark;
}

/** `yaml` takes no lone CR for a line break, as YAML does. */
function withLineFeeds(text: string): string {
  return text.replaceAll(/\r(?!\n)/g, '\n');
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function checkSpans({ root, problems, repeatedKeys }: Parsed, text: string): void {
  for (const { start, end } of [...problems, ...repeatedKeys])
    assert.ok(0 <= start && start <= end && end <= text.length);
  if (root) checkNode(root, 0, text.length, new Set());
}

/** Every own entry and item stands behind the one before it, in its parent. What is an alias's or is merged stands elsewhere. */
function checkNode(node: Node, from: number, to: number, seen: Set<Node>): void {
  assert.ok(
    from <= node.start && node.start <= node.end && node.end <= to,
    `${node.kind} ${node.start}-${node.end} in ${from}-${to}`,
  );
  if (seen.has(node)) return;
  seen.add(node);
  if (node.kind === 'map') checkEntries(node, seen);
  if (node.kind !== 'list') return;
  let at = node.start;
  for (const item of node.items) {
    if (item.start < at || item.end > node.end) continue;
    checkNode(item, at, node.end, seen);
    at = item.end;
  }
}

function checkEntries(map: MapNode, seen: Set<Node>): void {
  let at = map.start;
  for (const { keyStart, keyEnd, value } of map.entries) {
    if (keyStart < at || keyStart > map.end) continue;
    assert.ok(keyStart <= keyEnd && keyEnd <= map.end, `a key ${keyStart}-${keyEnd} in ${map.start}-${map.end}`);
    at = keyEnd;
    if (value.start < keyEnd || value.end > map.end) continue;
    checkNode(value, keyEnd, map.end, seen);
    at = value.end;
  }
}
