import assert from 'node:assert/strict';
import { test } from 'node:test';
import { driftIn, mendedBy } from '../support/drift-rule.ts';

const operation = (name: string): string => `  /#Action=${name}:
    post:
      parameters: [{ name: ${name}Id, in: query, required: true, schema: { type: integer } }]
      responses: { '200': { description: OK } }
`;
const spec = `openapi: 3.1.0
info: { title: Machines, version: '1' }
servers: [{ url: https://api.example.com }]
paths:
${operation('Start')}${operation('Stop')}`;

const section = (name: string, query: string): string =>
  `## \`POST /#Action=${name}\`\n\n| Query parameter | Type |\n| --- | --- |\n| \`${name}Id\` | integer |\n\n\`\`\`sh\ncurl -X POST "https://api.example.com/?${query}"\n\`\`\`\n`;

test('Operations that differ in their fragments alone are compared with their own sections, calls included', () => {
  const text = section('Start', 'StartId=1') + section('Stop', 'StopId=one');
  assert.deepEqual(driftIn('drift/unknown-endpoint', spec, text), []);
  assert.deepEqual(driftIn('drift/unknown-parameter', spec, text), []);
  assert.deepEqual(driftIn('drift/request-example', spec, text), [
    'one | `StopId` is `one`; the schema wants an integer',
  ]);
});

test('Nothing tells which of them a section without a fragment is about', () => {
  const text = '## `POST /`\n\n| Query parameter | Type |\n| --- | --- |\n| `other` | integer |\n';
  assert.deepEqual(driftIn('drift/unknown-endpoint', spec, text), []);
  assert.deepEqual(driftIn('drift/unknown-parameter', spec, text), []);
});

test('A fragment that no operation has is an unknown endpoint, and may be mended', () => {
  const text = section('Start', 'StartId=1') + section('Stopp', 'StopId=1');
  const rule = 'drift/unknown-endpoint';
  assert.deepEqual(driftIn(rule, spec, text), [
    '/#Action=Stopp | `POST /#Action=Stopp` is not in `openapi.yaml`; did you mean `/#Action=Stop`?',
  ]);
  assert.equal(
    mendedBy(rule, spec, text, 'Write `/#Action=Stop`').text,
    text.replace('/#Action=Stopp', '/#Action=Stop'),
  );
  const added = mendedBy(rule, spec, text, 'Add `POST /#Action=Stopp` to `openapi.yaml`').spec;
  assert.match(added, /^ {2}['"]?\/#Action=Stopp['"]?:\s*\n {4}post:/m);
});
