import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { test } from 'node:test';
import { WriteableStreamMessageWriter } from 'vscode-languageserver/node';
import { MessageStream } from '../../server/src/lsp/message-stream.ts';

/** A stream that keeps what is written at once, chunk by chunk; an error that is thrown fails the writing. */
function keeping(written: string[], fail: () => void = () => {}): Writable {
  const write = (chunks: readonly { readonly chunk: Buffer }[], done: (error?: Error) => void) => {
    try {
      fail();
      written.push(chunks.map(({ chunk }) => chunk.toString('latin1')).join(''));
      done();
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
    }
  };
  return new Writable({ writev: write, write: (chunk, _, done) => write([{ chunk }], done) });
}

test('each message is written at once, with its header, also a large one', async () => {
  const written: string[] = [];
  const writer = new WriteableStreamMessageWriter(new MessageStream(keeping(written)));
  const messages = ['short', 'x'.repeat(300_000), 'last'].map((text, id) => ({ jsonrpc: '2.0', id, result: text }));
  await Promise.all(messages.map((message) => writer.write(message)));
  const expected = messages.map((message) => {
    const body = JSON.stringify(message);
    return `Content-Length: ${body.length}\r\n\r\n${body}`;
  });
  assert.deepEqual(written, expected);
});

test('an error of the stream reaches the writer', async () => {
  const stream = keeping([], () => {
    throw new Error('gone');
  });
  const writer = new WriteableStreamMessageWriter(new MessageStream(stream));
  const errors: string[] = [];
  writer.onError(([error]) => errors.push(error.message));
  let isClosed = false;
  writer.onClose(() => {
    isClosed = true;
  });
  const message = { jsonrpc: '2.0', id: 1, result: 'lost' };
  await assert.rejects(writer.write(message), { message: 'gone' });
  await new Promise((resolve) => setImmediate(resolve));
  assert.ok(errors.includes('gone'));
  assert.ok(isClosed);
});
