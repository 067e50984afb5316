import * as vscode from 'vscode';
import { assertPresent } from './assert.ts';

/** The first that begins so, with all that the editor asks for when it is chosen. */
export async function findItem(
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
export async function accept(editor: vscode.TextEditor, item: vscode.CompletionItem): Promise<void> {
  const range = item.range instanceof vscode.Range ? item.range : item.range?.replacing;
  const text = item.insertText ?? (typeof item.label === 'string' ? item.label : item.label.label);
  const snippet = typeof text === 'string' ? new vscode.SnippetString().appendText(text) : text;
  await editor.insertSnippet(snippet, assertPresent(range, 'range to replace'));
  if (!item.additionalTextEdits) return;
  const edit = new vscode.WorkspaceEdit();
  edit.set(editor.document.uri, item.additionalTextEdits);
  await vscode.workspace.applyEdit(edit);
}
