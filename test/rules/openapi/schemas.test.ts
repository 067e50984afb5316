import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedText, messagesOf } from '../../support/check-rule.ts';

/** A description of components only: some schemas, as YAML. */
const schemas = (version: string, text: string): string => {
  const lines = text.trim().split('\n');
  const head = `info: { title: Parcels, version: 1.0.0 }\npaths: {}\n`;
  if (version === '2.0') return `swagger: '2.0'\n${head}definitions:\n${lines.map((line) => `  ${line}\n`).join('')}`;
  const indented = lines.map((line) => `    ${line}\n`).join('');
  return `openapi: ${version}\n${head}components:\n  schemas:\n${indented}`;
};

test('null in a list needs the word of the version', () => {
  const rule = 'openapi/enum-type';
  assert.deepEqual(messagesOf(rule, schemas('3.0.4', 'A: { type: string, enum: [a, null] }')), [
    "`null` isn't a string",
  ]);
  assert.deepEqual(messagesOf(rule, schemas('3.0.4', 'A: { type: string, nullable: true, enum: [a, null] }')), []);
  assert.deepEqual(messagesOf(rule, schemas('3.1.0', "A: { type: [string, 'null'], enum: [a, null] }")), []);
  assert.deepEqual(messagesOf(rule, schemas('2.0', 'A: { type: string, nullable: true, enum: [a, null] }')), [
    "`null` isn't a string",
  ]);
  assert.deepEqual(messagesOf(rule, schemas('2.0', 'A: { type: string, x-nullable: true, enum: [a, null] }')), []);
});

