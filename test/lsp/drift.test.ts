import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { CodeActionResolveRequest, type Diagnostic, DocumentSymbolRequest } from 'vscode-languageserver/node';
import { LineIndex } from '#engine/text.ts';
import { startClient } from './client.ts';
import { applyWorkspaceEdit } from './documents.ts';

const spec = `openapi: 3.1.0
info: { title: Parcels, version: '1' }
paths:
  /parcels:
    get:
      responses:
        '200': { description: The parcels }
  /depots:
    get:
      responses:
        '200': { description: The depots }
`;
const page = (...paths: readonly string[]) =>
  `# Parcels\n\n${paths.map((path) => `## GET ${path}\n\nReads what there is.\n`).join('\n')}`;

async function start(context: TestContext) {
  return startClient(context, {
    files: { 'openapi.yaml': spec, 'docs/parcels.md': page('/parcels'), 'docs/depots.md': page('/depots') },
  });
}

function edit(text: string, piece: string, replacement: string) {
  const lines = new LineIndex(text);
  const at = text.indexOf(piece);
  assert.ok(at !== -1);
  return { range: { start: lines.positionAt(at), end: lines.positionAt(at + piece.length) }, text: replacement };
}

function drift(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.flatMap(({ code, message }) => (String(code).startsWith('drift/') ? [String(message)] : []));
}

test('An edit of a description is told of the documents that are open, and of those that are closed', async (context) => {
  const client = await start(context);
  const document = await client.open('docs/parcels.md', page('/parcels'));
  assert.deepEqual(drift(await client.pull(document)), []);
  const uri = await client.open('openapi.yaml', spec);
  await client.pull(uri);

  const refreshed = client.refreshes.next();
  await client.change(uri, edit(spec, '/parcels', '/parcel'));
  await client.pull(uri);
  await refreshed;
  const missing = '`GET /parcels` is not in `openapi.yaml`; did you mean `/parcel`?';
  assert.deepEqual(drift(await client.pull(document)), [missing]);

  const closed = client.uri('docs/depots.md');
  const told = client.published.next((one) => one.uri === closed && one.diagnostics.length > 0);
  await client.change(uri, edit(spec.replace('/parcels', '/parcel'), '/depots', '/depot'));
  await client.pull(uri);
  const { diagnostics } = await told;
  assert.deepEqual(drift(diagnostics), ['`GET /depots` is not in `openapi.yaml`; did you mean `/depot`?']);
  const related = diagnostics[0]?.relatedInformation?.[0]?.location;
  assert.equal(related?.uri, uri);
  assert.equal(related?.range.start.line, 7);

  const mended = client.published.next((one) => one.uri === closed && one.diagnostics.length === 0);
  await client.change(uri, edit(spec.replace('/parcels', '/parcel').replace('/depots', '/depot'), '/depot', '/depots'));
  await client.pull(uri);
  await mended;
});

test('A document that is open and not shown is told of as one that is closed, until the client asks about it', async (context) => {
  const client = await start(context);
  const hidden = await client.open('docs/depots.md', page('/depots'));
  const uri = await client.open('openapi.yaml', spec);
  await client.pull(uri);
  const told = client.published.next((one) => one.uri === hidden && one.diagnostics.length > 0);
  await client.change(uri, edit(spec, '/depots', '/depot'));
  await client.pull(uri);
  const drifts = ['`GET /depots` is not in `openapi.yaml`; did you mean `/depot`?'];
  assert.deepEqual(drift((await told).diagnostics), drifts);

  const taken = client.published.next((one) => one.uri === hidden && one.diagnostics.length === 0);
  assert.deepEqual(drift(await client.pull(hidden)), drifts);
  await taken;
});

test('An edit of a description is told of, whichever request meets it first', async (context) => {
  const client = await start(context);
  const document = await client.open('docs/parcels.md', page('/parcels'));
  const uri = await client.open('openapi.yaml', spec);
  assert.deepEqual(drift(await client.pull(document)), []);
  // Of what was opened.
  await client.refreshes.some();
  const refreshed = client.refreshes.next();
  await client.change(uri, edit(spec, '/parcels', '/parcel'));
  await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri: document } });
  await refreshed;
  const missing = '`GET /parcels` is not in `openapi.yaml`; did you mean `/parcel`?';
  assert.deepEqual(drift(await client.pull(document)), [missing]);
});

test('An edit of a document is told of the others about the same description', async (context) => {
  const client = await start(context);
  const document = await client.open('docs/parcels.md', page('/parcels'));
  const other = await client.open('docs/depots.md', page('/depots'));
  await client.pull(document);
  assert.deepEqual(drift(await client.pull(other)), []);
  const refreshed = client.refreshes.next();
  await client.change(document, { text: page() });
  await client.pull(document);
  await refreshed;
  assert.deepEqual(drift(await client.pull(other)), ['`GET /parcels` of `openapi.yaml` is not documented']);
});

test('A fix may change the description', async (context) => {
  const client = await start(context);
  const text = page('/parcels', '/stamps');
  const document = await client.open('docs/parcels.md', text);
  const [found] = (await client.pull(document)).filter(({ code }) => code === 'drift/unknown-endpoint');
  assert.ok(found);
  const actions = await client.actions(document, found.range, { diagnostics: [found] });
  const action = actions.find(({ title }) => title === 'Add `GET /stamps` to `openapi.yaml`');
  const [change] = action?.edit?.documentChanges ?? [];
  assert.ok(change && 'textDocument' in change);
  assert.deepEqual(change.textDocument, { uri: client.uri('openapi.yaml'), version: null });
});

test('A document is synced with its description by a code action, in one edit', async (context) => {
  const client = await startClient(context, { files: { 'openapi.yaml': spec } });
  const text = '# Parcels\n\n## GET /parcels\n\nReads them.\n\n| Status | Meaning |\n| --- | --- |\n| 500 | Mine |\n';
  const uri = await client.open('parcels.md', text);
  await client.pull(uri);
  const at = { line: 2, character: 4 };
  const only = ['refactor.rewrite.sync'];
  const [sync, ...others] = await client.actions(uri, { start: at, end: at }, { only });
  assert.ok(sync && others.length === 0);
  assert.equal(sync.title, 'Sync `GET /parcels` from the spec');
  const { edit } = await client.connection.sendRequest(CodeActionResolveRequest.type, sync);
  const after = applyWorkspaceEdit(text, uri, edit);
  assert.equal(after, text.replace('| 500 | Mine |', '| 200 | The parcels |'));
  const insert = await client.actions(uri, { start: at, end: at }, { only: ['refactor.rewrite.insertFromSpec'] });
  const titles = insert.map(({ title }) => title);
  assert.ok(titles.includes('Insert the example requests of `GET /parcels`'), titles.join());
});
