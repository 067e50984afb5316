import assert from 'node:assert/strict';
import { test } from 'node:test';
import { driftIn, mendedBy } from '../support/drift-rule.ts';

const fence = '```';
const requests = 'drift/request-example';
const responses = 'drift/response-example';

type Version = '2.0' | '3.0.4' | '3.1.0';

/** A description whose `POST /a` takes and returns what a schema says. */
function specWith(schema: string, version: Version = '3.1.0'): string {
  const head = version === '2.0' ? "swagger: '2.0'" : `openapi: ${version}`;
  const body =
    version === '2.0'
      ? `      parameters: [{ name: body, in: body, schema: { $ref: '#/definitions/A' } }]
      responses: { '200': { description: OK, schema: { $ref: '#/definitions/A' } } }
definitions:
  A: ${schema}
  B: { type: object, required: [kind], properties: { kind: { type: string } } }`
      : `      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/A' } } } }
      responses: { '200': { description: OK, content: { application/json: { schema: { $ref: '#/components/schemas/A' } } } } }
components:
  schemas:
    A: ${schema}
    B: { type: object, required: [kind], properties: { kind: { type: string } } }`;
  return `${head}\ninfo: { title: A, version: '1' }\npaths:\n  /a:\n    post:\n${body}\n`;
}

const inRequest = (json: string): string => `## POST /a\n\nRequest:\n\n${fence}json\n${json}\n${fence}\n`;
const inResponse = (json: string): string => `## POST /a\n\nResponse \`200\`:\n\n${fence}json\n${json}\n${fence}\n`;

interface Case {
  readonly title: string;
  readonly schema: string;
  readonly json: string;
  readonly versions?: readonly Version[];
  /** Of a response; of the request, where it says otherwise. */
  readonly found: readonly string[];
  readonly inRequest?: readonly string[];
}

const all: readonly Version[] = ['2.0', '3.0.4', '3.1.0'];
const latest: readonly Version[] = ['3.1.0'];

