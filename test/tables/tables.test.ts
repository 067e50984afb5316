import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits } from '#engine/fix.ts';
import type { RefactoringKind } from '#engine/refactoring.ts';
import { displayWidth } from '#engine/tables/display-width.ts';
import { tableRefactorings } from '#engine/tables/refactorings.ts';
import { readAligned } from '../support/aligned.ts';

function offered(source: string) {
  const { file, text, cursors } = readAligned(source);
  const at = cursors[0] ?? assert.fail('a cursor is expected');
  return { text, refactorings: tableRefactorings(file, { start: at, end: at }) };
}

/** The text after a refactoring; undefined where it is not offered. */
function after(kind: RefactoringKind, source: string): string | undefined {
  const { text, refactorings } = offered(source);
  const edits = refactorings.find((one) => one.kind === kind)?.edits();
  return edits && applyEdits(text, edits);
}

function kinds(source: string): string[] {
  return offered(source).refactorings.map(({ kind }) => kind);
}

test('Columns are as wide as they are shown, with emoji and East Asian characters', () => {
  const table = [
    '|Name|<|>Wert 😀|Right|Mid|',
    '|:--|---|--:|:-:|',
    '|a|日本語|1|x|',
    '| `a\\|b` `c` | é | 12345 |  |',
    '|👩‍👩‍👧|  |',
    '',
  ];
  const aligned = [
    '| Name       | Wert 😀 | Right | Mid |',
    '| :--------- | ------- | ----: | :-: |',
    '| a          | 日本語  |     1 |  x  |',
    '| `a\\|b` `c` | é       | 12345 |     |',
    '| 👩‍👩‍👧         |         |       |     |',
    '',
  ];
  assert.equal(after('alignTable', table.join('\n')), aligned.join('\n'));
  assert.equal(after('alignTable', table.join('\r\n')), aligned.join('\r\n'));
  assert.ok(!kinds(aligned.join('\n').replace('Name', 'Na<|>me')).includes('alignTable'), 'it is aligned already');
});

test('Widths', () => {
  const widths = ['', 'abc', 'é', 'e\u{301}', '日本', 'ｈ', '😀', '👩‍👩‍👧', '🇪🇺', '❤️', '❤', '\u{200b}', 'ç–ü'].map(
    displayWidth,
  );
  assert.deepEqual(widths, [0, 3, 1, 1, 4, 2, 2, 2, 2, 2, 1, 0, 3]);
});

test('A table in a list, a quote or without outer bars is aligned where it stands', () => {
  assert.equal(
    after('alignTable', '- | a<|> | bcde |\n  | - | - |\n  | fgh | |\n'),
    '- | a   | bcde |\n  | --- | ---- |\n  | fgh |      |\n',
  );
  assert.equal(
    after('alignTable', '> a<|> | b\n> --|--\n> c | d\n'),
    '> | a   | b   |\n> | --- | --- |\n> | c   | d   |\n',
  );
});

test('Cells beyond the columns stay, and only lines that change are edited', () => {
  const { text, refactorings } = offered('| abc | d<|>ef |\n| --- | --- |\n| 1 | 2 | more |\n');
  const edits = refactorings.find(({ kind }) => kind === 'alignTable')?.edits() ?? [];
  assert.equal(applyEdits(text, edits), '| abc | def |\n| --- | --- |\n| 1   | 2   | more |\n');
  assert.equal(edits.length, 1);
});

test('A row is added below that of the cursor, as wide', () => {
  assert.equal(
    after('addTableRow', '| a | b |\n| --- | --- |\n| 1<|> | 2   |\n| 3 | 4 |'),
    '| a | b |\n| --- | --- |\n| 1 | 2   |\n|   |     |\n| 3 | 4 |',
  );
  assert.equal(
    after('addTableRow', '| a<|> | b |\r\n| --- | --- |\r\n'),
    '| a | b |\r\n| --- | --- |\r\n|     |     |\r\n',
  );
  assert.equal(after('addTableRow', '- | a |\n  | - |\n  | 😀<|> |'), '- | a |\n  | - |\n  | 😀 |\n  |    |');
  assert.equal(after('addTableRow', 'a<|> | b\n--|--'), 'a | b\n--|--\n|  |  |');
});

