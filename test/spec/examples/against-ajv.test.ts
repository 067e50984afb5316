import assert from 'node:assert/strict';
import { test } from 'node:test';
import Ajv2020 from 'ajv/dist/2020.js';
import Ajv from 'ajv-draft-04';
import fc from 'fast-check';
import type { SpecVersion } from '#engine/spec/grammar/grammar.ts';
import { problems } from './support.ts';

const name = fc.constantFrom('a', 'b', 'c');
const text = fc.constantFrom('', 'a', 'ab', 'abc', '12');
const count = fc.nat({ max: 3 });
const integer = fc.integer({ min: -3, max: 5 });
const scalar = fc.oneof(text, integer, fc.constantFrom(0.1, 0.3, 2.5), fc.boolean(), fc.constant(null));

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(name, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

type Keywords = Readonly<Record<string, fc.Arbitrary<unknown>>>;
type WithSchemas = (schema: fc.Arbitrary<unknown>) => Keywords;

const types = ['string', 'number', 'integer', 'boolean', 'null', 'array', 'object'];

/** Keywords that mean the same in all drafts. */
const simple: Keywords = {
  type: fc.oneof(fc.constantFrom(...types), fc.uniqueArray(fc.constantFrom(...types), { minLength: 1, maxLength: 3 })),
  enum: fc.uniqueArray(scalar, { minLength: 1, maxLength: 3, comparator: 'SameValueZero' }),
  minimum: integer,
  maximum: integer,
  minLength: count,
  maxLength: count,
  pattern: fc.constantFrom('^a', 'b$', '^\\d+$', '[a-b]{2}'),
  minItems: count,
  maxItems: count,
  uniqueItems: fc.boolean(),
  minProperties: count,
  maxProperties: count,
  required: fc.uniqueArray(name, { minLength: 1, maxLength: 2 }),
};

const nested: WithSchemas = (schema) => {
  const schemas = fc.array(schema, { minLength: 1, maxLength: 3 });
  return {
    properties: fc.dictionary(name, schema, { maxKeys: 3 }),
    patternProperties: fc.dictionary(fc.constantFrom('^a', 'b'), schema, { maxKeys: 2 }),
    additionalProperties: fc.oneof(fc.boolean(), schema),
    items: schema,
    allOf: schemas,
    anyOf: schemas,
    oneOf: schemas,
    not: schema,
  };
};

const simpleLater: Keywords = {
  ...simple,
  const: scalar,
  exclusiveMinimum: integer,
  exclusiveMaximum: integer,
  dependentRequired: fc.dictionary(name, fc.uniqueArray(name, { maxLength: 2 }), { maxKeys: 2 }),
};

const nestedLater: WithSchemas = (schema) => ({
  ...nested(schema),
  prefixItems: fc.array(schema, { minLength: 1, maxLength: 2 }),
  contains: schema,
  minContains: count,
  maxContains: count,
  propertyNames: schema,
  dependentSchemas: fc.dictionary(name, schema, { maxKeys: 2 }),
  if: schema,
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: schema,
  else: schema,
  unevaluatedProperties: fc.oneof(fc.boolean(), schema),
  unevaluatedItems: fc.oneof(fc.boolean(), schema),
});

/** Schemas with a few keywords each: with more next to nothing fits. */
function schemasOf(plain: Keywords, deep: WithSchemas, levels: number): fc.Arbitrary<object> {
  const keywords = levels === 0 ? plain : { ...plain, ...deep(schemasOf(plain, deep, levels - 1)) };
  return fc
    .uniqueArray(fc.constantFrom(...Object.entries(keywords)), { minLength: 1, maxLength: 3, selector: ([key]) => key })
    .chain((entries) => fc.record(Object.fromEntries(entries)));
}

const draft4 = schemasOf(simple, nested, 2);
const draft2020 = schemasOf(simpleLater, nestedLater, 2);

function verdict(version: SpecVersion, schema: unknown, example: unknown): boolean {
  return problems(JSON.stringify(schema), JSON.stringify(example), { version }).length === 0;
}

/** Ajv 8.20 lets empty lists pass that `contains` forbids, where it stands beside other keywords for lists or in a property's schema. */
function isMisjudged(schema: object, example: unknown): boolean {
  return JSON.stringify(schema).includes('"contains"') && JSON.stringify(example).includes('[]');
}

test('the verdict is that of Ajv, by the fourth draft', () => {
  fc.assert(
    fc.property(draft4, value, (schema, example) => {
      const ajv = new Ajv({ strict: false, allErrors: false, logger: false });
      const expected = ajv.validate(schema, example);
      assert.equal(verdict('3.0', schema, example), expected, JSON.stringify({ schema, example }));
    }),
    { numRuns: 100 },
  );
});

test('the verdict is that of Ajv, by draft 2020-12', () => {
  fc.assert(
    fc.property(draft2020, value, (schema, example) => {
      fc.pre(!isMisjudged(schema, example));
      const ajv = new Ajv2020({ strict: false, allErrors: false, logger: false });
      const expected = ajv.validate(schema, example);
      assert.equal(verdict('3.1', schema, example), expected, JSON.stringify({ schema, example }));
    }),
    { numRuns: 100 },
  );
});
