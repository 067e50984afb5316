import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import {
  CodeLensRequest,
  CodeLensResolveRequest,
  DefinitionRequest,
  DocumentHighlightRequest,
  HoverRequest,
  type LocationLink,
  PrepareRenameRequest,
  type Range,
  ReferencesRequest,
  RenameRequest,
  TextDocumentEdit,
  TextEdit,
  type WorkspaceEdit,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver/node';
import { LineIndex } from '#engine/text.ts';
import { type Client, modern, startClient } from './client.ts';
import { applyProtocolEdits, summaries } from './documents.ts';

const files: Readonly<Record<string, string>> = {
  'docs/errors.md': `# Errors

## GET /errors

### Error Codes

| Code | Message |
| ---- | ------- |
| \`parcel_wet\` | It fell into the water 💧 |
| \`parcel_lost\` | Nobody has seen it |
`,
  'docs/parcels.md':
    '# Parcels\r\n\r\n## GET /parcels/{id}\r\n\r\n😀 Fails with `parcel_wet`; see [the list](errors.md#error-codes "All of them").\r\n',
  'guide.md': '# Guide\n\nSee [codes](docs/errors.md#error-codes).\n',
};

const capabilities = {
  ...modern,
  textDocument: { ...modern.textDocument, definition: { linkSupport: true }, rename: { prepareSupport: true } },
};

async function start(context: TestContext, path = 'docs/parcels.md', more: Readonly<Record<string, string>> = {}) {
  const client = await startClient(context, { files: { ...files, ...more }, capabilities });
  const text = files[path] ?? more[path] ?? '';
  const uri = await client.open(path, text);
  const at = (piece: string) => ({
    textDocument: { uri },
    position: new LineIndex(text).positionAt(text.indexOf(piece) + 1),
  });
  return { client, uri, text, at };
}

function shown(client: Client, ranges: readonly { uri: string; range: Range }[]): string[] {
  return ranges.map(({ uri, range }) => {
    const path = Object.keys(files).find((one) => client.uri(one) === uri) ?? assert.fail(uri);
    const lines = new LineIndex(files[path] ?? '');
    return `${path}:${range.start.line}: ${(files[path] ?? '').slice(lines.offsetAt(range.start), lines.offsetAt(range.end))}`;
  });
}

/** The texts of the files that an edit changes. */
function changed(client: Client, edit: WorkspaceEdit | null): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const change of edit?.documentChanges ?? []) {
    assert.ok(TextDocumentEdit.is(change));
    const path = Object.keys(files).find((one) => client.uri(one) === change.textDocument.uri) ?? assert.fail();
    texts[path] = applyProtocolEdits(
      files[path] ?? '',
      change.edits.map((one) => (TextEdit.is(one) ? one : assert.fail())),
    );
  }
  return texts;
}

test('A code leads to its row in a document that is not open', async (context) => {
  const { client, at } = await start(context);
  const answer = (await client.connection.sendRequest(DefinitionRequest.type, at('parcel_wet'))) as LocationLink[];
  const links = answer.map(({ targetUri: uri, targetSelectionRange: range }) => ({ uri, range }));
  assert.deepEqual(shown(client, links), ['docs/errors.md:8: parcel_wet']);
});

test('A link leads to its heading, and a heading to the links to it', async (context) => {
  const { client, at } = await start(context);
  const [link] = (await client.connection.sendRequest(DefinitionRequest.type, at('errors.md#'))) as LocationLink[];
  assert.ok(link);
  assert.deepEqual(shown(client, [{ uri: link.targetUri, range: link.targetSelectionRange }]), [
    'docs/errors.md:4: Error Codes',
  ]);
  const references = await client.connection.sendRequest(ReferencesRequest.type, {
    ...at('errors.md#'),
    context: { includeDeclaration: false },
  });
  assert.deepEqual(shown(client, references ?? []), [
    'docs/parcels.md:4: errors.md#error-codes',
    'guide.md:2: docs/errors.md#error-codes',
  ]);
});

test('A code is marked in the document, and explained from the other one', async (context) => {
  const { client, uri, at } = await start(context);
  const found = await client.connection.sendRequest(DocumentHighlightRequest.type, at('parcel_wet'));
  assert.deepEqual(
    shown(
      client,
      (found ?? []).map(({ range }) => ({ uri, range })),
    ),
    ['docs/parcels.md:4: parcel_wet'],
  );
  const hover = await client.connection.sendRequest(HoverRequest.type, at('parcel_wet'));
  assert.match(JSON.stringify(hover), /It fell into the water.*Listed in docs\/errors\.md/);
});

test('A rename changes every file, open or not, saved or not', async (context) => {
  const { client, at } = await start(context);
  const prepared = await client.connection.sendRequest(PrepareRenameRequest.type, at('parcel_wet'));
  assert.match(JSON.stringify(prepared), /"placeholder":"parcel_wet"/);
  const edit = await client.connection.sendRequest(RenameRequest.type, {
    ...at('parcel_wet'),
    newName: 'parcel_soaked',
  });
  assert.deepEqual(changed(client, edit), {
    'docs/errors.md': files['docs/errors.md']?.replace('parcel_wet', 'parcel_soaked'),
    'docs/parcels.md': files['docs/parcels.md']?.replace('parcel_wet', 'parcel_soaked'),
  });
  await assert.rejects(
    client.connection.sendRequest(RenameRequest.type, { ...at('parcel_wet'), newName: 'parcel_lost' }),
    /The catalogue has a code `parcel_lost` already/,
  );
});

