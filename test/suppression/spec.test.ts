import assert from 'node:assert/strict';
import { test } from 'node:test';
import { suppressedInSpec, suppressedInSpecAt } from './support.ts';

const start = 'openapi: 3.1.0\ninfo:\n  title: Pets\n  version: 1.0.0\n';

const covered: Readonly<Record<string, string>> = {
  'the next entry, with all that is in it':
    'paths:\n  /pets:\n    # docwright-ignore a/b: why\n    get:\n      responses:\n        default: { desc<|>ription: Pets }\n',
  'a path item, which is a part of its own': 'paths:\n  # docwright-ignore a/b\n  /pets:\n    g<|>et: {}\n',
  'a path item behind another': 'paths:\n  /a: {}\n  # docwright-ignore a/b\n  /pe<|>ts: {}\n',
  'all path items': '# docwright-ignore a/b\npaths:\n  /a: {}\n  /b:\n    g<|>et: {}\n',
  'all components of a kind': 'components:\n  # docwright-ignore a/b\n  schemas:\n    A: {}\n    B: { ty<|>pe: 1 }\n',
  'all components':
    '# docwright-ignore a/b\ncomponents:\n  schemas:\n    A: {}\n  responses:\n    B: { de<|>scription: 1 }\n',
  'a component': 'components:\n  schemas:\n    A: {}\n    # docwright-ignore a/b\n    B: { ty<|>pe: 1 }\n',
  'an item': 'tags:\n  - name: a\n  # docwright-ignore a/b\n  - name: b\n    descr<|>iption: c\n',
  'a list in the column of its key': '# docwright-ignore a/b\ntags:\n- name: a\n- na<|>me: b\n',
  'what stands behind other comments':
    '# docwright-ignore a/b\n# docwright-ignore c/d\n\n# tags\ntags:\n  - nam<|>e: a\n',
  'the line that it ends': 'tags:\n  - na<|>me: a # docwright-ignore a/b\n',
  'the next line': '# docwright-ignore-next-line a/b\nta<|>gs: []\n',
  'the next line, in another part': 'paths:\n  # docwright-ignore-next-line a/b\n  /pe<|>ts:\n    get: {}\n',
  'the file, from below': 'paths:\n  /pe<|>ts: {}\n# docwright-ignore-file a/b\n',
  'a text over lines': 'paths:\n  /pets:\n    # docwright-ignore a/b\n    description: |\n      One\n\n      tw<|>o\n',
  'what stands behind a text over lines':
    'paths:\n  /pets:\n    description: |\n      One\n    # docwright-ignore a/b\n    su<|>mmary: x\n',
  'lines that end in CR LF': 'paths:\r\n  # docwright-ignore a/b\r\n  /pets:\r\n    g<|>et: {}\r\n',
};

for (const [what, source] of Object.entries(covered)) {
  test(`A comment covers ${what}`, () => assert.ok(suppressedInSpecAt(start + source).includes('a/b')));
}

const uncovered: Readonly<Record<string, string>> = {
  'the entry before it': 'paths:\n  /pe<|>ts: {}\n  # docwright-ignore a/b\n  /b: {}\n',
  'the path item behind the next': 'paths:\n  # docwright-ignore a/b\n  /a:\n    get: {}\n  /pe<|>ts: {}\n',
  'the entry behind the next': 'paths:\n  /pets:\n    # docwright-ignore a/b\n    get: {}\n    po<|>st: {}\n',
  'what is behind a container':
    'components:\n  # docwright-ignore a/b\n  schemas:\n    A: {}\n  responses:\n    B<|>: {}\n',
  'what the next line holds': '# docwright-ignore-next-line a/b\ntags:\n  - na<|>me: a\n',
  'what the line that it ends holds': 'tags: # docwright-ignore a/b\n  - na<|>me: a\n',
  'anything, in a text over lines':
    'paths:\n  /pets:\n    description: |\n      # docwright-ignore a/b\n    ge<|>t: {}\n',
  'anything, in quotes': 'paths:\n  /pets:\n    description: "A # docwright-ignore a/b"\n    ge<|>t: {}\n',
  'anything, behind a word': 'paths:\n  /pets:\n    description: A#docwright-ignore a/b\n    ge<|>t: {}\n',
};

