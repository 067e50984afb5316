import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { guard } from '../../server/src/lsp/guard.ts';

test('What a handler throws is logged under its name, and the client gets an answer', async () => {
  const logged: string[] = [];
  const broken = (): number => {
    throw new Error('No such luck');
  };
  const answer = guard(
    (message) => logged.push(message),
    'textDocument/hover',
    broken,
    () => 7,
  );
  assert.equal(await answer(), 7);
  assert.equal(logged.length, 1);
  assert.match(logged[0] ?? '', /^textDocument\/hover failed: Error: No such luck\n/);
});

test('An answer that is an error on purpose passes', async () => {
  const logged: string[] = [];
  const cancelled = (): number => {
    throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
  };
  const answer = guard(
    (message) => logged.push(message),
    'textDocument/hover',
    cancelled,
    () => 7,
  );
  await assert.rejects(answer(), ResponseError);
  assert.deepEqual(logged, []);
});
