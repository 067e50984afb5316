import * as vscode from 'vscode';
import type { BaseLanguageClient, WorkspaceEdit } from 'vscode-languageclient';

/** Applies an edit that the server answered with; null is none. False where it came too late: the document has changed. */
export async function applyEdit(client: BaseLanguageClient, edit: WorkspaceEdit | null): Promise<boolean> {
  if (!edit || isOutdated(client, edit)) return false;
  return vscode.workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(edit));
}

function isOutdated(client: BaseLanguageClient, { documentChanges = [] }: WorkspaceEdit): boolean {
  return documentChanges.some((change) => {
    if (!('textDocument' in change) || change.textDocument.version === null) return false;
    const { uri, version } = change.textDocument;
    const name = client.protocol2CodeConverter.asUri(uri).toString();
    const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === name);
    return document !== undefined && document.version !== version;
  });
}
