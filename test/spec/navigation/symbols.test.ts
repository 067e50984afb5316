import assert from 'node:assert/strict';
import { test } from 'node:test';
import { symbolAt } from '#engine/spec/navigation/symbol-at.ts';
import { assertDefinition, assertOccurrences, cursorIn } from './cursor.ts';

test('A component is found from a reference to it, over files and through it', () => {
  assertOccurrences(`
    //- openapi.yaml
    openapi: 3.1.0
    paths:
      /pets:
        get:
          responses:
            '200':
              content:
                application/json:
                  schema: { $ref: '#/components/schemas/P<|>et' }
                                                        ^^^ use
      /owners:
        $ref: owners.yaml#/~1owners
    components:
      schemas:
        Pet:
        ^^^ definition
          type: object
          properties:
            id: { type: string }
            parent: { $ref: "#/components/schemas/Pet" }
                                                  ^^^ use
        Id:
          $ref: '#/components/schemas/Pet/properties/id'
                                      ^^^ use
        PetName:
          $ref: '#/components/schemas/Id'
    //- owners.yaml
    /owners:
      get:
        responses:
          '200':
            content:
              application/json:
                schema:
                  $ref: openapi.yaml#/components/schemas/Pet
                                                         ^^^ use
  `);
});

test('A component of another file is found from its key', () => {
  assertOccurrences(`
    //- openapi.json
    {
      "openapi": "3.0.3",
      "paths": {},
      "components": {
        "schemas": { "Pet": { "$ref": "models.json#/definitions/P~1et" } }
                                                                ^^^^^ use
      }
    }
    //- models.json
    { "definitions": { "P/<|>et": { "items": { "$ref": "#/definitions/P~1et" } } } }
                        ^^^^ definition
                                                                   ^^^^^ use
  `);
});

test('Components of 2.0 stand in maps of the root', () => {
  assertOccurrences(`
    swagger: '2.0'
    paths:
      /pets:
        get:
          parameters:
            - $ref: '#/parameters/Limit'
                                  ^^^^^ use
          responses: {}
    parameters:
      Limi<|>t: { name: limit, in: query, type: integer }
      ^^^^^ definition
  `);
});

test('A discriminator maps to a schema by name or by reference', () => {
  assertOccurrences(`
    openapi: 3.0.3
    paths: {}
    components:
      schemas:
        Pet:
          discriminator:
            propertyName: kind
            mapping:
              cat: Ca<|>t
                   ^^^ use
              tom: '#/components/schemas/Cat'
                                         ^^^ use
              Cat: Dog
        Cat: { type: object }
        ^^^ definition
        Dog: { type: object }
  `);
});

test('An operation is found from the links that lead to it', () => {
  const source = (cursor: string) => `
    openapi: 3.0.3
    paths:
      /pets:
        get:
          operationId: ${cursor}listPets
                       ^^^^^^^^ definition
          responses:
            '200':
              links:
                again: { operationId: listPets }
                                      ^^^^^^^^ use
                byPlace: { operationRef: '#/paths/~1pets/get' }
                                                         ^^^ use
  `;
  assertOccurrences(source('<|>'));
});

test('A link leads to the operation that it names by its place', () => {
  assertDefinition(`
    openapi: 3.0.3
    paths:
      /pets:
        get:
        ^^^ here
          responses:
            '200':
              links:
                byPlace: { operationRef: '#/paths/<|>~1pets/get' }
  `);
});

test('A tag is found in operations, as a parent and in groups', () => {
  assertOccurrences(`
    openapi: 3.2.0
    info: { title: Pets, version: 1.0.0 }
    tags:
      - name: pets
              ^^^^ definition
      - name: cats
        parent: pets
                ^^^^ use
    x-tagGroups:
      - name: All
        tags: [pets, cats]
               ^^^^ use
    paths:
      /pets:
        get:
          tags: [cats, 'pe<|>ts']
                        ^^^^ use
          responses: {}
  `);
});

test('A security scheme is found in requirements, and its scopes too', () => {
  assertOccurrences(`
    openapi: 3.0.3
    security:
      - oauth: [read]
        ^^^^^ use
    paths:
      /pets:
        get:
          security: [{ oauth: [read, write] }, { key: [] }]
                       ^^^^^ use
          responses: {}
    components:
      securitySchemes:
        oa<|>uth:
        ^^^^^ definition
          type: oauth2
          flows: { implicit: { authorizationUrl: /a, scopes: { read: Read, write: Write } } }
        key: { type: apiKey, in: header, name: k }
  `);
  assertOccurrences(`
    swagger: '2.0'
    security:
      - oauth: [re<|>ad]
                ^^^^ use
      - other: [read]
    paths: {}
    securityDefinitions:
      oauth: { type: oauth2, flow: implicit, authorizationUrl: /a, scopes: { read: Read } }
                                                                             ^^^^ definition
      other: { type: oauth2, flow: implicit, authorizationUrl: /a, scopes: { read: Read } }
  `);
});

test('An anchor is found from references to it in its file', () => {
  assertOccurrences(`
    openapi: 3.1.0
    paths: {}
    components:
      schemas:
        Tree:
          $dynamicAnchor: node
                          ^^^^ definition
          items: { $dynamicRef: '#no<|>de' }
                                  ^^^^ use
        Leaf: { $ref: '#node' }
                        ^^^^ use
  `);
});

test('A path parameter is found in all paths that share its declaration', () => {
  assertOccurrences(`
    openapi: 3.0.3
    paths:
      /pets/{i<|>d}:
             ^^ use
        parameters: [{ $ref: '#/components/parameters/Id' }]
        get:
          responses:
            '200':
              links:
                owner: { operationId: getOwner, parameters: { id: '$request.path.id' } }
                                                                                 ^^ use
                same: { operationId: getPet, parameters: { path.id: 1 } }
                                                                ^^ use
      /pets/{id}/photos/{photo}:
             ^^ use
        get:
          operationId: getPet
          parameters: [{ $ref: '#/components/parameters/Id' }]
          responses: {}
      /owners/{id}:
        get:
          operationId: getOwner
          parameters: [{ name: id, in: path, required: true }]
          responses: {}
    components:
      parameters:
        Id: { name: id, in: path, required: true }
                    ^^ definition
  `);
});

test('A reference to a file leads to its beginning', () => {
  assertDefinition(`
    //- openapi.yaml
    openapi: 3.1.0
    paths: {}
    components: { schemas: { Pet: { $ref: 'p<|>et.yaml' } } }
    //- pet.yaml
    # A pet
    type: object
    ^^^^ here
    properties: {}
  `);
});

test('Nothing is named by ordinary keys and values, nor in an empty place', () => {
  const sources = [
    'openapi: 3.1.0\nin<|>fo: { title: a, version: b }\npaths: {}\n',
    'openapi: 3.1.0\ninfo: { title: a<|>, version: b }\npaths: {}\n',
    'openapi: 3.1.0\npaths: {}\n<|>\n',
    'openapi: 3.1.0\npaths:\n  /a:\n    g<|>et: {}\n',
    'openapi: 3.1.0\npaths: {}\ncomponents:\n  sch<|>emas:\n    A: {}\n',
    'openapi: 3.1.0\npaths: {}\ncomponents:\n  schemas:\n    A: {}\n    <|>\n',
  ];
  for (const source of sources) {
    const { spec, uri, offset } = cursorIn(source);
    assert.equal(symbolAt(spec, uri, offset), undefined, source);
  }
});
