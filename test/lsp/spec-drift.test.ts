import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dedent } from '../support/marks.ts';
import { modern, startClient } from './client.ts';
import { summaries } from './documents.ts';

const spec = dedent(`
  openapi: 3.1.0
  info: { title: Parcels, version: '1' }
  paths:
    /parcels:
      get:
        responses: { '200': { description: The parcels } }
      post:
        responses: { '201': { description: The new parcel } }
`);

const page = (...endpoints: string[]): string =>
  `# Parcels\n\n${endpoints.map((endpoint) => `## ${endpoint}\n\nDoes it.\n`).join('\n')}`;

const files = {
  'docwright.yaml': 'apis: [{ spec: openapi.yaml, docs: ["*.md"] }]\nrules: { "openapi/*": off, "security/*": off }\n',
  'openapi.yaml': spec,
  'parcels.md': page('GET /parcels'),
};

test('A description has a hint at each operation that no document names, as the documents are by now', async (context) => {
  const client = await startClient(context, { capabilities: modern, files });
  const refreshed = client.refreshes.next(() => true);
  const uri = await client.open('openapi.yaml', spec);
  const hints = async () => {
    const diagnostics = (await client.pull(uri)).filter(({ code }) => code === 'drift/undocumented-endpoint');
    for (const { severity } of diagnostics) assert.equal(severity, 4);
    return summaries(spec, diagnostics);
  };
  await hints();
  await refreshed;
  assert.deepEqual(await hints(), ['drift/undocumented-endpoint: post']);
  const doc = await client.open('parcels.md', page('GET /parcels', 'POST /parcels'));
  await client.pull(doc);
  assert.deepEqual(await hints(), []);
  const changed = client.refreshes.next(() => true);
  await client.change(doc, { text: page('POST /parcels') });
  await client.pull(doc);
  await changed;
  assert.deepEqual(await hints(), ['drift/undocumented-endpoint: get']);
});

test('A comment silences the hint, and is not unused before the documents are read', async (context) => {
  const silenced = spec.replace('    post:', '    # docwright-ignore drift/undocumented-endpoint\n    post:');
  const client = await startClient(context, { capabilities: modern, files });
  const refreshed = client.refreshes.next(() => true);
  const uri = await client.open('openapi.yaml', silenced);
  assert.deepEqual(summaries(silenced, await client.pull(uri)), []);
  await refreshed;
  assert.deepEqual(summaries(silenced, await client.pull(uri)), []);
  await client.change(uri, { text: spec });
  assert.deepEqual(summaries(spec, await client.pull(uri)), ['drift/undocumented-endpoint: post']);
});
