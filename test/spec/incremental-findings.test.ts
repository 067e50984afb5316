import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { SpecResult } from '#engine/spec/check-spec.ts';
import type { SpecFormat } from '#engine/spec/text/part.ts';
import { parseSpecFile, type SpecFile, updateSpecFile } from '#engine/spec/text/spec-file.ts';
import { checkFile, plainFindings } from './plain-findings.ts';

const root = `openapi: 3.0.3
info: { title: Parcels, version: 1.0.0 }
tags:
  - name: parcels
# docwright-ignore openapi/ambiguous-paths, openapi/kebab-case-paths: known
paths:
  # docwright-ignore openapi/tags-defined, openapi/path-parameters: known
  /parcels/{id}:
    parameters:
      - { name: id, in: path, required: true, schema: { type: integer } }
    get:
      operationId: getParcel
      tags: [parcels, post]
      security: [{ key: [read] }]
      responses:
        '200':
          description: The parcel.
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Parcel' }
              example: { id: 1, state: lost, sender: { name: Ada } }
  /parcels/lost:
    get:
      operationId: getParcel
      responses:
        default: { $ref: 'shared.yaml#/Problem' }
components:
  securitySchemes:
    key: { type: apiKey, in: query, name: key }
  schemas:
    Parcel:
      type: object
      required: [id, weight]
      properties:
        id: { type: integer }
        state: { type: string, enum: [sent, lost, lost] }
        sender: { $ref: '#/components/schemas/Person' }
    Person:
      type: object
      properties: { name: { type: string }, parcels: { type: array, items: { $ref: '#/components/schemas/Parcel' } } }
    Nobody: { type: string, default: 1 } # docwright-ignore openapi/unused-component: used elsewhere
    # docwright-ignore-file openapi/enum-unique until 2001-01-31
`;

const json = JSON.stringify(
  {
    swagger: '2.0',
    info: { title: 'Parcels', version: '1' },
    paths: {
      '/parcels/{id}': {
        get: { parameters: [{ $ref: '#/parameters/id' }], responses: { 200: { description: 'A parcel.' } } },
      },
    },
    parameters: { id: { name: 'id', in: 'path', required: true, type: 'string' } },
    definitions: { Parcel: { type: 'object', properties: { id: { type: 'string' } } } },
  },
  undefined,
  2,
);

const shared = `Problem:
  description: What went wrong.
  content:
    application/json:
      schema: { type: object, properties: { code: { type: string, enum: [gone] } } }
Other:
  description: Nothing.
`;

const pieces = [
  '',
  'x',
  ' ',
  '\n',
  '\n  ',
  '"',
  '{',
  '}',
  ':',
  ': ',
  '- ',
  '#',
  ',',
  '0',
  '\n  /parcels/{id}:\n    get: {}\n',
  '\n    Parcel: { type: nothing }\n',
  '\nsecurity: []\n',
  '\ntags: [{ name: post }]\n',
  "\n      $ref: '#/components/schemas/Parcel'\n",
  'openapi: 3.1.0\n',
  'deprecated: true\n',
];

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof({ arbitrary: fc.nat(3), weight: 4 }, fc.nat(60)),
  piece: fc.oneof(
    fc.constantFrom(...pieces),
    fc.record({ from: fc.double({ min: 0, max: 1, noNaN: true }), size: fc.nat(80) }),
  ),
});

type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function apply(file: SpecFile, { at, length, piece }: Edit): SpecFile {
  const text = file.text();
  const start = Math.floor(at * text.length);
  const from = typeof piece === 'string' ? 0 : Math.floor(piece.from * text.length);
  const inserted = typeof piece === 'string' ? piece : text.slice(from, from + piece.size);
  return updateSpecFile(file, [{ span: { start, end: Math.min(text.length, start + length) }, text: inserted }]);
}

const settings = { seed: Number(process.env.DOCWRIGHT_TEST_SEED ?? 7), numRuns: 150 };

