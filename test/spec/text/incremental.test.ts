import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { SpecFormat } from '#engine/spec/text/part.ts';
import { parseSpecFile, type SpecFile, updateSpecFile } from '#engine/spec/text/spec-file.ts';
import { LineIndex } from '#engine/text.ts';
import { plainParts, treeOf, wholeTree } from './trees.ts';

const yaml = `# A comment
openapi: 3.0.0
info:
  title: Pets
  description: |
    Text

    - item
paths:
  # About pets
  /pets:
    get: { tags: [a] }
    parameters:
    - name: x

  "/pets/{id}":
    $ref: 'other.yaml#/a'
components:
  schemas:
    Pet:
      type: object
    Pets:
      type: array
  parameters:
    limit:
      name: limit
tags:
- name: a
`;

const json = `{
  "openapi": "3.0.0",
  "info": { "title": "Pets" },
  "paths": {
    "/pets": {
      "get": { "tags": ["a"] }
    },
    "/x": {}
  },
  "components": {
    "schemas": {
      "Pet": {
        "type": "object"
      },
      "Pets": { "type": "array" }
    },
    "parameters": {
    }
  },
  "tags": [
    { "name": "a" }
  ]
}
`;

const yamlPieces = [
  '\n',
  '\n\n',
  'a',
  'a: b\n',
  '\nkey:\n',
  '\n  /new:\n',
  '\n  /typed',
  '\n    Third: { a: 1 }\n',
  '  ',
  ' ',
  '\t',
  ':',
  ': ',
  '- ',
  '\n- x\n',
  '\n  - x\n',
  '#',
  '# x\n',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  '|',
  '|+\n',
  '>\n',
  '\r\n',
  '\r',
  '\n---\n',
  '---\n',
  '\n...\n',
  '%YAML 1.2\n---\n',
  '? ',
  '&a ',
  '*a',
  '!!str ',
  '<<: *a\n',
  'paths:\n',
  '\ncomponents:\n  schemas:\n',
  '\ndefinitions:\n',
  '\nparameters:\n',
  '\ufeff',
  '😀',
  '{"a": 1}',
];

const jsonPieces = [
  '\n',
  ' ',
  '  ',
  '\t',
  '"',
  '\\',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '},\n',
  '{\n',
  '\n  }',
  '\n    }',
  '"a": 1,\n',
  '\n  "x": 1,',
  '\n    "/new": {\n    },',
  ', "y": {}',
  '"paths": {\n',
  '"schemas": {',
  '\r\n',
  '\r',
  '\ufeff',
  '// x\n',
  'x',
];

/** An edit: at a share of the text, so many characters are replaced by a piece, or by a piece of the text itself. */
const editOf = (pieces: readonly string[]) =>
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(80)),
    insert: fc.oneof(
      fc.array(fc.constantFrom(...pieces), { maxLength: 3 }).map((list) => list.join('')),
      fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(120)),
    ),
  });

interface Sample {
  readonly format: SpecFormat;
  readonly texts: readonly string[];
  readonly pieces: readonly string[];
}

const samples: Readonly<Record<string, Sample>> = {
  YAML: { format: 'yaml', texts: ['', yaml, yaml.replaceAll('\n', '\r\n'), json], pieces: yamlPieces },
  JSON: {
    format: 'json',
    texts: ['', json, json.replaceAll('\n', '\r\n'), json.replace(/\n */g, ''), json.replace(/\n +}/g, '}')],
    pieces: jsonPieces,
  },
};

for (const [name, { format, texts, pieces }] of Object.entries(samples)) {
  const start = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...texts) },
    { weight: 1, arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((list) => list.join('')) },
  );
  test(`${name} from parts equals ${name} from scratch, after any edits`, () => {
    fc.assert(
      fc.property(start, fc.array(editOf(pieces), { minLength: 1, maxLength: 6 }), (first, edits) => {
        let file = parseSpecFile('file:///a', format, first);
        let text = first;
        checkValid(file, text);
        for (const edit of edits) {
          const at = Math.floor(edit.at * text.length);
          const end = Math.min(text.length, at + edit.remove);
          const insert = pieceOf(edit.insert, text);
          text = text.slice(0, at) + insert + text.slice(end);
          file = updateSpecFile(file, [{ span: { start: at, end }, text: insert }]);
          const scratch = parseSpecFile('file:///a', format, text);
          assert.deepEqual(plainParts(file), plainParts(scratch));
          assert.deepEqual(treeOf(file), treeOf(scratch));
          assert.equal(file.seamProblems.length, scratch.seamProblems.length);
          checkValid(file, text);
        }
        checkPositions(file, text);
      }),
      { numRuns: Number(process.env.DOCWRIGHT_TEST_RUNS ?? 400), seed: Number(process.env.DOCWRIGHT_TEST_SEED ?? 1) },
    );
  });
}

