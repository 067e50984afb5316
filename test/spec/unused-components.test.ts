import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { SpecResult } from '#engine/spec/check-spec.ts';
import { parseSpecFile, type SpecFile, updateSpecFile } from '#engine/spec/text/spec-file.ts';
import { sharedText } from '#engine/spec/tree/shared-text.ts';
import { checkFile, plainFindings } from './plain-findings.ts';

/** Many are near enough to each other that a reference to one that isn't there may mean another. */
const names = ['Parcel', 'Parcels', 'Porcel', 'Person', 'Persons', 'Order', 'Orders', 'Border'];

const name = fc.constantFrom(...names);

const references = fc.array(name, { maxLength: 3 });

const schema = fc.record({
  name,
  references,
  parents: fc.array(name, { maxLength: 1, size: 'xsmall' }),
  discriminates: fc.nat(15).map((number) => number === 0),
});

interface Schema {
  readonly name: string;
  readonly references: readonly string[];
  readonly parents: readonly string[];
  readonly discriminates: boolean;
}

interface Model {
  readonly paths: readonly (readonly string[])[];
  readonly schemas: readonly Schema[];
}

const model = fc.record({
  paths: fc.array(references, { minLength: 1, maxLength: 4 }),
  schemas: fc.uniqueArray(schema, { selector: (one) => one.name, minLength: 2, maxLength: 8 }),
});

const step = fc.record({
  what: fc.constantFrom('path', 'rename', 'references', 'schema', 'add', 'remove', 'move', 'back'),
  at: fc.nat(20),
  name,
  references,
  schema,
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function after(before: Model, { what, at, name: newName, references: newReferences, schema: newSchema }: Step): Model {
  const { paths, schemas } = before;
  const place = at % Math.max(1, schemas.length);
  const known = schemas[place];
  if (what === 'path') return { ...before, paths: paths.with(at % paths.length, newReferences) };
  if (what === 'add') return { ...before, schemas: schemas.toSpliced(place, 0, newSchema) };
  if (!known) return before;
  if (what === 'rename') return { ...before, schemas: schemas.with(place, { ...known, name: newName }) };
  if (what === 'references')
    return { ...before, schemas: schemas.with(place, { ...known, references: newReferences }) };
  if (what === 'schema') return { ...before, schemas: schemas.with(place, newSchema) };
  const without = schemas.toSpliced(place, 1);
  return { ...before, schemas: what === 'move' ? [...without, known] : without };
}

function textOf({ paths, schemas }: Model): string {
  const reference = (one: string) => `{ $ref: '#/components/schemas/${one}' }`;
  const pathText = (list: readonly string[], index: number) =>
    `  /p${index}:\n    get: { responses: { 200: { description: x, content: { a/b: { schema: { anyOf: [${list.map(reference).join(', ')}] } } } } } }\n`;
  const schemaText = (one: Schema) =>
    `    ${one.name}: { type: object, anyOf: [${one.references.map(reference).join(', ')}], allOf: [${one.parents.map(reference).join(', ')}]${
      one.discriminates ? ', discriminator: { propertyName: kind }' : ''
    } }\n`;
  return `openapi: 3.0.3\ninfo: { title: x, version: '1' }\npaths:\n${paths.map(pathText).join('')}components:\n  schemas:\n${schemas.map(schemaText).join('')}`;
}

/** The file with another text, by one edit. */
function changedTo(file: SpecFile, text: string): SpecFile {
  const { prefix, suffixFrom, shift } = sharedText(file.text(), text);
  const span = { start: prefix, end: suffixFrom - shift };
  return updateSpecFile(file, [{ span, text: text.slice(prefix, suffixFrom) }]);
}

const unusedIn = (result: SpecResult | undefined) =>
  plainFindings(result).filter((finding) => finding.includes('openapi/unused-component'));

test('Which components are unused after any edits is what it is from scratch', () => {
  let seen = 0;
  fc.assert(
    fc.property(model, fc.array(step, { minLength: 1, maxLength: 8 }), (start, steps) => {
      let now: Model = start;
      const earlier: Model[] = [];
      let file = parseSpecFile('file:///root', 'yaml', textOf(now));
      let result = checkFile(file);
      for (const one of steps) {
        const next = one.what === 'back' ? (earlier.pop() ?? now) : after(now, one);
        if (one.what !== 'back') earlier.push(now);
        now = next;
        file = changedTo(file, textOf(now));
        result = checkFile(file, undefined, result);
        const scratch = checkFile(parseSpecFile(file.uri, 'yaml', file.text()));
        const expected = unusedIn(scratch);
        seen += expected.length;
        assert.deepEqual(unusedIn(result), expected, file.text());
      }
    }),
    { seed: Number(process.env.DOCWRIGHT_TEST_SEED ?? 7), numRuns: Number(process.env.DOCWRIGHT_TEST_RUNS ?? 300) },
  );
  assert.ok(seen > 100);
});

test('What a misspelt reference is likely to mean counts as used, and so does what that is likely to mean', () => {
  const schema = { parents: [], discriminates: false };
  const described = (reference: string) => ({
    paths: [[reference]],
    schemas: [
      { ...schema, name: 'Parcel', references: ['Persn'] },
      { ...schema, name: 'Person', references: [] },
    ],
  });
  const unused = (reference: string) =>
    unusedIn(checkFile(parseSpecFile('file:///root', 'yaml', textOf(described(reference))))).length;
  assert.equal(unused('Parcl'), 0);
  assert.equal(unused('Letter'), 2);
});
