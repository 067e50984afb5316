import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import {
  CodeActionKind,
  CodeActionResolveRequest,
  CodeLensRequest,
  CodeLensResolveRequest,
  DefinitionRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentLinkResolveRequest,
  type DocumentSymbol,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  type LocationLink,
  PrepareRenameRequest,
  type Range,
  ReferencesRequest,
  RenameRequest,
  SelectionRangeRequest,
  TextDocumentEdit,
  TextEdit,
  WillRenameFilesRequest,
  type WorkspaceEdit,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver/node';
import { LineIndex } from '#engine/text.ts';
import { dedent } from '../support/marks.ts';
import { type Client, modern, startClient } from './client.ts';
import { applyProtocolEdits } from './documents.ts';

const files: Readonly<Record<string, string>> = {
  'openapi.yaml': dedent(`
    openapi: 3.1.0
    info: { title: Pets, version: 1.0.0 }
    paths:
      /pets:
        get:
          operationId: listPets
          summary: List pets
          responses:
            '200':
              description: Pets
              content:
                application/json:
                  schema:
                    $ref: models/pet.yaml#/Pet
            '404':
              $ref: '#/components/responses/Error'
    components:
      responses:
        Error:
          description: None
    externalDocs:
      url: https://example.com/docs
  `),
  'admin.yaml': dedent(`
    openapi: 3.0.3
    info: { title: Admin, version: 1.0.0 }
    paths:
      /admin:
        get:
          responses:
            default:
              description: Pet
              content:
                application/json:
                  schema: { $ref: "./models/pet.yaml#/Pet" }
  `),
  'models/pet.yaml': dedent(`
    Pet:
      type: object
      properties:
        parent: { $ref: '#/Pet' }
  `),
};

const capabilities = {
  ...modern,
  textDocument: {
    ...modern.textDocument,
    definition: { linkSupport: true },
    rename: { prepareSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
};

async function start(context: TestContext, path = 'openapi.yaml') {
  const client = await startClient(context, {
    files,
    capabilities,
    initializationOptions: { showReferences: 'client.showReferences' },
  });
  const text = files[path] ?? '';
  const uri = await client.open(path, text);
  const at = (piece: string) => ({
    textDocument: { uri },
    position: new LineIndex(text).positionAt(text.indexOf(piece) + 1),
  });
  return { client, uri, text, at, textDocument: { uri } };
}

/** `path: text` of each range, in no order. */
function shown(client: Client, ranges: readonly { uri: string; range: Range }[]): string[] {
  return ranges
    .map(({ uri, range }) => {
      const path = Object.keys(files).find((one) => client.uri(one) === uri) ?? assert.fail(uri);
      const text = files[path] ?? '';
      const lines = new LineIndex(text);
      return `${path}:${range.start.line}: ${text.slice(lines.offsetAt(range.start), lines.offsetAt(range.end))}`;
    })
    .sort();
}

/** The texts of the files that an edit changes. */
function changed(client: Client, edit: WorkspaceEdit | null): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const change of edit?.documentChanges ?? []) {
    assert.ok(TextDocumentEdit.is(change));
    const path = Object.keys(files).find((one) => client.uri(one) === change.textDocument.uri) ?? assert.fail();
    const edits = change.edits.map((one) => (TextEdit.is(one) ? one : assert.fail()));
    texts[path] = applyProtocolEdits(files[path] ?? '', edits);
  }
  return texts;
}

test('A reference leads to what it names in a file that is not open', async (context) => {
  const { client, at } = await start(context);
  const answer = (await client.connection.sendRequest(DefinitionRequest.type, at('models/pet.yaml'))) as LocationLink[];
  const [link, ...others] = answer.map(({ targetUri: uri, targetSelectionRange: range }) => ({ uri, range }));
  assert.ok(link && others.length === 0);
  assert.deepEqual(shown(client, [link]), ['models/pet.yaml:0: Pet']);
  assert.deepEqual(answer[0]?.originSelectionRange?.start, { line: 13, character: 22 });
});

test('References are found in every description that has the file', async (context) => {
  const { client, at } = await start(context, 'models/pet.yaml');
  const ask = (includeDeclaration: boolean) =>
    client.connection.sendRequest(ReferencesRequest.type, { ...at('Pet'), context: { includeDeclaration } });
  const uses = ['admin.yaml:10: Pet', 'models/pet.yaml:3: Pet', 'openapi.yaml:13: Pet'];
  assert.deepEqual(shown(client, (await ask(false)) ?? []), uses);
  assert.deepEqual(shown(client, (await ask(true)) ?? []), [...uses, 'models/pet.yaml:0: Pet'].sort());
});

test('What is named at the cursor is marked in the document', async (context) => {
  const { client, uri, at } = await start(context);
  const found = await client.connection.sendRequest(DocumentHighlightRequest.type, at('Error:'));
  const ranges = (found ?? []).map(({ range }) => ({ uri, range }));
  assert.deepEqual(shown(client, ranges), ['openapi.yaml:15: Error', 'openapi.yaml:18: Error']);
});

test('A rename changes every file, for the versions that are open', async (context) => {
  const { client, at } = await start(context);
  const before = await client.connection.sendRequest(PrepareRenameRequest.type, at('Pet\n'));
  assert.deepEqual(before, {
    range: { start: { line: 13, character: 39 }, end: { line: 13, character: 42 } },
    placeholder: 'Pet',
  });
  const edit = await client.connection.sendRequest(RenameRequest.type, { ...at('Pet\n'), newName: 'Animal' });
  assert.deepEqual(changed(client, edit), {
    'openapi.yaml': files['openapi.yaml']?.replace('yaml#/Pet', 'yaml#/Animal'),
    'admin.yaml': files['admin.yaml']?.replace('yaml#/Pet', 'yaml#/Animal'),
    'models/pet.yaml': files['models/pet.yaml']?.replaceAll('Pet', 'Animal'),
  });
  const versions = (edit?.documentChanges ?? []).map((change) => TextDocumentEdit.is(change) && change.textDocument);
  const open = versions.find((one) => one && one.uri === client.uri('openapi.yaml'));
  assert.ok(open && open.version === 1);
});

test('A name that can not be is refused with the reason', async (context) => {
  const { client, at } = await start(context);
  await assert.rejects(
    client.connection.sendRequest(RenameRequest.type, { ...at('Error:'), newName: 'a b' }),
    /The name of a component has letters/,
  );
  await assert.rejects(client.connection.sendRequest(PrepareRenameRequest.type, at('info')), /There is no name here/);
});

test('References follow files and folders that are moved', async (context) => {
  const { client } = await start(context);
  const move = (from: string, to: string) =>
    client.connection.sendRequest(WillRenameFilesRequest.type, {
      files: [{ oldUri: client.uri(from), newUri: client.uri(to) }],
    });
  assert.deepEqual(changed(client, await move('models', 'schemas')), {
    'openapi.yaml': files['openapi.yaml']?.replace('models/', 'schemas/'),
    'admin.yaml': files['admin.yaml']?.replace('models/', 'schemas/'),
  });
  assert.deepEqual(changed(client, await move('openapi.yaml', 'v1/openapi.yaml')), {
    'openapi.yaml': files['openapi.yaml']?.replace('models/', '../models/'),
  });
  assert.equal(await move('notes.yaml', 'other.yaml'), null);
});

test('A schema is extracted and a component inlined', async (context) => {
  const { client, uri, text, at } = await start(context);
  const actionsAt = (piece: string) => {
    const { position } = at(piece);
    return client.actions(uri, { start: position, end: position });
  };
  const [extract] = await actionsAt("'200'");
  assert.equal(extract?.kind, CodeActionKind.RefactorExtract);
  assert.equal(extract.title, 'Extract to “ListPetsResponse” in responses');
  const inlining = await actionsAt("$ref: '#");
  assert.deepEqual(
    inlining.map(({ title }) => title),
    ['Inline “Error”', 'Inline “Error”, its only use, and remove it'],
  );
  const resolved = await client.connection.sendRequest(CodeActionResolveRequest.type, inlining[1] ?? assert.fail());
  assert.deepEqual(changed(client, resolved.edit ?? null), {
    'openapi.yaml': text
      .replace("$ref: '#/components/responses/Error'", 'description: None')
      .replace(/components:\n {2}responses:\n {4}Error:\n {6}description: None\n/, ''),
  });
});

test('A spec has an outline, and its things are found by name in the workspace', async (context) => {
  const { client, textDocument } = await start(context);
  const outline = (await client.connection.sendRequest(DocumentSymbolRequest.type, {
    textDocument,
  })) as DocumentSymbol[];
  const names = (symbols: readonly DocumentSymbol[]): string[] =>
    symbols.flatMap(({ name, children = [] }) => [name, ...names(children).map((child) => `  ${child}`)]);
  assert.deepEqual(names(outline), ['info', 'paths', '  /pets', '    GET', 'components', '  responses', '    Error']);
  const found = await client.connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'get' });
  assert.deepEqual((found ?? []).map(({ name }) => name).sort(), ['GET /admin', 'GET /pets (listPets)']);
});

