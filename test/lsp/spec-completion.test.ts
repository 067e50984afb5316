import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type CompletionClientCapabilities,
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  CompletionRequest,
  HoverRequest,
  TextEdit,
} from 'vscode-languageserver/node';
import { LineIndex } from '#engine/text.ts';
import { dedent, readCursor } from '../support/marks.ts';
import { type Client, modern, startClient } from './client.ts';
import { applyProtocolEdits } from './documents.ts';

const files: Readonly<Record<string, string>> = {
  'other/openapi.json': '{ "openapi": "3.0.3", "components": { "schemas": { "Toy": { "type": "object" } } } }',
  'models/owner.yaml': 'type: object\ndescription: Who feeds the pet\nproperties:\n  name: { type: string }\n',
  'models/all.yaml': 'Cat: { type: object }\nnotes: none\n',
  'package.json': '{ "type": "object", "name": "pets" }',
};

async function ask(client: Client, path: string, source: string) {
  const { text, offset } = readCursor(source);
  const uri = await client.open(path, text, path.endsWith('.json') ? 'json' : 'yaml');
  const params = { textDocument: { uri }, position: new LineIndex(text).positionAt(offset) };
  const answer = await client.connection.sendRequest(CompletionRequest.type, params);
  const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
  const find = (label: string) => items.find((item) => item.label === label) ?? assert.fail(`no ${label}`);
  const take = ({ textEdit, additionalTextEdits = [] }: CompletionItem) =>
    applyProtocolEdits(
      text,
      TextEdit.is(textEdit) ? [textEdit, ...additionalTextEdits] : assert.fail('there is no edit'),
    );
  const hover = await client.connection.sendRequest(HoverRequest.type, params);
  return { items, find, take, hover };
}

test('References name what files have that were never opened', async (context) => {
  const client = await startClient(context, { files });
  const { items, find, take } = await ask(
    client,
    'api/openapi.yaml',
    dedent(`
      openapi: 3.0.3
      info: { title: Pets, version: 1.0.0 }
      paths: {}
      components:
        schemas:
          Pet:
            $ref: '<|>'
    `),
  );
  assert.deepEqual(items.map(({ label }) => label).toSorted(), ['Cat', 'Pet', 'Toy', 'owner.yaml']);
  assert.match(take(find('Toy')), /\$ref: '\.\.\/other\/openapi\.json#\/components\/schemas\/Toy'\n/);
  assert.match(take(find('owner.yaml')), /\$ref: '\.\.\/models\/owner\.yaml'\n/);
  assert.match(take(find('Cat')), /\$ref: '\.\.\/models\/all\.yaml#\/Cat'\n/);
  assert.equal(find('owner.yaml').kind, CompletionItemKind.File);
  assert.deepEqual(find('owner.yaml').documentation, { kind: 'markdown', value: 'object\n\nWho feeds the pet' });
});

test('A key in JSON brings the commas that are missing, and says whether it is deprecated', async (context) => {
  const tagged: CompletionClientCapabilities['completionItem'] = {
    ...modern.textDocument?.completion?.completionItem,
    tagSupport: { valueSet: [CompletionItemTag.Deprecated] },
  };
  const capabilities = { ...modern, textDocument: { ...modern.textDocument, completion: { completionItem: tagged } } };
  const client = await startClient(context, { capabilities });
  const source = '{\n  "openapi": "3.1.0",\n  "components": { "schemas": { "A": { "type": "string" <|> } } }\n}\n';
  const { find, take } = await ask(client, 'openapi.json', source);
  assert.match(take(find('enum')), /\{ "type": "string", "enum": \[/);
  assert.deepEqual(find('example').tags, [CompletionItemTag.Deprecated]);
  assert.equal(find('enum').tags, undefined);
});

test('A keyword is explained', async (context) => {
  const client = await startClient(context);
  const { hover } = await ask(client, 'openapi.yaml', 'openapi: 3.1.0\nin<|>fo: {}\n');
  assert.ok(hover && typeof hover.contents === 'object' && 'kind' in hover.contents);
  assert.equal(hover.contents.kind, 'markdown');
  assert.match(hover.contents.value, /^\*\*info\*\*: Info Object, required/);
  assert.deepEqual(hover.range, { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } });
});
