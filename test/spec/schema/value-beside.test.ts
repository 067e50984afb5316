import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ObjectType, SpecVersion } from '#engine/spec/grammar/grammar.ts';
import { problemsOf } from '#engine/spec/schema/unit-problems.ts';
import { valueBeside } from '#engine/spec/schema/value-beside.ts';
import { Part, type SpecFormat } from '#engine/spec/text/part.ts';
import { parseJson } from '#engine/spec/tree/parse-json.ts';
import { parseYaml } from '#engine/spec/tree/parse-yaml.ts';
import { toValue } from '#engine/spec/tree/to-value.ts';
import { type Unit, unitOf } from '#engine/spec/walk/unit.ts';

const schema = `    "Parcel": {
      "type": "object",
      "required": ["id"],
      "properties": {
        "id": { "type": "integer", "enum": [1, 2] },
        "sender": {
          "allOf": [
            { "type": "object", "properties": { "name": { "type": "string", "maxLength": 9 } } },
            { "$ref": "#/components/schemas/Person" }
          ]
        },
        "type": { "type": "object", "additionalProperties": { "type": "array", "items": { "type": "string" } } },
        "notes": {
          "type": "array",
          "items": { "allOf": [{ "type": "number", "minimum": 1 }, { "items": { "type": "boolean" } }] }
        }
      },
      "example": { "type": "object", "properties": { "type": 1 } }
    },
`;

const response = `    "Parcel": {
      "description": "A parcel.",
      "headers": { "X-Count": { "schema": { "type": "integer", "minimum": 1 } } },
      "content": {
        "application/json": {
          "schema": { "type": "object", "properties": { "id": { "type": "integer" }, "name": { "type": "string" } } },
          "example": { "schema": { "type": "none" } }
        },
        "text/plain": { "schema": { "type": "string" } }
      }
    },
`;

const yaml = `    Parcel:
      type: object
      properties:
        id:
          type: integer
        "sender":
          allOf:
            - type: object
              properties:
                name:
                  type: string
            - $ref: '#/components/schemas/Person'
      additionalProperties:
        type: array
        items:
          type: string
`;

const pieces = [
  '',
  '"type": 1, ',
  '"type": "none", ',
  '"$ref": "#/components/schemas/Person", ',
  '"$schema": "http://json-schema.org/draft-04/schema#", ',
  '"$schema": "https://example.com/own", ',
  '"minimum": "a", ',
  '"required": true, ',
  '"exclusiveMinimum": true, ',
  '"nullable": 1, ',
  '"properties": { ',
  '"x-notes": { ',
  '"example": ',
  '"schema": ',
  '"items": [], ',
  'type: none\n',
  '{',
  '}',
  '"',
  ' ',
  '-',
  '#',
];

function partOf(format: SpecFormat, text: string): Part {
  return new Part('file:///api', format, 'entry', ['components', 'schemas'], text);
}

function unitIn(part: Part, before: Part, type: ObjectType, version: SpecVersion): Unit | undefined {
  const earlier = { parts: [before] };
  const { root } = part.format === 'json' ? parseJson(part, earlier, 0) : parseYaml(part, earlier, 0);
  const [entry] = root?.kind === 'map' ? root.entries : [];
  return entry && unitOf({ uri: part.uri, version, type, node: entry.value, entry });
}

/** What is said, and where. */
function told(unit: Unit, dialect: string | undefined, before?: Unit): unknown {
  return problemsOf(unit, dialect, before).map(({ problem, at: { start, end } }) => ({ problem, start, end }));
}

test('beside a state in which nothing was wrong the official schema says what it says of the whole unit', () => {
  const edits = fc.array(
    fc.record({
      at: fc.nat(1_300),
      atKey: fc.boolean(),
      length: fc.oneof(fc.constant(0), fc.nat(60)),
      piece: fc.nat(),
    }),
    { minLength: 1, maxLength: 2 },
  );
  const states = fc.constantFrom<readonly [SpecFormat, ObjectType, SpecVersion, string, string?]>(
    ['json', 'schema', '2.0', schema],
    ['json', 'schema', '3.0', schema],
    ['json', 'schema', '3.1', schema],
    ['json', 'schema', '3.1', schema, 'http://json-schema.org/draft-07/schema#'],
    ['json', 'response', '3.0', response],
    ['json', 'response', '3.2', response],
    ['yaml', 'schema', '3.0', yaml],
    ['yaml', 'schema', '3.1', yaml],
  );
  let shorter = 0;
  let faulty = 0;
  fc.assert(
    fc.property(states, edits, ([format, type, version, text, dialect], made) => {
      let before = partOf(format, text);
      let unitBefore = unitIn(before, before, type, version);
      if (unitBefore) told(unitBefore, dialect);
      for (const { at, atKey, length, piece } of made) {
        const start =
          Math.min(atKey ? before.text.indexOf('"', at) + 1 || at : at, before.text.length + 1) - (atKey ? 1 : 0);
        const cut = Math.max(0, start);
        const edited = before.text.slice(0, cut) + pieces[piece % pieces.length] + before.text.slice(cut + length);
        const part = partOf(format, edited);
        const unit = unitIn(part, before, type, version);
        const alone = unitIn(partOf(format, edited), partOf(format, ''), type, version);
        if (unit && alone) {
          const problems = told(alone, dialect) as unknown[];
          assert.deepEqual(told(unit, dialect, unitBefore), problems);
          if (problems.length > 0) faulty++;
          const lengths =
            unitBefore && [valueBeside(unit, unitBefore), toValue(unit.node)].map((one) => JSON.stringify(one).length);
          if (lengths && (lengths[0] ?? 0) < (lengths[1] ?? 0)) shorter++;
        }
        before = part;
        unitBefore = unit;
      }
    }),
    { numRuns: 3_000 },
  );
  assert.ok(shorter > 1_000 && faulty > 300, `${shorter} ${faulty}`);
});

test('what nobody asked before, since a `$ref` or another dialect stood around it, is asked now', () => {
  const inner = '"properties": { "a": { "type": "object", "exclusiveMinimum": true, "minLength": "1" } }';
  const draft04 = '"$schema": "http://json-schema.org/draft-04/schema#"';
  const draft04Inner = '"properties": { "a": { "type": "number", "minimum": 1, "exclusiveMinimum": true } }';
  for (const [version, before, after] of [
    [
      '3.0',
      `"a": { "properties": { "b": { "$ref": "#/b", ${inner} } } }`,
      `"a": { "properties": { "b": { ${inner} } } }`,
    ],
    ['3.0', `"a": { "$ref": "#/b", ${inner} }`, `"a": { ${inner} }`],
    ['3.1', `"a": { ${draft04}, ${draft04Inner} }`, `"a": { ${draft04Inner} }`],
    ['3.1', `"a": { "items": { ${draft04}, ${draft04Inner} } }`, `"a": { "items": { ${draft04Inner} } }`],
  ] as const) {
    const part = partOf('json', before);
    const unitBefore = unitIn(part, part, 'schema', version);
    const unit = unitIn(partOf('json', after), part, 'schema', version);
    assert.ok(unitBefore && unit);
    assert.deepEqual(told(unitBefore, undefined), [], before);
    const alone = unitIn(partOf('json', after), partOf('json', ''), 'schema', version);
    const problems = alone && told(alone, undefined);
    assert.notDeepEqual(problems, [], after);
    assert.deepEqual(told(unit, undefined, unitBefore), problems, after);
  }
});
