import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startClient } from './client.ts';
import { incomplete } from './documents.ts';

test('A client that asks gets the findings of a document', async (context) => {
  const client = await startClient(context);
  const uri = await client.open('api.md', incomplete);
  const diagnostics = await client.pull(uri);
  console.log(JSON.stringify(diagnostics, null, 1).slice(0, 3000), client.logged);
  const missing = diagnostics.filter(({ code }) => code === 'structure/missing-section');
  assert.ok(missing.length > 1);
});
