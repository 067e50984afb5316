import * as vscode from 'vscode';
import { isWithin, linkTarget } from './link-target.ts';
import { editorOf } from './source-editor.ts';

/** Opens what a link of a document's page leads to: the web in a browser, a file of the project in an editor. */
export async function openLink(href: string, document: vscode.Uri, log: vscode.LogOutputChannel): Promise<void> {
  const target = linkTarget(href);
  switch (target.kind) {
    case 'web':
    case 'mail':
      await vscode.env.openExternal(vscode.Uri.parse(target.url, true));
      break;
    case 'file': {
      const folder = vscode.Uri.joinPath(document, '..');
      const workspace = vscode.workspace.getWorkspaceFolder(document)?.uri ?? folder;
      const file = vscode.Uri.joinPath(target.base === 'workspace' ? workspace : folder, target.path);
      if (isWithin(workspace.path, file.path)) await openFile(file, document);
      else await vscode.window.showWarningMessage(`${href} is outside the workspace and was not opened.`);
      break;
    }
    case 'refused':
      log.warn(`A link of the preview was not followed: ${JSON.stringify(href)}`);
      break;
  }
}

async function openFile(file: vscode.Uri, document: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.fs.stat(file);
  } catch {
    await vscode.window.showWarningMessage(`There is no file ${vscode.workspace.asRelativePath(file)}.`);
    return;
  }
  await vscode.commands.executeCommand('vscode.open', file, editorOf(document)?.viewColumn ?? vscode.ViewColumn.One);
}
