import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { RenameRequest, TextDocumentEdit } from 'vscode-languageserver/node';
import { dedent } from '../support/marks.ts';
import { modern, startClient } from './client.ts';
import { rulesOf } from './documents.ts';

const root = dedent(`
  openapi: 3.1.0
  info: { title: Pets, version: 1.0.0 }
  paths:
    /pets:
      $ref: pets.yaml
  components:
    schemas:
      Pet: { type: object }
`);

/** Refers to a component of its root that is not there. */
const fragment = dedent(`
  get:
    summary: List pets
    responses:
      default:
        description: Pets
        content:
          application/json:
            schema: { $ref: './openapi.yaml#/components/schemas/Pat' }
`);

async function start(context: TestContext) {
  const client = await startClient(context, {
    capabilities: modern,
    files: { 'openapi.yaml': root, 'pets.yaml': fragment, 'docwright.yaml': 'rules: { openapi/contract: off }\n' },
  });
  const refreshed = client.refreshes.next(() => true);
  const uri = await client.open('pets.yaml', fragment);
  await refreshed;
  const problems = async () => rulesOf(await client.pull(uri)).filter((rule) => rule === 'openapi/unresolved-ref');
  assert.deepEqual(await problems(), ['openapi/unresolved-ref']);
  return { client, uri, problems };
}

test('A file keeps its findings when the root of its description is opened and closed', async (context) => {
  const { client, uri, problems } = await start(context);
  await client.close(await client.open('openapi.yaml', root));
  await client.change(uri, { text: `${fragment}\n` });
  assert.deepEqual(await problems(), ['openapi/unresolved-ref']);
});

test('A file keeps its findings when the root of its description is changed on the disk', async (context) => {
  const { client, uri, problems } = await start(context);
  client.write('openapi.yaml', root.replace('Pet:', 'Pat:'));
  await client.changedOnDisk('openapi.yaml');
  assert.deepEqual(await problems(), []);
  client.write('openapi.yaml', root);
  await client.changedOnDisk('openapi.yaml');
  await client.change(uri, { text: `${fragment}\n` });
  assert.deepEqual(await problems(), ['openapi/unresolved-ref']);
});

test('A rename covers a description whose root was opened and closed', async (context) => {
  const { client } = await start(context);
  const text = 'Dog: { type: object }\n';
  client.write('dog.yaml', text);
  const other = root.replace('Pet: { type: object }', 'Dog: { $ref: "dog.yaml#/Dog" }');
  client.write('other.yaml', other);
  await client.close(await client.open('other.yaml', other));
  const uri = await client.open('dog.yaml', text);
  const edit = await client.connection.sendRequest(RenameRequest.type, {
    textDocument: { uri },
    position: { line: 0, character: 1 },
    newName: 'Cat',
  });
  const changed = (edit?.documentChanges ?? []).map((change) =>
    TextDocumentEdit.is(change) ? change.textDocument.uri : assert.fail(),
  );
  assert.deepEqual(changed.sort(), [uri, client.uri('other.yaml')]);
});
