import assert from 'node:assert/strict';
import { test } from 'node:test';
import { extractionAt } from '#engine/spec/refactor/extract.ts';
import { dedent } from '../../support/marks.ts';
import { cursorIn, edited } from '../navigation/cursor.ts';

/** What extracting at the cursor makes of the text. */
function assertExtracted(source: string, expected: string): void {
  const { spec, uri, offset, texts } = cursorIn(source);
  const found = extractionAt(spec, uri, { start: offset, end: offset });
  const edits = found?.edits();
  assert.ok(edits, 'there is nothing to extract');
  assert.deepEqual(edited(texts, edits), cursorIn(`${dedent(expected)}<|>`).texts);
}

function extractedName(source: string): string | undefined {
  const { spec, uri, offset } = cursorIn(source);
  const found = extractionAt(spec, uri, { start: offset, end: offset });
  return found && `${found.holder}/${found.name}`;
}

test('A schema goes to the end of the schemas, with its comments, in the style of the document', () => {
  assertExtracted(
    `
    openapi: 3.0.3
    paths:
      /pets:
        get:
          operationId: listPets
          responses:
            '200':
              content:
                application/json:
                  sch<|>ema: # what comes back
                    # All of them
                    type: array
                    items: { "$ref": "#/components/schemas/Pet" } # one

                    description: |
                      Text

                        # with more
                  example: []
    components:
      schemas:
        Pet:
          type: object # a pet
      # At the end
    tags: []
    `,
    `
    openapi: 3.0.3
    paths:
      /pets:
        get:
          operationId: listPets
          responses:
            '200':
              content:
                application/json:
                  schema: # what comes back
                    "$ref": "#/components/schemas/ListPetsResponse"
                  example: []
    components:
      schemas:
        Pet:
          type: object # a pet
        ListPetsResponse:
          # All of them
          type: array
          items: { "$ref": "#/components/schemas/Pet" } # one

          description: |
            Text

              # with more
      # At the end
    tags: []
    `,
  );
});

test('The maps that are missing are made', () => {
  assertExtracted(
    `
    openapi: 3.0.3
    paths:
        /pets/{id}:
            parameters:
                - name: <|>petId # which
                  in: path
                  required: true
                - name: b
    `,
    `
    openapi: 3.0.3
    paths:
        /pets/{id}:
            parameters:
                - $ref: '#/components/parameters/PetId'
                - name: b
    components:
        parameters:
            PetId:
                name: petId # which
                in: path
                required: true
    `,
  );
  assertExtracted(
    `
    openapi: 3.0.3
    components:
      schemas: {}
      headers:
        A:
          schema: <|>{ type: string }
    `,
    `
    openapi: 3.0.3
    components:
      schemas:
        A: { type: string }
      headers:
        A:
          schema: { $ref: '#/components/schemas/A' }
    `,
  );
});

test('In 2.0 a schema goes to the definitions', () => {
  assertExtracted(
    `
    swagger: '2.0'
    paths:
      /pets:
        post:
          responses:
            404:
              descr<|>iption: None
    `,
    `
    swagger: '2.0'
    paths:
      /pets:
        post:
          responses:
            404:
              $ref: '#/responses/NotFound'
    responses:
      NotFound:
        description: None
    `,
  );
});

test('JSON keeps its indentation', () => {
  assertExtracted(
    `
    //- openapi.json
    {
    	"openapi": "3.1.0",
    	"paths": {
    		"/pets": {
    			"post": {
    				"requestBody": {<|>
    					"content": {
    						"application/json": {}
    					}
    				}
    			}
    		}
    	}
    }
    `,
    `
    //- openapi.json
    {
    	"openapi": "3.1.0",
    	"paths": {
    		"/pets": {
    			"post": {
    				"requestBody": {
    					"$ref": "#/components/requestBodies/PostPetsRequest"
    				}
    			}
    		}
    	},
    	"components": {
    		"requestBodies": {
    			"PostPetsRequest": {
    				"content": {
    					"application/json": {}
    				}
    			}
    		}
    	}
    }
    `,
  );
  assertExtracted(
    `
    //- openapi.json
    {"openapi":"3.1.0","components":{"schemas":{"Pet":{"properties":{"owner":{"type":<|>"object"}}}}}}
    `,
    `
    //- openapi.json
    {"openapi":"3.1.0","components":{"schemas":{"Pet":{"properties":{"owner":{ "$ref": "#/components/schemas/Owner" }}}, "Owner": {"type":"object"}}}}
    `,
  );
});

