import * as vscode from 'vscode';
import { exampleUri } from './example.ts';

/** The example's spec with problems, and the file that it refers to. */
export const specPath = 'specs/pickup-points.yaml';
export const schemasPath = 'specs/schemas.yaml';

/** Writes a file into the workspace. */
export async function writeFile(path: string, text: string): Promise<vscode.Uri> {
  const uri = exampleUri(path);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

export function removeFile(path: string): Thenable<void> {
  return vscode.workspace.fs.delete(exampleUri(path));
}

/** Replaces the first place that has a text, as one edit. */
export async function replace(document: vscode.TextDocument, text: string, by: string): Promise<void> {
  const start = document.getText().indexOf(text);
  if (start < 0) throw new Error(`The document has no \`${text}\`.`);
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, range, by);
  await vscode.workspace.applyEdit(edit);
}

/** Takes back what was typed and not saved, in a document that need not be in sight. */
export async function revert(uri: vscode.Uri): Promise<void> {
  await vscode.window.showTextDocument(uri, { preview: false, viewColumn: vscode.ViewColumn.One });
  await vscode.commands.executeCommand('workbench.action.files.revert');
}
