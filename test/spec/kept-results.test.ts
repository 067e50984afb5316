import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { defaultConfiguration } from '#engine/configuration/configuration.ts';
import type { Project } from '#engine/project.ts';
import { checkSpec, type SpecResult } from '#engine/spec/check-spec.ts';
import { buildSpec } from '#engine/spec/spec.ts';
import { parseSpecFile, updateSpecFile } from '#engine/spec/text/spec-file.ts';
import type { UnitResult } from '#engine/spec/unit-result.ts';

const text = `openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels/last:
    get:
      responses:
        '200':
          description: The parcel.
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Parcel' }
              example: { id: 1, sender: { title: Ada } }
components:
  schemas:
    Parcel:
      description: A parcel.
      properties:
        id: { type: integer, title: Number }
        sender: { const: { title: Ada } }
`;

const project: Project = { configuration: defaultConfiguration('file:///'), contracts: new Map() };

/** Results of one text after the other, each from the one before. */
function* results(start: string): Generator<SpecResult, void, readonly [string, string]> {
  let file = parseSpecFile('file:///api.yaml', 'yaml', start);
  let result: SpecResult | undefined;
  for (;;) {
    const spec = buildSpec(file, () => undefined, result?.spec);
    assert.ok(spec);
    result = checkSpec(project, spec, result);
    const [old, replacement] = yield result;
    const at = file.text().indexOf(old);
    assert.notEqual(at, -1, old);
    file = updateSpecFile(file, [{ span: { start: at, end: at + old.length }, text: replacement }]);
  }
}

function start() {
  const states = results(text);
  const first = states.next();
  assert.ok(!first.done);
  const edit = (old: string, replacement: string): SpecResult => {
    const next = states.next([old, replacement]);
    assert.ok(!next.done);
    return next.value;
  };
  return { first: first.value, edit };
}

/** What is said of the path. */
function pathOf({ groups }: SpecResult) {
  return groups.flatMap(({ units }) => units).find(({ pieces }) => pieces.size > 0);
}

function aboutExamples({ found }: UnitResult) {
  return found.filter(({ rule }) => rule === 'openapi/example-valid');
}

test('A path is checked anew when what its schema demands is another, and not when words about it are', () => {
  const { first, edit } = start();
  const before = pathOf(first);
  assert.ok(before);
  assert.equal(pathOf(edit('A parcel.', 'Something.')), before);
  assert.equal(pathOf(edit('title: Number', 'title: The number')), before);
  assert.notEqual(pathOf(edit('title: The number', "title: ''")), before);
  const wrong = pathOf(edit('type: integer', 'type: string'));
  assert.equal(wrong && aboutExamples(wrong).length, 1);
});

test('What is called a title in a value is no word about a schema', () => {
  const { edit } = start();
  const wrong = pathOf(edit('const: { title: Ada }', 'const: { title: Bea }'));
  assert.equal(wrong && aboutExamples(wrong).length, 1);
});

test('A finding that points into a schema follows when words there change', () => {
  const { edit } = start();
  edit('type: integer', 'type: string');
  const result = edit('A parcel.', 'A parcel, as it is on its way.');
  const path = pathOf(result);
  const [related] = (path && aboutExamples(path)[0]?.finding.related) ?? [];
  assert.ok(related);
  assert.ok(result.spec.file.parts.includes(related.at.part));
});

test('Nothing of a description’s earlier states stays', async () => {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const { edit } = start();
  const earlier = [1, 2, 3, 4].map((count) => new WeakRef(edit('A parcel.', `${'Very '.repeat(count)}A parcel.`).spec));
  // What was referred to weakly stays until the present job is done.
  await new Promise(setImmediate);
  collect();
  assert.equal(earlier.slice(0, -1).filter((reference) => reference.deref() !== undefined).length, 0);
});
