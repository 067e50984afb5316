import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dedent } from '../support/marks.ts';
import { suppressed, suppressedAt } from './support.ts';

const covered: Readonly<Record<string, string>> = {
  'a heading, which begins a part of its own': '<!-- docwright-ignore a/b: why -->\n# Ti<|>tle\n',
  'a heading below an empty line': '# A\n\n<!-- docwright-ignore a/b -->\n\n## B<|>\n\nText.\n',
  'a heading that is underlined': 'Text.\n\n<!-- docwright-ignore a/b -->\nTi<|>tle\n=====\n',
  'all lines of a paragraph': '<!-- docwright-ignore a/b -->\nOne\ntwo<|>\n',
  'a whole table': '<!-- docwright-ignore a/b -->\n| A |\n| - |\n| b<|> |\n',
  'a whole list': '<!-- docwright-ignore a/b -->\n- a\n  - b<|>\n',
  'a code block': '<!-- docwright-ignore a/b -->\n```json\n{<|>}\n```\n',
  'what stands behind another comment':
    '<!-- docwright-ignore a/b -->\n<!-- docwright-ignore c/d -->\n# T\n<|>'.replace('T\n<|>', '<|>T\n'),
  'a block in an item': '- a\n\n  <!-- docwright-ignore a/b -->\n  ```\n  b<|>\n  ```\n',
  'the first block of an item': '1. <!-- docwright-ignore a/b -->\n   text<|>\n2. other\n',
  'a block in a quote': '> <!-- docwright-ignore a/b -->\n> te<|>xt\n',
  'the line that it ends': '- te<|>xt <!-- docwright-ignore a/b -->\n',
  'the row that it stands in': '| A | B |\n| - | - |\n| a<|> | b <!-- docwright-ignore a/b --> |\n',
  'the heading that it stands in': '# Ti<|>tle <!-- docwright-ignore a/b -->\n',
  'the next line': 'One <!-- docwright-ignore-next-line a/b -->\ntwo<|>\n',
  'the next line, in another part': '<!-- docwright-ignore-next-line a/b -->\n# Ti<|>tle\n',
  'the file, from below': '# Ti<|>tle\n\nText.\n\n<!-- docwright-ignore-file a/b -->\n',
  'a line of the front matter': '---\n# docwright-ignore a/b\ntit<|>le: x\n---\n',
  'the same line of the front matter': '---\ntit<|>le: x # docwright-ignore a/b\n---\n',
  'a comment over lines': '<!-- docwright-ignore a/b:\n  a long reason\n-->\n# Ti<|>tle\n',
  'lines that end in CR LF': '# A\r\n\r\n<!-- docwright-ignore a/b -->\r\n## B<|>\r\n',
  'a document with a byte order mark': '\uFEFF<!-- docwright-ignore a/b -->\n# 😀 B<|>\n',
};

for (const [what, source] of Object.entries(covered)) {
  test(`A comment covers ${what}`, () => assert.ok(suppressedAt(source).includes('a/b')));
}

const uncovered: Readonly<Record<string, string>> = {
  'the block before it': '# A<|>\n\n<!-- docwright-ignore a/b -->\n## B\n',
  'the block behind the next': '<!-- docwright-ignore a/b -->\n# A\n\nText<|>.\n',
  'the next item': '- a <!-- docwright-ignore a/b -->\n- b<|>\n',
  'the next row': '| A |\n| - |\n| a <!-- docwright-ignore a/b --> |\n| b<|> |\n',
  'lines behind the next': '<!-- docwright-ignore-next-line a/b -->\nOne\ntwo<|>\n',
  'anything, in a code block': '```html\n<!-- docwright-ignore a/b -->\n```\n\n# A<|>\n',
  'anything, in indented code': 'Text.\n\n    <!-- docwright-ignore a/b -->\n\n# A<|>\n',
  'anything, in a code span': 'Write `<!-- docwright-ignore a/b -->` her<|>e.\n',
  'anything, in an attribute': '<p title="docwright-ignore a/b">\n\n# A<|>\n',
};

for (const [what, source] of Object.entries(uncovered)) {
  test(`A comment does not cover ${what}`, () => assert.deepEqual(suppressedAt(source), []));
}

test('A comment as MDX has it covers the same', () => {
  const uri = 'file:///api.mdx';
  assert.deepEqual(suppressedAt('{/* docwright-ignore a/b: why */}\n\n# A<|>\n', uri), ['a/b']);
  assert.deepEqual(suppressedAt('- te<|>xt {/* docwright-ignore a/b */}\n', uri), ['a/b']);
  assert.deepEqual(suppressedAt('{/* docwright-ignore-file a/b */}\n\nText.\n\n# A<|>\n', uri), ['a/b']);
  assert.deepEqual(suppressedAt('Write `{/* docwright-ignore a/b */}` her<|>e.\n', uri), []);
});

