import * as vscode from 'vscode';
import { assertEqual, assertPresent } from '../support/assert.ts';
import { waitForDiagnostics, waitForRule } from '../support/diagnostics.ts';
import { openExample, placeOf } from '../support/example.ts';

export function defineCompletionCases(): void {
  suite('Completion', () => {
    teardown(() => vscode.commands.executeCommand('workbench.action.files.revert'));

    test('offers the missing section, and inserts it with its scaffold', async () => {
      const editor = await openExample();
      const { document } = editor;
      await waitForRule(document.uri, 'structure/missing-section');
      const next = placeOf(document, '### Common Issues and Troubleshooting').start;
      await editor.edit((edit) => edit.insert(next, '### \n\n'));
      const item = assertPresent(await findItem(document, next.translate(0, 4), 'Token Management'), 'completion');
      await accept(editor, item);
      assertEqual(document.getText().includes('### Token Management\n'), true, 'the heading is there');
      await waitForDiagnostics(document.uri, 'the section no longer missing', (all) =>
        all.every(({ message }) => !message.startsWith('The section `Token Management` is missing')),
      );
    });

    test('offers the statuses of HTTP with their phrases', async () => {
      const editor = await openExample();
      const end = editor.document.positionAt(editor.document.getText().length);
      await editor.edit((edit) => edit.insert(end, '\n```http\nHTTP/1.1 40\n```\n'));
      const place = placeOf(editor.document, 'HTTP/1.1 40\n').end.translate(-1, 'HTTP/1.1 40'.length);
      const item = assertPresent(await findItem(editor.document, place, '404'), 'completion');
      await accept(editor, item);
      assertEqual(
        editor.document.getText().includes('\nHTTP/1.1 404 Not Found\n'),
        true,
        'the status line is complete',
      );
    });
  });
}

async function findItem(
  document: vscode.TextDocument,
  position: vscode.Position,
  start: string,
): Promise<vscode.CompletionItem | undefined> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
    undefined,
    100,
  );
  return items.find(({ label }) => (typeof label === 'string' ? label : label.label).startsWith(start));
}

/** As the editor does when a person chooses it. */
async function accept(editor: vscode.TextEditor, item: vscode.CompletionItem): Promise<void> {
  const range = item.range instanceof vscode.Range ? item.range : item.range?.replacing;
  const text = item.insertText ?? (typeof item.label === 'string' ? item.label : item.label.label);
  const snippet = typeof text === 'string' ? new vscode.SnippetString().appendText(text) : text;
  await editor.insertSnippet(snippet, assertPresent(range, 'range to replace'));
  if (!item.additionalTextEdits) return;
  const edit = new vscode.WorkspaceEdit();
  edit.set(editor.document.uri, item.additionalTextEdits);
  await vscode.workspace.applyEdit(edit);
}
