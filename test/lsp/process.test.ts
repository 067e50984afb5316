import assert from 'node:assert/strict';
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { test } from 'node:test';
import {
  createProtocolConnection,
  ExitNotification,
  InitializeRequest,
  IPCMessageReader,
  IPCMessageWriter,
  ShutdownRequest,
} from 'vscode-languageserver/node';
import { startClient } from './client.ts';
import { incomplete, rulesOf, smallProject } from './documents.ts';

test('The command of the program is the same server', async (context) => {
  const command = [resolve('dist/cli.cjs'), 'lsp', '--stdio'];
  const client = await startClient(context, { files: smallProject, command });
  assert.equal(client.initialized?.serverInfo?.name, 'Docwright');
  const uri = await client.open('a.md', incomplete);
  assert.deepEqual(rulesOf(await client.pull(uri)), ['structure/missing-section']);
});

test('It ends with 0 when it is told to, and with 1 when it was not told first', async (context) => {
  const polite = await startClient(context);
  await polite.connection.sendRequest(ShutdownRequest.type);
  await polite.connection.sendNotification(ExitNotification.type);
  assert.deepEqual(await once(polite.process, 'exit'), [0, null]);

  const abrupt = await startClient(context);
  await abrupt.connection.sendNotification(ExitNotification.type);
  assert.deepEqual(await once(abrupt.process, 'exit'), [1, null]);
});

test('It ends when the client is gone without a word', async (context) => {
  const client = await startClient(context);
  client.process.stdin?.end();
  assert.deepEqual(await once(client.process, 'exit'), [1, null]);
});

test('It speaks over the channel of Node processes, and ends with it', async (context) => {
  const child = fork(resolve('dist/server.cjs'), ['--node-ipc']);
  context.after(() => child.kill());
  const connection = createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
  connection.listen();
  const { serverInfo } = await connection.sendRequest(InitializeRequest.type, {
    processId: null,
    rootUri: null,
    capabilities: {},
  });
  assert.equal(serverInfo?.name, 'Docwright');
  connection.dispose();
  child.disconnect();
  assert.deepEqual(await once(child, 'exit'), [1, null]);
});

test('It writes nothing but messages to standard output', async (context) => {
  const child = spawn(process.execPath, [resolve('dist/server.cjs'), '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
  context.after(() => child.kill());
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stdin.end('Content-Length: 2\r\n\r\n{}');
  await once(child, 'exit');
  assert.match(output, /^(Content-Length: \d+\r\n\r\n\{.*)?$/s);
});

test('Broken documents and unknown requests do not stop it', async (context) => {
  const client = await startClient(context, { files: { ...smallProject, 'docwright.yaml': 'docs: [\n\t- x' } });
  await client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: client.uri('unknown.md'), version: 2 },
    contentChanges: [{ text: '' }],
  });
  await assert.rejects(client.connection.sendRequest('docwright/nonsense'), /Unhandled method/);
  for (const text of ['', '---', '---\n\u0000: [\n---\n', '#'.repeat(5000), '\ud83d', '```\n', '| a |\n|']) {
    const uri = await client.open('a.md', `${text}`);
    await client.pull(uri);
    await client.close(uri);
  }
  const uri = await client.open('b.md', `---\ndocwright: api-docs\n---\n\n# API Documentation\n`);
  assert.ok(rulesOf(await client.pull(uri)).includes('structure/missing-section'));
  assert.deepEqual(client.logged, []);
});
