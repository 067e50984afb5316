import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { previewPatch } from '#engine/preview/index.ts';
import { applyPatch, pageOf, patchBetween, patchesOf, statesOf } from './support.ts';

const article = ['# Title', 'First paragraph.', '## Part', 'Second *paragraph*.', '- a\n- b', '## Part', 'Third.'].join(
  '\n\n',
);

test('An edit in one paragraph adds exactly one block', () => {
  const { added, places } = patchBetween(article, article.replace('Second', 'Another'));
  assert.deepEqual(
    added.map((block) => block.html),
    ['<p>Another <em>paragraph</em>.</p>\n'],
  );
  assert.equal(places?.inserted.length, 1);
});

test('Lines that move add no block', () => {
  assert.deepEqual(patchBetween(article, `\n\n${article}`).added, []);
  assert.deepEqual(patchBetween(article, article.replaceAll('\n', '\r\n')).added, []);
  assert.deepEqual(patchBetween(article, `---\ndocwright: api-docs\n---\n${article}`).added, []);
});

test('Equal blocks are told apart, and a further one adds only itself', () => {
  const { blocks } = pageOf('same\n\nsame\n\nsame\n');
  assert.equal(new Set(blocks.map((block) => block.id)).size, 3);
  assert.equal(patchBetween('same\n\nsame\n', 'same\n\nsame\n\nsame\n').added.length, 1);
});

test('A part that is taken away adds nothing', () => {
  const { added, places } = patchBetween(article, article.slice(0, article.indexOf('## Part')));
  assert.deepEqual(added, []);
  assert.deepEqual([places?.removed, places?.inserted], [5, []]);
});

test('Findings and ghosts that did not change are not sent', () => {
  const patch = patchBetween('a', 'b');
  assert.ok(!('findings' in patch) && !('ghosts' in patch));
});

const pieces = fc.constantFrom(
  ...[
    '# One\n',
    '## Two\n',
    '## Two\n',
    '# GET /a/{b}\n',
    'text\n',
    '\n',
    '- item\n',
    '> quote\n',
    '```json\n{}\n```\n',
    '```\n',
  ],
  ...[
    '<details>\n\n',
    '\n</details>\n',
    '<div>',
    '</div>\n',
    '| a |\n| - |\n| b |\n',
    '[x]: /y\n',
    '[x]\n',
    '---\n',
    '\r\n',
    '😀 ',
  ],
  ...[
    'See[^a] and[^b].\n',
    '[^a]: A note.\n\n    More.\n',
    '$x$',
    '$$\nx\n$$\n',
    '```bash\ncurl https://example.com/a/1\n```\n',
    '```js\na()\n```\n',
    '\n## GET /a\n',
    '| Code | Message |\n| - | - |\n| 404 | b |\n',
  ],
);
const texts = fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join(''));
const edit = fc.record({ at: fc.nat(200), length: fc.nat(30), insert: texts });

interface TextEdit {
  readonly at: number;
  readonly length: number;
  readonly insert: string;
}

/** A text, and what each edit makes of the one before. */
function versionsOf(first: string, edits: readonly TextEdit[]): readonly string[] {
  const versions = [first];
  for (const { at, length, insert } of edits) {
    const text = versions.at(-1) ?? '';
    versions.push(text.slice(0, at) + insert + text.slice(at + length));
  }
  return versions;
}

test('Patches applied to what a client has make what the server has, after any edits', () => {
  fc.assert(
    fc.property(texts, fc.array(edit, { minLength: 1, maxLength: 6 }), (first, edits) => {
      const versions = versionsOf(first, edits);
      const states = statesOf(versions);
      let client = states[0];
      for (const [index, state] of states.entries()) {
        if (!client || index === 0) continue;
        const before = states[index - 1];
        assert.ok(before);
        client = applyPatch(client, previewPatch(before, state));
        assert.deepEqual(client, state);
      }
      const { blocks, places } = pageOf(versions.at(-1) ?? '');
      assert.deepEqual(client?.blocks, blocks, 'as rendered from scratch');
      assert.deepEqual(client?.places, places);
    }),
    { seed: 20261124, numRuns: 400 },
  );
});

/** A finding in each line that has words, and a ghost before each heading. */
function foundIn(text: string) {
  const lines = text.split(/\r\n|\n|\r/);
  const findings = lines.flatMap((line, startLine) =>
    /\w/.test(line) ? [{ rule: 'a/b', severity: 'error', message: line, startLine, startCharacter: 0 } as const] : [],
  );
  const ghosts = lines.flatMap((text, line) =>
    text.startsWith('#') ? [{ section: text, title: text, guidance: '', isRequired: true, line }] : [],
  );
  return { findings, ghosts };
}

test('The page before its check and what is found behind make what the server has, after any edits', () => {
  fc.assert(
    fc.property(texts, fc.array(edit, { minLength: 1, maxLength: 6 }), (first, edits) => {
      const versions = versionsOf(first, edits);
      let client: ReturnType<typeof applyPatch> | undefined;
      for (const { patches, state } of patchesOf(versions, foundIn)) {
        client = client ? patches.reduce(applyPatch, client) : state;
        assert.deepEqual(client, state);
      }
    }),
    { seed: 20261129, numRuns: 400 },
  );
});

test('What is found in lines that only moved is not sent again, and never away', () => {
  const text = `${article}\n\n## GET /a\n\nLast words.\n`;
  const broken = text.replace('First paragraph.', 'First paragraph.\n\nAnother.');
  const [first, second] = [...patchesOf([text, broken], foundIn)];
  assert.ok(first && second);
  const [page, findings] = second.patches;
  assert.ok(page && findings);
  assert.ok(page.moved && !page.findings && !page.ghosts);
  const shown = applyPatch(first.state, page);
  assert.deepEqual(
    shown.findings.map(({ message }) => message),
    first.state.findings.map(({ message }) => message),
  );
  assert.deepEqual([findings.added, findings.places, findings.ghosts], [[], undefined, undefined]);
  assert.equal(findings.findings?.length, first.state.findings.length + 1);
});

test('On any page ids are unique, lines ascend, and no hole is left open', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const { blocks, places } = pageOf(text);
      assert.equal(new Set(blocks.map((block) => block.id)).size, blocks.length);
      const anchors = blocks.flatMap(({ html }) => [...html.matchAll(/<h\d id="([^"]*)"/g)].map((match) => match[1]));
      assert.equal(new Set(anchors).size, anchors.length);
      assert.ok(!blocks.some(({ html }) => html.includes('\0')));
      let line = 0;
      for (const place of places) {
        assert.ok(place.startLine >= line && place.endLine >= place.startLine);
        line = place.startLine;
      }
    }),
    { seed: 20261124, numRuns: 400 },
  );
});

test('100,000 headings make a page', () => {
  const text = Array.from({ length: 100_000 }, (_, index) => `# Heading ${index % 5}\n`).join('');
  const [before, after] = statesOf([text, `${text}\nend\n`]);
  assert.ok(before && after);
  assert.equal(before.blocks.length, 100_000);
  assert.equal(previewPatch(before, after).added.length, 1);
});
