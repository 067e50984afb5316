import assert from 'node:assert/strict';
import { test } from 'node:test';
import { selectMarkdown } from '#engine/selections/selections.ts';
import { readAligned } from '../support/aligned.ts';

/** The texts that grow around the cursor, without the last one, which is the whole text. */
function selections(source: string): string[] {
  const { file, text, cursors } = readAligned(source);
  const spans = selectMarkdown(file, cursors[0] ?? assert.fail());
  assert.deepEqual(spans.at(-1), { start: 0, end: text.length });
  return spans.slice(0, -1).map(({ start, end }) => text.slice(start, end));
}

test('A word, its code span, its cell, the row, the table, the section', () => {
  const table = '| Name | What |\n| --- | --- |\n| `a_b c` d\\|e 😀 | f |';
  assert.deepEqual(selections(`# A\n\n## B\n\n${table.replace('b c', '<|>b c')}\n\n## C\n`), [
    'a_b',
    'a_b c',
    '`a_b c`',
    '`a_b c` d\\|e 😀',
    '| `a_b c` d\\|e 😀 | f |',
    table,
    `## B\n\n${table}`,
    `# A\n\n## B\n\n${table}\n\n## C`,
  ]);
});

test('A value, its member, its object, the code, the block', () => {
  const code = '{\n  "a": { "b": [1, "t<|>wo"] }\n}';
  const plain = code.replace('<|>', '');
  assert.deepEqual(selections(`\`\`\`json\n${code}\n\`\`\`\n`), [
    'two',
    '"two"',
    '[1, "two"]',
    '"b": [1, "two"]',
    '{ "b": [1, "two"] }',
    '"a": { "b": [1, "two"] }',
    plain,
    `\`\`\`json\n${plain}\n\`\`\``,
  ]);
});

test('The words of a heading, the heading, its section', () => {
  assert.deepEqual(selections('## Get a<|> pet ##\r\n\r\nWords.\r\n\r\n### More\r\n\r\n## Next\r\n'), [
    'a',
    'Get a pet',
    '## Get a pet ##',
    '## Get a pet ##\r\n\r\nWords.\r\n\r\n### More',
  ]);
});

test('Lists and quotes, front matter, and an empty text', () => {
  assert.deepEqual(selections('> - on<|>e\n> - two\n'), ['one', '> - one', '> - one\n> - two']);
  assert.deepEqual(selections('---\nti<|>tle: A\n---\n'), ['title', 'title: A\n', '---\ntitle: A\n---\n'].slice(0, 2));
  const { file } = readAligned('');
  assert.deepEqual(selectMarkdown(file, 0), [{ start: 0, end: 0 }]);
});

test('Each holds the one before and the offset, at every offset of a half typed text', () => {
  const text = '# A\n\n| `a | b\n| --- | --- |\n| c\n\n```json\n{ "a": [1, {"b"\n';
  const { file } = readAligned(text);
  for (let offset = 0; offset <= text.length; offset++) {
    const spans = selectMarkdown(file, offset);
    for (const [index, span] of spans.entries()) {
      const inner = spans[index - 1] ?? { start: offset, end: offset };
      assert.ok(span.start <= inner.start && inner.end <= span.end, `${offset}: ${JSON.stringify(spans)}`);
    }
  }
});
