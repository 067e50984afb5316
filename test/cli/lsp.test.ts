import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { folderWith, program } from './support.ts';

test('lsp --stdio answers initialize, and ends when it is told to', async (context) => {
  const child = spawn(process.execPath, [program, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  context.after(() => child.kill());
  const send = (message: object) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  let received = '';
  const answerTo = (id: number) =>
    new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk) => {
        received += chunk;
        if (received.includes(`"id":${id},`)) resolve();
      });
    });
  send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
  await answerTo(1);
  assert.match(received, /"capabilities":\{/);
  send({ id: 2, method: 'shutdown' });
  await answerTo(2);
  send({ method: 'exit' });
  const [code] = await once(child, 'exit');
  assert.equal(code, 0);
});

test('lsp wants to know how to speak', (context) => {
  const folder = folderWith(context, {});
  for (const args of [[], ['--stdio', '--node-ipc']]) {
    const run = folder.run('lsp', ...args);
    assert.equal(run.code, 2);
    assert.match(run.stderr, /one of --stdio and --node-ipc/);
  }
});