const here: readonly (readonly [what: string, source: string, result: string])[] = [
  ['above a heading', '# A\n\n## B<|>\n', '# A\n\n<!-- docwright-ignore a/b -->\n## B\n'],
  ['above a heading without an empty line', 'Text\n# B<|>\n', 'Text\n<!-- docwright-ignore a/b -->\n# B\n'],
  ['above an underlined heading', 'T<|>\n=\n', '<!-- docwright-ignore a/b -->\nT\n=\n'],
  ['above a paragraph', '# A\n\nOne\ntwo<|>\n', '# A\n\n<!-- docwright-ignore a/b -->\nOne\ntwo\n'],
  ['above a code block', '```\n<|>a\n```\n', '<!-- docwright-ignore a/b -->\n```\na\n```\n'],
  ['above a table', '| <|>A |\n| - |\n| a |\n', '<!-- docwright-ignore a/b -->\n| A |\n| - |\n| a |\n'],
  ['in a row', '| A |\n| - |\n| <|>a |\n| b |\n', '| A |\n| - |\n| a <!-- docwright-ignore a/b --> |\n| b |\n'],
  ['in a row without a bar', 'A | B\n- | -\n<|>a | b\n', 'A | B\n- | -\na | b <!-- docwright-ignore a/b -->\n'],
  [
    'in a row with an empty cell',
    '| A | B |\n| - | - |\n| a | <|> |\n',
    '| A | B |\n| - | - |\n| a | <!-- docwright-ignore a/b -->  |\n',
  ],
  [
    'in a row that ends in an escaped bar',
    'A | B\n- | -\na | <|>b \\|\n',
    'A | B\n- | -\na | b \\| <!-- docwright-ignore a/b -->\n',
  ],
  ['behind an item', '1. a\n2. <|>b\n3. c\n', '1. a\n2. b <!-- docwright-ignore a/b -->\n3. c\n'],
  ['behind a line that breaks', '- <|>a  \n  b\n', '- a <!-- docwright-ignore a/b -->  \n  b\n'],
  ['behind a line that a backslash breaks', '- <|>a\\\n  b\n', '- a <!-- docwright-ignore a/b -->\\\n  b\n'],
  ['behind a line of a quote', '> <|>a\n> b\n', '> a <!-- docwright-ignore a/b -->\n> b\n'],
  [
    'above the code of an item',
    '- a\n\n  ```\n  <|>b\n  ```\n',
    '- a\n\n  <!-- docwright-ignore a/b -->\n  ```\n  b\n  ```\n',
  ],
  [
    'above the code that an item begins with',
    '1. ```\n   <|>b\n   ```\n2. c\n',
    '1. <!-- docwright-ignore a/b -->\n   ```\n   b\n   ```\n2. c\n',
  ],
  [
    'above code in a quote in an item',
    '- > ```\n  > <|>b\n  > ```\n',
    '- > <!-- docwright-ignore a/b -->\n  > ```\n  > b\n  > ```\n',
  ],
  [
    'above the list, where a line ends in a code span',
    '- `a<|>\n  b`\n',
    '<!-- docwright-ignore a/b -->\n- `a\n  b`\n',
  ],
  [
    'above a key of the front matter',
    '---\na: 1\n<|>b: 2\n---\n',
    '---\na: 1\n# docwright-ignore-next-line a/b\nb: 2\n---\n',
  ],
  [
    'with the line ends of the document',
    '# A\r\n\r\n## B<|>\r\n',
    '# A\r\n\r\n<!-- docwright-ignore a/b -->\r\n## B\r\n',
  ],
  ['behind a byte order mark', '\uFEFF# B<|>\n', '\uFEFF<!-- docwright-ignore a/b -->\n# B\n'],
];

for (const [what, source, result] of here) {
  test(`The comment for one place stands ${what}`, () => assert.equal(suppressed(source), result));
}

const inFile: readonly (readonly [what: string, source: string, result: string])[] = [
  ['at the top', '# A\n\n<|>B\n', '<!-- docwright-ignore-file a/b -->\n# A\n\nB\n'],
  [
    'behind the front matter',
    '---\na: 1\n---\n\n# A<|>\n',
    '---\na: 1\n---\n\n<!-- docwright-ignore-file a/b -->\n# A\n',
  ],
  ['behind front matter without a body', '---\n<|>a: 1\n---', '---\na: 1\n---\n<!-- docwright-ignore-file a/b -->\n'],
  ['in an empty file', '<|>', '<!-- docwright-ignore-file a/b -->\n'],
  ['behind a byte order mark', '\uFEFFA<|>', '\uFEFF<!-- docwright-ignore-file a/b -->\nA'],
];

for (const [what, source, result] of inFile) {
  test(`The comment for a file stands ${what}`, () => assert.equal(suppressed(source, 'file'), result));
}

test('In MDX the comment is one of MDX, apart from the text', () => {
  const uri = 'file:///api.mdx';
  assert.equal(suppressed('# A\n\nText<|>.\n', 'here', uri), '# A\n\n{/* docwright-ignore a/b */}\n\nText.\n');
  assert.equal(suppressed('# A<|>\n', 'file', uri), '{/* docwright-ignore-file a/b */}\n\n# A\n');
});

test('Where no comment can stand there is none', () => {
  assert.equal(suppressed('# A\n\n<|>\n\n\n'), undefined);
  const unclosed = dedent(`
    - a

          indented <|>code
  `);
  assert.equal(suppressed(unclosed), `<!-- docwright-ignore a/b -->\n${unclosed.replace('<|>', '')}`);
});