const cases: readonly Case[] = [
  {
    title: 'a value of another type',
    schema: '{ type: object, properties: { a: { type: integer }, b: { type: boolean } } }',
    json: '{ "a": "x", "b": true }',
    versions: all,
    found: ['x | `a` is text; the schema wants an integer'],
  },
  {
    title: 'a value that is none of the allowed ones',
    schema: '{ type: object, properties: { a: { type: string, enum: [open, shut] } } }',
    json: '{ "a": "opn" }',
    versions: all,
    found: ['opn | `a` is `opn`; did you mean `open`?'],
  },
  {
    title: 'const',
    schema: '{ type: object, properties: { a: { const: x } } }',
    json: '{ "a": "other" }',
    found: ['other | `a` is `other`; it must be `x`'],
  },
  {
    title: 'what is missing, at the brace and at the key that holds it',
    schema:
      '{ type: object, required: [a], properties: { a: { type: string }, b: { type: object, required: [c], properties: { c: { type: string } } } } }',
    json: '{ "b": {} }',
    versions: all,
    found: ['{ | `a` is missing', 'b | `c` is missing'],
  },
  {
    title: 'a required property that is misspelt',
    schema: '{ type: object, required: [weight], properties: { weight: { type: number } } }',
    json: '{ "wieght": 1 }',
    versions: all,
    found: ['wieght | The schema has no property `wieght`; did you mean `weight`?'],
  },
  {
    title: 'a property that the schema does not speak of',
    schema: '{ type: object, properties: { a: { type: string } } }',
    json: '{ "a": "x", "other": 1 }',
    versions: all,
    found: ['i other | The schema has no property `other`'],
  },
  {
    title: 'an object that is quite another',
    schema: '{ type: object, properties: { a: { type: object, properties: { b: { type: string } } } } }',
    json: '{ "a": { "x": 1, "y": 2 } }',
    versions: all,
    found: ['i a | `a` has `x` and `y`; the schema has none of them'],
  },
  {
    title: 'properties that may be there',
    schema: '{ type: object, properties: { a: { type: string } }, additionalProperties: true }',
    json: '{ "a": "x", "other": 1 }',
    versions: all,
    found: [],
  },
  {
    title: 'properties that may not',
    schema: '{ type: object, properties: { a: { type: string } }, additionalProperties: false }',
    json: '{ "a": "x", "other": 1 }',
    versions: all,
    found: ['other | The schema has no property `other`, and allows no others than it has'],
  },
  {
    title: 'values of additionalProperties',
    schema: '{ type: object, additionalProperties: { type: integer } }',
    json: '{ "x": 1, "y": "2" }',
    versions: all,
    found: ['2 | `y` is text; the schema wants an integer'],
  },
  {
    title: 'allOf that closes each of its schemas',
    schema:
      '{ allOf: [{ type: object, properties: { a: { type: string } }, additionalProperties: false }, { type: object, properties: { b: { type: string } } }] }',
    json: '{ "a": "x", "b": "y" }',
    found: ['b | The schema has no property `b`, and allows no others than it has'],
  },
  {
    title: 'allOf with properties of several schemas',
    schema:
      '{ allOf: [{ type: object, properties: { a: { type: string } } }, { type: object, properties: { b: { type: integer } } }] }',
    json: '{ "a": "x", "b": "y", "c": 1 }',
    versions: all,
    found: ['y | `b` is text; the schema wants an integer', 'i c | The schema has no property `c`'],
  },
  {
    title: 'unevaluatedProperties',
    schema: '{ allOf: [{ type: object, properties: { a: { type: string } } }], unevaluatedProperties: false }',
    json: '{ "a": "x", "b": 1 }',
    found: ['b | The schema has no property `b`, and allows no others than it has'],
  },
  {
    title: 'null in 2.0, which has no words for it',
    schema: '{ type: object, properties: { a: { type: string } } }',
    json: '{ "a": null }',
    versions: ['2.0'],
    found: ['i null | `a` is `null`; the schema wants text'],
  },
  {
    title: 'null where 3.0 doesn’t allow it',
    schema: '{ type: object, properties: { a: { type: string }, b: { type: string, nullable: true } } }',
    json: '{ "a": null, "b": null }',
    versions: ['3.0.4'],
    found: ['null | `a` is `null`; the schema wants text'],
  },
  {
    title: 'null in 3.1',
    schema: "{ type: object, properties: { a: { type: string }, b: { type: [string, 'null'] } } }",
    json: '{ "a": null, "b": null }',
    found: ['null | `a` is `null`; the schema wants text'],
  },
  {
    title: 'readOnly and writeOnly in 3.0',
    schema:
      '{ type: object, required: [id, secret], properties: { id: { type: string, readOnly: true }, secret: { type: string, writeOnly: true } } }',
    json: '{ "id": "x", "secret": "y" }',
    versions: ['3.0.4'],
    found: ["secret | `secret` is write-only; a response shouldn't have it"],
    inRequest: ["id | `id` is read-only; a request shouldn't have it"],
  },
  {
    title: 'readOnly in 3.1, where a client may send it back',
    schema:
      '{ type: object, required: [id], properties: { id: { type: string, readOnly: true }, b: { type: string } } }',
    json: '{ "b": "x" }',
    found: ['{ | `id` is missing'],
    inRequest: [],
  },
  {
    title: 'formats',
    schema:
      '{ type: object, properties: { a: { type: string, format: date-time }, b: { type: string, format: uuid } } }',
    json: '{ "a": "yesterday", "b": "3fa85f64-5717-4562-b3fc-2c963f66afa6" }',
    versions: all,
    found: ['yesterday | `a` is `yesterday`, which is no date and time of RFC 3339'],
  },
  {
    title: 'limits and patterns',
    schema:
      "{ type: object, properties: { a: { type: integer, minimum: 1 }, b: { type: string, pattern: '^x' }, c: { type: array, maxItems: 1 } } }",
    json: '{ "a": 0, "b": "y", "c": [1, 2] }',
    versions: all,
    found: [
      '0 | `a` is 0; it must be at least 1',
      "y | `b` is `y`; it doesn't match `^x`",
      'c | `c` has 2 items; it must have at most 1',
    ],
  },
  {
    title: 'a discriminator',
    schema:
      "{ oneOf: [{ $ref: '#/components/schemas/B' }, { type: object, required: [kind, size], properties: { kind: { const: big }, size: { type: integer } } }], discriminator: { propertyName: kind } }",
    json: '{ "kind": "B", "sise": 1 }',
    found: ['sise | The schema has no property `sise`; did you mean `size`?'],
  },
  {
    title: 'items, the first of them that are wrong',
    schema: '{ type: array, items: { type: object, required: [id], properties: { id: { type: integer } } } }',
    json: '[{ "id": 1 }, { "id": "2" }, { "id": "3" }, {}]',
    versions: all,
    found: ['2 | `id` is text; the schema wants an integer (and in 1 more item)', '{ | `id` is missing'],
  },
  {
    title: 'what is left out and what stands for something',
    schema:
      '{ type: object, required: [a, b, c], properties: { a: { type: integer }, b: { type: string, format: uuid }, c: { type: array, minItems: 3 } } }',
    json: '{ "a": <number>, "b": "<uuid>", "c": [1, ...] }',
    versions: all,
    found: [],
  },
  {
    title: 'an object with a gap',
    schema: '{ type: object, required: [a, b], properties: { a: { type: integer }, b: { type: string } } }',
    json: '{\n  "a": "x",\n  ...\n}',
    versions: all,
    found: ['x | `a` is text; the schema wants an integer'],
  },
  {
    title: 'a comment that says that there is more',
    schema: '{ type: object, required: [a, b], properties: { a: { type: integer }, b: { type: string } } }',
    json: '{\n  "a": 1 // an integer\n  // and more\n}',
    found: [],
  },
  {
    title: 'a comment that says something else',
    schema: '{ type: object, required: [a, b], properties: { a: { type: integer }, b: { type: string } } }',
    json: '{\n  "a": 1 // an integer\n}',
    found: ['{ | `b` is missing'],
  },
  {
    title: 'keys that stand for others, and texts that name their kind',
    schema:
      '{ type: object, properties: { a: { type: string, format: date-time }, b: { type: string, enum: [x, y] } }, required: [c] }',
    json: '{ "a": "string", "b": "x | y", "<name>": 1 }',
    versions: all,
    found: [],
  },
  {
    title: 'an emoji',
    schema: '{ type: object, properties: { a: { type: string, maxLength: 1 } } }',
    json: '{ "a": "😀", "b": 1 }',
    found: ['i b | The schema has no property `b`'],
  },
  { title: 'true', schema: 'true', json: '{ "a": 1 }', found: [] },
  { title: 'nothing said', schema: '{}', json: '{ "a": 1 }', versions: all, found: [] },
];

