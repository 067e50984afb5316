import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Part, type PartKind } from '#engine/spec/text/part.ts';
import { parseYaml } from '#engine/spec/tree/parse-yaml.ts';
import { checkKnown } from './check-known.ts';

const entry = `    Parcel:
      type: object
      # What it has.
      required:
      - id
      - "sender"
      properties:
        id:
          type: integer
          enum: [1, 2, 'three']
        sender:
          description: |
            Who sends it.

              Indented - a: b
          properties:
            name: { type: string }
            street:
              example: 'one

                two'
              type: string

        empty:
        weights:
        -
        - - 1
          - 2
        - unit: kg
          values:
            - 1
            -
              least: 2
          note: >-
            Two
            lines
        last: {}
      title: A parcel
        in two lines # c
`;

const whole = `openapi: 3.1.0
info:
  title: Parcels
paths:
  /parcels:
    get:
      tags:
      - a
      - b: c
        d: e
      responses:
        '200':
          description: All
  /letters: {}
tags:
- name: a
- name: b
`;

const simpleEntry = entry.replace('name: { type: string }', 'name: {}');

function partOf(kind: PartKind, text: string): Part {
  return new Part('file:///api.yaml', 'yaml', kind, kind === 'entry' ? ['components', 'schemas'] : [], text);
}

function check(kind: PartKind, [before, after]: readonly [string, string], leafLength: number): void {
  checkBehind(knownPart(partOf(kind, before), undefined, leafLength), after, leafLength);
}

/** As read with what stood in its place before. How a text is read depends on how long a leaf may be: what is known was read with the same. */
function knownPart(part: Part, before: Part | undefined, leafLength: number): Part {
  const parsed = parseYaml(part, before && { parts: [before] }, leafLength);
  assert.equal(part.basis === part, parsed.isSimple === true && parsed.repeatedKeys.length === 0);
  Object.defineProperty(part, 'parsed', { value: parsed });
  return part;
}

/** Answers with the part that has the text. */
function checkBehind(before: Part, after: string, leafLength: number): Part {
  const { uri, format, kind, containers } = before;
  const part = new Part(uri, format, kind, containers, after, { parts: before.lastParsed });
  checkKnown(
    part,
    parseYaml(part, { parts: [before] }, leafLength),
    parseYaml(partOf(kind, after), undefined, leafLength),
  );
  return knownPart(part, before, leafLength);
}

const texts: readonly (readonly [PartKind, string])[] = [
  ['entry', entry],
  ['entry', simpleEntry],
  ['entry', simpleEntry.replaceAll('\n', '\r\n')],
  ['entry', simpleEntry.replace('A parcel', '\u{1f4e6}\u{1f4e6}\u{1f4e6} parcels').replace(/\n(?=\s+id)/, '\r\n')],
  ['whole', whole],
];

test('What edits are made of is simple, but for one', () => {
  assert.deepEqual(
    texts.map(([kind, text]) => partOf(kind, text).parsed.isSimple === true),
    [false, true, true, true, true],
  );
});

const pieces = [
  ...[
    '',
    'a',
    ' ',
    '  ',
    '    ',
    '\t',
    '\n',
    '\n\n',
    '-',
    '- ',
    ':',
    ': ',
    '#',
    ' # ',
    '"',
    "'",
    '|',
    '>',
    '&a ',
    '*a',
  ],
  ...[
    '{',
    '}',
    '[',
    ']',
    ',',
    'a: b',
    '- a',
    '\n        x: 1\n',
    '\n      x: 1\n',
    '\n        - x\n',
    '\n- x\n',
    'x\ny: z\n',
  ],
  // What js-yaml refuses, and halves of what it doesn't.
  ...['\r', '\u0007', '\ufeff', '\u{1f4e6}', '\ud83d', '\udce6'],
  ...['  x:\n', '\n      x: "\n', "\n        x: '", '\n      # c\n', '---\n', '<<: {}\n'],
];
const edit = fc.record({ at: fc.nat({ max: 1_000 }), length: fc.nat({ max: 60 }), piece: fc.constantFrom(...pieces) });

function edited(text: string, { at, length, piece }: { at: number; length: number; piece: string }): string {
  const start = at % (text.length + 1);
  return text.slice(0, start) + piece + text.slice(start + length);
}

test('With what was there before an edit a text is read as from scratch', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...texts),
      fc.array(edit, { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      fc.constantFrom(0, 0, 60, 200, 2_000),
      ([kind, text], edits, areTogether, leafLength) => {
        let before = text;
        let after = text;
        for (const made of edits) {
          after = edited(after, made);
          check(kind, [before, after], leafLength);
          if (!areTogether) before = after;
        }
        check(kind, [after, text], leafLength);
      },
    ),
    { seed: Number(process.env.DOCWRIGHT_TEST_SEED ?? 1), numRuns: Number(process.env.DOCWRIGHT_TEST_RUNS ?? 3_000) },
  );
});

test('So it is after what was broken, which was read with what stood there before', () => {
  let broken = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...texts),
      fc.array(edit, { minLength: 2, maxLength: 4 }),
      fc.constantFrom(0, 0, 60, 200, 2_000),
      ([kind, text], edits, leafLength) => {
        let part = knownPart(partOf(kind, text), undefined, leafLength);
        for (const made of edits) {
          part = checkBehind(part, edited(part.text, made), leafLength);
          if (part.basis && part.basis !== part) broken++;
        }
        checkBehind(part, text, leafLength);
      },
    ),
    { seed: Number(process.env.DOCWRIGHT_TEST_SEED ?? 1), numRuns: Number(process.env.DOCWRIGHT_TEST_RUNS ?? 1_500) },
  );
  assert.ok(broken > 500, String(broken));
});

test('Half a character that an edit leaves is what it is from scratch', () => {
  const text = simpleEntry.replace('A parcel', '\u{1f4e6} parcels');
  const half = text.indexOf('\u{1f4e6}');
  for (const start of [half, half + 1]) check('entry', [text, text.slice(0, start) + text.slice(start + 1)], 0);
});
