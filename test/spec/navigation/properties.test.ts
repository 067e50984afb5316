import assert from 'node:assert/strict';
import { test } from 'node:test';
import { definitionsOf, findOccurrences } from '#engine/spec/navigation/find.ts';
import { foldingsOf } from '#engine/spec/navigation/folding.ts';
import { linksIn } from '#engine/spec/navigation/links.ts';
import { outlineOf } from '#engine/spec/navigation/outline.ts';
import { selectionsAt } from '#engine/spec/navigation/selection.ts';
import { symbolAt } from '#engine/spec/navigation/symbol-at.ts';
import { extractionAt } from '#engine/spec/refactor/extract.ts';
import { inliningAt } from '#engine/spec/refactor/inline.ts';
import { renameEdits } from '#engine/spec/refactor/rename.ts';
import { renameProblem } from '#engine/spec/refactor/rename-problem.ts';
import { buildSpec } from '#engine/spec/spec.ts';
import { parseSpecFile, type SpecFile, updateSpecFile } from '#engine/spec/text/spec-file.ts';
import { dedent } from '../../support/marks.ts';

const yaml = dedent(`
  openapi: 3.2.0
  info: { title: Pets, version: '1' }
  # Two
  # lines
  tags:
    - name: pets
    - { name: cats, parent: pets }
  security: [{ oauth: [read] }]
  paths:
    /pets/{id}:
      get:
        operationId: getPet
        tags: [pets]
        parameters:
          - { name: id, in: path, required: true, schema: { type: string } }
        responses:
          '200':
            description: |
              # no comment
              # at all
            content:
              application/json:
                schema: { $ref: '#/components/schemas/Pet' }
            links:
              again: { operationId: getPet, parameters: { id: $request.path.id } }
  components:
    schemas:
      Pet:
        $anchor: pet
        properties:
          parent: { $ref: '#pet' }
          other:
            $ref: "#/components/schemas/Pet"
    securitySchemes:
      oauth: { type: oauth2, flows: { implicit: { scopes: { read: Read } } } }
  externalDocs: { url: https://example.com }
`);

const json = `{
  "swagger": "2.0",
  "paths": { "/a": { "get": { "responses": { "200": { "$ref": "#/responses/Ok" } } } } },
  "responses": {
    "Ok": {
      "description": "Fine",
      "schema": { "$ref": "#/definitions/A" }
    }
  },
  "definitions": { "A": { "type": "object" } }
}
`;

const aliases = dedent(`
  openapi: 3.0.3
  tags:
    - &pets { name: pets }
  x-common: &common
    tags: [pets]
    security: &security [{ key: [] }]
  paths:
    /pets:
      get: { <<: *common, operationId: listPets, security: *security }
      put: { <<: *common, responses: { default: { $ref: '#/components/responses/Error' } } }
  components:
    responses:
      Error: &error { description: None }
      Other: *error
    schemas:
      Pet: &pet
        properties: { parent: { $ref: '#/components/schemas/Pet' } }
      Cat: { allOf: [*pet, { $ref: '#/components/schemas/Pet' }] }
    securitySchemes: { key: { type: apiKey, in: header, name: X } }
`);

const documents = { 'a.yaml': yaml, 'b.yaml': aliases, 'a.json': json };

function parse(path: string, text: string): SpecFile {
  return parseSpecFile(`file:///${path}`, path.endsWith('.json') ? 'json' : 'yaml', text);
}

/** All that is said of a file as a whole. */
function answers(file: SpecFile): unknown {
  const spec = buildSpec(file, () => undefined);
  return {
    outline: spec && outlineOf(file, spec.version),
    foldings: foldingsOf(file, 50),
    links: linksIn(file, 50),
  };
}

for (const [path, text] of Object.entries(documents)) {
  test(`Every prefix can be asked about anything at its end: ${path}`, () => {
    for (let length = 0; length <= text.length; length++) {
      const file = parse(path, text.slice(0, length));
      answers(file);
      selectionsAt(file, length);
      const spec = buildSpec(file, () => undefined);
      if (!spec) continue;
      const named = symbolAt(spec, file.uri, length);
      if (named) findOccurrences([spec], named.symbol);
      extractionAt(spec, file.uri, { start: length, end: length });
      inliningAt(spec, file.uri, length);
    }
  });

  test(`What is found after an edit is what is found from scratch: ${path}`, () => {
    let file = parse(path, text);
    answers(file);
    const pieces = ['x', ' ', '\n', '"', '{', ':', '#', '- ', '\n  a: b\n'];
    for (let round = 0; round < 400; round++) {
      const start = (round * 7919) % file.length;
      const before = file;
      file = updateSpecFile(file, [
        { span: { start, end: Math.min(file.length, start + (round % 3)) }, text: pieces[round % pieces.length] ?? '' },
      ]);
      assert.deepEqual(answers(file), answers(parse(path, file.text())));
      // Mostly back, so that the document stays readable.
      if (round % 5 !== 0) file = before;
    }
  });

  test(`What is renamed is found under the new name, in as many places: ${path}`, () => {
    const file = parse(path, text);
    const spec = buildSpec(file, () => undefined);
    assert.ok(spec);
    let count = 0;
    for (let offset = 0; offset < text.length; offset++) {
      const named = symbolAt(spec, file.uri, offset);
      if (!named || named.symbol.kind === 'path-parameter' || renameProblem(spec, named.symbol)) continue;
      const isPath = named.symbol.kind === 'target' && named.symbol.tokens[0] === 'paths';
      const edits = renameEdits([spec], named.symbol, isPath ? '/b/{id}' : 'renamed');
      const [first] = definitionsOf(spec, named.symbol);
      assert.ok(first);
      const changes = [...edits].sort((a, b) => b.span.start - a.span.start);
      const after = updateSpecFile(file, changes);
      const again = buildSpec(after, () => undefined);
      const shift = changes
        .filter(({ span }) => span.end < first.name.start)
        .reduce((sum, { span, text: piece }) => sum + piece.length - (span.end - span.start), 0);
      const renamed = again && symbolAt(again, file.uri, first.name.start + shift);
      assert.ok(again && renamed, `at ${offset}`);
      assert.equal(
        findOccurrences([again], renamed.symbol).length,
        findOccurrences([spec], named.symbol).length,
        `at ${offset}`,
      );
      count++;
    }
    assert.ok(count > 20);
  });
}