for (const { title, schema, json, versions = latest, found, inRequest: ofRequest = found } of cases) {
  for (const version of versions) {
    test(`Examples, ${version}: ${title}`, () => {
      const spec = specWith(schema, version);
      assert.deepEqual(driftIn(responses, spec, inResponse(json)), found);
      assert.deepEqual(driftIn(requests, spec, inRequest(json)), ofRequest);
      assert.deepEqual(driftIn(requests, spec, inResponse(json)), []);
    });
  }
}

const parcel = specWith(
  '{ type: object, required: [id, size], properties: { id: { type: integer }, size: { type: string, enum: [small, large] } } }',
);

test('Examples in quotes and in lists', () => {
  const quoted = inResponse('{\n  "id": "x",\n  "size": "smal"\n}')
    .split('\n')
    .map((line) => (line.startsWith('#') || line === '' ? line : `> ${line}`))
    .join('\n');
  const found = ['x | `id` is text; the schema wants an integer', 'smal | `size` is `smal`; did you mean `small`?'];
  assert.deepEqual(driftIn(responses, parcel, quoted), found);
  const item = `## POST /a\n\n1. Response \`200\`:\n\n   ${fence}json\n   {\n     "id": "x",\n     "size": "smal"\n   }\n   ${fence}\n`;
  assert.deepEqual(driftIn(responses, parcel, item), found);
});

