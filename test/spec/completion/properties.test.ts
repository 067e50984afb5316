import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completeSpec } from '#engine/spec/completion/complete.ts';
import { hoverSpec } from '#engine/spec/hover/hover.ts';
import { buildSpec } from '#engine/spec/spec.ts';
import { parseSpecFile } from '#engine/spec/text/spec-file.ts';
import { dedent } from '../../support/marks.ts';

const yaml = dedent(`
  openapi: 3.1.0
  info: { title: "Pets", version: '1.0.0', license: { name: MIT } }
  # a comment: with a colon
  tags:
  - name: pets
    description: >-
      All about: pets
       - and more
  paths:
    /pets/{id}:
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
        - $ref: "#/components/parameters/Page"
      get:
        tags: [pets, "other one"]
        responses:
          '200':
            description: "A pet
              on two lines"
            content:
              application/json:
                schema: {
                  $ref: '#/components/schemas/Pet'
                }
                example: { id: 1, kind: cat, more: [{ a: b }] }
          default: &error
            description: |
              key: not a key

              end
          4XX: *error
  components:
    schemas:
      Pet:
        allOf:
          - - odd
          - type: object
            required: [id]
            properties:
              id: { type: integer }
              kind: { enum: [cat, 'dog'] }
              self: { $ref: '#/components/schemas/Pet' }
  security: [{ key: [] }]
`);

const json = `{
  "swagger": "2.0",
  "info": { "title": "Pets", "version": "1\\"0" },
  "paths": {
    "/pets": {
      "get": { "parameters": [ { "name": "a", "in": "query", "type": "string" }, {} ], "tags": [ "x" ],
        "responses": { "200": { "description": "", "schema": { "$ref": "#/definitions/Pet" }, "examples": { "application/json": { "id": 1 } } } }
      }
    }
  },
  "definitions": {
    "Pet": { "properties": { "id": { "type": "integer", "enum": [1, 2] } }, "required": ["id"] }
  }
}
`;

const fixtures = { yaml, json, crlf: yaml.replaceAll('\n', '\r\n'), mark: `\uFEFF${yaml}` } as const;

for (const [name, text] of Object.entries(fixtures)) {
  const format = name === 'json' ? 'json' : 'yaml';
  const step = name === 'json' || name === 'yaml' ? 1 : 7;
  const ask = (source: string, offset: number) => {
    const file = parseSpecFile(`file:///api.${format}`, format, source);
    const spec = buildSpec(file, () => undefined);
    if (!spec) return [];
    hoverSpec(file, offset, spec);
    return completeSpec(file, offset, { spec });
  };

  test(`${name}: every beginning of the document is completed at its end`, () => {
    let answered = 0;
    for (let end = 0; end <= text.length; end += step) {
      const items = ask(text.slice(0, end), end);
      if (items.length > 0) answered += 1;
      for (const { span } of items) assert.ok(span.start <= end && span.end === end, String(end));
    }
    assert.ok(answered > 20, `${answered} answers`);
  });

  test(`${name}: every place of the document is completed, and with a letter taken out`, () => {
    const whole = parseSpecFile(`file:///api.${format}`, format, text);
    const spec = buildSpec(whole, () => undefined);
    assert.ok(spec);
    for (let offset = 0; offset <= text.length; offset += step) {
      hoverSpec(whole, offset, spec);
      for (const { span } of completeSpec(whole, offset, { spec })) {
        assert.ok(span.start <= offset && offset <= span.end, String(offset));
        assert.ok(!/[\r\n]/.test(text.slice(span.start, span.end)), String(offset));
      }
      if (offset % 3 === 0) ask(text.slice(0, offset) + text.slice(offset + 1), offset);
    }
  });
}
