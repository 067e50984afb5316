import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseEvents, YAMLException } from 'js-yaml';
import { Part } from '#engine/spec/text/part.ts';
import { maximumLevels } from '#engine/spec/tree/parsed.ts';
import { readEvents } from '#engine/spec/tree/read-events.ts';
import { readSimpleYaml } from '#engine/spec/tree/read-simple-yaml.ts';
import { TreeBuilder } from '#engine/spec/tree/tree-builder.ts';
import { compareTrees } from './compare.ts';
import { outline } from './outline.ts';

const simple = {
  'maps and lists in one another': 'a:\n  b: 1\n  c:\n  - x\n  - y: 1\n    z: 2\n  -\n  - - 1\n    - 2\nd:\n',
  'an indented text': '  /pets/{id}:\n    get: {}\n\n    tags: []\n',
  'quoted keys and texts': `'200': 'it''s'\n"a b" : "\\u00e9\\n"\n`,
  'texts over several lines': `a: one\n  two\n\n  three # c\nb: 'one\n\n  two'\nc: "one \\\n  two"\nd:\n  one\n  two\n`,
  'text blocks': 'a: |\n  x\n\n    y\n\nb: >-\n  x\n  y\nc: |2+ # c\n     x\n\nd: 1\n',
  comments: '# a\na: # b\n  # c\n  - 1 # d\n  # e\n\n  - "x" # f\n#g\nb: x#y\n',
  'words in brackets': `a: [x, 'y, z', "]", 1.5, read only]\n`,
  CRLF: 'a:\r\n  - b: |\r\n      x\r\n\r\n  - "y\r\n    z"\r\n',
  'a last line without an end': 'a:\n- b: c',
  'a key that stands twice': 'a: 1\na: 2\n',
  'what is no key and no comment': 'a: http://x:80/#b\nb:c: d\n-e: -f\n',
  'text beyond ASCII': 'ä: 😀\n',
};
for (const [name, text] of Object.entries(simple)) {
  test(`Reads what \`js-yaml\` does: ${name}`, () => {
    const read = readBoth(text);
    assert.ok(read.simple);
    checkSame(read);
  });
}

const others = {
  nothing: '# a\n',
  'a text': 'a\n',
  'anchors and aliases': 'a: &x 1\nb: *x\n',
  tags: 'a: !!str 1\n',
  'merge keys': 'a:\n  <<: {}\n',
  'explicit keys': '? a\n: b\n',
  'maps in braces': 'a: {b: 1}\n',
  documents: 'a: 1\n---\nb: 1\n',
  'a marker': '---\na: 1\n',
  directives: '%YAML 1.2\n---\na: 1\n',
  tabs: 'a:\n\tb: 1\n',
  'a tab before a value': 'a:\tb\n',
  'a byte order mark': '\uFEFFa: 1\n',
  'a control character': 'a: \u0001\n',
  'a lone CR': 'a: 1\rb: 2\n',
  'a column that is none': 'a:\n    b: 1\n  c: 1\n',
  'a key and a value in one line with more below': 'a: 1\n  b: 1\n',
  'a second colon': 'a: b: c\n',
  'a colon in the second line of a text': 'a: b\n  c: d\n',
  'a quote that is not closed': 'a: "b\n',
  'an unknown escape': 'a: "\\q"\n',
  'a quoted text that is not indented': "a: 'b\nc'\n",
  'words behind a quoted text': 'a: "b" c\n',
  'an item among keys': 'a: 1\n- b\n',
  'a key among items': '- a\nb: 1\n',
  'a text without a colon among keys': 'a: 1\nb\n',
  'a text block whose first lines are indented more': 'a: |\n    \n  x\n',
  'a list in brackets in a list in brackets': 'a: [[b]]\n',
  'a text with millions of escapes': `a: "${'\\\\'.repeat(2_000_000)}"\n`,
  'more than a hundred levels': `${'- '.repeat(101)}a\n`,
};
for (const [name, text] of Object.entries(others)) {
  test(`Leaves to \`js-yaml\`: ${name}`, () => assert.equal(readBoth(text).simple, undefined));
}

const pieces = fc.constantFrom(
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
    '[]',
    '{',
    '}',
    '{}',
    '"',
    "'",
    '"x"',
    "'it''s'",
    '"\\n"',
    '"\\x',
    '\\',
    '|\n',
    '>-\n',
    '|2\n',
    '|+',
    '&a ',
    '*a',
  ],
  ...[
    '<<: ',
    '! ',
    '? ',
    ': ',
    ':',
    '---\n',
    '--- ',
    '...\n',
    '%',
    '\uFEFF',
    '😀',
    '\ud800',
    '\0',
    '@',
    '~',
    '0x1',
    'a: b\n',
    'c:\n',
  ],
  ...['  a:\n', '  - b\n', '    c: d\n', "  a: 'b\n", '  c"\n', '  - a: b\n', '    c: >\n', '      d\n'],
);

test('Any text is read as by `js-yaml`, or left to it', () => {
  let count = 0;
  fc.assert(
    fc.property(
      fc.array(pieces, { maxLength: 20 }).map((all) => all.join('')),
      (text) => {
        const read = readBoth(text);
        if (!read.simple) return;
        count++;
        checkSame(read);
      },
    ),
    { seed: 1, numRuns: 60_000 },
  );
  assert.ok(count > 1_000, `only ${count} were read`);
});

function readBoth(text: string) {
  const part = new Part('file:///a', 'yaml', 'whole', [], text);
  const builder = new TreeBuilder(part);
  const simple = readSimpleYaml(builder);
  return { part, simple, rest: builder.finish(undefined) };
}

function checkSame({ part, simple, rest }: ReturnType<typeof readBoth>): void {
  const builder = new TreeBuilder(part);
  const root = readEvents(builder, eventsOf(part.text));
  assert.deepEqual(compareTrees(simple, root), []);
  assert.equal(outline(simple), outline(root));
  assert.deepEqual(rest, builder.finish(undefined));
}

function eventsOf(text: string) {
  try {
    return parseEvents(text, { maxDepth: maximumLevels });
  } catch (error) {
    if (error instanceof YAMLException) assert.fail(`It is broken: ${error.reason}: ${JSON.stringify(text)}`);
    throw error;
  }
}
