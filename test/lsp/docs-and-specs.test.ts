import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import {
  type CodeAction,
  CodeActionResolveRequest,
  CodeLensRequest,
  CodeLensResolveRequest,
  CreateFile,
  DefinitionRequest,
  DocumentHighlightRequest,
  HoverRequest,
  type LocationLink,
  type Position,
  PrepareRenameRequest,
  type Range,
  ReferencesRequest,
  RenameRequest,
  type ResourceOperationKind,
  TextDocumentEdit,
  TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { LineIndex } from '#engine/text.ts';
import { parcels } from '../support/parcels.ts';
import { type Client, modern, startClient } from './client.ts';
import { applyProtocolEdits } from './documents.ts';

const fence = '```';

const files: Readonly<Record<string, string>> = {
  'openapi.yaml': parcels,
  'docs/parcels.md': `# Parcels

See [how to get one](#get-v1parcelsparcelid) and \`getParcel\`; needs \`apiKey\`.

## GET /v1/parcels

Lists 📦. Use \`limit\`.

| Name | Type | Description |
| --- | --- | --- |
| \`limit\` | integer | How many |
| \`state\` | string | Which |

${fence}sh
curl "https://api.example.com/v1/parcels?limit=5"
${fence}

## GET /v1/parcels/:parcelId

Gets one. Fails with \`parcel_wet\`.

| Name | Type | Description |
| --- | --- | --- |
| \`parcelId\` | string | Which one |

${fence}sh
curl https://api.example.com/v1/parcels/42
${fence}
`,
  'docs/errors.md': `# Errors\r\n\r\n## GET /parcels\r\n\r\n### Error Codes\r\n\r\n| Code | Message |\r\n| --- | --- |\r\n| \`parcel_wet\` | It fell into the water |\r\n`,
};

const capabilities = {
  ...modern,
  textDocument: { ...modern.textDocument, definition: { linkSupport: true }, rename: { prepareSupport: true } },
};

async function start(context: TestContext, path: string) {
  const client = await startClient(context, { files, capabilities });
  const text = files[path] ?? assert.fail(path);
  const uri = await client.open(path, text);
  const at = (piece: string, within = piece) => ({
    textDocument: { uri },
    position: new LineIndex(text).positionAt(text.indexOf(piece) + piece.indexOf(within) + 1),
  });
  return { client, at };
}

function shown(client: Client, ranges: readonly { uri: string; range: Range }[]): string[] {
  return ranges.map(({ uri, range }) => {
    const path = Object.keys(files).find((one) => client.uri(one) === uri) ?? assert.fail(uri);
    const text = files[path] ?? '';
    const lines = new LineIndex(text);
    return `${path}:${range.start.line + 1}: ${text.slice(lines.offsetAt(range.start), lines.offsetAt(range.end))}`;
  });
}

async function definitions({ client, at }: Awaited<ReturnType<typeof start>>, piece: string, within?: string) {
  const links = (await client.connection.sendRequest(DefinitionRequest.type, at(piece, within))) as LocationLink[];
  return shown(
    client,
    links.map(({ targetUri, targetSelectionRange }) => ({ uri: targetUri, range: targetSelectionRange })),
  );
}

async function references({ client, at }: Awaited<ReturnType<typeof start>>, piece: string, within?: string) {
  const params = { ...at(piece, within), context: { includeDeclaration: true } };
  return shown(client, (await client.connection.sendRequest(ReferencesRequest.type, params)) ?? []);
}

/** The lines that a rename changes, as they are afterwards. */
function changed(client: Client, edit: WorkspaceEdit | null, texts = files): string[] {
  return (edit?.documentChanges ?? []).flatMap((change) => {
    assert.ok(TextDocumentEdit.is(change));
    const path = Object.keys(texts).find((one) => client.uri(one) === change.textDocument.uri) ?? assert.fail();
    const before = texts[path] ?? '';
    const after = applyProtocolEdits(
      before,
      change.edits.map((one) => (TextEdit.is(one) ? one : assert.fail())),
    );
    const lines = after.split('\n');
    return before.split('\n').flatMap((line, at) => (line === lines[at] ? [] : [`${path}:${at + 1}: ${lines[at]}`]));
  });
}

async function rename(
  { client, at }: Awaited<ReturnType<typeof start>>,
  piece: string,
  newName: string,
  within?: string,
) {
  const position = at(piece, within);
  const prepared = await client.connection.sendRequest(PrepareRenameRequest.type, position);
  assert.ok(prepared, 'it can be renamed');
  return changed(client, await client.connection.sendRequest(RenameRequest.type, { ...position, newName }));
}

test('Definition leads from a document into its description', async (context) => {
  const editor = await start(context, 'docs/parcels.md');
  assert.deepEqual(await definitions(editor, '## GET /v1/parcels', '/v1'), ['openapi.yaml:7: get']);
  assert.deepEqual(await definitions(editor, '| `limit`', 'limit'), ['openapi.yaml:12: limit']);
  assert.deepEqual(await definitions(editor, '| `state`', 'state'), ['openapi.yaml:50: state']);
  assert.deepEqual(await definitions(editor, ':parcelId', 'parcelId'), ['openapi.yaml:38: id']);
  assert.deepEqual(await definitions(editor, '`getParcel`', 'getParcel'), ['openapi.yaml:40: getParcel']);
  assert.deepEqual(await definitions(editor, '`apiKey`', 'apiKey'), ['openapi.yaml:84: apiKey']);
  assert.deepEqual(await definitions(editor, '`parcel_wet`', 'parcel_wet'), [
    'openapi.yaml:81: parcel_wet',
    'docs/errors.md:9: parcel_wet',
  ]);
});

test('References are those of both sides, from either', async (context) => {
  const path = [
    'openapi.yaml:6: /parcels',
    'docs/errors.md:3: /parcels',
    'docs/parcels.md:5: /v1/parcels',
    'docs/parcels.md:15: https://api.example.com/v1/parcels?limit=5',
  ];
  const inDoc = await start(context, 'docs/parcels.md');
  assert.deepEqual((await references(inDoc, '## GET /v1/parcels', '/v1')).toSorted(), path.toSorted());
  const inSpec = await start(context, 'openapi.yaml');
  assert.deepEqual((await references(inSpec, '  /parcels:', '/parcels')).toSorted(), path.toSorted());
  assert.deepEqual(await references(inSpec, 'name: limit', 'limit'), [
    'openapi.yaml:12: limit',
    'docs/parcels.md:7: limit',
    'docs/parcels.md:11: limit',
    'docs/parcels.md:15: limit',
  ]);
  assert.deepEqual(await references(inSpec, 'operationId: getParcel', 'getParcel'), [
    'openapi.yaml:40: getParcel',
    'docs/parcels.md:3: getParcel',
  ]);
});

test('From an operation of the description definition and references lead into the documents', async (context) => {
  const editor = await start(context, 'openapi.yaml');
  const places = ['docs/errors.md:3: /parcels', 'docs/parcels.md:5: /v1/parcels'];
  assert.deepEqual(await definitions(editor, '    get:', 'get'), places);
  assert.deepEqual(await definitions(editor, '  /parcels:', '/parcels'), places);
  assert.deepEqual(await references(editor, '    get:', 'get'), [
    'openapi.yaml:7: get',
    ...places,
    'docs/parcels.md:15: https://api.example.com/v1/parcels?limit=5',
  ]);
});

test('Hover in a document tells what the description says', async (context) => {
  const { client, at } = await start(context, 'docs/parcels.md');
  const hover = await client.connection.sendRequest(HoverRequest.type, at('| `limit`', 'limit'));
  assert.match(JSON.stringify(hover), /default `20` · at least `1` · at most `100`/);
});

test('A path is renamed in the description and in all documents, from either side', async (context) => {
  const inDocs = [
    'docs/parcels.md:3: See [how to get one](#get-v1packagesparcelid) and `getParcel`; needs `apiKey`.',
    'docs/parcels.md:18: ## GET /v1/packages/:parcelId',
    'docs/parcels.md:27: curl https://api.example.com/v1/packages/42',
  ];
  const inSpec = ['openapi.yaml:36:   /packages/{id}:'];
  const doc = await start(context, 'docs/parcels.md');
  assert.deepEqual(
    (await rename(doc, '## GET /v1/parcels/:', '/v1/packages/{parcelId}', '/v1')).toSorted(),
    [...inDocs, ...inSpec].toSorted(),
  );
  const spec = await start(context, 'openapi.yaml');
  assert.deepEqual(
    (await rename(spec, '  /parcels/{id}:', '/packages/{id}', '/parcels')).toSorted(),
    [...inDocs, ...inSpec].toSorted(),
  );
});

test('A parameter is renamed in its table, in calls and in the description', async (context) => {
  const changes = [
    'docs/parcels.md:7: Lists 📦. Use `max`.',
    'docs/parcels.md:11: | `max` | integer | How many |',
    'docs/parcels.md:15: curl "https://api.example.com/v1/parcels?max=5"',
    'openapi.yaml:12:         - { name: max, in: query, description: How many, schema: { type: integer, minimum: 1, maximum: 100, default: 20 } }',
  ];
  const doc = await start(context, 'docs/parcels.md');
  assert.deepEqual((await rename(doc, '| `limit`', 'max', 'limit')).toSorted(), changes.toSorted());
  const spec = await start(context, 'openapi.yaml');
  assert.deepEqual((await rename(spec, 'name: limit', 'max', 'limit')).toSorted(), changes.toSorted());
});

test('A parameter of a path is renamed wherever it has the name, in braces and in tables', async (context) => {
  const doc = await start(context, 'docs/parcels.md');
  assert.deepEqual((await rename(doc, ':parcelId', 'key', 'parcelId')).toSorted(), [
    'docs/parcels.md:18: ## GET /v1/parcels/:key',
    'docs/parcels.md:24: | `key` | string | Which one |',
    'docs/parcels.md:3: See [how to get one](#get-v1parcelskey) and `getParcel`; needs `apiKey`.',
    'openapi.yaml:36:   /parcels/{key}:',
    'openapi.yaml:38:       - { name: key, in: path, required: true, description: Which one, schema: { type: string, format: uuid } }',
  ]);
});

test('What is called as a parameter and is something else keeps its name', async (context) => {
  const text = `# P\n\n## GET /parcels/{id}\n\nGets one by its \`id\`.\n\n### Response fields\n\n| Field | Type |\n| --- | --- |\n| \`id\` | string |\n`;
  const texts = { 'openapi.yaml': parcels, 'docs/parcels.md': text };
  const client = await startClient(context, { files: texts, capabilities });
  const uri = await client.open('docs/parcels.md', text);
  const position = new LineIndex(text).positionAt(text.indexOf('{id}') + 1);
  const edit = await client.connection.sendRequest(RenameRequest.type, {
    textDocument: { uri },
    position,
    newName: 'key',
  });
  assert.deepEqual(
    changed(client, edit, texts).filter((line) => line.startsWith('docs')),
    ['docs/parcels.md:3: ## GET /parcels/{key}', 'docs/parcels.md:5: Gets one by its `key`.'],
  );
});

test('Codes, ids of operations and security schemes are renamed in both', async (context) => {
  const doc = await start(context, 'docs/parcels.md');
  assert.deepEqual((await rename(doc, '`parcel_wet`', 'parcel_soaked', 'parcel_wet')).toSorted(), [
    'docs/errors.md:9: | `parcel_soaked` | It fell into the water |\r',
    'docs/parcels.md:20: Gets one. Fails with `parcel_soaked`.',
    'openapi.yaml:60:           example: { code: parcel_soaked, message: It fell into the water }',
    'openapi.yaml:81:         code: { type: string, enum: [parcel_soaked, parcel_lost] }',
  ]);
  const spec = await start(context, 'openapi.yaml');
  assert.deepEqual((await rename(spec, 'operationId: getParcel', 'fetchParcel', 'getParcel')).toSorted(), [
    'docs/parcels.md:3: See [how to get one](#get-v1parcelsparcelid) and `fetchParcel`; needs `apiKey`.',
    'openapi.yaml:40:       operationId: fetchParcel',
  ]);
  assert.deepEqual((await rename(spec, 'apiKey: { type', 'key', 'apiKey')).toSorted(), [
    'docs/parcels.md:3: See [how to get one](#get-v1parcelsparcelid) and `getParcel`; needs `key`.',
    'openapi.yaml:4: security: [{ key: [] }]',
    'openapi.yaml:84:     key: { type: apiKey, in: header, name: X-API-Key, description: Ask us }',
  ]);
});

test('A name that the description has already is refused from the document, too', async (context) => {
  const { client, at } = await start(context, 'docs/parcels.md');
  const params = { ...at('## GET /v1/parcels/:', '/v1'), newName: '/v1/parcels' };
  await assert.rejects(client.connection.sendRequest(RenameRequest.type, params), /other parameters/);
  const code = { ...at('`parcel_wet`', 'parcel_wet'), newName: 'parcel_lost' };
  await assert.rejects(client.connection.sendRequest(RenameRequest.type, code), /has a code `parcel_lost` already/);
});

test('A name that another parameter of the operation has is refused', async (context) => {
  const { client, at } = await start(context, 'docs/parcels.md');
  const params = { ...at('| `limit`', 'limit'), newName: 'state' };
  await assert.rejects(
    client.connection.sendRequest(RenameRequest.type, params),
    /`GET \/parcels` has a parameter `state` already/,
  );
});

test('What is named is marked in its own file only', async (context) => {
  const { client, at } = await start(context, 'openapi.yaml');
  const found = await client.connection.sendRequest(DocumentHighlightRequest.type, at('name: limit', 'limit'));
  assert.equal(found?.length, 1);
});

test('In the description lenses and hovers tell where an operation is documented', async (context) => {
  const { client, at } = await start(context, 'openapi.yaml');
  const titles = await lensTitles(client, at('openapi').textDocument.uri);
  assert.deepEqual(
    titles.filter((title) => title.includes('documented')),
    ['documented in 2 places', 'not documented', 'documented in parcels.md'],
  );
  const hover = await client.connection.sendRequest(HoverRequest.type, at('  /parcels/{id}:', '/parcels'));
  assert.match(JSON.stringify(hover), /Documented in docs\/parcels\.md, line 18\./);
  const code = await client.connection.sendRequest(HoverRequest.type, at('enum: [parcel_wet', 'parcel_wet'));
  assert.match(JSON.stringify(code), /Documented in docs\/errors\.md, line 9\./);
});

test('In a document a lens tells which operation an endpoint is, and how much of it is documented', async (context) => {
  const { client, at } = await start(context, 'docs/parcels.md');
  const titles = await lensTitles(client, at('# Parcels').textDocument.uri);
  assert.equal(titles[0], 'GET /parcels of openapi.yaml · 2 of 2 parameters, 0 of 2 responses');
  assert.match(titles[1] ?? '', /^GET \/parcels\/\{id\} of openapi\.yaml · /);
  assert.deepEqual(titles.slice(2), ['1 reference', '1 reference']);
});

async function lensTitles({ connection }: Client, uri: string): Promise<string[]> {
  const lenses = (await connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } })) ?? [];
  const resolved = await Promise.all(lenses.map((lens) => connection.sendRequest(CodeLensResolveRequest.type, lens)));
  return resolved.map(({ command }) => command?.title ?? '');
}

