import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renameEdits } from '#engine/spec/refactor/rename.ts';
import { nameProblem, renameProblem } from '#engine/spec/refactor/rename-problem.ts';
import { dedent } from '../../support/marks.ts';
import { type Cursor, cursorIn, edited, symbolIn } from '../navigation/cursor.ts';

/** Asserts that a new name at the cursor makes the other texts of these. */
function assertRenamed(name: string, source: string, expected: string): void {
  const cursor = cursorIn(source);
  const { symbol } = symbolIn(cursor);
  assert.equal(renameProblem(cursor.spec, symbol), undefined);
  assert.equal(nameProblem(cursor.spec, symbol, name), undefined);
  const after = edited(cursor.texts, renameEdits([cursor.spec], symbol, name));
  assert.equal(joined(after), joined(cursorIn(`${dedent(expected)}<|>`).texts));
}

function joined(texts: Cursor['texts']): string {
  return Object.entries(texts)
    .map(([path, text]) => `//- ${path}\n${text}`)
    .join('');
}

function problemOf(name: string, source: string): string | undefined {
  const cursor = cursorIn(source);
  const { symbol } = symbolIn(cursor);
  return renameProblem(cursor.spec, symbol) ?? nameProblem(cursor.spec, symbol, name);
}

test('A component is renamed in every file, in the quotes that each place has', () => {
  assertRenamed(
    'Animal',
    `
    //- openapi.yaml
    openapi: 3.1.0
    paths:
      /pets: { $ref: "pets.yaml#/pets" }
    components:
      schemas:
        'P<|>et': # a pet
          discriminator: { propertyName: kind, mapping: { pet: Pet, other: "#/components/schemas/Pet" } }
        PetList: { items: { $ref: '#/components/schemas/Pet' } }
        Id: { $ref: "#/components/schemas/Pet/properties/id" }
      x-more: { $ref: '#/components/schemas/Pet' }
    //- pets.yaml
    pets:
      post:
        requestBody: { content: { a/b: { schema: { $ref: ./openapi.yaml#/components/schemas/Pet } } } }
    unused: { $ref: 'openapi.yaml#/components/schemas/Pet' }
    `,
    `
    //- openapi.yaml
    openapi: 3.1.0
    paths:
      /pets: { $ref: "pets.yaml#/pets" }
    components:
      schemas:
        'Animal': # a pet
          discriminator: { propertyName: kind, mapping: { pet: Animal, other: "#/components/schemas/Animal" } }
        PetList: { items: { $ref: '#/components/schemas/Animal' } }
        Id: { $ref: "#/components/schemas/Animal/properties/id" }
      x-more: { $ref: '#/components/schemas/Animal' }
    //- pets.yaml
    pets:
      post:
        requestBody: { content: { a/b: { schema: { $ref: ./openapi.yaml#/components/schemas/Animal } } } }
    unused: { $ref: 'openapi.yaml#/components/schemas/Animal' }
    `,
  );
});

const kinds: readonly (readonly [string, string, string])[] = [
  ['schemas', 'schema', '{ type: string }'],
  ['responses', 'response', '{ description: a }'],
  ['parameters', 'parameter', '{ name: a, in: query }'],
  ['examples', 'example', '{ value: 1 }'],
  ['requestBodies', 'requestBody', '{ content: {} }'],
  ['headers', 'header', '{ schema: {} }'],
  ['securitySchemes', 'securityScheme', '{ type: http, scheme: basic }'],
  ['links', 'link', '{ operationId: a }'],
  ['callbacks', 'callback', '{}'],
  ['pathItems', 'pathItem', '{}'],
  ['mediaTypes', 'mediaType', '{}'],
];
for (const [kind, type, value] of kinds) {
  test(`A component is renamed that is a ${type}`, () => {
    const text = (name: string, cursor = '') =>
      `openapi: 3.2.0\npaths: {}\ncomponents:\n  ${kind}:\n    ${name}${cursor}: ${value}\n    Other: { $ref: '#/components/${kind}/${name}' }\n`;
    assertRenamed('New', text('Old', '<|>'), text('New'));
  });
}

for (const [kind, value] of [
  ['definitions', '{}'],
  ['parameters', '{ name: a, in: query, type: string }'],
  ['responses', '{ description: a }'],
  ['securityDefinitions', '{ type: basic }'],
]) {
  test(`A component of 2.0 is renamed in ${kind}`, () => {
    const text = (name: string, cursor = '') =>
      `swagger: '2.0'\npaths:\n  /a: { get: { responses: { default: { $ref: '#/${kind}/${name}' } } } }\n${kind}:\n  ${name}${cursor}: ${value}\n`;
    assertRenamed('New', text('Old', '<|>'), text('New'));
  });
}

test('A name is escaped where it is a step of a pointer', () => {
  assertRenamed(
    'a/b~c d',
    `
    swagger: '2.0'
    definitions: { "x y": {}, L: { items: { $ref: '#/definitions/x%20y' } }, M: { $ref: "#/definitions/x<|> y" } }
    `,
    `
    swagger: '2.0'
    definitions: { "a/b~c d": {}, L: { items: { $ref: '#/definitions/a~1b~0c%20d' } }, M: { $ref: "#/definitions/a~1b~0c%20d" } }
    `,
  );
});

