import * as vscode from 'vscode';
import type { DocwrightApi } from '../../../client/src/api.ts';
import { assertPresent } from './assert.ts';

/** The workspace that the tests run on is the example, `test/example`, or a copy of it. */
export function exampleUri(path: string): vscode.Uri {
  const folder = assertPresent(vscode.workspace.workspaceFolders?.[0], 'workspace folder');
  return vscode.Uri.joinPath(folder.uri, ...path.split('/'));
}

/** The example's document with problems. */
export function openExample(): Promise<vscode.TextEditor> {
  return openDocument('docs/api.md');
}

export async function openDocument(path: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(exampleUri(path));
  return vscode.window.showTextDocument(document, { preview: false, viewColumn: vscode.ViewColumn.One });
}

/** Where a text stands for the first time. */
export function placeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const start = document.getText().indexOf(text);
  if (start < 0) throw new Error(`The document has no \`${text}\`.`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}

export function findExtension(): vscode.Extension<DocwrightApi> {
  return assertPresent(
    vscode.extensions.getExtension<DocwrightApi>('docwright.docwright'),
    'extension docwright.docwright',
  );
}
