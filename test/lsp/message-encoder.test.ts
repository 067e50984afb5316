import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Diagnostic } from 'vscode-languageserver';
import { encodeMessage, messageEncoder } from '../../server/src/lsp/message-encoder.ts';

const diagnostic = (message: string): Diagnostic => ({
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
  message,
});

const report = (...items: Diagnostic[]) => ({
  jsonrpc: '2.0',
  id: 1,
  result: { kind: 'full', resultId: '7', items },
});

test('a message is its JSON, in ASCII', async () => {
  const message = { jsonrpc: '2.0', id: 1, result: { contents: 'Grüße — 日本 😀 "items":[] \u2028' } };
  const bytes = await messageEncoder.encode(message);
  assert.deepEqual(JSON.parse(Buffer.from(bytes).toString('utf8')), message);
  assert.ok(bytes.every((byte) => byte < 128));
});

test('a report has its diagnostics, also those that were sent before', () => {
  const kept = diagnostic('`$&` and "items":[] — kept');
  for (const items of [[kept], [], [diagnostic('new'), kept], [kept, diagnostic('…')]]) {
    assert.deepEqual(JSON.parse(encodeMessage(report(...items))), report(...items));
  }
});

test('a diagnostic in another place, and one that is another in anything else, is written as it is', () => {
  const related = [{ location: { uri: 'file:///a', range: diagnostic('').range }, message: 'there' }];
  const one: Diagnostic = { ...diagnostic('said'), severity: 1, code: 'a/b', source: 'docwright' };
  const range = { start: { line: 7, character: 1 }, end: { line: 7, character: 2 } };
  for (const other of [
    { range },
    { severity: 2 },
    { code: 'a/c' },
    { tags: [1] },
    { relatedInformation: related },
  ] as const) {
    const moved = { ...one, ...other } as Diagnostic;
    assert.deepEqual(JSON.parse(encodeMessage(report(one, moved))), report(one, moved));
  }
});

test('what only looks like a report is written as it is', () => {
  for (const result of [
    null,
    [],
    { items: [1] },
    { kind: 'full', items: 'none' },
    { kind: 'unchanged', resultId: '7' },
  ]) {
    const message = { jsonrpc: '2.0', id: 1, result };
    assert.deepEqual(JSON.parse(encodeMessage(message)), message);
  }
});
