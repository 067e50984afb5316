import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkSpecTexts } from '../../support/specs.ts';

/** A document with nothing to report. */
const good = `openapi: 3.0.4
info: { title: Parcels, version: 1.0.0, description: Parcels., contact: { name: Ada } }
servers:
  - url: https://example.com/v1
security: []
tags: [{ name: parcels }]
paths:
  /parcels/{id}:
    parameters:
      - name: id
        in: path
        required: true
        description: Which.
        schema: { type: string }
    get:
      operationId: getParcel
      summary: Get a parcel
      tags: [parcels]
      responses:
        '200':
          description: The parcel.
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Parcel' }
        '404': { description: None. }
components:
  schemas:
    Parcel: { type: string }
`;

const rulesOf = (text: string): string[] =>
  (
    checkSpecTexts({ 'openapi.yaml': text }, { 'openapi/contract': { severity: 'off', options: {} } })[
      'openapi.yaml'
    ] ?? []
  ).map(({ rule }) => rule);

test('A document with nothing to report', () => assert.deepEqual(rulesOf(good), []));

const faults: readonly (readonly [what: string, from: string, to: string, rule: string])[] = [
  ['servers that are no list', '  - url: https://example.com/v1', '  url: https://example.com/v1', 'openapi/schema'],
  ['parameters that are no list', '      - name: id\n', '        name: id\n', 'openapi/schema'],
  ['a parameter in no known place', 'in: path', 'in: pth', 'openapi/schema'],
  ['a parameter without a name', '- name: id\n        in', '- in', 'openapi/schema'],
  ['a brace alone in a path', '/parcels/{id}:', '/parcels/{id:', 'openapi/path-empty-parameter'],
  ['a summary that is yet to be written', 'summary: Get a parcel', 'summary:', 'openapi/schema'],
  ['an empty summary', 'summary: Get a parcel', "summary: ''", 'openapi/operation-summary'],
  [
    'a schema that is itself',
    'Parcel: { type: string }',
    "Parcel: { $ref: '#/components/schemas/Parcel' }",
    'openapi/circular-ref-without-end',
  ],
  [
    'two schemas that are each other',
    'Parcel: { type: string }',
    "Parcel: { $ref: '#/components/schemas/Box' }\n    Box: { $ref: '#/components/schemas/Parcel' }",
    'openapi/circular-ref-without-end',
  ],
];

for (const [what, from, to, rule] of faults) {
  test(`One finding of ${what}`, () => {
    assert.ok(good.includes(from));
    assert.deepEqual(rulesOf(good.replace(from, to)), [rule]);
  });
}
