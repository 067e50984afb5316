/** One mistake is one finding, and two are two. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkSpecTexts } from '../support/specs.ts';

const valid = `openapi: 3.0.3
info:
  title: Parcels
  version: 1.0.0
  description: What is on its way.
  contact: { name: The post, url: 'https://post.test', email: a@post.test }
servers:
  - url: https://api.post.test
tags:
  - name: parcels
    description: What is sent.
paths:
  /parcels/{id}:
    get:
      tags: [parcels]
      summary: Read a parcel
      operationId: readParcel
      parameters:
        - name: id
          in: path
          description: Which one.
          required: true
          schema:
            type: string
      security:
        - key: []
      responses:
        '200':
          description: The parcel.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Parcel'
        '404':
          description: There is none.
components:
  schemas:
    Parcel:
      type: object
      required: [weight]
      properties:
        weight:
          type: integer
          description: In grams.
  securitySchemes:
    key:
      type: apiKey
      in: header
      name: X-Key
      description: One for each customer.
`;

/** What is said more of a text with some changes, each in place of what stood there, with the numbers of the lines. */
function said(...changes: readonly (readonly [from: string, to: string])[]): string[] {
  let text = valid;
  for (const [from, to] of changes) {
    assert.ok(text.includes(from), from);
    text = text.replace(from, () => to);
  }
  const before = new Set(findingsOf(valid).map(({ message }) => message));
  return findingsOf(text)
    .filter(({ message, rule }) => !before.has(message) && rule !== 'openapi/contract')
    .map(({ message, span }) => `${text.slice(0, span.start).split('\n').length} ${message}`);
}

function findingsOf(text: string) {
  return Object.values(checkSpecTexts({ 'openapi.yaml': text })).flat();
}

test('A mistake of the syntax is one finding', () => {
  const cases: readonly (readonly [from: string, to: string, said: string])[] = [
    ["'200':", "'200:", '28 The text has no closing quote'],
    ['Read a parcel', '"Read a parcel', '16 The text has no closing quote'],
    ['[parcels]', '[parcels', '15 A `[` is not closed, or what stands in it is not indented'],
    ['      responses:', '      responses', '27 `responses` is followed by no colon'],
    ['    get:', '    get', '14 `get` is followed by no colon'],
    ['      operationId: readParcel', '      desc\n      operationId: readParcel', '17 `desc` is followed by no colon'],
    ['          in: path', '            in: path', '19 The key `name` has a value in its line, and more below it'],
    [
      '      operationId: r',
      '        operationId: r',
      '16 The key `summary` has a value in its line, and more below it',
    ],
  ];
  for (const [from, to, expected] of cases) assert.deepEqual(said([from, to]), [expected], to);
});

test('A misspelt key is one finding', () => {
  const cases: readonly (readonly [from: string, to: string, said: string])[] = [
    ['summary:', 'sumary:', '16 `sumary` is no field of an Operation Object; did you mean `summary`?'],
    ['          schema:', '          schmea:', '23 `schmea` is no field of a Parameter Object; did you mean `schema`?'],
    [
      '      responses:',
      '      response:',
      '27 `response` is no field of an Operation Object; did you mean `responses`?',
    ],
    [
      '      properties:',
      '      propertis:',
      '41 `propertis` is no field of a Schema Object; did you mean `properties`?',
    ],
    ['components:', 'component:', '36 `component` is no field of an OpenAPI Object; did you mean `components`?'],
    ['  schemas:', '  schema:', '37 `schema` is no field of a Components Object; did you mean `schemas`?'],
    ['paths:', 'path:', '12 `path` is no field of an OpenAPI Object; did you mean `paths`?'],
    ['schemas/Parcel', 'schemas/Parcl', '33 No schema `Parcl` in components; did you mean `Parcel`?'],
  ];
  for (const [from, to, expected] of cases) assert.deepEqual(said([from, to]), [expected], to);
});

test('What is indented like its parent is told where that is empty', () => {
  assert.deepEqual(said(['            type: string', '          type: string']), [
    '23 `schema` is empty; it must be a Schema Object',
  ]);
});

test('Two mistakes are two findings', () => {
  assert.deepEqual(said(["'200':", "'200:"], ['operationId: readParcel', 'opId: 1']), [
    '14 `GET /parcels/{id}` has no operationId',
    '17 `opId` is no field of an Operation Object',
    '28 The text has no closing quote',
  ]);
  assert.deepEqual(said(['summary: Read a parcel', 'sumary: "Read'], ['        weight:', '        weigt:']), [
    '16 The text has no closing quote',
    '40 No property `weight` is described; did you mean `weigt`?',
  ]);
  assert.deepEqual(said(['summary:', 'sumary:'], ['      operationId: readParcel\n', '']), [
    '14 `GET /parcels/{id}` has no operationId',
    '16 `sumary` is no field of an Operation Object; did you mean `summary`?',
  ]);
  assert.deepEqual(
    said(
      ['schemas/Parcel', 'schemas/Parcl'],
      ['  securitySchemes:', '    Letter: { type: string }\n  securitySchemes:'],
    ),
    ['33 No schema `Parcl` in components; did you mean `Parcel`?', '45 The schema `Letter` is used nowhere'],
  );
});

test('A mistake in a text that a program put in one line is told, and not all that seems wrong behind it', () => {
  const parcel = {
    type: 'object',
    properties: { weight: { type: 'integer', description: 'In grams, at most 3,000.' } },
  };
  const names = Array.from({ length: 200 }, (_, index) => `Parcel${index}`);
  const text = JSON.stringify({
    openapi: '3.0.3',
    info: { title: 'Parcels', version: '1.0.0' },
    paths: Object.fromEntries(
      names.map((name) => {
        const schema = { $ref: `#/components/schemas/${name}` };
        const content = { 'application/json': { schema } };
        return [`/${name}`, { get: { responses: { 200: { description: 'One.', content } } } }];
      }),
    ),
    components: { schemas: Object.fromEntries(names.map((name) => [name, parcel])) },
  });
  for (const at of [text.indexOf('"get"', 5_000), text.indexOf('"description"', 9_000), text.indexOf('"schemas"')]) {
    const broken = text.slice(0, at) + text.slice(at + 1);
    const { 'openapi.json': found = [] } = checkSpecTexts({ 'openapi.json': broken });
    const messages = found.filter(({ severity }) => severity === 'error').map(({ message }) => message);
    assert.ok(messages.length >= 1 && messages.length <= 3, messages.join('\n'));
  }
});