test('A member is added as the others stand', () => {
  const [lines, flat, empty] = ['{\n  "id": 1\n}', '{ "id": 1 }', '{}'].map(
    (json) => mendedBy(responses, parcel, inResponse(json), json === '{}' ? 'Add `id`, `size`' : 'Add `size`').text,
  );
  assert.equal(lines, inResponse('{\n  "id": 1,\n  "size": "small"\n}'));
  assert.equal(flat, inResponse('{ "id": 1, "size": "small" }'));
  assert.equal(empty, inResponse('{"id": 1, "size": "small"}'));
  const quoted = `## POST /a\n\n> Response \`200\`:\n>\n> ${fence}json\n> {\n>   "id": 1\n> }\n> ${fence}\n`;
  assert.match(mendedBy(responses, parcel, quoted, 'Add `size`').text, /\n> {3}"id": 1,\n> {3}"size": "small"\n> \}/);
  const windows = inResponse('{\n  "id": 1\n}').replaceAll('\n', '\r\n');
  assert.match(mendedBy(responses, parcel, windows, 'Add `size`').text, /"id": 1,\r\n {2}"size": "small"\r\n\}/);
});

test('A member is removed with its line and its comma', () => {
  const remove = (json: string): string => mendedBy(responses, parcel, inResponse(json), 'Remove `x`').text;
  assert.equal(remove('{\n  "x": [1],\n  "id": 1, "size": "small"\n}'), inResponse('{\n  "id": 1, "size": "small"\n}'));
  assert.equal(remove('{ "id": 1, "size": "small", "x": "y" }'), inResponse('{ "id": 1, "size": "small" }'));
  assert.equal(remove('{ "id": 1, "x": "y", "size": "small" }'), inResponse('{ "id": 1, "size": "small" }'));
  assert.equal(
    remove('{\n  "id": 1,\n  "size": "small",\n  "x": {}\n}'),
    inResponse('{\n  "id": 1,\n  "size": "small"\n}'),
  );
});

test('Values are mended', () => {
  assert.equal(
    mendedBy(responses, parcel, inResponse('{ "id": "17", "size": "small" }'), 'Write `17`').text,
    inResponse('{ "id": 17, "size": "small" }'),
  );
  assert.equal(
    mendedBy(responses, parcel, inResponse('{ "id": 17, "size": "lrge" }'), 'Write `large`').text,
    inResponse('{ "id": 17, "size": "large" }'),
  );
  assert.equal(
    mendedBy(responses, parcel, inResponse('{ "id": 17, "sise": "large" }'), 'Write `size`').text,
    inResponse('{ "id": 17, "size": "large" }'),
  );
});

const parcels = `openapi: 3.1.0
info: { title: A, version: '1' }
paths:
  /a:
    get:
      responses:
        '200':
          description: OK
          content:
            application/json:
              schema: { type: object, required: [data], properties: { data: { type: array, items: { type: object, properties: { id: { type: integer } } } } } }
        4XX:
          description: Wrong
          content:
            application/problem+json: { schema: { type: object, required: [title], properties: { title: { type: string } } } }
  /both:
    put:
      requestBody: { content: { application/json: { schema: { type: object, properties: { name: { type: string } } } } } }
      responses: { '200': { description: OK, content: { application/json: { schema: { type: object, required: [id], properties: { id: { type: string } } } } } } }
  /stream:
    get:
      responses:
        '200':
          description: OK
          content:
            application/json: { schema: { type: object, required: [done], properties: { done: { type: boolean } } } }
            application/x-ndjson: { schema: { type: object, required: [part], properties: { part: { type: string } } } }
`;

