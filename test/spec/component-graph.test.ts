import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { SpecResult } from '#engine/spec/check-spec.ts';
import { parseSpecFile, updateSpecFile } from '#engine/spec/text/spec-file.ts';
import { checkFile, plainFindings } from './plain-findings.ts';

/** Which schemas one refers to, and how. */
interface Uses {
  readonly names: readonly string[];
  readonly way: 'required' | 'named' | 'optional' | 'allOf' | 'oneOf' | 'example';
  /** Where a schema is that uses them: in its place, nowhere, under a name that is near or one that isn't, or behind all others. */
  readonly place: 'own' | 'none' | 'near' | 'far' | 'last';
  /** Whether a schema has a name of its own besides, its `$anchor`. */
  readonly hasAnchor: boolean;
}

const names = ['Parcel', 'Person', 'Parcels', 'Letter', 'Street', 'Town', 'Country'];
const paths = ['/parcels', '/letters', '/people'];

const uses: fc.Arbitrary<Uses> = fc.record({
  // A name that there isn't is near to one that there is.
  names: fc.subarray([...names, 'Leter', 'Universe'], { maxLength: 2 }),
  way: fc.constantFrom('required', 'required', 'named', 'optional', 'allOf', 'oneOf', 'example'),
  place: fc.constantFrom('own', 'own', 'own', 'none', 'near', 'far', 'last'),
  hasAnchor: fc.boolean(),
});

const graph = fc.record({
  schemas: fc.array(uses, { minLength: names.length, maxLength: names.length }),
  paths: fc.array(uses, { minLength: paths.length, maxLength: paths.length }),
  edits: fc.array(fc.tuple(fc.nat({ max: names.length + paths.length - 1 }), uses), { minLength: 1, maxLength: 12 }),
});

test('What uses which component, and what has no end, is told after each edit as if it had been read for the first time', () => {
  fc.assert(
    fc.property(graph, ({ schemas, paths: items, edits }) => {
      const all = [...items, ...schemas];
      let file = parseSpecFile('file:///api.yaml', 'yaml', textOf(all));
      let result: SpecResult | undefined = checkFile(file);
      for (const [index, edited] of edits) {
        all[index] = edited;
        const text = textOf(all);
        file = updateSpecFile(file, [changeTo(file.text(), text)]);
        result = checkFile(file, undefined, result);
        const afresh = plainFindings(checkFile(parseSpecFile('file:///api.yaml', 'yaml', text)));
        assert.deepEqual(plainFindings(result), afresh, text);
      }
    }),
    { seed: Number(process.env.DOCWRIGHT_TEST_SEED ?? 7), numRuns: 300 },
  );
});

test('A schema has no end once another one takes the name by which it is required', () => {
  const schema = (required: string, anchor = '') =>
    `{ ${anchor}type: object, required: [other], properties: { other: { $ref: '${required}' } } }`;
  const withPerson = (anchor: string) =>
    `openapi: 3.1.0\npaths: {}\ncomponents:\n  schemas:\n    Parcel: ${schema('#sender')}\n    Person: ${schema('#/components/schemas/Parcel', anchor)}\n`;
  const isEndless = (checked: SpecResult | undefined) =>
    plainFindings(checked).some((finding) => finding.includes('openapi/circular-ref-without-end'));
  let file = parseSpecFile('file:///api.yaml', 'yaml', withPerson(''));
  let result: SpecResult | undefined = checkFile(file);
  assert.ok(!isEndless(result));
  for (const anchor of ['$anchor: sender, ', '', '$anchor: sender, ']) {
    file = updateSpecFile(file, [changeTo(file.text(), withPerson(anchor))]);
    result = checkFile(file, undefined, result);
    assert.equal(isEndless(result), anchor !== '', anchor);
  }
});

function textOf(all: readonly Uses[]): string {
  const items = paths.map((path, index) => `  ${path}:\n    get:\n      x-uses: ${partsOf(all[index])}\n`);
  const schemas = names.map((name, index) => {
    const used = all[paths.length + index];
    return { place: used?.place, text: `    ${nameOf(name, used)}: ${partsOf(used, nameOf(name, used))}\n` };
  });
  const inOrder = [
    ...schemas.filter(({ place }) => place !== 'none' && place !== 'last'),
    ...schemas.filter(({ place }) => place === 'last'),
  ];
  return `openapi: 3.1.0\npaths:\n${items.join('')}components:\n  schemas:\n    Place: {}\n${inOrder.map(({ text }) => text).join('')}`;
}

function nameOf(name: string, used: Uses | undefined): string {
  if (used?.place === 'near') return `${name}s`;
  return used?.place === 'far' ? `Another${name}OfAll` : name;
}

function partsOf(used: Uses | undefined, own?: string): string {
  const { names: referred, way } = used ?? { names: [], way: 'optional' };
  const start = way === 'named' ? '#' : '#/components/schemas/';
  const references = referred.map((name) => `{ $ref: '${start}${name}' }`);
  const anchor = used?.hasAnchor && own !== undefined ? `$anchor: ${own}, ` : '';
  const properties = referred.map((name, index) => `${name.toLowerCase()}: ${references[index]}`).join(', ');
  if (way === 'required' || way === 'named')
    return `{ ${anchor}required: [${referred.map((name) => name.toLowerCase())}], properties: { ${properties} } }`;
  if (way === 'optional') return `{ discriminator: { propertyName: kind }, properties: { ${properties} } }`;
  if (way === 'example') return `{ example: [${references}] }`;
  return references.length === 0 ? '{}' : `{ ${way}: [${references}] }`;
}

function changeTo(before: string, after: string) {
  let start = 0;
  while (start < Math.min(before.length, after.length) && before[start] === after[start]) start++;
  let same = 0;
  while (same < Math.min(before.length, after.length) - start && before.at(-1 - same) === after.at(-1 - same)) same++;
  return { span: { start, end: before.length - same }, text: after.slice(start, after.length - same) };
}
