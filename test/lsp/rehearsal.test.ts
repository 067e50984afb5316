import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { defaultConfiguration } from '#engine/configuration/configuration.ts';
import { builtinContracts } from '#engine/contract/builtin.ts';
import type { Finding } from '#engine/finding.ts';
import { checkMarkdown, parseMarkdown } from '#engine/index.ts';
import type { MarkdownFile } from '#engine/markdown/markdown-file.ts';
import type { Project } from '#engine/project.ts';
import type { TextChange } from '#engine/spec/text/spec-file.ts';
import { LineIndex } from '#engine/text.ts';
import { Rehearsal } from '../../server/src/lsp/rehearsal.ts';
import { type EditableText, rehearsedEdits } from '../../server/src/lsp/rehearsed-edits.ts';
import nested from '../fixtures/complete-nested.md';
import { Clock } from '../support/clock.ts';

let clock = new Clock();
beforeEach(() => {
  clock = new Clock();
  clock.replace();
});
afterEach(() => clock.restore());

/** An edit of two steps, each of which is noted. */
function* twoSteps(index: number, noted: string[]): Generator<void> {
  noted.push(`${index} made`);
  yield;
  noted.push(`${index} undone`);
  yield;
}

test('edits are rehearsed once nobody has typed for a while, until somebody does', () => {
  const noted: string[] = [];
  const rehearsal = new Rehearsal(assert.fail);
  rehearsal.rest('yaml', (index) => {
    // Somebody types between the steps of the second edit.
    if (index === 1) setTimeout(() => rehearsal.stop(), 0);
    return twoSteps(index, noted);
  });
  clock.pass(499);
  assert.deepEqual(noted, []);
  clock.pass(1);
  assert.deepEqual(noted, ['0 made', '0 undone', '1 made']);
  clock.pass(10_000);
  assert.equal(noted.length, 3);
});

test('who types again and again is left in peace', () => {
  const rehearsal = new Rehearsal(assert.fail);
  for (let time = 0; time < 20; time++) {
    rehearsal.rest('yaml', () => assert.fail('somebody types'));
    clock.pass(499);
  }
  rehearsal.stop();
  clock.pass(10_000);
});

test('each language has its edits once, whichever of its documents they are made in', () => {
  const noted: string[] = [];
  const rehearsal = new Rehearsal(assert.fail);
  for (const name of ['one', 'other']) {
    rehearsal.rest('yaml', (index) => twoSteps(index, noted));
    clock.pass(10_000);
    assert.equal(noted.length, 200, name);
  }
  assert.equal(noted.at(-1), '99 undone');
  rehearsal.rest('markdown', (index) => twoSteps(index, noted));
  clock.pass(10_000);
  assert.equal(noted[200], '0 made');
});

test('who waits for the end is told once for a language, behind its last edit, and not while somebody types', () => {
  const noted: string[] = [];
  const rehearsal = new Rehearsal(assert.fail, () => noted.push('over'));
  rehearsal.rest('yaml', (index) => {
    if (index === 99) setTimeout(() => rehearsal.stop(), 0);
    return twoSteps(index, noted);
  });
  clock.pass(10_000);
  assert.equal(noted.at(-1), '99 made');
  for (let time = 0; time < 3; time++) {
    rehearsal.rest('yaml', (index) => twoSteps(index, noted));
    clock.pass(10_000);
    assert.equal(noted.at(-1), 'over');
    assert.equal(noted.filter((note) => note === 'over').length, 1);
  }
});

test('an edit that fails is logged, and is the last one', () => {
  const logged: string[] = [];
  const rehearsal = new Rehearsal((message) => logged.push(message), assert.fail);
  let count = 0;
  for (let time = 0; time < 3; time++) {
    rehearsal.rest('yaml', () => {
      count += 1;
      throw new RangeError('no such line');
    });
    clock.pass(10_000);
  }
  assert.equal(count, 1);
  assert.equal(logged.length, 1);
  assert.match(logged.join('\n'), /^A rehearsed edit failed: RangeError: no such line/);
});

test('a document that takes long is left alone', () => {
  const rehearsal = new Rehearsal(assert.fail, assert.fail);
  let count = 0;
  const slowly = function* () {
    count += 1;
    clock.spend(251);
    yield;
    yield;
  };
  for (let time = 0; time < 3; time++) {
    rehearsal.rest('json', slowly);
    clock.pass(10_000);
  }
  assert.equal(count, 1);
});

test('what is rehearsed is taken back to the letter', () => {
  const text = '# Parcels\r\n\nA `parcel`.\n\n- one\n  - two';
  for (let index = 0; index < 60; index++) {
    const [made, undone] = rehearsedEdits(editable(text), index);
    assert.ok(made && undone);
    const edited = text.slice(0, made.span.start) + made.text + text.slice(made.span.end);
    assert.equal(edited.slice(0, undone.span.start) + undone.text + edited.slice(undone.span.end), text);
  }
  assert.equal(rehearsedEdits(editable(''), 3).length, 2);
});

function editable(text: string): EditableText {
  const lines = new LineIndex(text);
  return {
    lineCount: lines.lineCount,
    offsetAt: (position) => lines.offsetAt(position),
    slice: (start, end) => text.slice(start, end),
  };
}

const projectWith = (contractOverride: string): Project => ({
  configuration: defaultConfiguration('file:///'),
  contracts: builtinContracts(),
  contractOverride,
});

/** Headings name no endpoint here. */
const told = `# Annotations

## Find annotations

\`GET /annotations?from=1\`

- \`from\`: a time.

### HTTP response

    [{ "id": 1 }]

## Make an annotation

Makes one.

| Method | Path |
| --- | --- |
| POST | /annotations |

## Delete an annotation

\`\`\`http
DELETE /annotations/{id} HTTP/1.1
\`\`\`

## Notes

Nothing more.
`;

for (const [contract, text] of [
  ['api-docs', nested],
  ['api-reference', told],
] as const) {
  test(`a document of ${contract} that something was rehearsed in is checked as if nothing had been`, () => {
    const project = projectWith(contract);
    let file = parseMarkdown('file:///api.md', text);
    for (let index = 0; index < 66; index++) {
      for (const rehearsed of [index * 2, index * 2 + 1]) rehearse(project, file, rehearsed);
      const [change] = rehearsedEdits(editable(file.text), index + 1000);
      file = checked(project, file, change);
      const { findings } = checkMarkdown(project, parseMarkdown(file.uri, file.text), 'api.md');
      assert.deepEqual(plain(checkMarkdown(project, file, 'api.md').findings), plain(findings));
    }
  });
}

function rehearse(project: Project, file: MarkdownFile, index: number): void {
  let edited = file;
  for (const change of rehearsedEdits(editable(file.text), index)) edited = checked(project, edited, change);
}

function checked(project: Project, before: MarkdownFile, change: TextChange | undefined): MarkdownFile {
  assert.ok(change);
  const { span, text } = change;
  const file = parseMarkdown(before.uri, before.text.slice(0, span.start) + text + before.text.slice(span.end), before);
  checkMarkdown(project, file, 'api.md');
  return file;
}

function plain(findings: readonly Finding[]): unknown {
  return JSON.parse(JSON.stringify(findings));
}
