import * as vscode from 'vscode';
import { assertEqual, assertPresent } from '../support/assert.ts';
import { waitForRule } from '../support/diagnostics.ts';
import { exampleUri, openDocument, placeOf } from '../support/example.ts';
import { definePair } from '../support/pair.ts';
import { waitFor } from '../support/wait.ts';

const docPath = 'docs/stamps.md';
const specPath = 'stamps.yaml';

const doc = `---
docwright: api-reference
spec: ../stamps.yaml
---

# Stamps

## GET /stamps

Lists the stamps; \`gone\` was once there.

| Name | Type | Required | Description |
| :--- | :---: | --- | --- |
| \`limit\` | boolean | no | As many as *fit* |
| \`gone\` | string | no | It was here |

- \`200\`: the stamps
- \`410\`: never

Words of a person.
`;

/** Comments, anchors, flow style and quotes that nobody may touch. */
const spec = `# Ours
openapi: "3.1.0"
info: { title: Stamps, version: '1' } # mind the version
x-common: &common { type: integer } # shared
paths:
  /stamps:
    get:
      # in this order
      parameters:
        - { name: limit, in: query, schema: *common } # many
        - name: sort
          in: query
          description: 'In which order'
          schema: { type: string }
      responses:
        "200": { description: The stamps }
        '404': { description: "No such album" } # ours
`.replaceAll('\n', '\r\n');

const synced = doc
  .replace('| boolean |', '| integer |')
  .replace('| `gone` | string | no | It was here |', '| `sort` | string | no | In which order |')
  .replace('- `410`: never', '- `404`: No such album');

interface Case {
  readonly title: string;
  /** Where there is something to be mended, by its rule; the first place of a text else. */
  readonly at: { readonly rule: string } | { readonly text: string };
  readonly action: string;
  readonly document?: string;
  readonly description?: string;
}

const cases: readonly Case[] = [
  { title: 'a sync of an operation', at: { text: 'GET /stamps' }, action: 'Sync `GET /stamps`', document: synced },
  {
    title: 'a sync of the document',
    at: { text: '# Stamps' },
    action: 'Sync the document from the spec',
    document: synced,
  },
  {
    title: 'a type that is taken over',
    at: { rule: 'drift/parameter-mismatch' },
    action: 'Write `integer`',
    document: doc.replace('| boolean |', '| integer |'),
  },
  {
    title: 'a parameter that is renamed in the spec',
    at: { rule: 'drift/unknown-parameter' },
    action: 'Call it `gone` in `stamps.yaml`',
    description: spec.replace('name: sort', 'name: gone'),
  },
  {
    title: 'a status that is renamed in the spec',
    at: { rule: 'drift/unknown-status' },
    action: 'Write `410` in `stamps.yaml`',
    description: spec.replace("'404':", "'410':"),
  },
];

export function defineSyncCases(): void {
  suite('Sync and fixes of drift', () => {
    definePair({ docPath, specPath, doc, spec });

    for (const { title, at, action, document: wanted = doc, description: wantedSpec = spec } of cases)
      test(`${title} changes nothing else, and one step takes it back`, async () => {
        const { document: description } = await openDocument(specPath);
        const { document } = await openDocument(docPath);
        const diagnostic = await waitForRule(document.uri, 'rule' in at ? at.rule : 'drift/parameter-mismatch');
        const range = 'rule' in at ? diagnostic.range : placeOf(document, at.text);
        const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          document.uri,
          new vscode.Range(range.start, range.start),
          undefined,
          50,
        );
        const chosen = actions.find((one) => one.title.startsWith(action));
        const { edit } = assertPresent(chosen, `${action} among ${actions.map((one) => one.title).join(', ')}`);
        assertEqual(await vscode.workspace.applyEdit(assertPresent(edit, 'its edit')), true, 'the edit is applied');
        assertEqual(document.getText(), wanted, 'the document');
        assertEqual(description.getText(), wantedSpec, 'the spec');
        await vscode.window.showTextDocument(wantedSpec === spec ? document : description, { preview: false });
        await vscode.commands.executeCommand('undo');
        const texts = new Map([
          [exampleUri(docPath).toString(), doc],
          [exampleUri(specPath).toString(), spec],
        ]);
        await waitFor({
          what: 'both texts as they were',
          event: vscode.workspace.onDidChangeTextDocument,
          find: () =>
            [document, description].every((one) => texts.get(one.uri.toString()) === one.getText()) || undefined,
        });
      });
  });
}