for (const [what, source] of Object.entries(uncovered)) {
  test(`A comment does not cover ${what}`, () => assert.deepEqual(suppressedInSpecAt(start + source), []));
}

const line = '# docwright-ignore-next-line a/b';
const block = '# docwright-ignore a/b';
const here: readonly (readonly [what: string, source: string, result: string])[] = [
  ['above an entry', 'paths:\n  /pets:\n    g<|>et: {}\n', `paths:\n  /pets:\n    ${line}\n    get: {}\n`],
  ['above a path', 'paths:\n  /a: {}\n  /pe<|>ts: {}\n', `paths:\n  /a: {}\n  ${line}\n  /pets: {}\n`],
  ['above a container', 'pat<|>hs:\n  /a: {}\n', `${line}\npaths:\n  /a: {}\n`],
  ['above an item', 'tags:\n  - name: a\n  - na<|>me: b\n', `tags:\n  - name: a\n  ${line}\n  - name: b\n`],
  [
    'above a flow collection',
    'tags:\n  - { name: a,\n      des<|>cription: b }\n',
    `tags:\n  ${block}\n  - { name: a,\n      description: b }\n`,
  ],
  [
    'above the key of a text over lines',
    'tags:\n  - name: a\n    description: |\n      One\n      tw<|>o\n',
    `tags:\n  - name: a\n    ${block}\n    description: |\n      One\n      two\n`,
  ],
  [
    'above the key of a quoted text over lines',
    'tags:\n  - name: a\n    description: "One\n      tw<|>o"\n',
    `tags:\n  - name: a\n    ${block}\n    description: "One\n      two"\n`,
  ],
  [
    'behind a text over lines',
    'tags:\n  - description: |\n      One\n\n    na<|>me: b\n',
    `tags:\n  - description: |\n      One\n\n    ${line}\n    name: b\n`,
  ],
  ['with the line ends of the file', 'tags:\r\n  - na<|>me: a\r\n', `tags:\r\n  ${line}\r\n  - name: a\r\n`],
];

for (const [what, source, result] of here) {
  test(`The comment for one place stands ${what}`, () => {
    const head = source.includes('\r') ? start.replaceAll('\n', '\r\n') : start;
    assert.equal(suppressedInSpec(head + source), head + result);
  });
}

test('The comment for a file stands at its top', () => {
  const text = `${start}pat<|>hs: {}\n`;
  const [plain, comment] = [text.replace('<|>', ''), '# docwright-ignore-file a/b\n'];
  assert.equal(suppressedInSpec(text, 'file'), comment + plain);
  assert.equal(suppressedInSpec(`\uFEFF${text}`, 'file'), `\uFEFF${comment}${plain}`);
  assert.equal(suppressedInSpec(`---\n${text}`, 'file'), `${comment}---\n${plain}`);
  assert.equal(suppressedInSpec(`# All pets\n${text}`, 'file'), `${comment}# All pets\n${plain}`);
});

test('The first key has one above it, too', () => {
  assert.equal(suppressedInSpec(start.replace('3.1', '3.<|>1')), `${line}\n${start}`);
});

test('JSON has no comments', () => {
  const text = '{ "openapi": "3.1.0", "in<|>fo": {} }';
  assert.equal(suppressedInSpec(text, 'here', 'json'), undefined);
  assert.equal(suppressedInSpec(text, 'file', 'json'), undefined);
});

test('A text that is one flow collection has one above it', () => {
  assert.equal(suppressedInSpec('{ openapi: 3.1.0,\n  in<|>fo: {} }\n'), `${block}\n{ openapi: 3.1.0,\n  info: {} }\n`);
});
