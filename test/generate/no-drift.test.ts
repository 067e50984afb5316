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

test('Operations that share a URL are not compared with its calls, and parameters that cannot be read are none', () => {
  const take = (name: string): string =>
    `  /#Action=${name}:\n    post:\n      parameters: [{ name: X-Action, in: header, required: true, schema: { type: string, enum: [${name}] } }]\n      responses: { '200': { description: OK } }\n`;
  const shared = apiOf(specWith(take('Start') + take('Stop')));
  const found = findingsIn(generated(shared), shared, 'api-docs');
  assert.deepEqual(
    found.filter((line) => /example|parameter/.test(line)),
    [],
  );
  const unread = apiOf(
    specWith(
      "  /parcels:\n    get:\n      parameters: [{ $ref: 'https://example.com/a.yaml' }]\n      responses: { '200': { description: OK } }\n",
    ),
  );
  assert.deepEqual(findingsIn(generated(unread), unread, 'api-docs'), []);
});
