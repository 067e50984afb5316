import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { endpointsOf } from '#engine/endpoints/endpoints.ts';
import { endpointsOfPart } from '#engine/endpoints/part-endpoints.ts';
import type { MarkdownFile } from '#engine/markdown/markdown-file.ts';
import { parseMarkdown } from '#engine/markdown/parse.ts';
import { operationsOf } from '#engine/operations/operations.ts';
import { operationsOfPart } from '#engine/operations/part-operations.ts';

/** Pieces that open, close, cut and join what Markdown knows. */
const pieces = fc.constantFrom(
  '# One\n',
  '## Two\n',
  '### Three ###\n',
  'Title\n===\n',
  'Title\n---\n',
  '#',
  '# ',
  ' # not in column 0\n',
  'text\n',
  'text',
  '\n',
  '\n\n',
  '```\n',
  '```json\n{ "a": 1 }\n```\n',
  '~~~\n',
  '    indented\n',
  '- item\n',
  '- item\n\n  more\n',
  '  # in a list\n',
  '1. step\n',
  '> quote\n',
  '> # in a quote\n',
  '<div>\n',
  '</div>\n',
  '<!-- ',
  ' -->\n',
  '<pre>\n',
  '</pre>\n',
  '<script>',
  '| a | b |\n| - | - |\n| 1 | 2 |\n',
  '| only |',
  '[label]: /url\n',
  '[label]: /other "title\n',
  '[label] and [text][label]\n',
  '![image](a.png)\n',
  '`code',
  '`',
  '**',
  '\r\n',
  '\r',
  '---\n',
  '---\ntitle: x\n---\n',
  '\t',
  '😀',
  '\u{feff}',
  '\u0000',
  ']: /x\n',
  '{#id}',
  '# GET /users\n',
  '## `/users`\n',
  '### POST\n',
  '## Example\n',
  '`GET /users/{id}`\n',
  '```\ncurl -X PUT a.b/users/1\n```\n',
  '| Method | Path |\n| - | - |\n| GET | /users |\n',
  '### Parameters\n',
  '### Response\n',
  '**Status codes**:\n\n- **200** – fine\n',
  '| Name | Type |\n| - | - |\n| `id` | string |\n',
  '- `name`: (required) which\n',
);
const texts = fc.array(pieces, { maxLength: 30 }).map((list) => list.join(''));
const edits = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.nat(12),
    insert: fc.array(pieces, { maxLength: 3 }).map((list) => list.join('')),
  }),
  { minLength: 1, maxLength: 6 },
);

test('A document from parts equals the document from scratch, after any edits', () => {
  fc.assert(
    fc.property(texts, edits, (text, changes) => {
      let file = parseMarkdown('file:///a.md', text);
      for (const change of changes) {
        const at = Math.floor(change.at * file.text.length);
        const next = file.text.slice(0, at) + change.insert + file.text.slice(at + change.remove);
        file = parseMarkdown('file:///a.md', next, file);
        assert.deepEqual(plain(file), plain(parseMarkdown('file:///a.md', next)));
      }
    }),
    { numRuns: 500, seed: Number(process.env.DOCWRIGHT_TEST_SEED ?? 1) },
  );
});

test('Parts join to the text behind the front matter', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const file = parseMarkdown('file:///a.md', text);
      assert.equal(file.parts.map((part) => part.content.text).join(''), text.slice(file.parts[0]?.start ?? 0));
    }),
    { seed: 1 },
  );
});

test('A change reads only its part again', () => {
  const text = '# A\n\none\n\n## B\n\ntwo\n\n## C\n\nthree\n';
  const before = parseMarkdown('file:///a.md', text);
  const after = parseMarkdown('file:///a.md', text.replace('two', 'two and a half'), before);
  assert.deepEqual(
    after.parts.map((part, index) => part.content === before.parts[index]?.content),
    [true, false, true],
  );
});

test('A change reads the endpoints of its part again, and of no other', () => {
  const text = '# A\n\n`GET /a`\n\n## B\n\n`GET /b`\n';
  const before = parseMarkdown('file:///a.md', text);
  const ofParts = before.parts.map((part) => endpointsOfPart(part.content));
  const after = parseMarkdown('file:///a.md', text.replace('/a', '/aa'), before);
  assert.deepEqual(
    after.parts.map((part, index) => endpointsOfPart(part.content) === ofParts[index]),
    [false, true],
  );
  assert.deepEqual(
    endpointsOf(after).map(({ pathSpan }) => after.text.slice(pathSpan.start, pathSpan.end)),
    ['/aa', '/b'],
  );
});

test('A change reads what its part says of operations again, and of no other; what stands above it stays', () => {
  const text = '# A\n\n`GET /a`\n\n- x\n\n## Parameters\n\n- `b`: one\n\n## Response\n\n- `c`: two\n';
  const before = parseMarkdown('file:///a.md', text);
  const ofParts = before.parts.map((part) => operationsOfPart(part.content));
  const [old] = operationsOf(before);
  const after = parseMarkdown('file:///a.md', text.replace('two', 'two and more'), before);
  assert.deepEqual(
    after.parts.map((part, index) => operationsOfPart(part.content) === ofParts[index]),
    [true, true, false],
  );
  const [operation] = operationsOf(after);
  assert.deepEqual(operation?.parameters, old?.parameters);
  assert.equal(operation?.responseFields[0]?.description?.text, 'two and more');
});

/** Everything but the caches' identities. */
function plain(file: MarkdownFile) {
  const { frontMatter, headings, parts } = file;
  return JSON.parse(
    JSON.stringify({ frontMatter, headings, parts, endpoints: endpointsOf(file), operations: operationsOf(file) }),
  );
}
