import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modern, startClient } from './client.ts';
import { complete, incomplete, rulesOf, smallProject } from './documents.ts';

const { diagnostic: _, ...textDocument } = modern.textDocument ?? {};
const capabilities = { ...modern, textDocument };

test('A client that does not ask is told, with the version that it is about', async (context) => {
  const client = await startClient(context, { capabilities, files: smallProject });
  assert.equal(client.initialized?.capabilities.diagnosticProvider, undefined);
  const uri = await client.open('a.md', incomplete);
  const first = await client.published.some((params) => params.uri === uri);
  assert.equal(first.version, 1);
  assert.deepEqual(rulesOf(first.diagnostics), ['structure/missing-section']);

  const version = await client.change(uri, { text: complete });
  const second = await client.published.some((params) => params.uri === uri && params.version === version);
  assert.deepEqual(second.diagnostics, []);
});

test('Of changes that come together only the last is checked', async (context) => {
  const client = await startClient(context, { capabilities, files: smallProject });
  const uri = await client.open('a.md', complete);
  await client.published.some((params) => params.uri === uri);
  const before = client.published.all.length;
  let last = 0;
  for (let change = 0; change < 50; change++)
    last = await client.change(uri, { text: incomplete + 'x'.repeat(change) });
  await client.published.some((params) => params.version === last);
  const versions = client.published.all.slice(before).map(({ version }) => version ?? 0);
  assert.ok(versions.length < 50, `${versions.length} answers to 50 changes`);
  assert.deepEqual(
    [...versions].sort((a, b) => a - b),
    versions,
    'no older version after a newer one',
  );
  assert.equal(versions.at(-1), last);
});

test('What a document had goes when it is closed', async (context) => {
  const client = await startClient(context, { capabilities, files: smallProject });
  const uri = await client.open('a.md', incomplete);
  await client.published.some((params) => params.uri === uri && params.diagnostics.length > 0);
  const gone = client.published.next((params) => params.uri === uri);
  await client.close(uri);
  assert.deepEqual((await gone).diagnostics, []);
});