function checksAsFromScratch(format: SpecFormat, text: string, edits: readonly Edit[]): void {
  const other = parseSpecFile('file:///shared.yaml', 'yaml', shared);
  const provide = (uri: string) => (uri === other.uri ? other : undefined);
  let file = parseSpecFile('file:///root', format, text);
  let result: SpecResult | undefined = checkFile(file, provide);
  for (const one of edits) {
    file = apply(file, one);
    result = checkFile(file, provide, result);
    const scratch = checkFile(parseSpecFile(file.uri, format, file.text()), provide);
    assert.deepEqual(plainFindings(result), plainFindings(scratch), file.text());
  }
}

test('The findings after any edits of YAML are those of the text from scratch', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => checksAsFromScratch('yaml', root, edits)),
    settings,
  );
});

test('The findings after any edits of JSON are those of the text from scratch', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => checksAsFromScratch('json', json, edits)),
    settings,
  );
});

test('The findings after edits of a referenced file, its removal and its return are those from scratch', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(edit, fc.constant('toggle' as const)), { minLength: 1, maxLength: 6 }), (steps) => {
      const file = parseSpecFile('file:///root', 'yaml', root);
      let other = parseSpecFile('file:///shared.yaml', 'yaml', shared);
      let isThere = true;
      let result: SpecResult | undefined;
      for (const step of ['toggle', 'toggle', ...steps] as const) {
        if (step === 'toggle') isThere = !isThere;
        else other = apply(other, step);
        const scratchOther = parseSpecFile(other.uri, 'yaml', other.text());
        result = checkFile(file, (uri) => (isThere && uri === other.uri ? other : undefined), result);
        const scratch = checkFile(parseSpecFile(file.uri, 'yaml', root), (uri) =>
          isThere && uri === other.uri ? scratchOther : undefined,
        );
        assert.deepEqual(plainFindings(result), plainFindings(scratch), other.text());
      }
    }),
    settings,
  );
});

test('An edit of a path or a component leaves alone what nothing in it concerns, whichever rules are on', () => {
  const results = (result: SpecResult | undefined) => result?.groups.flatMap(({ units }) => units) ?? [];
  const recheckedAfter = (place: string): number => {
    const file = parseSpecFile('file:///root', 'yaml', root);
    const before = checkFile(file);
    const start = root.indexOf(place) + place.length;
    const changed = updateSpecFile(file, [{ span: { start, end: start }, text: 'x' }]);
    const known = new Set(results(before));
    return results(checkFile(changed, undefined, before)).filter((result) => !known.has(result)).length;
  };
  const count = results(checkFile(parseSpecFile('file:///root', 'yaml', root))).length;
  assert.equal(count, 6);
  // The path item alone.
  assert.equal(recheckedAfter('description: The parcel'), 1);
  // The schema, and the path, whose example is checked against it; the schema that only refers to it isn't.
  assert.equal(recheckedAfter('enum: [sent'), 2);
  // All three: what kind of node it is may matter to each that refers to it.
  assert.equal(recheckedAfter('Parcel:\n      type: object'), 3);
  assert.equal(recheckedAfter('default: '), 1);
});

test('Where the first of two keys gets another name, what refers to the key is checked against the second', () => {
  const file = parseSpecFile('file:///root', 'yaml', root);
  const twice = parseSpecFile('file:///shared.yaml', 'yaml', `Problem:\n  description: None.\n${shared}`);
  const before = checkFile(file, () => twice);
  const renamed = updateSpecFile(twice, [{ span: { start: 0, end: 0 }, text: 'No' }]);
  const scratch = checkFile(file, () => parseSpecFile(renamed.uri, 'yaml', renamed.text()));
  assert.notDeepEqual(plainFindings(before), plainFindings(scratch));
  assert.deepEqual(plainFindings(checkFile(file, () => renamed, before)), plainFindings(scratch));
});
