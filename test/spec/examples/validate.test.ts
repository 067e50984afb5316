import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problems } from './support.ts';

test('a value of another type is named by its key, an item by its list', () => {
  const schema = '{ properties: { id: { type: integer }, tags: { items: { type: string } } } }';
  assert.deepEqual(problems(schema, '{ id: one, tags: [a, 2] }'), [
    'one: `id` is text; the schema wants an integer',
    '2: An item of `tags` is the number 2; the schema wants text',
  ]);
  assert.deepEqual(problems('{ type: [string, "null"] }', '3'), [
    '3: The example is the number 3; the schema wants text or `null`',
  ]);
  assert.deepEqual(problems('{ type: integer }', '1.0'), []);
});

test('what is missing is said once for an object', () => {
  const schema = '{ required: [a, b, c, d, e] }';
  assert.deepEqual(problems(schema, '{ x: 1 }'), ['x: `a`, `b`, `c` and 2 more are missing']);
  assert.deepEqual(problems('{ properties: { to: { required: [zip] } } }', '{ to: {} }'), ['to: `zip` is missing']);
  assert.deepEqual(problems('{ required: true }', '{}'), []);
});

test('the same in several items of a list is said once', () => {
  assert.deepEqual(problems('{ items: { required: [id] } }', '[{ a: 1 }, { id: 2 }, { a: 3 }, { a: 4 }]'), [
    'a: `id` is missing (and in 2 more items)',
  ]);
});

test('a misspelt key is one problem', () => {
  const schema = '{ properties: { color: {}, size: {} }, required: [color], additionalProperties: false }';
  assert.deepEqual(problems(schema, '{ colour: red }'), [
    'colour: The schema has no property `colour`; did you mean `color`?',
  ]);
  assert.deepEqual(problems(schema, '{ color: red, weight: 1 }'), [
    'weight: The schema has no property `weight`, and allows no others than it has',
  ]);
});

test('of values that are allowed the nearest is proposed', () => {
  assert.deepEqual(problems('{ enum: [open, shipped] }', 'shiped'), [
    'shiped: The example is `shiped`; did you mean `shipped`?',
  ]);
  assert.deepEqual(problems('{ enum: [open, shipped] }', 'lost'), [
    'lost: The example is `lost`; it may be `open` or `shipped`',
  ]);
  assert.deepEqual(problems('{ enum: [1, 2] }', '"1"'), ['"1": The example is text; it may be `1` or `2`']);
  assert.deepEqual(problems('{ const: { a: [1, 2] } }', '{ a: [1.0, 2] }'), []);
});

test('numbers are compared as they are written', () => {
  assert.deepEqual(problems('{ multipleOf: 0.1 }', '0.3'), []);
  assert.deepEqual(problems('{ multipleOf: 0.01 }', '19.99'), []);
  assert.deepEqual(problems('{ multipleOf: 0.1 }', '0.35'), [
    '0.35: The example is 0.35; it must be a multiple of 0.1',
  ]);
  assert.deepEqual(problems('{ multipleOf: 0 }', '3'), []);
  assert.deepEqual(problems('{ format: int64 }', '9223372036854775807'), []);
  assert.equal(problems('{ format: int64 }', '9223372036854775808').length, 1);
  assert.equal(problems('{ format: int32 }', '2147483648').length, 1);
  assert.deepEqual(problems('{ maximum: 9007199254740993 }', '9007199254740993'), []);
  assert.equal(problems('{ maximum: 9007199254740992 }', '9007199254740993').length, 1);
});

test('exclusive limits are booleans in 3.0 and numbers later', () => {
  const message = '5: The example is 5; it must be greater than 5';
  assert.deepEqual(problems('{ minimum: 5, exclusiveMinimum: true }', '5', { version: '3.0' }), [message]);
  assert.deepEqual(problems('{ exclusiveMinimum: 5 }', '5'), [message]);
  assert.deepEqual(problems('{ minimum: 5, exclusiveMinimum: false }', '5', { version: '2.0' }), []);
});

test('of a text one problem is said', () => {
  assert.deepEqual(problems('{ minLength: 3, pattern: "^[a-z]+$", format: uuid }', 'A1'), [
    'A1: The example has 2 characters; it must have at least 3',
  ]);
  assert.deepEqual(problems('{ maxLength: 2 }', '😀😀'), []);
});

test('a pattern that could take for ever does not', () => {
  const text = `${'a'.repeat(60)}!`;
  assert.equal(problems('{ pattern: "^(a+)+$" }', text).length, 1);
  assert.equal(problems('{ pattern: "^(a|a)*$" }', text).length, 1);
  assert.equal(problems(`{ pattern: "^${'a?'.repeat(40)}${'a'.repeat(40)}$" }`, text).length, 1);
  assert.deepEqual(problems('{ pattern: "^(?=.*(a+)+$).*b$" }', text), []);
});

