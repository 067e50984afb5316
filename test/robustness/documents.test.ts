import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CompletionRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  InlayHintRequest,
  SelectionRangeRequest,
  SemanticTokensRequest,
} from 'vscode-languageserver/node';
import { openPreviewRequest, type PreviewState } from '#shared/protocol.ts';
import { folderWith } from '../cli/support.ts';
import { startClient } from '../lsp/client.ts';
import { complete, incomplete, rulesOf, smallProject } from '../lsp/documents.ts';
import { hostileDocuments } from './documents.ts';

/** A guard against hangs, not a promise. */
const timeout = 120_000;

test('The command line checks every hostile document, and the one behind them', (context) => {
  const named = hostileDocuments.map(({ text }, index) => [`${String(index).padStart(2, '0')}.md`, text] as const);
  const folder = folderWith(context, { ...Object.fromEntries(named), 'z.md': incomplete });
  const { code, stdout, stderr } = folder.run('check', '--contract', 'api-docs', '--quiet', '--format', 'json');
  assert.equal(stderr, '');
  assert.equal(code, 1);
  const { files } = JSON.parse(stdout);
  assert.equal(files.length, hostileDocuments.length + 1);
  for (const { path, contract, findings } of files) {
    assert.equal(contract, 'api-docs', path);
    assert.ok(findings.length > 0, path);
  }
});

test('The language server answers all that an editor asks about each, and about the next document', {
  timeout,
}, async (context) => {
  const client = await startClient(context, { files: smallProject });
  for (const [index, { name, text }] of hostileDocuments.entries()) {
    const uri = await client.open(`hostile-${index}.md`, text);
    const rules = rulesOf(await client.pull(uri));
    assert.ok(rules.includes('structure/missing-section') || rules.includes('structure/duplicate-section'), name);
    assert.ok(rules.length <= 1001, name);
    const at = { textDocument: { uri }, position: { line: 2, character: 4 } };
    await client.connection.sendRequest(CompletionRequest.type, at);
    await client.connection.sendRequest(HoverRequest.type, at);
    const { textDocument, position } = at;
    const range = { start: { line: 0, character: 0 }, end: { line: 200, character: 0 } };
    await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
    await client.connection.sendRequest(FoldingRangeRequest.type, { textDocument });
    await client.connection.sendRequest(SelectionRangeRequest.type, { textDocument, positions: [position] });
    await client.connection.sendRequest(SemanticTokensRequest.type, { textDocument });
    await client.connection.sendRequest(InlayHintRequest.type, { textDocument, range });
    await client.actions(uri, { start: position, end: position });
    const start = { line: 0, character: 0 };
    await client.change(uri, { range: { start, end: start }, text: 'a' });
    await client.pull(uri);
    await client.close(uri);
    const next = await client.open('next.md', incomplete);
    assert.deepEqual(rulesOf(await client.pull(next)), ['structure/missing-section'], `after ${name}`);
    await client.close(next);
  }
  assert.deepEqual(client.logged, []);
});

test('The preview shows them', { timeout }, async (context) => {
  const client = await startClient(context, { files: smallProject });
  for (const [index, { name, text }] of hostileDocuments.entries()) {
    const uri = await client.open(`hostile-${index}.md`, text);
    const state: PreviewState | null = await client.connection.sendRequest(openPreviewRequest, { uri });
    assert.ok(state, name);
    assert.equal(state.blocks.length > 0, text.trim() !== '' && !text.startsWith('\u{feff}'), name);
    await client.close(uri);
  }
  assert.deepEqual(client.logged, []);
});

test('A document of 50 MB is left alone in the editor, and the status says why', { timeout }, async (context) => {
  const client = await startClient(context, { files: smallProject });
  const huge = await client.open('huge.md', `# A\n\n${'word '.repeat(10_000_000)}\n`);
  assert.deepEqual(await client.pull(huge), []);
  const { reason } = await client.statuses.some(({ uri }) => uri === huge);
  assert.match(reason, /more than 5 million characters/);
  const small = await client.open('small.md', incomplete);
  assert.deepEqual(rulesOf(await client.pull(small)), ['structure/missing-section']);
  // Cut to a size that somebody writes, it is a document like any other.
  await client.change(huge, { text: complete });
  assert.deepEqual(await client.pull(huge), []);
  await client.change(huge, { text: incomplete });
  assert.deepEqual(rulesOf(await client.pull(huge)), ['structure/missing-section']);
});