test('The light bulb writes the documentation of an operation to its like', async (context) => {
  const { client, at } = await start(context, 'openapi.yaml');
  const { textDocument, position } = at('operationId: createParcel');
  const action = await writeAction(client, textDocument.uri, position);
  assert.equal(action?.title, 'Write the doc for `POST /parcels` into docs/parcels.md');
  const change = action.edit?.documentChanges?.[0];
  assert.ok(TextDocumentEdit.is(change) && change.textDocument.uri === client.uri('docs/parcels.md'));
  const [edit, ...others] = change.edits;
  assert.ok(TextEdit.is(edit) && others.length === 0);
  const text = applyProtocolEdits(files['docs/parcels.md'] ?? '', [edit]);
  assert.match(text, /```\n\n## POST \/v1\/parcels\n\nSend a parcel\./);
  assert.ok(
    text.indexOf('## POST') > text.indexOf('## GET /v1/parcels/:parcelId'),
    'behind what shares most of the path',
  );
  // Who asks for it by its kind gets it, also where it mends a hint.
  const range = { start: position, end: position };
  const source = { range, message: 'not documented', source: 'docwright', code: 'drift/undocumented-endpoint' };
  const kinds = async (only?: string[]) =>
    (await client.actions(textDocument.uri, range, { diagnostics: [source], ...(only && { only }) })).flatMap(
      ({ title, kind }) => (title.startsWith('Write the doc') ? [kind] : []),
    );
  assert.deepEqual(await kinds(), ['quickfix']);
  assert.deepEqual(await kinds(['quickfix']), ['quickfix']);
  assert.deepEqual(await kinds(['refactor.rewrite.document']), ['refactor.rewrite.document']);
  const documented = at('operationId: getParcel');
  assert.equal(await writeAction(client, documented.textDocument.uri, documented.position), undefined);
});

test('Where no document is about the description, the light bulb makes one', async (context) => {
  const resourceOperations: ResourceOperationKind[] = ['create'];
  const workspace = { ...capabilities.workspace, workspaceEdit: { documentChanges: true, resourceOperations } };
  const client = await startClient(context, {
    files: { 'openapi.yaml': parcels },
    capabilities: { ...capabilities, workspace },
  });
  const uri = await client.open('openapi.yaml', parcels);
  const position = new LineIndex(parcels).positionAt(parcels.indexOf('operationId: createParcel'));
  const action = await writeAction(client, uri, position);
  assert.equal(action?.title, 'Write the doc for `POST /parcels` into openapi.md');
  const [create, change] = action.edit?.documentChanges ?? [];
  assert.ok(CreateFile.is(create) && create.uri === client.uri('openapi.md'));
  assert.ok(TextDocumentEdit.is(change));
  assert.match(
    JSON.stringify(change.edits),
    /---\\nspec: \\"openapi\.yaml\\"\\n---\\n\\n# Parcels\\n\\n## POST \/parcels/,
  );
});

async function writeAction(client: Client, uri: string, position: Position): Promise<CodeAction | undefined> {
  const actions = await client.actions(uri, { start: position, end: position });
  const action = actions.find(({ title }) => title.startsWith('Write the doc'));
  return action && client.connection.sendRequest(CodeActionResolveRequest.type, action);
}

test('A description in many files, in JSON, too, is renamed where it says it', async (context) => {
  const parts: Readonly<Record<string, string>> = {
    'api/openapi.json':
      '{\r\n  "openapi": "3.0.3",\r\n  "info": { "title": "P", "version": "1" },\r\n  "paths": { "/parcels": { "$ref": "parcels.yaml" } }\r\n}\r\n',
    'api/parcels.yaml':
      "get:\n  # All of them\n  operationId: 'listParcels'\n  parameters:\n    - $ref: limit.json\n  responses: { '200': { description: OK } }\n",
    'api/limit.json': '{ "name": "limit", "in": "query", "schema": { "type": "integer" } }\n',
    'api/guide.md':
      '# P\n\n## `GET` `/parcels`\n\nCalls `listParcels`.\n\n| Name | Type |\n| --- | --- |\n| limit | integer |\n',
  };
  const client = await startClient(context, { files: parts, capabilities });
  const guide = parts['api/guide.md'] ?? '';
  const uri = await client.open('api/guide.md', guide);
  const renamed = async (piece: string, newName: string) => {
    const position = new LineIndex(guide).positionAt(guide.indexOf(piece) + 3);
    const edit = await client.connection.sendRequest(RenameRequest.type, { textDocument: { uri }, position, newName });
    return changed(client, edit, parts).toSorted();
  };
  assert.deepEqual(await renamed('/parcels', '/packages'), [
    'api/guide.md:3: ## `GET` `/packages`',
    'api/openapi.json:4:   "paths": { "/packages": { "$ref": "parcels.yaml" } }\r',
  ]);
  assert.deepEqual(await renamed('listParcels', 'listAll'), [
    'api/guide.md:5: Calls `listAll`.',
    "api/parcels.yaml:3:   operationId: 'listAll'",
  ]);
  assert.deepEqual(await renamed('limit |', 'max'), [
    'api/guide.md:9: | max | integer |',
    'api/limit.json:1: { "name": "max", "in": "query", "schema": { "type": "integer" } }',
  ]);
});