test('a whole number is an integer, and empty text can be seen', () => {
  const rule = 'openapi/enum-type';
  assert.deepEqual(messagesOf(rule, schemas('3.1.0', 'A: { type: integer, enum: [1, 2.0] }')), []);
  assert.deepEqual(messagesOf(rule, schemas('3.1.0', 'A: { type: integer, enum: [1, ""] }')), [
    '`""` isn\'t an integer',
  ]);
  assert.match(
    fixedText(rule, schemas('3.1.0', 'A: { type: string, enum: [1.10, 2.0] }')),
    /enum: \[['"]1\.10['"], ['"]2\.0['"]\]/,
  );
});

test('parameters of 2.0 have types and lists of their own', () => {
  const text = `swagger: '2.0'
info: { title: Parcels, version: 1.0.0 }
paths: {}
parameters:
  size: { name: size, in: query, required: true, type: string, enum: [small, 2, small], minimum: 1 }
`;
  assert.deepEqual(messagesOf('openapi/enum-type', text), ["`2` isn't a string"]);
  assert.deepEqual(messagesOf('openapi/enum-unique', text), ['`small` stands in the `enum` already']);
  assert.deepEqual(messagesOf('openapi/schema-type', text), ['`minimum` has no effect: the type is `string`']);
});

test('numbers and texts are different values, objects are equal whatever the order of their keys', () => {
  const rule = 'openapi/enum-unique';
  assert.deepEqual(messagesOf(rule, schemas('3.1.0', 'A: { enum: [1, "1", null, "null"] }')), []);
  assert.equal(messagesOf(rule, schemas('3.1.0', 'A: { enum: [{ a: 1, b: 2 }, { b: 2, a: 1 }] }')).length, 1);
});

test('a required property may be described by what is around a schema, or behind its references', () => {
  const rule = 'openapi/required-defined';
  const composed = `
Base: { type: object, properties: { id: { type: string } } }
More: { $ref: '#/components/schemas/Base', properties: { size: { type: string } } }
Cat:
  allOf:
    - $ref: '#/components/schemas/More'
    - type: object
      required: [id, size, colour]
  properties: { colour: { type: string } }
`;
  assert.deepEqual(messagesOf(rule, schemas('3.1.0', composed)), []);
  assert.deepEqual(messagesOf(rule, schemas('3.1.0', 'A: { required: [a] }')), []);
  assert.deepEqual(messagesOf(rule, schemas('3.1.0', 'A: { type: object, required: [a] }')), [
    'No property `a` is described',
  ]);
  const names = 'A: { type: object, required: [name, nam, sise], properties: { name: {}, size: {} } }';
  assert.deepEqual(messagesOf(rule, schemas('3.1.0', names)), [
    'No property `nam` is described',
    'No property `sise` is described; did you mean `size`?',
  ]);
  const open = 'A: { type: object, required: [a], additionalProperties: { type: string } }';
  assert.deepEqual(messagesOf(rule, schemas('3.1.0', open)), []);
});

test('exclusive limits mean what they mean in the version', () => {
  const rule = 'openapi/range-constraints';
  assert.deepEqual(messagesOf(rule, schemas('3.0.4', 'A: { type: number, maximum: 1, exclusiveMaximum: true }')), []);
  assert.deepEqual(messagesOf(rule, schemas('3.0.4', 'A: { type: number, exclusiveMaximum: true }')), [
    '`exclusiveMaximum` has no effect without `maximum`',
  ]);
  assert.deepEqual(
    messagesOf(rule, schemas('3.1.0', 'A: { type: number, exclusiveMinimum: 2, exclusiveMaximum: 2 }')),
    ['No number is greater than 2 and less than 2'],
  );
  assert.deepEqual(messagesOf(rule, schemas('3.1.0', 'A: { type: string, minLength: 3, maxLength: 3 }')), []);
});

test('ordinary recursion has an end', () => {
  const rule = 'openapi/circular-ref-without-end';
  const self = "$ref: '#/components/schemas/A'";
  for (const schema of [
    `A: { type: object, properties: { a: { ${self} } } }`,
    `A: { type: object, required: [a], properties: { a: { type: array, items: { ${self} } } } }`,
    `A: { type: object, required: [a], properties: { a: { oneOf: [{ ${self} }, { type: 'null' }] } } }`,
    `A: { type: [object, 'null'], required: [a], properties: { a: { ${self} } } }`,
  ])
    assert.deepEqual(messagesOf(rule, schemas('3.1.0', schema)), [], schema);
});

test('a circle without end is found once, over lists, alternatives and other schemas', () => {
  const rule = 'openapi/circular-ref-without-end';
  const self = "$ref: '#/components/schemas/A'";
  for (const schema of [
    `A: { type: object, required: [a], properties: { a: { ${self} } } }`,
    `A: { type: object, required: [a], properties: { a: { type: array, minItems: 1, items: { ${self} } } } }`,
    `A: { type: object, required: [a], properties: { a: { oneOf: [{ ${self} }, { allOf: [{ ${self} }] }] } } }`,
    `A: { allOf: [{ ${self} }] }`,
    `A: { type: object, required: [b], properties: { b: { $ref: '#/components/schemas/B' } } }
B: { type: object, required: [a], properties: { a: { ${self} } } }`,
  ])
    assert.equal(messagesOf(rule, schemas('3.1.0', schema)).length, 1, schema);
});

test('references that lead round over files are found in one of them', () => {
  const found = messagesOf('openapi/circular-ref-without-end', {
    'openapi.yaml': `openapi: 3.0.4
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  parameters:
    size: { $ref: 'other.yaml#/size' }
`,
    'other.yaml': "size: { $ref: 'openapi.yaml#/components/parameters/size' }\n",
  });
  assert.equal(found.length, 1);
});

test('types that meet are no conflict', () => {
  const rule = 'openapi/all-of-conflict';
  assert.deepEqual(messagesOf(rule, schemas('3.1.0', 'A: { allOf: [{ type: integer }, { type: number }] }')), []);
  assert.equal(messagesOf(rule, schemas('3.1.0', 'A: { type: object, allOf: [{ type: string }] }')).length, 1);
});

test('a discriminator of 3.0 need not be required, but should be', () => {
  const text = schemas(
    '3.0.4',
    'A: { type: object, properties: { kind: { type: string } }, discriminator: { propertyName: kind } }',
  );
  assert.deepEqual(messagesOf('openapi/discriminator', text), ["`kind` isn't required"]);
});

const parcels = (version: string, ...lines: readonly string[]): string => `openapi: ${version}
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcel: { type: object }
${lines.map((line) => `    ${line}\n`).join('')}`;

test('a type of another language is told with what it is in JSON Schema', () => {
  for (const [type, meant] of [
    ['int', 'integer'],
    ['bool', 'boolean'],
    ['str', 'string'],
    ['float', 'number'],
    ['dict', 'object'],
    ['list', 'array'],
  ])
    assert.deepEqual(messagesOf('openapi/schema', parcels('3.0.3', `A: { type: ${type} }`)), [
      `\`type\` is \`${type}\`; did you mean \`${meant}\`?`,
    ]);
  const dated = parcels('3.1.0', 'A: { type: date }');
  assert.deepEqual(messagesOf('openapi/schema', dated), [
    '`type` is `date`; did you mean `string` with `format: date`?',
  ]);
  assert.equal(fixedText('openapi/schema', dated), parcels('3.1.0', 'A: { type: string, format: "date" }'));
  const nothing = parcels('3.1.0', 'A: { type: [string, null] }');
  assert.deepEqual(messagesOf('openapi/schema', nothing), ['An item of `type` is empty; the type is written `"null"`']);
  assert.equal(fixedText('openapi/schema', nothing), parcels('3.1.0', 'A: { type: [string, "null"] }'));
});

test('a number is shown as it is written', () => {
  const text = "openapi: '3.1.0'\ninfo: { title: Parcels, version: 1.0 }\npaths: {}\n";
  assert.deepEqual(messagesOf('openapi/schema', text), ['`version` is the number 1.0; it must be a string']);
  assert.equal(fixedText('openapi/schema', text), text.replace('1.0 }', '"1.0" }'));
});

test('a reference in the place of a list is a mistake where it leads to one item', () => {
  const text = parcels('3.1.0', `A: { allOf: { $ref: '#/components/schemas/Parcel' } }`);
  assert.deepEqual(messagesOf('openapi/schema', text), ['`allOf` is an object; it must be a list']);
});

test('a reference that lacks something, or is that of another version, is told with what is meant', () => {
  for (const written of [
    '/components/schemas/Parcel',
    "'#components/schemas/Parcel'",
    "'#/definitions/Parcel'",
    "'#/schemas/Parcel'",
    'Parcel',
  ]) {
    const text = parcels('3.0.3', `A: { items: { $ref: ${written} } }`);
    const [message = ''] = messagesOf('openapi/unresolved-ref', text);
    assert.match(message, /; did you mean `#\/components\/schemas\/Parcel`\?$/, written);
  }
  assert.deepEqual(messagesOf('openapi/unresolved-ref', parcels('3.0.3', "A: { items: { $ref: '' } }")), [
    'The reference is empty',
  ]);
});

test('two schemas of a file have no anchor in common', () => {
  const text = parcels('3.1.0', 'A: { $anchor: one }', 'B: { properties: { b: { $anchor: one } } }');
  assert.deepEqual(messagesOf('openapi/schema', text), ['The anchor `one` names another schema already']);
  const apart = parcels('3.1.0', 'A: { $anchor: one }', "B: { $id: 'https://b.test/', $anchor: one }");
  assert.deepEqual(messagesOf('openapi/schema', apart), []);
});

test('nothing can be a value of an empty enumeration', () => {
  assert.deepEqual(messagesOf('openapi/example-valid', parcels('3.1.0', 'A: { enum: [], example: a }')), [
    "The example is `a`; it can't be right, since `enum` is empty",
  ]);
});