test('What stands in another file goes to the root, and its references with it', () => {
  assertExtracted(
    `
    //- openapi.yaml
    openapi: 3.0.3
    paths:
      /pets: { $ref: paths/pets.yaml }
    //- paths/pets.yaml
    get:
      responses:
        '404': <|>
          description: None
          content: { a/b: { schema: { $ref: error.yaml } } }
    //- paths/error.yaml
    type: object
    `,
    `
    //- openapi.yaml
    openapi: 3.0.3
    paths:
      /pets: { $ref: paths/pets.yaml }
    components:
      responses:
        NotFound:
          description: None
          content: { a/b: { schema: { $ref: paths/error.yaml } } }
    //- paths/pets.yaml
    get:
      responses:
        '404': 
          $ref: '../openapi.yaml#/components/responses/NotFound'
    //- paths/error.yaml
    type: object
    `,
  );
});

test('A name says what the thing is and is like the others', () => {
  const schema = (text: string, others = '') =>
    `openapi: 3.1.0\npaths: {}\ncomponents:\n  schemas:\n    pet:\n      type: object\n      properties:\n        ${text}\n${others}`;
  assert.equal(extractedName(schema('home_address: <|>{ type: object }')), 'schemas/homeAddress');
  assert.equal(extractedName(schema('a: <|>{ title: Home address, type: object }')), 'schemas/homeAddress');
  assert.equal(extractedName(schema('pets: { type: array, items: { ty<|>pe: object } }')), 'schemas/pet2');
  assert.equal(extractedName(schema('a_b: <|>{ type: object }', '    two_words: {}\n')), 'schemas/a_b');
  assert.equal(extractedName(schema('aB: <|>{ type: object }', '    two-words: {}\n    one-two: {}\n')), 'schemas/a-b');
});

test('What is a component, a reference or in the wrong place is not extracted', () => {
  const sources = [
    'openapi: 3.1.0\npaths: {}\ncomponents:\n  schemas:\n    Pe<|>t: { type: object }\n',
    'openapi: 3.1.0\npaths: {}\ncomponents:\n  schemas:\n    Pet:\n      items: <|>{ $ref: "#/components/schemas/Pet" }\n',
    'openapi: 3.1.0\npaths:\n  /a:\n    get: <|>{ summary: a }\n',
    'openapi: 3.1.0\ninfo: <|>{ title: a, version: b }\npaths: {}\n',
    'swagger: "2.0"\npaths:\n  /a:\n    get:\n      responses:\n        200:\n          headers:\n            X: <|>{ type: string }\n',
    'openapi: 3.1.0\npaths: {}\ncomponents:\n  schemas:\n    Pet:\n      items: &a\n        ty<|>pe: object\n',
    'openapi: 3.1.0\npaths: {}\ncomponents:\n  schemas:\n    A: &a { type: object }\n    Pet:\n      items: \n        ty<|>pe: object\n        not: *a\n',
  ];
  const elsewhere = cursorIn(
    'openapi: 3.1.0\npaths: { /a: { get: { responses: { default: { content: { a/b: { schema: <|>{ type: object } } } } } } } }\ncomponents:\n  schemas:\n    $ref: schemas.yaml\n',
  );
  const span = { start: elsewhere.offset, end: elsewhere.offset };
  assert.equal(extractionAt(elsewhere.spec, elsewhere.uri, span)?.edits(), undefined);
  for (const source of sources) assert.equal(extractedName(source), undefined, source);
});