test('An operation, a tag, a scheme, a scope and an anchor are renamed', () => {
  const text = (names: Readonly<Record<string, string>>) => `
    openapi: 3.2.0
    tags: [{ name: ${names.tag} }, { name: x, parent: ${names.tag} }]
    security: [{ ${names.scheme}: [${names.scope}] }]
    paths:
      /a:
        get:
          tags: [x, ${names.tag}]
          operationId: ${names.operation}
          responses: { '200': { links: { a: { operationId: ${names.operation} } } } }
    components:
      schemas:
        A: { $anchor: ${names.anchor}, items: { $ref: '#${names.anchor}' } }
      securitySchemes:
        ${names.scheme}: { type: oauth2, flows: { implicit: { scopes: { ${names.scope}: Text } } } }
  `;
  const before = { tag: 'pets', scheme: 'oauth', scope: 'read', operation: 'listPets', anchor: 'node' };
  for (const [kind, name] of Object.entries(before)) {
    const marked = text(before).replace(name, `${name}<|>`);
    assertRenamed('renamed', marked, text({ ...before, [kind]: 'renamed' }));
  }
});

test('A path parameter is renamed in its paths, and in the pointers that lead through them', () => {
  assertRenamed(
    'petId',
    `
    openapi: 3.0.3
    paths:
      "/pets/{id}/{other}":
        parameters: [{ name: id, in: path, required: true }]
        get:
          responses: { '200': { links: { a: { operationRef: '#/paths/~1pets~1{id}~1{other}/get', parameters: { path.id: $request.path.id } } } } }
      /owners/{id}:
        get:
          parameters: [{ name: i<|>d, in: path, required: true }]
          responses: { '200': { links: { a: { operationRef: '#/paths/~1owners~1%7Bid%7D/get' } } } }
    `,
    `
    openapi: 3.0.3
    paths:
      "/pets/{id}/{other}":
        parameters: [{ name: id, in: path, required: true }]
        get:
          responses: { '200': { links: { a: { operationRef: '#/paths/~1pets~1{id}~1{other}/get', parameters: { path.id: $request.path.id } } } } }
      /owners/{petId}:
        get:
          parameters: [{ name: petId, in: path, required: true }]
          responses: { '200': { links: { a: { operationRef: '#/paths/~1owners~1%7BpetId%7D/get' } } } }
    `,
  );
});

test('A name gets quotes where it would be read as something else without them', () => {
  assertRenamed(
    'cats, dogs',
    `
    openapi: 3.0.3
    tags: [{ name: pe<|>ts }]
    paths: { /a: { get: { tags: [pets, "pets", 'pets'] } } }
    `,
    `
    openapi: 3.0.3
    tags: [{ name: 'cats, dogs' }]
    paths: { /a: { get: { tags: ['cats, dogs', "cats, dogs", 'cats, dogs'] } } }
    `,
  );
});

test('A path is renamed with the pointers that lead through it', () => {
  assertRenamed(
    '/animals/{id}',
    `
    openapi: 3.0.3
    paths:
      /p<|>ets/{id}: { get: { responses: { '200': { links: { a: { operationRef: '#/paths/~1pets~1{id}/get' } } } } } }
    `,
    `
    openapi: 3.0.3
    paths:
      /animals/{id}: { get: { responses: { '200': { links: { a: { operationRef: '#/paths/~1animals~1{id}/get' } } } } } }
    `,
  );
});

test('A name that is taken or not allowed is refused in words', () => {
  const components = `openapi: 3.1.0\npaths: {}\ncomponents:\n  schemas:\n    Pe<|>t: {}\n    Dog: {}\n`;
  assert.equal(problemOf('Dog', components), 'There is a “Dog” already.');
  assert.equal(problemOf('a b', components), 'The name of a component has letters, digits, `.`, `-` and `_` only.');
  assert.equal(problemOf(' ', components), 'A name is needed.');
  assert.equal(problemOf('Pet', components), undefined);
  const tags = `openapi: 3.1.0\ntags: [{ name: p<|>ets }, { name: dogs }]\npaths: {}\n`;
  assert.equal(problemOf('dogs', tags), 'There is a tag “dogs” already.');
  const operations = `openapi: 3.1.0\npaths: { /a: { get: { operationId: <|>a }, put: { operationId: b } } }\n`;
  assert.equal(problemOf('b', operations), 'There is an operation “b” already.');
  const path = `openapi: 3.1.0\npaths:\n  /a/{i<|>d}/{b}: { parameters: [{ name: id, in: path }] }\n`;
  assert.equal(problemOf('b', path), '/a/{id}/{b} has a parameter “b” already.');
  assert.match(problemOf('x/y', path) ?? '', /^A path parameter has none of/);
});

test('What is no name of the author is not renamed', () => {
  const property = `openapi: 3.1.0\npaths: {}\ncomponents:\n  schemas:\n    A: { properties: { id: {} } }\n    B: { $ref: '#/components/schemas/A/properties/i<|>d' }\n`;
  assert.match(problemOf('x', property) ?? '', /^Only names can be renamed/);
  const nowhere = `openapi: 3.1.0\npaths: {}\ncomponents:\n  schemas:\n    B: { $ref: '#/components/schemas/<|>A' }\n`;
  assert.equal(problemOf('x', nowhere), 'The reference leads nowhere.');
  const scheme = `openapi: 3.1.0\npaths: {}\nsecurity: [{ k<|>ey: [] }]\n`;
  assert.equal(problemOf('x', scheme), 'No security scheme “key” is defined in this description.');
});
