import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TextEdit } from '#engine/finding.ts';
import { type Inlining, inliningAt, inliningOfComponentAt } from '#engine/spec/refactor/inline.ts';
import { dedent } from '../../support/marks.ts';
import { cursorIn, edited } from '../navigation/cursor.ts';

type Choice = (inlining: Inlining) => readonly TextEdit[] | undefined;
const here: Choice = (inlining) => inlining.edits();
const andRemove: Choice = (inlining) => inlining.removingEdits();

function assertInlined(choose: Choice, source: string, expected: string): void {
  const { spec, uri, offset, texts } = cursorIn(source);
  const found = inliningAt(spec, uri, offset) ?? inliningOfComponentAt(spec, uri, offset);
  const edits = found && choose(found);
  assert.ok(edits, 'it can not be inlined');
  assert.deepEqual(edited(texts, edits), cursorIn(`${dedent(expected)}<|>`).texts);
}

test('A reference is replaced by the component, with its comments', () => {
  assertInlined(
    here,
    `
    openapi: 3.0.3
    paths:
      /pets:
        get:
          parameters:
            - $ref: '#/components/parameters/<|>Limit' # at most
            - $ref: '#/components/parameters/Limit'
    components:
      parameters:
        Limit: # how many
          # The name
          name: limit
          in: query # there
          description: |
            Text

              more
    `,
    `
    openapi: 3.0.3
    paths:
      /pets:
        get:
          parameters:
            - # at most
              # The name
              name: limit
              in: query # there
              description: |
                Text

                  more
            - $ref: '#/components/parameters/Limit'
    components:
      parameters:
        Limit: # how many
          # The name
          name: limit
          in: query # there
          description: |
            Text

              more
    `,
  );
});

test('A component that is used once is inlined and taken away, and the maps that it leaves empty', () => {
  const before = (one: string, other: string) => `
    openapi: 3.0.3
    components:
      schemas:
        ${other}Pet:
          type: object
        Other:
          items: { $ref: '#/components/schemas/${one}Pet' } # which
      headers: {}
    `;
  const after = `
    openapi: 3.0.3
    components:
      schemas:
        Other:
          items: # which
            type: object
      headers: {}
    `;
  assertInlined(andRemove, before('<|>', ''), after);
  assertInlined(andRemove, before('', '<|>'), after);
  assertInlined(
    andRemove,
    `
    swagger: '2.0'
    paths:
      /a:
        get:
          responses:
            200:
              $ref: '#/responses/<|>Ok'
    responses:
      Ok:
        description: Fine
    # The end
    tags: []
    `,
    `
    swagger: '2.0'
    paths:
      /a:
        get:
          responses:
            200:
              description: Fine
    # The end
    tags: []
    `,
  );
});

test('What is used by others is not taken away', () => {
  const source = `openapi: 3.0.3\ncomponents:\n  schemas:\n    A: {}\n    B: { not: { $ref: '#/components/schemas/<|>A' } }\n    C: { discriminator: { propertyName: a, mapping: { a: A } } }\n`;
  const { spec, uri, offset } = cursorIn(source);
  const found = inliningAt(spec, uri, offset);
  assert.equal(found?.isOnlyUse, false);
  assert.equal(found.removingEdits(), undefined);
});

test('JSON keeps its indentation', () => {
  assertInlined(
    andRemove,
    `
    //- a.json
    {
      "openapi": "3.0.3",
      "components": {
        "schemas": {
          "A": { "items": { "$ref": "#/components/schemas/<|>B" } },
          "B": {
            "type": "object",
            "properties": {}
          }
        }
      }
    }
    `,
    `
    //- a.json
    {
      "openapi": "3.0.3",
      "components": {
        "schemas": {
          "A": { "items": {
            "type": "object",
            "properties": {}
          } }
        }
      }
    }
    `,
  );
});

test('What comes from another file has its references changed', () => {
  assertInlined(
    here,
    `
    //- openapi.yaml
    openapi: 3.1.0
    paths: {}
    components:
      schemas:
        Pet:
          $ref: models/pet.yaml<|>
    //- models/pet.yaml
    # A pet
    type: object
    properties:
      owner: { $ref: "owner.yaml#/a" }
      self: { $ref: '#/properties/owner' }
    `,
    `
    //- openapi.yaml
    openapi: 3.1.0
    paths: {}
    components:
      schemas:
        Pet:
          type: object
          properties:
            owner: { $ref: "models/owner.yaml#/a" }
            self: { $ref: 'models/pet.yaml#/properties/owner' }
    //- models/pet.yaml
    # A pet
    type: object
    properties:
      owner: { $ref: "owner.yaml#/a" }
      self: { $ref: '#/properties/owner' }
    `,
  );
});

test('A reference is not inlined into itself, beside others, or where nothing stands', () => {
  const schemas = (text: string) => `openapi: 3.1.0\npaths: {}\ncomponents:\n  schemas:\n${text}`;
  const sources = [
    schemas(`    A: { items: { $ref: '#/components/schemas/<|>A' } }\n`),
    schemas(`    A: { items: { $ref: '#/components/schemas/<|>B', title: b } }\n    B: {}\n`),
    schemas(`    A: { items: { $ref: '#/components/schemas/<|>B' } }\n`),
    schemas(`    A: { items: { $ref: '#/components/schemas/<|>B' } }\n    B: true\n`),
    schemas(`    A: { items: { $ref: 'https://example.com/<|>a.yaml' } }\n`),
    schemas(`    A:\n      items: { $ref: '#/components/schemas/<|>B' }\n    B: &b\n      type: object\n    C: *b\n`),
    schemas(`    A<|>: { title: a }\n`),
  ];
  for (const source of sources) {
    const { spec, uri, offset } = cursorIn(source);
    assert.equal(inliningAt(spec, uri, offset) ?? inliningOfComponentAt(spec, uri, offset), undefined, source);
  }
});
