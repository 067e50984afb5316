import assert from 'node:assert/strict';
import { test } from 'node:test';
import { driftIn } from '../support/drift-rule.ts';

const spec = `openapi: 3.1.0
info: { title: Files, version: '1' }
servers: [{ url: https://api.example.com }]
paths:
  /files/{file-id}:
    get:
      parameters:
        - { name: file-id, in: path, required: true, schema: { type: string } }
        - { name: $expand, in: query, schema: { type: array, items: { type: string, enum: [fields] } } }
      responses:
        '200':
          description: The file
          content:
            application/json:
              schema: { type: object, required: ['@odata.type', name], properties: { '@odata.type': { type: string }, name: { type: string } } }
`;

const page = (query: string, body: string): string =>
  `## GET /files/{file-id}\n\n\`\`\`http\nGET https://api.example.com/files/7?${query}\n\`\`\`\n\nResponse:\n\n\`\`\`http\nHTTP/1.1 200 OK\nContent-Type: application/json\n\n${body}\n\`\`\`\n`;

test('Options of OData may stand without their dollar, and what it says of objects may be left out', () => {
  const text = page('expand=items(select=a,b)', '{ "name": "a" }');
  assert.deepEqual(driftIn('drift/request-example', spec, text), []);
  assert.deepEqual(driftIn('drift/response-example', spec, text), []);
});

test('Other names need theirs, and what else is required is missing', () => {
  const text = page('expnd=fields', '{ "@odata.type": "file" }');
  assert.deepEqual(driftIn('drift/request-example', spec, text), [
    'expnd | `GET /files/{file-id}` has no query parameter `expnd`',
  ]);
  assert.deepEqual(driftIn('drift/response-example', spec, text), ['{ | `name` is missing']);
});