test('Renaming a heading mends the links of all files', async (context) => {
  const { client, at } = await start(context, 'docs/errors.md');
  const edit = await client.connection.sendRequest(RenameRequest.type, { ...at('Error Codes'), newName: 'All codes' });
  assert.deepEqual(changed(client, edit), {
    'docs/errors.md': files['docs/errors.md']?.replace('Error Codes', 'All codes'),
    'docs/parcels.md': files['docs/parcels.md']?.replace('error-codes', 'all-codes'),
    'guide.md': files['guide.md']?.replace('error-codes', 'all-codes'),
  });
});

test('A link is reported once its heading is gone from another editor, and no longer when it is back', async (context) => {
  const { client, uri, text } = await start(context);
  const anchors = async () =>
    summaries(text, await client.pull(uri)).filter((one) => one.startsWith('links/broken-anchor'));
  assert.deepEqual(await anchors(), []);
  const errors = files['docs/errors.md'] ?? '';
  const other = await client.open('docs/errors.md', errors);
  await client.change(other, { text: errors.replace('Error Codes', 'Codes') });
  assert.deepEqual(await anchors(), ['links/broken-anchor: error-codes']);
  await client.change(other, { text: errors });
  assert.deepEqual(await anchors(), []);
});

test('A link is reported after its heading is gone from the disk', async (context) => {
  const { client, uri, text } = await start(context);
  assert.deepEqual(
    summaries(text, await client.pull(uri)).filter((one) => one.startsWith('links')),
    [],
  );
  client.write('docs/errors.md', '# Nothing\n');
  await client.changedOnDisk('docs/errors.md');
  assert.deepEqual(
    summaries(text, await client.pull(uri)).filter((one) => one.startsWith('links')),
    ['links/broken-anchor: error-codes'],
  );
  client.remove('docs/errors.md');
  await client.changedOnDisk('docs/errors.md');
  assert.deepEqual(
    summaries(text, await client.pull(uri)).filter((one) => one.startsWith('links')),
    ['links/broken-link: errors.md'],
  );
});

test('Codes are looked up in the catalogue that docwright.yaml names', async (context) => {
  const more = {
    'docwright.yaml': 'errors: { catalogues: [docs/errors.md] }\n',
    'docs/other.md': '# Other\n\n## GET /other\n\n```json\n{ "code": "parcel_wett", "error": "x" }\n```\n',
  };
  const { client, uri, text } = await start(context, 'docs/other.md', more);
  const codes = async () => summaries(text, await client.pull(uri)).filter((one) => one.startsWith('errors/'));
  assert.deepEqual(await codes(), ['errors/undefined-code: parcel_wett']);
  client.write('docs/errors.md', (files['docs/errors.md'] ?? '').replace('parcel_wet', 'parcel_wett'));
  await client.changedOnDisk('docs/errors.md');
  assert.deepEqual(await codes(), []);
});

test('An endpoint in a heading says how often others name it', async (context) => {
  const more = {
    'a.md': '# A\n\n## GET /parcels/{id}\n\nSome words.\n\n| Code |\n| - |\n',
    'b.md': '# B\n\n## GET /b\n\nSee `GET /parcels/{id}`.\n',
  };
  const { client, uri, text } = await start(context, 'a.md', more);
  const lenses = await client.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } });
  const [lens, ...others] = lenses ?? [];
  assert.ok(lens && others.length === 0);
  assert.equal(lens.range.start.line, text.split('\n').indexOf('## GET /parcels/{id}'));
  const resolved = await client.connection.sendRequest(CodeLensResolveRequest.type, lens);
  assert.equal(resolved.command?.title, '2 references');
});

test('Where the editor follows links itself, nothing is said of them, and a heading can still be renamed', async (context) => {
  const client = await startClient(context, { files, capabilities, initializationOptions: { followsLinks: true } });
  const text = files['docs/parcels.md'] ?? '';
  const uri = await client.open('docs/parcels.md', text);
  const at = (piece: string) => ({
    textDocument: { uri },
    position: new LineIndex(text).positionAt(text.indexOf(piece) + 1),
  });
  assert.equal(await client.connection.sendRequest(DefinitionRequest.type, at('errors.md#')), null);
  assert.equal(
    ((await client.connection.sendRequest(DefinitionRequest.type, at('parcel_wet'))) as unknown[]).length,
    1,
  );
  const prepared = await client.connection.sendRequest(PrepareRenameRequest.type, at('Parcels'));
  assert.match(JSON.stringify(prepared), /"placeholder":"Parcels"/);
});

test('Endpoints and codes of all documents are found by their names', async (context) => {
  const { client } = await start(context);
  const ask = async (query: string) => {
    const found = await client.connection.sendRequest(WorkspaceSymbolRequest.type, { query });
    return (found ?? []).map(({ name, containerName }) => `${name} in ${containerName}`).sort();
  };
  assert.deepEqual(await ask('parc'), [
    'GET /parcels/{id} in Parcels',
    'parcel_lost in Errors',
    'parcel_wet in Errors',
  ]);
  assert.deepEqual(await ask('getid'), ['GET /parcels/{id} in Parcels']);
  assert.deepEqual(await ask('nothing'), []);
});

test('A document that is closed counts as it is on the disk', async (context) => {
  const { client, at } = await start(context);
  const ask = async () => {
    const params = { ...at('parcel_wet'), context: { includeDeclaration: true } };
    return shown(client, (await client.connection.sendRequest(ReferencesRequest.type, params)) ?? []);
  };
  const both = ['docs/errors.md:8: parcel_wet', 'docs/parcels.md:4: parcel_wet'];
  assert.deepEqual(await ask(), both);
  const errors = files['docs/errors.md'] ?? '';
  const other = await client.open('docs/errors.md', errors.replace('parcel_wet', 'parcel_dry'));
  assert.deepEqual(await ask(), []);
  await client.close(other);
  assert.deepEqual(await ask(), both);
});
