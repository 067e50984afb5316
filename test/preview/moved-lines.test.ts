import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { linesBetween, linesBetweenSpecs } from '#engine/preview/index.ts';
import { parseSpecFile, updateSpecFile } from '#engine/spec/text/spec-file.ts';
import { LineIndex } from '#engine/text.ts';
import { movedFindings, movedLine } from '#shared/moved-lines.ts';

const between = (before: string, after: string) =>
  linesBetween({ text: before, lines: new LineIndex(before) }, { text: after, lines: new LineIndex(after) });

test('A line that is broken moves those behind it', () => {
  assert.deepEqual(between('a\nb b\nc', 'a\nb \nb\nc'), { at: 1, removed: 1, inserted: 2 });
  assert.deepEqual(between('a\nb\nc', 'a\n\nb\nc'), { at: 1, removed: 0, inserted: 1 });
  assert.deepEqual(between('a\nb', 'a\nb\n'), { at: 1, removed: 1, inserted: 2 });
});

test('Lines that are joined or taken away move those behind them back', () => {
  assert.deepEqual(between('a\nb\nc\nd', 'a\nbc\nd'), { at: 1, removed: 2, inserted: 1 });
  assert.deepEqual(between('a\nb\nc\nd', 'a\nd'), { at: 1, removed: 2, inserted: 0 });
});

test('Where no line moves there is nothing to say', () => {
  assert.equal(between('a\nb\nc', 'a\nx\nc'), undefined);
  assert.equal(between('a\nb\nc', 'x\nb\ny'), undefined);
  assert.equal(between('a', 'a'), undefined);
});

test('What was found in lines that are gone is gone, and what was found in the last of those that are joined stays', () => {
  const [gone, joined] = [
    { at: 1, removed: 3, inserted: 0 },
    { at: 1, removed: 3, inserted: 1 },
  ];
  const after = (change: typeof gone) => [0, 1, 2, 3, 4].map((line) => movedLine(line, change));
  assert.deepEqual(after(gone), [0, undefined, undefined, undefined, 1]);
  assert.deepEqual(after(joined), [0, 1, undefined, 1, 2]);
});

test('Findings of another file of a description stay, as the same objects', () => {
  const finding = { rule: 'a/b', severity: 'error', message: 'm', startLine: 3, startCharacter: 0 } as const;
  const other = { ...finding, file: 1 };
  const moved = movedFindings([finding, other], [{ file: 0, at: 0, removed: 1, inserted: 2 }]);
  assert.deepEqual(moved, [{ ...finding, startLine: 4 }, other]);
  assert.equal(moved[1], other);
});

const text = fc.array(fc.constantFrom('a', 'b', '\n', '\r\n', 'key:\n', '  x: 1\n'), { maxLength: 30 });
const edits = fc.record({ text, at: fc.nat(60), length: fc.nat(12), added: text });

test('After any edit a line that is still there is where it says, and has its text', () => {
  fc.assert(
    fc.property(edits, ({ text, at, length, added }) => {
      const before = text.join('');
      const after = before.slice(0, at) + added.join('') + before.slice(at + length);
      const change = between(before, after) ?? { at: 0, removed: 0, inserted: 0 };
      const [old, now] = [before, after].map((one) => one.split(/\r\n|\n|\r/));
      assert.equal((old?.length ?? 0) - change.removed + change.inserted, now?.length);
      for (const [line, words] of old?.entries() ?? []) {
        if (line >= change.at && line < change.at + change.removed) continue;
        const moved = movedLine(line, change);
        assert.ok(moved !== undefined);
        // Where nothing moves, lines may say something else.
        if (change.removed > 0 || change.inserted > 0) assert.equal(now?.[moved], words);
      }
    }),
    { seed: 20261129, numRuns: 3000 },
  );
});

test('In YAML, of which only parts are compared, lines move as in the whole text', () => {
  const whole = fc.array(fc.constantFrom('a: 1\n', 'b:\n', '  c: 2\n', 'paths:\n', '  /x:\n', '    get: 1\n', '\n'));
  fc.assert(
    fc.property(whole, fc.nat(80), fc.nat(12), whole, (lines, at, length, added) => {
      const before = parseSpecFile('file:///a.yaml', 'yaml', lines.join(''));
      const span = { start: Math.min(at, before.length), end: Math.min(at + length, before.length) };
      const after = updateSpecFile(before, [{ span, text: added.join('') }]);
      const change = linesBetweenSpecs(before, after) ?? { at: 0, removed: 0, inserted: 0 };
      const [old, now] = [before, after].map((file) => file.text().split('\n'));
      assert.equal((old?.length ?? 0) - change.removed + change.inserted, now?.length);
      if (change.removed === change.inserted) return;
      for (const [line, words] of old?.entries() ?? [])
        if (line < change.at || line >= change.at + change.removed)
          assert.equal(now?.[movedLine(line, change) ?? -1], words);
    }),
    { seed: 20261129, numRuns: 1000 },
  );
});
