import assert from 'node:assert/strict';
import { test } from 'node:test';
import { builtinContracts } from '#engine/contract/builtin.ts';
import { errorCatalogue } from '#engine/facts/error-catalogue.ts';
import { parseMarkdown } from '#engine/markdown/parse.ts';
import { alignDocument } from '#engine/structure/align.ts';

function entriesOf(table: string, heading = '## Error Code List') {
  const text = `# API Documentation\n\n${heading}\n\n${table}\n`;
  const file = parseMarkdown('file:///a.md', text);
  const contract = builtinContracts().get('api-docs');
  assert.ok(contract);
  return errorCatalogue(file, alignDocument(contract, file)).entries.map((entry) => {
    assert.equal(text.slice(entry.codeSpan.start, entry.codeSpan.end), entry.code);
    return [entry.code, entry.status, entry.message, entry.description];
  });
}

const tables: readonly [name: string, table: string, entries: readonly (string | undefined)[][]][] = [
  [
    'as the contract asks',
    '| Code | Message | Description |\n| - | - | - |\n| `a_b` | M | D |',
    [['a_b', undefined, 'M', 'D']],
  ],
  ['with statuses as codes', '| Code | Message |\n| - | - |\n| 404 | M |', [['404', '404', 'M', undefined]]],
  [
    'with a status before the name',
    '| Code | Error | Meaning |\n| - | - | - |\n| 404 | not_found | D |',
    [['not_found', '404', undefined, 'D']],
  ],
  [
    'with other words',
    '| Category | Error Code | HTTP Code | Title | Cause |\n| - | - | - | - | - |\n| Client | E-1 | 400 | M | D |',
    [['E-1', '400', 'M', 'D']],
  ],
  ['by name alone', '| Name | Description |\n| - | - |\n| NotFound | D |', [['NotFound', undefined, undefined, 'D']]],
  [
    'by content alone',
    '| Was | Weil |\n| - | - |\n| bad_thing | D |\n| worse_thing | E |',
    [
      ['bad_thing', undefined, undefined, undefined],
      ['worse_thing', undefined, undefined, undefined],
    ],
  ],
  [
    'with a phrase beside the status',
    '| Status | Description |\n| - | - |\n| `404 Not Found` | D |',
    [['404', '404 Not Found', undefined, 'D']],
  ],
  [
    'with rows that name groups',
    '| Code | Message |\n| - | - |\n| **Client** | |\n| Server-side errors | |\n| a_b | |',
    [['a_b', undefined, undefined, undefined]],
  ],
  ['in a row that is only begun', '| Code | Message |\n| - | - |\n| a_b', [['a_b', undefined, undefined, undefined]]],
  ['of fields', '| Field | Type |\n| - | - |\n| code | string |', []],
  ['without codes', '| Thing | Price |\n| - | - |\n| A chair | a lot |', []],
  ['without rows', '| Code | Message |\n| - | - |', []],
];

for (const [name, table, entries] of tables) test(`A table ${name}`, () => assert.deepEqual(entriesOf(table), entries));

test('Without the section, tables below headings about errors count if a column is named', () => {
  assert.equal(entriesOf('| Code | Message |\n| - | - |\n| a_b | x |', '## Our errors').length, 1);
  assert.equal(entriesOf('| Was | Weil |\n| - | - |\n| a_b | x |', '## Our errors').length, 0);
  assert.equal(entriesOf('| Code | Message |\n| - | - |\n| a_b | x |', '## Countries').length, 0);
});
