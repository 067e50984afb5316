import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DidChangeWatchedFilesNotification } from 'vscode-languageserver/node';
import { type FindFilesParams, findFilesRequest, type ReadFileParams, readFileRequest } from '#shared/protocol.ts';
import { startClient } from './client.ts';
import { incomplete, rulesOf, smallProject } from './documents.ts';

const root = 'vscode-vfs://github/acme/parcels';

test('A workspace that is on no disk is read by the client', async (context) => {
  const client = await startClient(context, { initializationOptions: { providesFiles: true } });
  const files = new Map(Object.entries(smallProject));
  const asked: string[] = [];
  client.connection.onRequest(readFileRequest, ({ uri }: ReadFileParams) => {
    asked.push(uri);
    const text = files.get(uri.slice(root.length + 1));
    return text === undefined ? null : { base64: Buffer.from(text).toString('base64') };
  });
  client.connection.onRequest(findFilesRequest, ({ folder, globs }: FindFilesParams) => {
    assert.deepEqual([folder, globs], [`${root}/`, ['contracts/*.yaml']]);
    return [`${root}/contracts/small.yaml`];
  });
  await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
    event: { added: [{ uri: root, name: 'parcels' }], removed: [] },
  });
  const uri = `${root}/docs/a.md`;
  const textDocument = { uri, languageId: 'markdown', version: 1, text: incomplete };
  await client.connection.sendNotification('textDocument/didOpen', { textDocument });
  assert.deepEqual(rulesOf(await client.pull(uri)), ['structure/missing-section']);
  assert.ok(
    asked.every((one) => one.startsWith(`${root}/`)),
    'nothing outside of the workspace is asked for',
  );

  files.set('docwright.yaml', `${smallProject['docwright.yaml']}ignore: [docs]\n`);
  const refreshed = client.refreshes.next();
  await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
    changes: [{ uri: `${root}/docwright.yaml`, type: 2 }],
  });
  await refreshed;
  assert.deepEqual(await client.pull(uri), []);
});

test('A client that can not look for files has its documents checked with what there is', async (context) => {
  const client = await startClient(context, { initializationOptions: { providesFiles: true } });
  client.connection.onRequest(readFileRequest, ({ uri }: ReadFileParams) => {
    const text = smallProject[uri.slice(root.length + 1)];
    return text === undefined ? null : { base64: Buffer.from(text).toString('base64') };
  });
  client.connection.onRequest(findFilesRequest, () => {
    throw new Error('There is no search here');
  });
  const uri = `${root}/docs/a.md`;
  const textDocument = { uri, languageId: 'markdown', version: 1, text: `---\ndocwright: small\n---\n${incomplete}` };
  await client.connection.sendNotification('textDocument/didOpen', { textDocument });
  assert.deepEqual(rulesOf(await client.pull(uri)), ['contract/unknown-contract']);
  assert.match(client.logged.join('\n'), /There is no search here/);
});

test('Where nobody reads the files, the built-in contracts still apply', async (context) => {
  const client = await startClient(context);
  const text = '---\ndocwright: api-docs\n---\n\n# API Documentation\n';
  const textDocument = { uri: 'untitled:Untitled-1', languageId: 'markdown', version: 1, text };
  await client.connection.sendNotification('textDocument/didOpen', { textDocument });
  assert.ok(rulesOf(await client.pull('untitled:Untitled-1')).includes('structure/missing-section'));
});

test("The server's own pages are not checked", async (context) => {
  const client = await startClient(context);
  const uri = 'docwright:/docs/rules/structure/missing-section.md';
  const textDocument = { uri, languageId: 'markdown', version: 1, text: '# API Documentation\n\n## Overview\n' };
  await client.connection.sendNotification('textDocument/didOpen', { textDocument });
  assert.deepEqual(await client.pull(uri), []);
});