const responseCases: readonly (readonly [title: string, text: string, ...found: string[]])[] = [
  [
    'that of the status',
    `## GET /a\n\n**Response \`404\`:**\n\n${fence}json\n{ "data": [] }\n${fence}\n`,
    '{ | `title` is missing',
    'i data | The schema has no property `data`',
  ],
  ['an error without a status', `## GET /a\n\nResponse:\n\n${fence}json\n{ "title": "No" }\n${fence}\n`],
  ['something else altogether', `## GET /a\n\nResponse:\n\n${fence}json\n{ "x": "y" }\n${fence}\n`],
  ['what stands in an envelope', `## GET /a\n\nResponse:\n\n${fence}json\n[{ "id": 1 }]\n${fence}\n`],
  [
    'what would not stand in it either',
    `## GET /a\n\nResponse:\n\n${fence}json\n[{ "id": "x" }]\n${fence}\n`,
    '[ | The example is a list; the schema wants an object',
  ],
  [
    'the values of a stream',
    `## GET /stream\n\nResponse:\n\n${fence}json\n{ "part": "a" }\n{ "part": 1 }\n{ "done": true }\n${fence}\n`,
    '1 | `part` is the number 1; the schema wants text',
  ],
  ['a piece of JSON', `## GET /a\n\nResponse:\n\n${fence}json\n"data": 1\n${fence}\n`],
  [
    'a message',
    `## GET /a\n\n${fence}http\nHTTP/1.1 200 OK\nContent-Type: application/json\n\n{ "data": 1 }\n${fence}\n`,
    '1 | `data` is the number 1; the schema wants a list',
  ],
  [
    'a message of another media type',
    `## GET /a\n\n${fence}http\nHTTP/1.1 404 Not Found\nContent-Type: application/json\n\n{ "title": 1 }\n${fence}\n`,
    'application/json | The response `4XX` is `application/problem+json`, not `application/json`',
    '1 | `title` is the number 1; the schema wants text',
  ],
  [
    'a status that the description doesn’t have',
    `## GET /a\n\n${fence}http\nHTTP/1.1 500 Oh\nContent-Type: text/plain\n\n{ "a": 1 }\n${fence}\n`,
  ],
  [
    'behind a call of another operation',
    `## GET /a\n\n${fence}sh\ncurl https://x.example/stream\n${fence}\n\n${fence}json\n{ "done": "yes" }\n${fence}\n`,
    'yes | `done` is text; the schema wants a boolean',
  ],
  [
    'behind a call of something else',
    `## GET /a\n\n${fence}sh\ncurl https://x.example/other/things\n${fence}\n\n${fence}json\n{ "data": 1 }\n${fence}\n`,
  ],
  [
    'a call with its answer',
    `## GET /a\n\n${fence}http\nGET /a HTTP/1.1\nHost: x.example\n\nHTTP/1.1 200 OK\n\n{ "data": {} }\n${fence}\n`,
    'data | `data` is an object; the schema wants a list',
  ],
  ['of an endpoint that shares its section', `## GET /a\n\n## GET /none\n\n${fence}json\n{ "data": 1 }\n${fence}\n`],
  ['half a block', `## GET /a\n\nResponse:\n\n${fence}json\n{ "data": `],
];

for (const [title, text, ...found] of responseCases) {
  test(`The response that an example shows: ${title}`, () => {
    assert.deepEqual(driftIn(responses, parcels, text), found);
    for (let end = 0; end < text.length; end += 3) driftIn(responses, parcels, text.slice(0, end));
  });
}
