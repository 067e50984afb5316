import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMarkdown } from '#engine/index.ts';
import { driftIn } from '../support/drift-rule.ts';
import { compareOperations } from './read-back.ts';
import { apiOf, findingsIn, generated, synced } from './support.ts';

const specWith = (paths: string, more = ''): string => `openapi: 3.1.0
info: { title: Parcels, version: '1' }
${more}paths:
${paths}`;

const takes = (schema: string): string =>
  specWith(`  /parcels:
    post:
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/A' } } } }
      responses: { '200': { description: OK, content: { application/json: { schema: { $ref: '#/components/schemas/A' } } } } }
components:
  schemas:
    A: ${schema}
`);

const secured = (schemes: string): string =>
  specWith(
    "  /parcels:\n    get:\n      responses: { '200': { description: OK } }\n",
    `components: { securitySchemes: ${schemes} }\n`,
  );

const specs: Readonly<Record<string, string>> = {
  'words of a path in capitals': specWith(
    "  /accounts/{id}/SIP/domains:\n    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]\n    get:\n      responses: { '200': { description: OK } }\n",
  ),
  'a parameter of a path that nothing declares': specWith(
    "  /carriers/{code}:\n    get:\n      responses: { '200': { description: OK } }\n",
  ),
  'one beside others': specWith(
    "  /carriers/{code}/{number}:\n    get:\n      parameters: [{ name: number, in: path, required: true, schema: { type: string } }]\n      responses: { '200': { description: OK } }\n",
  ),
  'bodies of two media types with other properties': specWith(`  /parcels:
    post:
      requestBody:
        content:
          application/json: { schema: { type: object, properties: { parcels: { type: string } } } }
          multipart/form-data: { schema: { type: object, properties: { file: { type: string, format: binary } } } }
      responses: { '200': { description: OK } }
`),
  'alternatives of which the first does not fit by itself': takes(
    '{ oneOf: [{ type: object, properties: { kind: { type: string, enum: [a] } } }, { type: object, additionalProperties: false, required: [kind, code], properties: { kind: { type: string, enum: [a] }, code: { type: string } } }] }',
  ),
  'alternatives that everything fits': takes(
    '{ oneOf: [{ type: object, properties: { a: { type: string } } }, { type: object, properties: { b: { type: string } } }] }',
  ),
  'values of another type than the schema wants': takes(
    '{ type: object, required: [kind], properties: { kind: { type: string, enum: [1, 2] } } }',
  ),
  'something required that may not be there': takes(
    '{ type: object, additionalProperties: false, required: [code], properties: { cod: { type: string } } }',
  ),
  'an object that must not be empty': takes(
    '{ type: object, properties: { labels: { type: object, additionalProperties: { type: object, minProperties: 1 } } } }',
  ),
  'a schema that requires itself': takes(
    "{ type: object, required: [name, next], properties: { name: { type: string }, next: { $ref: '#/components/schemas/A' } } }",
  ),
  'items one by one': takes('{ type: array, items: { type: integer } }')
    .replace('{ type: integer }', '[{ type: integer }, { type: boolean }]')
    .replace('3.1.0', '3.0.4'),
  'an example of its own that does not fit': takes(
    '{ type: object, properties: { tags: { type: array, items: { type: string } } }, example: { tags: one } }',
  ),
  'values in a URL': specWith(
    "  /parcels:\n    get:\n      parameters: [{ name: kind, in: query, required: true, schema: { type: string, enum: [1, 2] } }]\n      responses: { '200': { description: OK } }\n",
  ),
  'a default with marks': specWith(
    "  /parcels:\n    get:\n      parameters: [{ name: folder, in: query, schema: { type: string, default: _work } }]\n      responses: { '200': { description: OK } }\n",
  ),
  'null among the values': specWith(
    "  /parcels:\n    get:\n      parameters: [{ name: reason, in: query, schema: { type: [string, 'null'], enum: [null, lost, found] } }]\n      responses: { '200': { description: OK } }\n",
  ),
  'a server whose host is a variable': specWith(
    "  /parcels:\n    get:\n      responses: { '200': { description: OK } }\n",
    "servers: [{ url: '{root}/v1', variables: { root: { default: 'https://example.com' } } }]\n",
  ),
  'paths that differ in a slash': specWith(
    "  /parcels:\n    get:\n      responses: { '200': { description: OK } }\n  /parcels/:\n    get:\n      responses: { '200': { description: OK } }\n",
  ),
  'a port that is a variable': specWith(
    "  /parcels:\n    get:\n      responses: { '200': { description: OK } }\n",
    "servers: [{ url: 'https://{name}.example.com:{port}/v2', variables: { name: { default: demo }, port: { default: '443' } } }]\n",
  ),
  'paths that differ in their fragments': specWith(
    ['Start', 'Stop']
      .map(
        (name) =>
          `  /#Action=${name}:\n    post:\n      parameters: [{ name: X-Action, in: header, required: true, schema: { type: string, enum: [${name}] } }]\n      responses: { '200': { description: ${name} } }\n`,
      )
      .join(''),
  ),
  'a path with a fragment beside the same without': specWith(
    "  /parcels:\n    get:\n      responses: { '200': { description: OK } }\n  /parcels#name:\n    get:\n      parameters: [{ name: name, in: query, required: true, schema: { type: string } }]\n      responses: { '200': { description: OK } }\n",
  ),
  'paths with queries': specWith(
    "  /parcels:\n    get:\n      responses: { '200': { description: OK, content: { application/json: { schema: { type: array, items: { type: string } } } } } }\n  /parcels?all=1:\n    get:\n      responses: { '200': { description: OK, content: { application/json: { schema: { type: object, properties: { a: { type: string } } } } } } }\n",
  ),
  'a path with a blank at its end': specWith(
    "  '/parcels ':\n    get:\n      responses: { '200': { description: OK } }\n",
  ),
  'segments of OData': specWith(
    "  /parcels/{id}:\n    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]\n    get:\n      responses: { '200': { description: OK } }\n  /parcels/$count:\n    get:\n      responses: { '200': { description: OK } }\n",
  ),
  'a value that is the name of another operation': specWith(
    "  /query/{kind}:\n    get:\n      parameters: [{ name: kind, in: path, required: true, example: all, schema: { type: string } }]\n      responses: { '200': { description: OK } }\n  /query/all:\n    get:\n      parameters: [{ name: by, in: query, required: true, schema: { type: string } }]\n      responses: { '200': { description: OK } }\n",
  ),
  'paths of which one covers the other': specWith(
    "  /compare/{both}:\n    get:\n      parameters: [{ name: both, in: path, required: true, schema: { type: string } }]\n      responses: { '200': { description: OK, content: { application/json: { schema: { type: object, required: [a], properties: { a: { type: string } } } } } } }\n  /compare/{base}...{head}:\n    get:\n      parameters: [{ name: base, in: path, required: true, schema: { type: string } }, { name: head, in: path, required: true, schema: { type: string } }]\n      responses: { '200': { description: OK, content: { application/json: { schema: { type: object, required: [b], properties: { b: { type: string } } } } } } }\n",
  ),
  'lists of objects and of lists in a URL': specWith(
    "  /parcels:\n    get:\n      parameters: [{ name: by, in: query, required: true, schema: { type: array, items: { type: object, properties: { a: { type: string }, b: { type: string } } } } }, { name: rows, in: query, required: true, schema: { type: array, items: { type: array, items: { type: string } } } }]\n      responses: { '200': { description: OK } }\n",
  ),
  'a parameter without a name': specWith(
    "  /parcels:\n    get:\n      parameters: [{ name: '', in: query, schema: { type: string } }]\n      responses: { '200': { description: OK } }\n",
  ),
  'names with dots': takes(
    '{ type: object, properties: { details: { type: object, additionalProperties: false, properties: { three.ds: { type: string }, plain: { type: object, properties: { a.b: { type: string } } } } } } }',
  ),
  'names with brackets and marks of types': specWith(`  /parcels:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [default (required)]
              properties:
                default (required): { type: string }
                default: { type: string }
                array<any>: { type: string }
                'number (default, required)': { type: number }
                'object (with \`title\`)': { type: string }
      responses: { '200': { description: OK } }
`),
  'media types that are ranges': specWith(
    "  /photos:\n    post:\n      requestBody: { required: true, content: { image/*: { schema: { type: string, format: binary } } } }\n      responses: { '200': { description: OK, content: { text/*: { schema: { type: string } } } } }\n",
  ),
  'an example of a form that says nothing': specWith(
    "  /labels:\n    post:\n      requestBody: { required: true, content: { application/x-www-form-urlencoded: { schema: { type: object, required: ['match[]'], properties: { 'match[]': { type: array, items: { type: string } } } }, examples: { none: { value: {} }, one: { value: { 'match[]': [up] } } } } } }\n      responses: { '200': { description: OK } }\n",
  ),
  'an example that refers to another file': takes(
    "{ type: object, required: [list], properties: { list: { type: array, items: { type: string }, example: { $ref: './list.json' } } } }",
  ),
  'an operation that is called as a class of errors': specWith(
    "  /server-error:\n    get:\n      responses: { '200': { description: OK }, '400': { description: Bad } }\n",
  ),
  'error codes that words alone name': specWith(`  /parcels:
    get:
      description: The parcel may be gone, which is a \`PARCEL_GONE\` error.
      responses:
        '200': { description: OK }
        '400':
          description: Bad
          content:
            application/json:
              schema: { type: object, properties: { code: { type: string }, message: { type: string } } }
              examples: { a: { value: { code: PARCEL_WET, message: It is wet. } }, b: { value: { code: PARCEL_HEAVY, message: It is heavy. } } }
`),
  'an error code in an example that the schema does not allow': specWith(`  /parcels:
    get:
      responses:
        '200': { description: OK }
        '400':
          description: Bad
          content:
            application/json:
              schema: { type: object, properties: { code: { type: string, enum: [parcel_wet, parcel_heavy] } } }
              example: { code: parcel_gone }
`),
  'a scope of several words': secured(
    `{ a: { type: oauth2, flows: { clientCredentials: { tokenUrl: 'https://a.example.com/token', scopes: { parcels parcels.read: Reads, depots: Others } } } } }`,
  ),
  'a scheme that is called as a header': secured('{ api-key: { type: apiKey, in: header, name: Parcel-Key } }'),
  'a scheme that is called as another kind': secured('{ API Key: { type: http, scheme: basic } }'),
  'a header that is called as another kind': secured('{ JWT: { type: apiKey, in: header, name: JWT } }'),
  'a scope that is left out in words': secured(
    `{ a: { type: oauth2, description: 'The answer is {"scope":"..."}.', flows: { clientCredentials: { tokenUrl: 'https://a.example.com/token', scopes: { read: Reads } } } } }`,
  ),
};

