import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseSpecFile, updateSpecFile } from '#engine/spec/text/spec-file.ts';
import { checkFile, plainFindings } from './plain-findings.ts';

const root = `openapi: 3.0.3
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels/{id}:
    parameters:
      - { $ref: '#/components/parameters/id' }
      - { $ref: '#/components/parameters/other' }
    get:
      responses:
        '200':
          description: The parcel.
          content:
            a/b: { schema: { $ref: '#/components/schemas/Parcel' } }
components:
  parameters:
    id: { name: id, in: path, required: true, schema: { type: string } }
    other: { name: other, in: query, schema: { type: string } }
  schemas:
    Parcel:
      type: object
      title: A parcel
      properties:
        state: { type: string }
        inner: { type: object, properties: { more: { type: string } } }
    State: { allOf: [{ $ref: '#/components/schemas/Parcel/properties/state' }] }
    More: { properties: { more: { $ref: '#/components/schemas/Parcel/properties/inner/properties/more' } } }
    One: { $ref: '#/components/schemas/Other' }
    Other: { type: object }
`;

/** What stands in the place of what: back and forth. */
const swaps: readonly (readonly [string, string])[] = [
  ['name: id,', 'name: key,'],
  ['name: other,', 'name: id,'],
  ['in: query,', 'in: path,'],
  ['title: A parcel', 'deprecated: true'],
  ['state: { type: string }', 'state: { type: string, deprecated: true }'],
  ['state: { type', 'stage: { type'],
  ['more: { type: string }', 'more: { type: string, deprecated: true }'],
  ['inner: { type: object,', 'inner: { title: Inner,'],
  ['Other: { type: object }', "Other: { $ref: '#/components/schemas/One' }"],
  ['    Other:', '    Another:'],
  ['id: { name', 'ident: { name'],
];

test('What is said of references after edits of what they lead to, and of what is in that, is what it is from scratch', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.array(fc.nat(swaps.length - 1), { minLength: 1, maxLength: 10 }), (steps) => {
      let file = parseSpecFile('file:///root', 'yaml', root);
      let result = checkFile(file);
      for (const step of steps) {
        const [one, other] = swaps[step] ?? ['', ''];
        const text = file.text();
        const start = Math.max(text.indexOf(one), text.indexOf(other));
        if (start === -1) continue;
        const isOne = text.startsWith(one, start);
        const span = { start, end: start + (isOne ? one : other).length };
        file = updateSpecFile(file, [{ span, text: isOne ? other : one }]);
        result = checkFile(file, undefined, result);
        const scratch = plainFindings(checkFile(parseSpecFile(file.uri, 'yaml', file.text())));
        for (const finding of scratch) seen.add(JSON.parse(finding)[4]);
        assert.deepEqual(plainFindings(result), scratch, file.text());
      }
    }),
    { seed: Number(process.env.DOCWRIGHT_TEST_SEED ?? 7), numRuns: Number(process.env.DOCWRIGHT_TEST_RUNS ?? 200) },
  );
  for (const rule of [
    'unresolved-ref',
    'deprecated',
    'circular-ref-without-end',
    'path-parameters',
    'parameters-unique',
  ])
    assert.ok(seen.has(`openapi/${rule}`), rule);
});
