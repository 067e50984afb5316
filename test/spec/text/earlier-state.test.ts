import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { earlierState, keptStates } from '#engine/spec/text/earlier-state.ts';
import { parseSpecFile, type SpecFile, type TextChange, updateSpecFile } from '#engine/spec/text/spec-file.ts';

const text = `openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get: { tags: [a, a] }
  /parcels/{id}:
    get: { tags: [a] }
components:
  schemas:
    A: { type: string }
    B: { type: string }
    C: { type: string }
`;

const file = parseSpecFile('file:///api.yaml', 'yaml', text);

function changeOf(before: string, after: string): TextChange {
  const start = text.indexOf(before);
  assert.notEqual(start, -1, before);
  return { span: { start, end: start + before.length }, text: after };
}

/** What takes a change back. */
function inverseOf(of: SpecFile, { span, text: added }: TextChange): TextChange {
  return { span: { start: span.start, end: span.start + added.length }, text: of.slice(span.start, span.end) };
}

test('what is taken back is the state before, within a part, and where parts come and go', () => {
  for (const [before, after] of [
    ['Parcels', 'Parcel'],
    ['  /parcels:', '/parcels:'],
    ['    B: { type: string }\n', ''],
    ['    B:', '    B: {}\n    X:'],
    [text, ''],
    ['paths:', '"paths:'],
  ] as const) {
    const change = changeOf(before, after);
    const changed = updateSpecFile(file, [change]);
    const back = inverseOf(file, change);
    assert.equal(earlierState(changed, back, [changed, file]), file);
    assert.equal(earlierState(file, change, [file, changed]), changed);
  }
});

test('another change of the same length is none that was there', () => {
  const changed = updateSpecFile(file, [changeOf('    B: { type: string }\n', '')]);
  for (const added of ['    B: { type: number }\n', '    D: { type: string }\n']) {
    const at = text.indexOf('    B:');
    assert.equal(earlierState(changed, { span: { start: at, end: at }, text: added }, [file]), undefined);
  }
  assert.equal(
    earlierState(changed, { span: { start: 0, end: 0 }, text: '    B: { type: string }\n' }, [file]),
    undefined,
  );
});

test('a state that was there has the text that a change makes', () => {
  const edits = fc.array(
    fc.record({ at: fc.nat(text.length), length: fc.nat(3), added: fc.constantFrom('', 'a', '\n', ' ', '{', 'aa') }),
    { minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(edits, (made) => {
      const states = [file];
      for (const { at, length, added } of made) {
        const [latest = file] = states;
        const start = Math.min(at, latest.length);
        const change = { span: { start, end: Math.min(latest.length, start + length) }, text: added };
        const changed = updateSpecFile(latest, [change]);
        const same = earlierState(latest, change, states);
        if (same) assert.equal(same.text(), changed.text());
        assert.equal(earlierState(changed, inverseOf(latest, change), states)?.text(), latest.text());
        states.unshift(changed);
      }
    }),
    { seed: Number(process.env.DOCWRIGHT_TEST_SEED ?? 1), numRuns: Number(process.env.DOCWRIGHT_TEST_RUNS ?? 1000) },
  );
});

test('states are kept where little of the latest is its own, however long the file is, and else only that', () => {
  const long = `    D: { description: '${'word '.repeat(150_000)}' }\n`;
  const large = parseSpecFile('file:///api.yaml', 'yaml', text + long);
  const edit = (before: string, after: string): SpecFile => {
    const start = large.text().indexOf(before);
    return updateSpecFile(large, [{ span: { start, end: start + before.length }, text: after }]);
  };
  const kept = (next: SpecFile) => keptStates([large, file], next, (state) => state);
  assert.deepEqual(kept(edit('Parcels', 'Parcel')), [large, file]);
  assert.deepEqual(kept(edit('D: {', 'E: {')), [large]);
});
