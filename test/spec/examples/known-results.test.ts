import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { SpecResult } from '#engine/spec/check-spec.ts';
import { parseSpecFile, updateSpecFile } from '#engine/spec/text/spec-file.ts';
import { checkFile, plainFindings } from '../plain-findings.ts';

const names = ['Parcel', 'Person', 'Street', 'Town', 'Label'];
const keys = ['id', 'name', 'street', 'town', 'kind'];

const scalarSchema = fc.constantFrom(
  { type: 'string' },
  { type: 'integer' },
  { type: 'string', enum: ['big', 'small'] },
  { type: 'string', readOnly: true },
  { type: 'integer', writeOnly: true },
  { type: 'integer', minimum: 3 },
  {},
);
const reference = fc.constantFrom(...names).map((name) => ({ $ref: `#/components/schemas/${name}` }));
const leaf = fc.oneof({ weight: 2, arbitrary: reference }, { weight: 1, arbitrary: scalarSchema });
const objectSchema = fc
  .record({
    properties: fc.dictionary(fc.constantFrom(...keys), leaf, { maxKeys: 4 }),
    required: fc.subarray(keys, { maxLength: 2 }),
    additionalProperties: fc.constantFrom(undefined, undefined, false),
    unevaluatedProperties: fc.constantFrom(undefined, undefined, undefined, false),
    allOf: fc.option(fc.array(reference, { minLength: 1, maxLength: 1 }), { nil: undefined, freq: 5 }),
    readOnly: fc.constantFrom(undefined, undefined, undefined, true),
  })
  .map((schema) => ({ type: 'object', ...schema }));
const schema: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: objectSchema },
  { weight: 1, arbitrary: leaf },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('array'), items: leaf }) },
  { weight: 1, arbitrary: fc.record({ oneOf: fc.array(leaf, { minLength: 1, maxLength: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ anyOf: fc.array(leaf, { minLength: 1, maxLength: 3 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      oneOf: fc.array(reference, { minLength: 2, maxLength: 2 }),
      discriminator: fc.constant({ propertyName: 'kind' }),
    }),
  },
);
const value: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('big', 'Parcel', 1, 5),
    fc.dictionary(fc.constantFrom(...keys), tie('value'), { maxKeys: 4 }),
    fc.array(tie('value'), { maxLength: 2 }),
  ),
})).value;

const document = fc.record({
  schemas: fc.array(schema, { minLength: names.length, maxLength: names.length }),
  examples: fc.array(fc.record({ schema: fc.oneof(reference, schema), value, isRequest: fc.boolean() }), {
    minLength: 1,
    maxLength: 4,
  }),
  version: fc.constantFrom('3.0.3', '3.1.0'),
  edits: fc.array(fc.tuple(fc.nat({ max: names.length - 1 }), schema, fc.boolean()), { minLength: 1, maxLength: 8 }),
});

test('Examples are checked after each edit of a schema as if it had been read for the first time', () => {
  fc.assert(
    fc.property(document, ({ schemas, examples, version, edits }) => {
      const all = [...schemas];
      const textOf = () => {
        const operations = examples.map(({ schema: own, value: example, isRequest }, index) => {
          const content = { 'application/json': { schema: own, example } };
          const operation = isRequest
            ? { requestBody: { content }, responses: {} }
            : { responses: { 200: { description: 'Yes.', content } } };
          return `  /${index}: ${JSON.stringify({ post: operation })}\n`;
        });
        const components = names.map((name, index) => `    ${name}: ${JSON.stringify(all[index])}\n`);
        return `openapi: ${version}\ninfo: { title: A, version: '1' }\npaths:\n${operations.join('')}components:\n  schemas:\n${components.join('')}`;
      };
      let file = parseSpecFile('file:///api.yaml', 'yaml', textOf());
      let result: SpecResult | undefined = checkFile(file);
      const edit = () => {
        const text = textOf();
        file = updateSpecFile(file, [{ span: { start: 0, end: file.text().length }, text }]);
        result = checkFile(file, undefined, result);
        const afresh = plainFindings(checkFile(parseSpecFile('file:///api.yaml', 'yaml', text)));
        assert.deepEqual(plainFindings(result), afresh, text);
      };
      for (const [index, edited, isTakenBack] of edits) {
        const before = all[index];
        all[index] = edited;
        edit();
        if (!isTakenBack) continue;
        all[index] = before;
        edit();
      }
    }),
    { seed: Number(process.env.DOCWRIGHT_TEST_SEED ?? 7), numRuns: Number(process.env.DOCWRIGHT_TEST_RUNS ?? 300) },
  );
});