test('A spec folds, and selections grow', async (context) => {
  const { client, uri, textDocument, at } = await start(context);
  const folds = await client.connection.sendRequest(FoldingRangeRequest.type, { textDocument });
  assert.ok(folds?.some(({ startLine, endLine }) => startLine === 4 && endLine === 15));
  const { position } = at('List pets');
  const [selection] =
    (await client.connection.sendRequest(SelectionRangeRequest.type, { textDocument, positions: [position] })) ?? [];
  assert.ok(selection?.parent);
  assert.deepEqual(shown(client, [{ uri, range: selection.range }]), ['openapi.yaml:6: List pets']);
  assert.deepEqual(shown(client, [{ uri, range: selection.parent.range }]), ['openapi.yaml:6: summary: List pets']);
});

test('Links lead to files, lines and pages', async (context) => {
  const { client, textDocument, uri } = await start(context);
  const links = (await client.connection.sendRequest(DocumentLinkRequest.type, { textDocument })) ?? [];
  const resolved = await Promise.all(
    links.map((link) => client.connection.sendRequest(DocumentLinkResolveRequest.type, link)),
  );
  assert.deepEqual(
    resolved.map(({ target }) => target),
    [`${client.uri('models/pet.yaml')}#L1,1`, 'https://example.com/docs', `${uri}#L19,5`],
  );
});

test('A lens says how often a component is used', async (context) => {
  const { client, textDocument } = await start(context);
  const [lens, ...others] = (await client.connection.sendRequest(CodeLensRequest.type, { textDocument })) ?? [];
  assert.ok(lens && others.length === 0);
  const { command } = await client.connection.sendRequest(CodeLensResolveRequest.type, lens);
  assert.equal(command?.title, '1 reference');
  assert.equal(command?.command, 'client.showReferences');
});

test('Other documents have none of it', async (context) => {
  const { client } = await start(context);
  const textDocument = { uri: await client.open('notes.md', '# Notes\n\nPet\n') };
  const position = { line: 2, character: 1 };
  const { connection } = client;
  assert.equal(await connection.sendRequest(DefinitionRequest.type, { textDocument, position }), null);
  assert.equal(await connection.sendRequest(FoldingRangeRequest.type, { textDocument }), null);
  assert.deepEqual(await connection.sendRequest(DocumentSymbolRequest.type, { textDocument }), []);
  assert.equal(await connection.sendRequest(CodeLensRequest.type, { textDocument }), null);
});
