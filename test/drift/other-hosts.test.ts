import assert from 'node:assert/strict';
import { test } from 'node:test';
import { driftIn } from '../support/drift-rule.ts';

const found = (server: string, heading: string): number =>
  driftIn(
    'drift/unknown-endpoint',
    `openapi: 3.1.0
info: { title: Parcels, version: '1' }
servers: [{ url: '${server}' }]
paths:
  /parcels:
    get:
      responses: { '200': { description: OK } }
`,
    `## GET /parcels\n\nLists them.\n\n## ${heading}\n\nSomething else.\n`,
  ).length;

test('Endpoints of another host are those of another API', () => {
  assert.equal(found('https://api.acme.io', 'GET /lorries'), 1);
  assert.equal(found('https://api.acme.io', 'GET https://api.acme.io:443/lorries'), 1);
  assert.equal(found('https://{region}.acme.io', 'GET https://eu.acme.io/lorries'), 1);
  assert.equal(found('https://api.acme.io', 'GET https://acne.io/lorries'), 0);
  assert.equal(found('http://localhost:8080', 'GET https://acne.io/lorries'), 0);
});