test('A part in JSON ends with its comma, where brackets close several maps in a line', () => {
  const text = `{
  "paths": {
    "/pets": {
      "get": {}
    },
    "/x": {}},
  "info": {
    "title": "Pets"
  },
  "tags": []
}
`;
  const comma = text.indexOf('},\n    "/x"') + 1;
  const before = parseSpecFile('file:///a', 'json', text);
  assert.ok(before.parts.some((part) => part.text.endsWith('    },\n')));
  for (const now of ['', ',\n,', ',\nx']) {
    const edited = updateSpecFile(before, [{ span: { start: comma, end: comma + 1 }, text: now }]);
    const scratch = parseSpecFile('file:///a', 'json', text.slice(0, comma) + now + text.slice(comma + 1));
    assert.deepEqual(plainParts(edited), plainParts(scratch), JSON.stringify(now));
  }
});

test('An entry that stands in the place of another one is put into the tree as it is from scratch: the first, one amid others, the last', () => {
  const text = {
    yaml: 'openapi: 3.0.0\ncomponents:\n  schemas:\n    A:\n      type: a\n    B:\n      type: b\n    C:\n      type: c\ntags: []\n',
    json: '{\n  "openapi": "3.0.0",\n  "components": {\n    "schemas": {\n      "A": {\n        "type": "a"\n      },\n      "B": {\n        "type": "b"\n      },\n      "C": {\n        "type": "c"\n      }\n    }\n  },\n  "tags": []\n}\n',
  };
  const pieces = [
    '',
    'x',
    ' ',
    '  ',
    '\n',
    '\n     x: 1\n',
    '\n   x: 1\n',
    '"',
    '": 1, "',
    '{',
    '}',
    '[',
    '- ',
    ': ',
    ' # ',
    '&a ',
  ];
  for (const format of ['yaml', 'json'] as const) {
    for (let at = 0; at < text[format].length; at++) {
      for (const piece of pieces) {
        const before = parseSpecFile('file:///a', format, text[format]);
        treeOf(before);
        const after = updateSpecFile(before, [{ span: { start: at, end: at }, text: piece }]);
        const now = text[format].slice(0, at) + piece + text[format].slice(at);
        assert.deepEqual(treeOf(after), treeOf(parseSpecFile('file:///a', format, now)), now);
      }
    }
  }
});

function pieceOf(insert: string | readonly [number, number], text: string): string {
  if (typeof insert === 'string') return insert;
  const from = Math.floor(insert[0] * text.length);
  return text.slice(from, from + insert[1]);
}

/**
 * A valid text has the tree that it has in one piece; the parts of one that isn't have problems, too. A key that can't have what stands below it, since it
 * is none of the root or of the components and that is indented like what stands above, slipped: that is told.
 */
function checkValid(file: SpecFile, text: string): void {
  assert.equal(file.text(), text);
  // JSON in a YAML file is read as JSON: js-yaml asks more of how its brackets are indented than YAML does.
  const whole = wholeTree(file.parts[0]?.format ?? file.format, text);
  if (whole === undefined) {
    const hasProblems = file.parts.some(({ parsed }) => parsed.problems.length > 0) || file.seamProblems.length > 0;
    assert.ok(hasProblems, `No problem in ${JSON.stringify(text)}`);
    return;
  }
  const told = file.parts.flatMap(({ parsed }) => parsed.problems);
  if (told.some(({ message }) => message === 'This is indented less than what stands above it')) return;
  // A key without any text stands anywhere between the value before it and its colon.
  const hasEmptyKey = /^\s*:(?:\s|$)/m.test(text);
  if (!hasEmptyKey) assert.deepEqual(treeOf(file) ?? null, whole);
}

function checkPositions(file: SpecFile, text: string): void {
  const lines = new LineIndex(text);
  assert.equal(file.lineCount, lines.lineCount);
  for (let offset = 0; offset <= text.length; offset++) {
    const position = lines.positionAt(offset);
    assert.deepEqual(file.positionAt(offset), position);
    for (const character of [position.character, position.character + 3]) {
      const asked = { line: position.line, character };
      assert.equal(file.offsetAt(asked), lines.offsetAt(asked));
    }
  }
}
