import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Diagnostic } from 'vscode-languageserver';
import { MessageEncoder } from '../../server/src/lsp/message-encoder.ts';

const diagnostic = (message: string): Diagnostic => ({
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
  message,
});

const report = (...items: Diagnostic[]) => ({
  jsonrpc: '2.0',
  id: 1,
  result: { kind: 'full', resultId: '7', items },
});

/** What a client reads of messages that are sent one after the other. */
async function sent<T extends object>(...messages: (T & { jsonrpc: string })[]): Promise<unknown[]> {
  const encoder = new MessageEncoder();
  const read: unknown[] = [];
  for (const message of messages) {
    const bytes = await encoder.encode(message);
    assert.ok(bytes.every((byte) => byte < 128));
    read.push(JSON.parse(Buffer.from(bytes).toString('utf8')));
  }
  return read;
}

test('a message is its JSON, in ASCII', async () => {
  const message = { jsonrpc: '2.0', id: 1, result: { contents: 'Grüße — 日本 😀 "items":[] \u2028' } };
  assert.deepEqual(await sent(message), [message]);
});

test('reports have their diagnostics, also those that were sent before', async () => {
  const all = Array.from({ length: 6 }, (_, index) => diagnostic(`${index} \`$&\` "items":[] …`));
  const diagnostics = fc.subarray(all).chain((some) => fc.shuffledSubarray(some, { minLength: some.length }));
  await fc.assert(
    fc.asyncProperty(fc.array(diagnostics, { maxLength: 5 }), async (lists) => {
      const reports = lists.map((items) => report(...items));
      assert.deepEqual(await sent(...reports), reports);
    }),
  );
});

test('of diagnostics that move, only the lines are others', async () => {
  const messages = ['one', 'two', 'three'].map((message): Diagnostic => ({ ...diagnostic(message), code: message }));
  const line = fc.oneof(fc.nat(12), fc.nat(2_147_483_647));
  const moved = fc.record({ of: fc.constantFrom(...messages), start: line, end: line, character: fc.nat(120) });
  const reports = fc.array(fc.array(moved, { maxLength: 6 }), { minLength: 2, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(reports, async (lists) => {
      const made = lists.map((list) =>
        report(
          ...list.map(({ of, start, end, character }) => ({
            ...of,
            range: { start: { line: start, character: 1 }, end: { line: end, character } },
          })),
        ),
      );
      assert.deepEqual(await sent(...made), made);
    }),
  );
});

test('a diagnostic in another place, and one that is another in anything else, is written as it is', async () => {
  const related = [{ location: { uri: 'file:///a', range: diagnostic('').range }, message: 'there' }];
  const one: Diagnostic = { ...diagnostic('said'), severity: 1, code: 'a/b', source: 'docwright' };
  const range = { start: { line: 7, character: 1 }, end: { line: 7, character: 2 } };
  const others: Partial<Diagnostic>[] = [
    { range },
    { severity: 2 },
    { code: 'a/c' },
    { tags: [1] },
    { relatedInformation: related },
    { data: 1 },
  ];
  for (const other of others) {
    const both = report(one, { ...one, ...other });
    assert.deepEqual(await sent(both), [both]);
  }
});

test('what only looks like a report is written as it is', async () => {
  for (const result of [
    null,
    [],
    { items: [1] },
    { kind: 'full', items: 'none' },
    { kind: 'unchanged', resultId: '7' },
  ]) {
    const message = { jsonrpc: '2.0', id: 1, result };
    assert.deepEqual(await sent(message), [message]);
  }
});
