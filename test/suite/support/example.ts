import * as vscode from 'vscode';
import { assertPresent } from './assert.ts';

/** The workspace that the tests run on is the example, `test/example`, or a copy of it. */
export function exampleUri(path: string): vscode.Uri {
  const folder = assertPresent(vscode.workspace.workspaceFolders?.[0], 'workspace folder');
  return vscode.Uri.joinPath(folder.uri, ...path.split('/'));
}

/** The example's document with problems, as it is on disk. */
export async function openExample(): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(exampleUri('docs/api.md'));
  const editor = await vscode.window.showTextDocument(document);
  if (document.isDirty) await vscode.commands.executeCommand('workbench.action.files.revert');
  return editor;
}

export function findExtension(): vscode.Extension<unknown> {
  return assertPresent(vscode.extensions.getExtension('docwright.docwright'), 'extension docwright.docwright');
}
