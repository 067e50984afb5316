import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accept, completionsAt, labelsAt } from './support.ts';

const errors = '# API Documentation\n\n## Error Code List\n\n';

test('The header lacks what the contract asks for, then what such tables usually have', () => {
  const source = `${errors}| Code | <|> |\n| --- | --- |\n| a | b |\n`;
  assert.deepEqual(labelsAt(source, 'key').slice(0, 3), ['Message', 'Description', 'HTTP Status']);
  assert.equal(accept(source, 'Message', 'key'), `${errors}| Code | Message |\n| --- | --- |\n| a | b |\n`);
  const message = completionsAt(source).find(({ label }) => label === 'Message');
  assert.equal(message?.detail, 'column of the contract');
});

const columns: readonly [source: string, label: string, accepted: string][] = [
  ['| Parameter | Ty<|> |\n| --- | --- |\n', 'Type', '| Parameter | Type |\n| --- | --- |\n'],
  ['| Parameter | Ty<|>', 'Type', '| Parameter | Type'],
  ['| <|>', 'Parameter', '| Parameter'],
  ['| 😀 | De<|>fa | c |', 'Default', '| 😀 | Default | c |'],
  ['- | Method | <|> |\r\n  | --- | --- |\r\n', 'Path', '- | Method | Path |\r\n  | --- | --- |\r\n'],
];

for (const [source, label, accepted] of columns) {
  test(`Columns: ${JSON.stringify(source)}`, () => assert.equal(accept(source, label, 'key'), accepted));
}

test('Columns that are there are not offered again', () => {
  assert.ok(!labelsAt('| Parameter | Type | <|> |\n| --- | --- | --- |\n', 'key').includes('Type'));
  assert.deepEqual(labelsAt('a | <|>', 'key'), []);
});

const row = (header: string, cell: string, others = ''): string =>
  `| Name | ${header} |\n| --- | --- |\n${others}| a | ${cell} |\n`;

const cells: readonly [header: string, typed: string, label: string, accepted: string][] = [
  ['Type', '<|>', 'string', 'string'],
  ['Type', '`int<|>`', 'integer', '`integer`'],
  ['Type', 'string (d<|>)', 'string (date-time)', 'string (date-time)'],
  ['Required', 'y<|>', 'Yes', 'Yes'],
  ['Required?', '<|>', 'required', 'required'],
  ['In', 'q<|>uery', 'query', 'query'],
  ['Default', 'fa<|>', 'false', 'false'],
];

for (const [header, typed, label, accepted] of cells) {
  test(`Cells: ${header}, ${typed}`, () => {
    assert.equal(accept(row(header, typed), label, 'value'), row(header, accepted));
  });
}

test('What the column says already comes first, in its words', () => {
  const source = row('Required', '<|>', '| b | No |\n| c | Yes |\n| d | No |\n');
  assert.deepEqual(labelsAt(source, 'value'), ['No', 'Yes']);
  assert.deepEqual(labelsAt(row('Type', '<|>', '| b | `Money` |\n'), 'value').slice(0, 2), ['Money', 'string']);
});

test('In a code span of such a column, its words stand before methods and statuses', () => {
  for (const [header, first] of [
    ['Type', 'string'],
    ['Content Type', 'application/json'],
    ['Header', 'Content-Type'],
  ]) {
    const offered = [...completionsAt(row(header ?? '', '`<|>`'))].sort((a, b) => (a.sortText < b.sortText ? -1 : 1));
    assert.equal(offered[0]?.label, first);
  }
});

test('Columns of words are left in peace', () => {
  assert.deepEqual(labelsAt(row('Description', 's<|>'), 'value'), []);
  assert.deepEqual(labelsAt(row('Type', 'A sentence, with a st<|>'), 'value'), []);
});

const table = '| Code | Message |\n| --- | --- |\n| `a` | b |\n';
const newRow = `| \`\${1:Code}\` | \${2:Message} |`;

const rows: readonly [source: string, accepted: string][] = [
  [`${table}<|>\n`, `${table}${newRow}\n`],
  [`${table}|<|>`, `${table}${newRow}`],
  [`${table}| <|> |\n\n## Next\n`, `${table}${newRow}\n\n## Next\n`],
  ['> | 😀 |\r\n> | --- |\r\n> |<|>\r\n', `> | 😀 |\r\n> | --- |\r\n> | \${1:😀} |\r\n`],
];

for (const [source, accepted] of rows) {
  test(`New row: ${JSON.stringify(source)}`, () => assert.equal(accept(source, 'New row'), accepted));
}

test('A row is offered only below a table', () => {
  for (const source of [
    '<|>',
    `${table}\n<|>`,
    '| a |\n<|>\n| --- |',
    '| Code |\n|<|>',
    `${table.replace('| `a`', '|<|>\n| `a`')}`,
  ]) {
    assert.deepEqual(labelsAt(source, 'snippet'), [], source);
  }
});