test('Rows are sorted by the column of the cursor, numbers by their size, empty cells last; then downwards', () => {
  const table = '| Name | N<|> |\n| --- | --- |\n| b | 10 |\n| `a` | 9 |\n| C | |\n';
  const up = '| Name | N |\n| --- | --- |\n| `a` | 9 |\n| b | 10 |\n| C | |\n';
  assert.equal(after('sortTable', table), up);
  assert.equal(offered(table).refactorings.find(({ kind }) => kind === 'sortTable')?.title, 'Sort the rows by “N”');
  assert.equal(
    after('sortTable', up.replace('N |', 'N<|> |')),
    '| Name | N |\n| --- | --- |\n| C | |\n| b | 10 |\n| `a` | 9 |\n',
  );
  assert.equal(after('sortTable', '| a<|> |\n| - |\n| 1 |\n'), undefined);
});

test('No edit parts the two halves of a character', () => {
  const source = '| a<|> |\n| - |\n| 😂 |\n| 😁 |\n| 🁁 |\n';
  const { text, refactorings } = offered(source);
  const edits = refactorings.find(({ kind }) => kind === 'sortTable')?.edits() ?? [];
  assert.ok(edits.length > 0);
  for (const { span, text: wanted } of edits) {
    assert.doesNotMatch(text.slice(span.start, span.end), /^[\udc00-\udfff]|[\ud800-\udbff]$/);
    assert.doesNotMatch(wanted, /^[\udc00-\udfff]|[\ud800-\udbff]$/);
  }
});

test('A catalogue is sorted by status and code below each row that names a group', () => {
  const head = '| Code | Status | Message |\n| --- | --- | --- |\n';
  const title = 'Sort the rows by “Status”, then “Code”';
  const table = `${head}| **Client** | | |\n| \`b\` | 404 | x |\n| \`c\` | 400 | <|>y |\n| \`a\` | 404 | z |\n| **Server** | | |\n| \`e\` | 503 | u |\n| \`d\` | 500 | v |\n`;
  assert.equal(
    after('sortTable', table),
    `${head}| **Client** | | |\n| \`c\` | 400 | y |\n| \`a\` | 404 | z |\n| \`b\` | 404 | x |\n| **Server** | | |\n| \`d\` | 500 | v |\n| \`e\` | 503 | u |\n`,
  );
  assert.equal(offered(table).refactorings.find(({ kind }) => kind === 'sortTable')?.title, title);
});

test('A column moves with its alignment, escaped bars and short rows', () => {
  const table = '| a | b<|> | c |\n| :-- | --: | --- |\n| 1\\|2 | `x\\|y` | 3 |\n| 4 |\n| **Client side** | | |\n';
  assert.equal(
    after('moveColumnLeft', table),
    '| b | a | c |\n| --: | :-- | --- |\n| `x\\|y` | 1\\|2 | 3 |\n| | 4 |\n| **Client side** | | |\n',
  );
  assert.equal(
    after('moveColumnRight', table.replaceAll('\n', '\r\n')),
    '| a | c | b |\n| :-- | --- | --: |\n| 1\\|2 | 3 | `x\\|y` |\n| 4 |\n| **Client side** | | |\n'.replaceAll(
      '\n',
      '\r\n',
    ),
  );
  assert.equal(after('moveColumnRight', 'a<|> | b\n--|--\nc | d\n'), '| b | a |\n| -- | -- |\n| d | c |\n');
  assert.equal(after('moveColumnLeft', '| a<|> | b |\n| - | - |\n'), undefined);
  assert.equal(after('moveColumnRight', '| a | b<|> |\n| - | - |\n'), undefined);
});

test('Nothing is offered outside of tables, nor in what is not one yet', () => {
  for (const source of ['<|>', 'Te<|>xt', '| a<|> | b |\n', '```\n| a<|> |\n| - |\n```\n', '---\na<|>: b\n---\n']) {
    assert.deepEqual(kinds(source), [], source);
  }
});

test('No refactoring loses a word, at any place of a half typed table', () => {
  const text = '| a | b\\| | c\n|:-:|--|---\n| d | `e|f` | g | h |\n| i\n||\n| **Client** | |\n| j | k |';
  const words = (of: string): string => [...of.replace(/[^a-z]/gi, '')].sort().join('');
  for (let offset = 0; offset <= text.length; offset++) {
    const { refactorings } = offered(`${text.slice(0, offset)}<|>${text.slice(offset)}`);
    for (const { kind, edits } of refactorings) {
      const changed = applyEdits(text, edits() ?? []);
      assert.equal(words(changed), words(text), `${kind} at ${offset}`);
      const { file } = readAligned(changed);
      const [table] = file.parts[0]?.content.facts.blocks ?? [];
      assert.equal(table?.kind, 'table', `${kind} at ${offset}: ${changed}`);
    }
  }
});