for (const [title, spec] of Object.entries(specs)) {
  test(`What repeats a description has no drift: ${title}`, () => {
    const api = apiOf(spec);
    const text = generated(api);
    assert.deepEqual(findingsIn(text, api, 'api-docs'), []);
    assert.deepEqual(compareOperations(api, parseMarkdown('file:///a.md', text)), []);
    assert.equal(synced(text, api), text);
    const marked = generated(api, { isMarked: true });
    assert.equal(synced(marked, api), marked);
  });
}

test('Beside what a schema contradicts itself in, what else differs is told', () => {
  const spec = takes(
    '{ type: object, required: [kind], properties: { kind: { type: string, enum: [1, 2] }, count: { type: integer } } }',
  );
  const response = (json: string): string => `## POST /parcels\n\nResponse \`200\`:\n\n\`\`\`json\n${json}\n\`\`\`\n`;
  assert.deepEqual(driftIn('drift/response-example', spec, response('{ "kind": 1, "count": 2 }')), []);
  assert.deepEqual(driftIn('drift/response-example', spec, response('{ "kind": 1, "count": "x" }')), [
    'x | `count` is text; the schema wants an integer',
  ]);
});

test('Parameters that cannot be read are none', () => {
  const unread = apiOf(
    specWith(
      "  /parcels/{id}:\n    get:\n      parameters: [{ $ref: 'https://example.com/a.yaml' }]\n      responses: { '200': { description: OK } }\n",
    ),
  );
  assert.deepEqual(findingsIn(generated(unread), unread, 'api-docs'), []);
});
