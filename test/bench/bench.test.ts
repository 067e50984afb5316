import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { checkSpecTexts } from '../support/specs.ts';
import { EditedText } from './edited-text.mjs';
import { authorEdits, halfTypedKeys, placesIn } from './spec-edits.mjs';
import { asJson, asYaml, syntheticSizes, syntheticSpec } from './synthetic-spec.mjs';
import { formatTable, percentile, timesRow, valueRow } from './table.mjs';

const small = syntheticSpec(syntheticSizes.small);
const texts = [
  { language: 'yaml', text: asYaml(small) },
  { language: 'json', text: asJson(small) },
  { language: 'yaml', text: 'description: "A parcel 📦"\n\n' },
] as const;

test('a percentile is the smallest number that so large a share does not exceed', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  assert.equal(percentile(hundred, 0.5), 50);
  assert.equal(percentile(hundred, 0.95), 95);
  assert.equal(percentile(hundred, 0.99), 99);
  assert.equal(percentile(hundred, 1), 100);
  assert.equal(percentile([7], 0.5), 7);
  assert.equal(percentile([3, 1, 2], 0.5), 2);
  assert.equal(percentile([], 0.5), undefined);
});

test('a table has limits, which of them are passed, and how many times ours a peer takes', () => {
  const rows = [
    timesRow('check', [1, 2, 30], { limits: { p50: 2, p95: 16 }, findings: 0 }),
    timesRow('check: other', [5], { peerOf: 'check' }),
    timesRow('slow', [], { note: 'no answer within 1 s' }),
    valueRow('memory', undefined, 'MB', { peerOf: 'check' }),
  ];
  assert.equal(
    formatTable(rows),
    [
      '              p50   p95   p99   max  unit  limit                ratio  findings  note',
      'check         2.0  30.0  30.0  30.0  ms    p50 ≤ 2, p95 ≤ 16 ✗                0',
      'check: other  5.0   5.0   5.0   5.0  ms                         2.5 ×',
      'slow                                 ms                                          no answer within 1 s',
      'memory                               MB',
    ].join('\n'),
  );
});

test('a column that no row has is left out', () => {
  assert.equal(formatTable([valueRow('memory', 12, 'MB')]), ['         p50  unit', 'memory  12.0  MB'].join('\n'));
});

test('a made-up spec is the same at every run, and the same in YAML and in JSON', () => {
  const again = syntheticSpec(syntheticSizes.small);
  assert.equal(asYaml(again), asYaml(small));
  assert.deepEqual(load(asYaml(small)), JSON.parse(asJson(small)));
});

test('a made-up spec has no error', () => {
  const spec = syntheticSpec(syntheticSizes.medium);
  for (const [name, text] of Object.entries({ 'openapi.yaml': asYaml(spec), 'openapi.json': asJson(spec) })) {
    const { [name]: findings = [] } = checkSpecTexts({ [name]: text });
    assert.deepEqual(
      findings.filter(({ severity }) => severity === 'error').map(({ message }) => message),
      [],
    );
  }
});

test('a made-up spec has as many paths and schemas as asked for', () => {
  const { paths, components } = syntheticSpec({ paths: 7, schemas: 5 });
  assert.equal(Object.keys(paths).length, 7);
  assert.equal(Object.keys(components.schemas).length, 5 + 1);
});

test('an edit changes the text as a string would be changed, and can be taken back', () => {
  const content = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '📦', ' ') });
  fc.assert(
    fc.property(content, content, fc.nat(), fc.nat(), (before, inserted, one, other) => {
      const [from, to] = [one % (before.length + 1), other % (before.length + 1)].sort((a, b) => a - b) as [
        number,
        number,
      ];
      const text = new EditedText(before);
      const undo = text.apply({ start: text.positionAt(from), end: text.positionAt(to), text: inserted });
      assert.equal(text.toString(), before.slice(0, from) + inserted + before.slice(to));
      text.apply(undo);
      assert.equal(text.toString(), before);
    }),
  );
});

test('an edit outside of the text is refused', () => {
  const text = new EditedText('one\ntwo');
  const at = (line: number, character: number) => ({ line, character });
  assert.throws(() => text.apply({ start: at(0, 4), end: at(0, 4), text: '' }), RangeError);
  assert.throws(() => text.apply({ start: at(2, 0), end: at(2, 0), text: '' }), RangeError);
  assert.throws(() => text.apply({ start: at(1, 0), end: at(0, 0), text: '' }), RangeError);
  assert.throws(() => text.positionAt(8), RangeError);
});

for (const { language, text } of texts) {
  test(`edits are as many as asked for, within the text, and undone but for letters: ${language}, ${text.length}`, () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat({ max: 120 }), (seed, count) => {
        const edited = new EditedText(text);
        const kinds: string[] = [];
        for (const { kind, edit } of authorEdits(edited, { count, seed, language })) {
          edited.apply(edit);
          assert.doesNotMatch(edited.toString(), /\p{Surrogate}/u, kind);
          kinds.push(kind);
        }
        assert.equal(kinds.length, count);
        const letters = kinds.filter((kind) => kind === 'letter in a description').length;
        assert.equal(edited.toString().length, text.length + letters);
        assert.doesNotThrow(() => (language === 'json' ? JSON.parse(edited.toString()) : load(edited.toString())));
      }),
      { numRuns: 30 },
    );
  });
}

test('edits break the document on their way', () => {
  const edited = new EditedText(asJson(small));
  let broken = 0;
  for (const { edit } of authorEdits(edited, { count: 200, seed: 1, language: 'json' })) {
    edited.apply(edit);
    if (!isJson(edited.toString())) broken += 1;
  }
  assert.ok(broken > 50, `${broken} of 200 states are broken`);
});

test('half-typed keys stand on lines of their own', () => {
  const text = new EditedText(asYaml(small));
  for (const edit of halfTypedKeys(text, { count: 50, seed: 1, language: 'yaml' })) {
    const undo = text.apply(edit);
    assert.match(text.lineAt(edit.start.line + 1), /^ *[a-zA-Z]{3}$/);
    text.apply(undo);
  }
  assert.equal(text.toString(), asYaml(small));
});

test('places with a pattern are in what it matches', () => {
  const text = new EditedText(asYaml(small));
  for (const { line, character } of placesIn(text, { count: 50, seed: 1, pattern: /\$ref: .*\w/ })) {
    assert.ok(text.lineAt(line).slice(0, character).includes('$'), text.lineAt(line));
  }
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
