import * as vscode from 'vscode';
import { assertEqual, assertPresent } from '../support/assert.ts';
import { accept, findItem } from '../support/completion.ts';
import { waitForRule } from '../support/diagnostics.ts';
import { exampleUri, openDocument, placeOf } from '../support/example.ts';
import { removeFile, writeFile } from '../support/specs.ts';
import { waitFor } from '../support/wait.ts';

const docPath = 'docs/letters.md';
const specPath = 'letters.yaml';

const doc = `---
docwright: api-reference
spec: ../letters.yaml
---

# Letters

## GET /v1/letters/{letterId}

Gets a letter; see [above](#get-v1lettersletterid).

### Response example

\`\`\`json
{
  "stamp": "paid"
}
\`\`\`

## GET /v1/stamps

Lists the stamps.
`;

const spec = `openapi: 3.1.0
info: { title: Letters, version: '1' } # The post's
servers: [{ url: https://post.example/v1 }]
paths:
  '/letters/{id}':
    get:
      operationId: getLetter
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        '200':
          description: The letter
          content:
            application/json:
              schema:
                type: object
                properties:
                  stamp: { type: string, enum: [paid, missing] }
                  weight: { type: integer }
`;

export function defineDocsAndSpecsCases(): void {
  suite('Across documents and specs', () => {
    suiteSetup(async () => {
      await writeFile(specPath, spec);
      await writeFile(docPath, doc);
    });
    teardown(async () => {
      for (const path of [specPath, docPath]) {
        await openDocument(path);
        await vscode.commands.executeCommand('workbench.action.files.revert');
      }
    });
    suiteTeardown(async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await removeFile(docPath);
      await removeFile(specPath);
    });

    test('a path is renamed in the document and in the spec, and one step takes it back', async () => {
      const [document, description] = await openBoth();
      const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        placeOf(document, '/v1/letters').start.translate(0, 5),
        '/v1/post/{letterId}',
      );
      assertEqual(await vscode.workspace.applyEdit(edit), true, 'the edit is applied');
      assertEqual(
        document.getText(),
        doc
          .replace('/v1/letters/{letterId}', '/v1/post/{letterId}')
          .replace('#get-v1lettersletterid', '#get-v1postletterid'),
        'the document',
      );
      assertEqual(description.getText(), spec.replace("'/letters/{id}'", "'/post/{id}'"), 'the spec');
      await takeBack(document, description);
    });

    test('a fix in a document changes the spec, and one step takes it back', async () => {
      const [document, description] = await openBoth();
      const diagnostic = await waitForRule(document.uri, 'drift/unknown-endpoint');
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        diagnostic.range,
        vscode.CodeActionKind.QuickFix.value,
        10,
      );
      const action = actions.find(({ title }) => title.startsWith('Add `GET /stamps` to'));
      const { edit } = assertPresent(action, `the fix among ${actions.map(({ title }) => title).join(', ')}`);
      assertEqual(await vscode.workspace.applyEdit(assertPresent(edit, 'its edit')), true, 'the edit is applied');
      assertEqual(description.getText().startsWith(spec), true, 'what the spec had is there as it was');
      assertEqual(/\n {2}\/stamps:\n {4}get:\n/.test(description.getText()), true, 'the operation is there');
      await takeBack(description, document);
    });

    test('a key of an example is completed by the schema', async () => {
      const [document] = await openBoth();
      const editor = await vscode.window.showTextDocument(document);
      const end = placeOf(document, '"stamp": "paid"').end;
      await editor.edit((edit) => edit.insert(end, ',\n  "we'));
      const item = await findItem(document, end.translate(1, 5 - end.character), 'weight');
      await accept(editor, assertPresent(item, 'completion'));
      assertEqual(document.getText().includes('"stamp": "paid",\n  "weight": 0\n}'), true, 'the example is complete');
    });
  });
}

async function openBoth(): Promise<readonly [vscode.TextDocument, vscode.TextDocument]> {
  const { document: description } = await openDocument(specPath);
  const { document } = await openDocument(docPath);
  await waitForRule(document.uri, 'drift/unknown-endpoint');
  return [document, description];
}

/** One undo, in the editor of the first. */
async function takeBack(...documents: readonly vscode.TextDocument[]): Promise<void> {
  const [first] = documents;
  await vscode.window.showTextDocument(assertPresent(first, 'document'), { preview: false });
  await vscode.commands.executeCommand('undo');
  const wanted = new Map([
    [exampleUri(docPath).toString(), doc],
    [exampleUri(specPath).toString(), spec],
  ]);
  await waitFor({
    what: 'both texts as they were',
    event: vscode.workspace.onDidChangeTextDocument,
    find: () => documents.every((one) => wanted.get(one.uri.toString()) === one.getText()) || undefined,
  });
}
