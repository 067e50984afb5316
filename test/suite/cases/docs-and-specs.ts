import * as vscode from 'vscode';
import { parcels } from '../../support/parcels.ts';
import { assertEqual, assertPresent } from '../support/assert.ts';
import { accept, findItem } from '../support/completion.ts';
import { waitForDiagnostics, waitForRule } from '../support/diagnostics.ts';
import { openDocument, placeOf } from '../support/example.ts';
import { definePair, setText } from '../support/pair.ts';
import { removeFile, writeFile } from '../support/specs.ts';
import { waitFor } from '../support/wait.ts';

const docPath = 'docs/letters.md';
const hiddenPath = 'docs/hidden.md';
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

/** What can be renamed on both sides, with comments that nobody may touch. */
const parcelsDoc = `---
docwright: api-reference
spec: ../letters.yaml
---

# Parcels

See \`getParcel\`; needs \`apiKey\`. <!-- ours -->

## GET /v1/parcels

Lists 📦. Use \`limit\`.

| Name    | Type    | Description |
| :------ | ------- | ----------- |
| \`limit\` | integer | How many    |

\`\`\`sh
curl "https://api.example.com/v1/parcels?limit=5"
\`\`\`

## GET /v1/parcels/:parcelId

Gets one. Fails with \`parcel_wet\`.
`;
const parcelsSpec = `# The post's\n${parcels}`;

const renames: readonly (readonly [what: string, from: string, to: string])[] = [
  ['a parameter', 'limit', 'most'],
  ['an operation’s id', 'getParcel', 'readParcel'],
  ['a security scheme', 'apiKey', 'key'],
  ['an error code', 'parcel_wet', 'parcel_soaked'],
];

export function defineDocsAndSpecsCases(): void {
  suite('Across documents and specs', () => {
    definePair({ docPath, specPath, doc, spec });

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
      await takeBack([document, doc], [description, spec]);
    });

    for (const [what, from, to] of renames)
      for (const side of ['document', 'spec'] as const)
        test(`${what} is renamed on both sides from the ${side}, and one step takes it back`, async () => {
          const [document, description] = await openParcels();
          const start = side === 'document' ? document : description;
          const edit = await renamed(start, from, to);
          assertEqual(await vscode.workspace.applyEdit(edit), true, 'the edit is applied');
          assertEqual(document.getText(), parcelsDoc.replaceAll(from, to), 'the document');
          assertEqual(description.getText(), renamedIn(parcelsSpec, from, to), 'the spec');
          const texts = [[document, parcelsDoc] as const, [description, parcelsSpec] as const];
          await takeBack(...(side === 'document' ? texts : texts.toReversed()));
        });

    test('the doc of an operation is written from the spec, and one step takes it back', async () => {
      const [document, description] = await openParcels();
      const edit = await writing(description, placeOf(description, 'post:'));
      assertEqual(await vscode.workspace.applyEdit(edit), true, 'the edit is applied');
      const written = document.getText();
      assertEqual(written.startsWith(parcelsDoc), true, 'what was there is there as it was');
      // As the paths of its neighbours are written.
      assertEqual(written.slice(parcelsDoc.length).startsWith('\n## POST /v1/parcels\n'), true, 'its section is there');
      assertEqual(description.getText(), parcelsSpec, 'the spec');
      await takeBack([document, parcelsDoc], [description, parcelsSpec]);
    });

    test('a table that a section lacks is written, and one step takes it back', async () => {
      const [document, description] = await openParcels();
      const place = placeOf(document, 'GET /v1/parcels/:parcelId');
      const actions = await actionsAt(document, place, 'refactor.rewrite.insertFromSpec');
      const { edit } = assertPresent(
        actions.find(({ title }) => title.startsWith('Insert the responses of')),
        'the action',
      );
      assertEqual(await vscode.workspace.applyEdit(assertPresent(edit, 'its edit')), true, 'the edit is applied');
      assertEqual(/\| `404` [^\n]*\n/.test(document.getText()), true, 'the responses are there');
      await takeBack([document, parcelsDoc], [description, parcelsSpec]);
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
      await takeBack([description, spec], [document, doc]);
    });

    test('an edit of the spec shows the drift of a document that is open without a tab', async () => {
      // None that has had a tab: VS Code may have it open for some time after that.
      const hidden = await vscode.workspace.openTextDocument(await writeFile(hiddenPath, doc));
      const { document: description } = await openDocument(specPath);
      await setText(description, spec.replace("'/letters/{id}'", "'/letter/{id}'"));
      const isTold = ({ message }: vscode.Diagnostic): boolean =>
        message.startsWith('`GET /v1/letters/{letterId}` is not in');
      await waitForDiagnostics(hidden.uri, 'its drift', (all) => all.filter(isTold).length === 1);
      // With a tab it is told once, too.
      await openDocument(hiddenPath);
      await waitForDiagnostics(hidden.uri, 'its drift', (all) => all.length > 1 && all.filter(isTold).length === 1);
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await removeFile(hiddenPath);
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

async function openParcels(): Promise<readonly [document: vscode.TextDocument, description: vscode.TextDocument]> {
  const { document: description } = await openDocument(specPath);
  const { document } = await openDocument(docPath);
  await setText(description, parcelsSpec);
  await setText(document, parcelsDoc);
  return [document, description];
}

function actionsAt(document: vscode.TextDocument, { start }: vscode.Range, kind: string) {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new vscode.Range(start, start),
    kind,
    10,
  );
}

/** What writes the doc of the operation at a place; as {@link renamed}. */
async function writing(description: vscode.TextDocument, place: vscode.Range): Promise<vscode.WorkspaceEdit> {
  for (let tries = 1; ; tries++) {
    const actions = await actionsAt(description, place, 'refactor.rewrite.document');
    const edit = actions.find((action) => action.edit)?.edit;
    if (edit || tries === mostTries) return assertPresent(edit, 'what writes the doc');
  }
}

/** Whole words, apart from the types of schemes. */
function renamedIn(text: string, from: string, to: string): string {
  return text.replace(new RegExp(`(?<!type: )\\b${from}\\b`, 'g'), to);
}

/** The document is read behind the description: until both are, a name has one side only. */
async function renamed(document: vscode.TextDocument, from: string, to: string): Promise<vscode.WorkspaceEdit> {
  for (let tries = 1; ; tries++) {
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      // In a table rather than in a sentence.
      placeOf(document, document.getText().includes(`| \`${from}`) ? `| \`${from}` : from).end,
      to,
    );
    if (edit.size > 1 || tries === mostTries) return edit;
  }
}

const mostTries = 100;

async function openBoth(): Promise<readonly [vscode.TextDocument, vscode.TextDocument]> {
  const { document: description } = await openDocument(specPath);
  const { document } = await openDocument(docPath);
  await waitForRule(document.uri, 'drift/unknown-endpoint');
  return [document, description];
}

/** One undo, in the editor of the first: then all have these texts again. */
async function takeBack(...wanted: readonly (readonly [document: vscode.TextDocument, text: string])[]): Promise<void> {
  const [[first] = []] = wanted;
  await vscode.window.showTextDocument(assertPresent(first, 'document'), { preview: false });
  await vscode.commands.executeCommand('undo');
  await waitFor({
    what: 'both texts as they were',
    event: vscode.workspace.onDidChangeTextDocument,
    find: () => wanted.every(([document, text]) => document.getText() === text) || undefined,
  });
}
