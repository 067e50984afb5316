import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMarkdown } from '#engine/index.ts';
import { operationsOf } from '#engine/operations/operations.ts';

test('What repeats without end is read in time that grows with it', () => {
  const pieces = [
    '`a`, ',
    'a ',
    '(a',
    '<a ',
    '<td>',
    '<dt>',
    '**a** ',
    '\\*',
    '404 or ',
    'default ',
    'one of ',
    'a, ',
    '<Param name="a">',
    '(required, ',
  ];
  const around = [
    '- `a`: %',
    '- %',
    '| Name | Type |\n| - | - |\n| % | % |',
    'a\n: %',
    '<table>\n%\n</table>',
    '%:\n\n- `a`: b',
  ];
  for (const piece of pieces) {
    for (const place of around) {
      const text = `## GET /a\n\n### Parameters\n\n${place.replaceAll('%', () => piece.repeat(20_000 / piece.length))}`;
      for (const { parameters, responses } of operationsOf(parseMarkdown('file:///a.md', text)))
        assert.ok(parameters.length + responses.length <= 20_000);
    }
  }
});
