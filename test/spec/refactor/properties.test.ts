import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TextEdit } from '#engine/finding.ts';
import { applyEdits } from '#engine/fix.ts';
import { extraction, isExtractable } from '#engine/spec/refactor/extract.ts';
import { inlining } from '#engine/spec/refactor/inline.ts';
import type { Spec } from '#engine/spec/spec.ts';
import { toValue } from '#engine/spec/tree/to-value.ts';
import { dedent } from '../../support/marks.ts';
import { type SpecTexts, specFolder, specOf } from '../../support/specs.ts';

const blocks = dedent(`
  openapi: 3.1.0
  info: { title: Pets, version: '1' }
  paths:
    /pets/{id}:
      parameters:
      - name: id # the pet's
        in: path
        schema: {type: string,
          minLength: 1}
      -   $ref: '#/components/parameters/Limit' # at most
      get:
        responses:
          '200':
            # fine
            description: >-
              Folded
              text

              and more
            headers: { X-Rate: { schema: { type: integer } } }
            content:
              application/json:
                schema: # the schema
                  # and its items
                  type: array
                  items:
                    $ref: "#/components/schemas/Pet"
                examples:
                  one:
                    value: [ {name: "a",
                      id: 1} ]
          default: {$ref: '#/components/responses/Error'} # else
        callbacks:
          done:
            '{$request.query.url}':
              post:
                requestBody:
                  content:
                    text/plain: {}
                responses: {}
  components:
    parameters:
      Limit: {name: limit, in: query, schema: {type: integer}}
    responses:

      Error: # something is wrong
        description: |
          Text:

            - indented # no comment

        content:
          application/json:
            schema: { oneOf: [ { $ref: '#/components/schemas/Message' }, { type: string } ] }
    schemas:
      Pet:
        type: object
        properties:
          name: {type: string}
          tags:
            type: array
            items: {type: string}
          owner: { "$ref": '#/components/schemas/Owner' }
        required:
        - name
      Owner:
        title: 'Who''s it'
        allOf:
        - type: object
          properties:
            message:
              $ref: '#/components/schemas/Message'
        -
          type: object # the last

      Message: { type: object,
        description: "a
          b" }
  # The end
`);

const json = JSON.stringify(toValue(specOf({ 'a.yaml': blocks }).root), undefined, 2);
const documents: Readonly<Record<string, SpecTexts>> = {
  'YAML in blocks': { 'a.yaml': blocks },
  'YAML with CRLF': { 'a.yaml': blocks.replaceAll('\n', '\r\n') },
  'YAML without a last line break': { 'a.yaml': blocks.replace(/\n# The end\n$/, '') },
  JSON: { 'a.json': json },
  'JSON with tabs': { 'a.json': json.replaceAll(/^ +/gm, (blanks) => '\t'.repeat(blanks.length / 2)) },
  'JSON on one line': { 'a.json': JSON.stringify(JSON.parse(json)) },
  'JSON as YAML': { 'a.yaml': json },
};

/** A document's data without its components and with everything in the place of its reference. */
function meaning({ root }: Spec): unknown {
  const data = toValue(root) as Readonly<Record<string, unknown>>;
  const follow = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(follow);
    if (typeof value !== 'object' || value === null) return value;
    const { $ref: reference } = value as Readonly<Record<string, unknown>>;
    if (typeof reference !== 'string')
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, follow(one)]));
    const steps = reference.split('/').slice(1);
    return follow(steps.reduce<unknown>((at, step) => (at as Readonly<Record<string, unknown>>)[step], data));
  };
  return follow({ ...data, components: undefined });
}

function after(texts: SpecTexts, edits: readonly TextEdit[]): Spec {
  const [[path = '', text = ''] = []] = Object.entries(texts);
  assert.ok(edits.every(({ uri }) => uri === specFolder + path));
  return specOf({ [path]: applyEdits(text, edits) });
}

function commentsIn({ file }: Spec): number {
  return file.format === 'json' ? 0 : (file.text().match(/# (?!no comment)/g) ?? []).length;
}

for (const [name, texts] of Object.entries(documents)) {
  const spec = specOf(texts);
  test(`Whatever is extracted leaves the meaning as it is, and every comment: ${name}`, () => {
    const objects = spec.units.flatMap((unit) => unit.objects.filter((object) => isExtractable(object, unit.version)));
    assert.ok(objects.length > 10);
    for (const object of objects) {
      const edits = extraction(spec, spec.file, object)?.edits();
      assert.ok(edits, `${object.type} ${object.key} can be extracted`);
      const extracted = after(texts, edits);
      assert.deepEqual(meaning(extracted), meaning(spec));
      assert.equal(commentsIn(extracted), commentsIn(spec));
    }
  });

  test(`Whatever is inlined leaves the meaning as it is: ${name}`, () => {
    for (const reference of spec.references()) {
      const found = inlining(spec, spec.file, reference);
      assert.ok(found);
      const ways = found.isOnlyUse ? [found.edits(), found.removingEdits()] : [found.edits()];
      for (const edits of ways) {
        assert.ok(edits, reference.target);
        assert.deepEqual(meaning(after(texts, edits)), meaning(spec), reference.target);
      }
    }
  });
}
