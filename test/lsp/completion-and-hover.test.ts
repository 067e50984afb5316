import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type CompletionItem,
  CompletionRequest,
  HoverRequest,
  InsertTextFormat,
  TextEdit,
} from 'vscode-languageserver/node';
import { LineIndex } from '#engine/text.ts';
import { readCursor } from '../support/marks.ts';
import { type Client, type ClientOptions, startClient } from './client.ts';
import { applyProtocolEdits, incomplete, smallContract, smallProject } from './documents.ts';

async function ask(client: Client, path: string, source: string) {
  const { text, offset } = readCursor(source);
  const uri = await client.open(path, text);
  return { uri, text, position: new LineIndex(text).positionAt(offset) };
}

async function complete(client: Client, path: string, source: string) {
  const { uri, text, position } = await ask(client, path, source);
  const answer = await client.connection.sendRequest(CompletionRequest.type, { textDocument: { uri }, position });
  const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
  const accept = ({ textEdit }: CompletionItem) =>
    applyProtocolEdits(text, TextEdit.is(textEdit) ? [textEdit] : assert.fail('there is no edit'));
  return { items, accept };
}

const scaffolded: ClientOptions['files'] = {
  ...smallProject,
  'contracts/small.yaml': `${smallContract}    scaffold: |\n      Every error has a \${1:code}.\n`,
};

test('A missing section is completed with its scaffold', async (context) => {
  const client = await startClient(context, { files: scaffolded });
  const { items, accept } = await complete(client, 'a.md', `${incomplete}\n## <|>\n`);
  const item = items.find(({ label }) => label === 'Errors');
  assert.ok(item, `among ${items.map(({ label }) => label)}`);
  assert.equal(item.insertTextFormat, InsertTextFormat.Snippet);
  assert.match(accept(item), /\n## Errors\n\nEvery error has a \$\{1:code\}\./);
});

test('A client without snippets gets plain text', async (context) => {
  const client = await startClient(context, { files: scaffolded, capabilities: {} });
  const { items, accept } = await complete(client, 'a.md', `${incomplete}\n## <|>\n`);
  const item = items.find(({ label }) => label === 'Errors');
  assert.ok(item);
  assert.equal(item.insertTextFormat, InsertTextFormat.PlainText);
  assert.match(accept(item), /\n## Errors\n\nEvery error has a code\./);
});

test('The configuration is completed and explained', async (context) => {
  const client = await startClient(context, { files: smallProject });
  const { items, accept } = await complete(client, 'docwright.yaml', 'prof<|>\n');
  const item = items.find(({ label }) => label === 'profile');
  assert.ok(item);
  assert.equal(accept(item), 'profile: \n');
  const { uri, position } = await ask(client, 'docwright.yaml', 'pro<|>file: draft\n');
  const hover = await client.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
  assert.deepEqual(hover?.range, { start: { line: 0, character: 0 }, end: { line: 0, character: 7 } });
});

test('A hover on a heading shows the guidance of its section', async (context) => {
  const client = await startClient(context, { files: smallProject });
  const { uri, position } = await ask(client, 'a.md', '# Parcels\n\n## Over<|>view\n\nText.\n');
  const hover = await client.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
  assert.ok(hover && typeof hover.contents === 'object' && 'kind' in hover.contents);
  assert.equal(hover.contents.kind, 'markdown');
  assert.match(hover.contents.value, /Say what it is for\./);
  const prose = await client.connection.sendRequest(HoverRequest.type, {
    textDocument: { uri },
    position: { line: 4, character: 2 },
  });
  assert.equal(prose, null);
});

test('Nothing is completed or explained where no contract applies, nor in a document that is not open', async (context) => {
  const client = await startClient(context);
  const { items } = await complete(client, 'notes.md', '# Notes\n\n## <|>\n');
  assert.deepEqual(items, []);
  const textDocument = { uri: client.uri('closed.md') };
  const position = { line: 0, character: 0 };
  assert.equal(await client.connection.sendRequest(HoverRequest.type, { textDocument, position }), null);
  assert.deepEqual(await client.connection.sendRequest(CompletionRequest.type, { textDocument, position }), []);
});
