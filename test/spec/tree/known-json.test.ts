import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Part, type PartKind } from '#engine/spec/text/part.ts';
import { parseJson } from '#engine/spec/tree/parse-json.ts';
import { checkKnown } from './check-known.ts';

const entry = `    "Parcel": {
      "type": "object",
      "required": ["id"],
      "properties": {
        "id": { "type": "integer", "enum": [1, 2, { "a": [] }] },
        "sender": {
          "type": "object",
          "properties": { "name": { "type": "string", "example": "a \\" }" } }
        },
        "empty": {},
        "list": [
          { "a": 1 },
          [{ "b": [] }, {}]
        ]
      }
    },
`;

const whole = `{ "openapi": "3.1.0", "paths": { "/a": { "get": { "tags": ["a", ["b"]] } } }, "x-list": [{}, [], { "a": { "b": {} } }] }`;

function partOf(kind: PartKind, text: string): Part {
  return new Part('file:///api.json', 'json', kind, kind === 'entry' ? ['components', 'schemas'] : [], text);
}

function check(kind: PartKind, before: string, after: string): void {
  const part = partOf(kind, after);
  checkKnown(part, parseJson(part, { parts: [partOf(kind, before)] }, 0), partOf(kind, after).parsed);
}

const pieces = [
  '',
  'a',
  '"',
  '\\',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '\n',
  '// ',
  '/*',
  '*/',
  '{}',
  '"x": {',
  '"id": {},\n',
  '},\n',
  '{ "a": 1 }, ',
];

test('a part is parsed as from scratch, whatever stood in its place before', () => {
  const edits = fc.array(
    fc.record({ at: fc.nat(entry.length), length: fc.oneof(fc.nat(2), fc.nat(80)), piece: fc.constantFrom(...pieces) }),
    { minLength: 1, maxLength: 3 },
  );
  const texts = fc.constantFrom<readonly [PartKind, string]>(['entry', entry], ['whole', whole]);
  fc.assert(
    fc.property(texts, edits, ([kind, text], made) => {
      let edited = text;
      for (const { at, length, piece } of made) {
        const start = Math.min(at, edited.length);
        edited = edited.slice(0, start) + piece + edited.slice(start + length);
      }
      check(kind, text, edited);
      check(kind, edited, text);
    }),
    { numRuns: 3_000 },
  );
});

test('so it is after what was broken, which was read with what stood there before', () => {
  const edit = fc.record({
    at: fc.nat(entry.length),
    length: fc.oneof(fc.nat(2), fc.nat(40)),
    piece: fc.constantFrom(...pieces),
  });
  let broken = 0;
  fc.assert(
    fc.property(fc.array(edit, { minLength: 2, maxLength: 4 }), (made) => {
      let before = partOf('entry', entry);
      assert.deepEqual(before.parsed.problems, []);
      for (const { at, length, piece } of made) {
        const text = before.text.slice(0, at) + piece + before.text.slice(at + length);
        const part = new Part('file:///api.json', 'json', 'entry', ['components', 'schemas'], text, {
          parts: before.lastParsed,
        });
        checkKnown(part, parseJson(part, { parts: [before] }, 0), partOf('entry', text).parsed);
        if (part.parsed.problems.length > 0 && part.basis) broken++;
        before = part;
      }
    }),
    { numRuns: 1_500 },
  );
  assert.ok(broken > 1_000, String(broken));
});

test('what is moved into the deep is read no deeper than from scratch', () => {
  const deep = (levels: number) => `"a": ${'['.repeat(levels)}{ "b": 1 }${']'.repeat(levels)}`;
  for (const levels of [300, 490, 498, 499, 500]) {
    check('entry', deep(levels), deep(levels).replace('[', '[['));
    check('entry', deep(levels), deep(levels).replace('{', '[{').replace('}', '}]'));
  }
});