test('patterns are those of ECMA-262, and what else is meant by one', () => {
  assert.deepEqual(problems(String.raw`{ pattern: '^(?=.*\d)\S+$' }`, 'a1'), []);
  assert.equal(problems(String.raw`{ pattern: '^(?=.*\d)\S+$' }`, 'ab').length, 1);
  assert.deepEqual(problems(String.raw`{ pattern: '^\p{Letter}+$' }`, 'é'), []);
  assert.deepEqual(problems("{ pattern: '(?i)^get$' }", 'GET'), []);
  assert.deepEqual(problems("{ pattern: '(^][so bad]+$' }", 'abc'), []);
});

test('formats of standards are checked, others are not', () => {
  assert.deepEqual(problems('{ format: date-time }', '"2026-01-31T10:00:00Z"'), []);
  assert.deepEqual(problems('{ format: date-time }', '"2026-01-31T10:00:00"'), [
    '"2026-01-31T10:00:00": The example is `2026-01-31T10:00:00`, which is no date and time of RFC 3339',
  ]);
  assert.equal(problems('{ format: date }', '"2026-02-30"').length, 1);
  assert.deepEqual(problems('{ format: uri }', 'https://example.com/{id}'), []);
  assert.equal(problems('{ format: uri }', '/parcels').length, 1);
  assert.deepEqual(problems('{ format: password }', 'x'), []);
  assert.deepEqual(problems('{ format: date }', '3'), []);
});

test('of alternatives the one counts that was meant', () => {
  const schema = `
oneOf: [{ $ref: '#/$defs/Dog' }, { $ref: '#/$defs/Cat' }]
$defs:
  Dog: { properties: { kind: { const: dog }, barks: { type: boolean } }, required: [kind] }
  Cat: { properties: { kind: { const: cat }, lives: { type: integer } }, required: [kind] }
`;
  assert.deepEqual(problems(schema, '{ kind: cat, lives: many }'), [
    'many: `lives` is text; the schema wants an integer',
  ]);
  assert.deepEqual(problems(schema, '{ kind: catt }'), ['catt: `kind` is `catt`; did you mean `cat`?']);
  assert.deepEqual(problems(schema, '{ kind: fox }'), ['fox: `kind` is `fox`; it may be `dog` or `cat`']);
  assert.deepEqual(problems('{ anyOf: [{ type: integer }, { type: array }] }', 'a'), [
    'a: The example is text; the schema wants an integer or a list',
  ]);
  assert.deepEqual(problems('{ anyOf: [{ required: [a] }, { required: [b] }] }', '{ x: 1 }'), [
    'x: `a` or `b` is missing',
  ]);
  assert.deepEqual(problems('{ anyOf: [{ enum: [a] }, { enum: [b, c] }] }', 'x'), [
    'x: The example is `x`; it may be `a`, `b` or `c`',
  ]);
});

test('more than one of `oneOf` is too many', () => {
  const schema = "{ oneOf: [{ $ref: '#/$defs/A' }, { $ref: '#/$defs/B' }], $defs: { A: {}, B: { type: integer } } }";
  assert.deepEqual(problems(schema, '1'), ['1: The example fits `A` and `B`; it must fit only one (`oneOf`)']);
  assert.deepEqual(problems(schema, 'a'), []);
});

test('a discriminator says which alternative it is', () => {
  const schema = `
oneOf: [{ $ref: '#/components/schemas/Dog' }, { $ref: '#/components/schemas/Cat' }]
discriminator: { propertyName: kind, mapping: { d: '#/components/schemas/Dog' } }
components:
  schemas:
    Dog: { properties: { name: { type: string } } }
    Cat: { properties: { name: { type: integer } } }
`;
  assert.deepEqual(problems(schema, '{ kind: d, name: 1 }'), ['1: `name` is the number 1; the schema wants text']);
  assert.deepEqual(problems(schema, '{ kind: Cat, name: a }'), ['a: `name` is text; the schema wants an integer']);
  assert.deepEqual(problems(schema, '{ kind: d, name: a }'), []);
});

test('`allOf` joins: what one part has, `unevaluatedProperties` knows, and `additionalProperties` does not', () => {
  const parts = 'allOf: [{ properties: { a: { type: integer } } }], properties: { b: {} }';
  assert.deepEqual(problems(`{ ${parts}, unevaluatedProperties: false }`, '{ a: 1, b: 2 }'), []);
  assert.deepEqual(problems(`{ ${parts}, unevaluatedProperties: false }`, '{ a: 1, c: 2 }'), [
    'c: The schema has no property `c`, and allows no others than it has',
  ]);
  assert.equal(problems(`{ ${parts}, additionalProperties: false }`, '{ a: 1 }').length, 1);
});

test('other properties can be asked not to be there, wherever a schema is put together', () => {
  const schema = `
allOf: [{ $ref: '#/$defs/Base' }, { properties: { b: { properties: { c: {} } } } }]
$defs: { Base: { properties: { a: {} } } }
`;
  const strict = { allowAdditionalProperties: false };
  assert.deepEqual(problems(schema, '{ a: 1, b: { c: 1 } }', strict), []);
  assert.equal(problems(schema, '{ a: 1, d: 1 }', strict).length, 1);
  assert.equal(problems(schema, '{ b: { d: 1 } }', strict).length, 1);
  assert.deepEqual(problems('{ type: object }', '{ d: 1 }', strict), []);
  assert.deepEqual(problems('{ properties: { a: {} }, additionalProperties: true }', '{ d: 1 }', strict), []);
});

