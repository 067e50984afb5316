import assert from 'node:assert/strict';
import { test } from 'node:test';
import { driftIn, mendedBy } from '../support/drift-rule.ts';

const rule = 'drift/error-code-mismatch';

const specWith = (code: string, more = ''): string => `openapi: 3.1.0
info: { title: Parcels, version: '1' }
paths:
  /parcels:
    get:
      responses:
        '200': { description: OK }
        '404':
          description: Lost
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Error' }${more}
components:
  schemas:
    Error: { type: object, properties: { error: { type: object, properties: { code: ${code}, message: { type: string } } } } }
`;

const spec = specWith('{ type: string, enum: [parcel_lost, parcel_wet] }');
const table = (...rows: string[]): string =>
  `## Error Code List\n\n| Code | Status | Description |\n| --- | --- | --- |\n${rows.join('\n')}\n\n## GET /parcels\n`;
const row = (code: string, status = '404'): string => `| \`${code}\` | ${status} | Bad luck. |`;
const example = "\n              example: { error: { code: parcel_lost, message: 'No' } }";

const cases: readonly (readonly [title: string, spec: string, text: string, ...found: string[]])[] = [
  ['the same', spec, table(row('parcel_lost'), row('parcel_wet'))],
  [
    'a code that is missing',
    spec,
    table(row('parcel_lost')),
    'Code | The error code `parcel_wet` of `openapi.yaml` is not in the catalogue',
  ],
  [
    'a code too many',
    spec,
    table(row('parcel_lost'), row('parcel_wet'), row('letter_late')),
    'letter_late | `openapi.yaml` has no error code `letter_late`',
  ],
  [
    'a renamed code',
    spec,
    table(row('parcel_lost'), row('parcel_wett')),
    'parcel_wett | `openapi.yaml` has no error code `parcel_wett`; did you mean `parcel_wet`?',
  ],
  ['an open list', specWith('{ type: string }'), table(row('parcel_lost'), row('letter_late'))],
  [
    'const',
    specWith('{ const: parcel_lost }'),
    table(row('parcel_lost'), row('letter_late')),
    'letter_late | `openapi.yaml` has no error code `letter_late`',
  ],
  ['codes of something else', spec, table(row('letter_late'), row('letter_torn'))],
  ['statuses in the place of codes', spec, table(row('404'), row('500'))],
  [
    'the status of an example',
    specWith('{ type: string, enum: [parcel_lost, parcel_wet] }', example),
    table(row('parcel_lost', '410'), row('parcel_wet', '410')),
    '410 | `parcel_lost` comes with `404` in `openapi.yaml`, not with `410`',
    '410 | `parcel_wet` comes with `404` in `openapi.yaml`, not with `410`',
  ],
  ['several statuses in a cell', spec, table(row('parcel_lost', '404, 410'), row('parcel_wet', '4xx'))],
  ['no catalogue', spec, '## GET /parcels\n'],
];

for (const [title, description, text, ...found] of cases)
  test(`Error codes: ${title}`, () => {
    assert.deepEqual(driftIn(rule, description, text), found);
  });

test('Error codes in 2.0, by the alternatives of a schema', () => {
  const old = `swagger: '2.0'
info: { title: A, version: '1' }
paths:
  /parcels: { get: { responses: { default: { description: Wrong, schema: { allOf: [{ $ref: '#/definitions/E' }] } } } } }
definitions:
  E: { type: object, properties: { errorCode: { type: string, enum: [parcel_lost] }, type: { type: string } } }
`;
  assert.deepEqual(driftIn(rule, old, table(row('parcel_lost'), row('letter_late'))), [
    'letter_late | `openapi.yaml` has no error code `letter_late`',
  ]);
});

test('Codes are mended on both sides', () => {
  const added = mendedBy(rule, spec, table(row('parcel_lost')), 'Add `parcel_wet` to the catalogue');
  assert.match(added.text, /`parcel_lost` .*\n\| `parcel_wet` \| TODO \| TODO \|\n/);
  const late = table(row('parcel_lost'), row('parcel_wet'), row('letter_late'));
  assert.match(
    mendedBy(rule, spec, late, 'Add `letter_late` to `openapi.yaml`').spec,
    /enum: \[parcel_lost, parcel_wet, "letter_late"\]/,
  );
  const renamed = table(row('parcel_lost'), row('parcel_wett'));
  assert.equal(mendedBy(rule, spec, renamed, 'Write `parcel_wet`').text, table(row('parcel_lost'), row('parcel_wet')));
  assert.match(
    mendedBy(rule, spec, renamed, 'Write `parcel_wett` in `openapi.yaml`').spec,
    /\[parcel_lost, parcel_wett\]/,
  );
  const moved = mendedBy(rule, spec, table(row('parcel_lost', '410'), row('parcel_wet')), 'Write `404`');
  assert.equal(moved.text, table(row('parcel_lost'), row('parcel_wet')));
});
