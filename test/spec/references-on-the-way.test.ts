import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseSpecFile, type SpecFile, updateSpecFile } from '#engine/spec/text/spec-file.ts';
import { checkFile, plainFindings } from './plain-findings.ts';

/** A description whose maps of components are references to other files, over one step or two. */
const texts: Readonly<Record<string, string>> = {
  'file:///root': `openapi: 3.0.3
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    parameters:
      - { $ref: '#/components/parameters/id' }
    get:
      responses:
        '200':
          description: The parcels.
          content:
            a/b: { schema: { $ref: '#/components/schemas/Parcel' } }
            c/d: { schema: { $ref: '#/components/schemas/State' } }
            e/f: { schema: { $ref: '#/components/schemas/Own' } }
components:
  parameters: { $ref: 'parameters.yaml#/all' }
  schemas:
    $ref: schemas.yaml
`,
  'file:///schemas.yaml': `Parcel: { type: object }
State: { type: string }
Own: { type: string }
`,
  'file:///parameters.yaml': `all:
  $ref: more.yaml
`,
  'file:///more.yaml': `id: { name: id, in: query, schema: { type: string } }
`,
};

/** In a file, what stands in the place of what: back and forth. */
const swaps: readonly (readonly [string, string, string])[] = [
  ['file:///root', '$ref: schemas.yaml', '$ref: more.yaml'],
  ['file:///root', '$ref: schemas.yaml', 'Own: { type: integer }'],
  ['file:///root', '$ref: schemas.yaml', 'Own: { type: integer }\n    $ref: schemas.yaml'],
  ['file:///root', 'parameters.yaml#/all', 'parameters.yaml#/none'],
  ['file:///schemas.yaml', 'Parcel:', 'Parcels:'],
  ['file:///schemas.yaml', 'type: object', 'deprecated: true'],
  ['file:///schemas.yaml', 'State:', 'Stage:'],
  ['file:///parameters.yaml', '$ref: more.yaml', 'id: { name: x, in: path, required: true }'],
  ['file:///parameters.yaml', 'all:', 'none:'],
  ['file:///more.yaml', 'id: {', 'ident: {'],
  ['file:///more.yaml', 'in: query', 'in: path'],
  ['file:///more.yaml', 'schema:', 'deprecated: true, schema:'],
];

const uris = Object.keys(texts);

const step = fc.oneof(
  { arbitrary: fc.nat(swaps.length - 1), weight: 5 },
  // A file comes or goes.
  fc.constantFrom(...uris.slice(1)),
);

test('What is said of references whose way leads over others is what it is from scratch, whatever file is edited', () => {
  let unresolved = 0;
  fc.assert(
    fc.property(fc.constantFrom('3.0.3', '3.1.0'), fc.array(step, { minLength: 1, maxLength: 8 }), (version, steps) => {
      const files = new Map<string, SpecFile>();
      for (const [uri, text] of Object.entries(texts))
        files.set(uri, parseSpecFile(uri, 'yaml', text.replace('3.0.3', version)));
      const gone = new Set<string>();
      const check = (known: ReadonlyMap<string, SpecFile>, before?: ReturnType<typeof checkFile>) => {
        const root = known.get('file:///root');
        assert.ok(root);
        return checkFile(root, (uri) => (gone.has(uri) ? undefined : known.get(uri)), before);
      };
      let result = check(files);
      for (const one of steps) {
        if (typeof one === 'string') {
          if (!gone.delete(one)) gone.add(one);
        } else {
          const [uri = '', is = '', other = ''] = swaps[one] ?? [];
          const file = files.get(uri);
          const text = file?.text() ?? '';
          // The longer one may have the other one in it.
          const found = [is, other].sort((a, b) => b.length - a.length).find((piece) => text.includes(piece));
          if (!file || found === undefined) continue;
          const start = text.indexOf(found);
          const span = { start, end: start + found.length };
          files.set(uri, updateSpecFile(file, [{ span, text: found === is ? other : is }]));
        }
        result = check(files, result);
        const fresh = new Map([...files].map(([uri, file]) => [uri, parseSpecFile(uri, 'yaml', file.text())]));
        const scratch = plainFindings(check(fresh));
        unresolved += scratch.filter((finding) => finding.includes('openapi/unresolved-ref')).length;
        assert.deepEqual(plainFindings(result), scratch, [...fresh.values()].map((file) => file.text()).join('---\n'));
      }
    }),
    { seed: Number(process.env.DOCWRIGHT_TEST_SEED ?? 7), numRuns: Number(process.env.DOCWRIGHT_TEST_RUNS ?? 200) },
  );
  assert.ok(unresolved > 100);
});