test('what is for one way only may be missing the other way, wherever it is declared', () => {
  const schema = `
allOf: [{ $ref: '#/$defs/Base' }]
required: [id, secret]
$defs: { Base: { properties: { id: { readOnly: true }, secret: { writeOnly: true } } } }
`;
  assert.deepEqual(problems(schema, '{ secret: x }', { direction: 'request' }), []);
  assert.deepEqual(problems(schema, '{ x: 1 }', { direction: 'request' }), ['x: `secret` is missing']);
  assert.deepEqual(problems(schema, '{ id: 1 }', { direction: 'response' }), []);
  assert.deepEqual(problems(schema, '{ x: 1 }', { direction: 'response' }), ['x: `id` is missing']);
  assert.deepEqual(problems(schema, '{}'), []);
});

test('what is for one way only should not be sent the other way', () => {
  const schema = '{ properties: { id: { readOnly: true }, secret: { writeOnly: true } } }';
  const value = '{ id: 1, secret: x }';
  const request = ["id: `id` is read-only; a request shouldn't have it"];
  assert.deepEqual(problems(schema, value, { version: '3.0', direction: 'request' }), request);
  assert.deepEqual(problems(schema, value, { version: '3.1', direction: 'request' }), []);
  assert.deepEqual(problems(schema, value, { direction: 'response' }), [
    "secret: `secret` is write-only; a response shouldn't have it",
  ]);
  assert.deepEqual(problems(schema, value, { version: '3.0' }), []);
});

test('null is allowed in the words of each version', () => {
  assert.deepEqual(problems('{ type: string, nullable: true, enum: [a] }', 'null', { version: '3.0' }), []);
  assert.deepEqual(problems('{ allOf: [{ type: object }], nullable: true }', 'null', { version: '3.0' }), []);
  assert.deepEqual(problems('{ type: string, x-nullable: true }', 'null', { version: '2.0' }), []);
  assert.deepEqual(problems('{ type: string, nullable: true }', 'null'), [
    'null: The example is `null`; the schema wants text',
  ]);
});

test('keywords of later drafts say nothing in 3.0', () => {
  const schema = '{ const: 1, if: true, then: false, contains: false, prefixItems: [false] }';
  assert.deepEqual(problems(schema, '[2]', { version: '3.0' }), []);
  assert.ok(problems(schema, '[2]').length > 0);
});

test('nothing is said where a reference leads nowhere, in a circle, or dynamically', () => {
  assert.deepEqual(problems("{ $ref: 'missing.yaml' }", '1'), []);
  assert.deepEqual(problems("{ oneOf: [{ $ref: 'missing.yaml' }, { type: integer }] }", '1'), []);
  assert.deepEqual(problems("{ not: { $ref: 'missing.yaml' } }", '1'), []);
  assert.deepEqual(problems("{ $ref: '#' }", '1'), []);
  assert.deepEqual(problems("{ $dynamicRef: '#node', unevaluatedProperties: false }", '{ a: 1 }'), []);
  assert.deepEqual(problems('{ $schema: "https://example.com/dialect", type: string }', '1'), []);
});

test('schemas that refer to themselves are followed as deep as the value goes', () => {
  const schema = "{ properties: { name: { type: string }, child: { $ref: '#' } } }";
  assert.deepEqual(problems(schema, '{ child: { child: { name: 1 } } }'), [
    '1: `name` is the number 1; the schema wants text',
  ]);
});

test('schemas and values without end come to one', () => {
  const levels = Array.from({ length: 60 }, (_, level) => {
    const next = `{ $ref: '#/$defs/s${level + 1}' }`;
    return `  s${level}: { allOf: [${next}, ${next}] }`;
  });
  const schema = `$ref: '#/$defs/s0'\n$defs:\n${levels.join('\n')}\n  s60: { type: string }\n`;
  assert.deepEqual(problems(schema, 'text'), []);
  const aliases = Array.from({ length: 40 }, (_, level) => `a${level + 1}: &a${level + 1} [*a${level}, *a${level}]`);
  const value = `a0: &a0 [1]\n${aliases.join('\n')}\n`;
  const list = (more: string): string => `
additionalProperties: { $ref: '#/$defs/list' }
$defs: { list: { ${more} items: { anyOf: [{ type: integer }, { $ref: '#/$defs/list' }] } } }
`;
  assert.deepEqual(problems(list(''), value), []);
  assert.ok(problems(list('uniqueItems: true,'), value).length > 0);
});

test('a reference in the place of a value is the value', () => {
  const value = "{ a: { $ref: '#/good' }, b: { $ref: '#/missing' }, c: { $ref: '#/good', d: 1 } }";
  const schema = '{ good: text, properties: { a: { type: string }, b: { type: string }, c: { type: string } } }';
  assert.deepEqual(problems(schema, value), []);
  assert.deepEqual(problems('{ bad: 1, properties: { a: { type: string } } }', "{ a: { $ref: '#/bad' } }"), [
    '1: `a` is the number 1; the schema wants text',
  ]);
});
