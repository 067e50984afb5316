import * as vscode from 'vscode';
import { openDocument } from './example.ts';
import { removeFile, writeFile } from './specs.ts';

/** A document and its description, by the paths that they have in the workspace. */
export interface Pair {
  readonly docPath: string;
  readonly specPath: string;
  readonly doc: string;
  readonly spec: string;
}

/** Writes both for the cases of a suite, and takes back after each what it has typed. */
export function definePair({ docPath, specPath, doc, spec }: Pair): void {
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
}

/** Replaces all of a document. */
export async function setText(document: vscode.TextDocument, text: string): Promise<void> {
  if (document.getText() === text) return;
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  await vscode.workspace.applyEdit(edit);
}
