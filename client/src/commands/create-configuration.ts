import * as vscode from 'vscode';
import type { Command } from './command.ts';

/** Opens the `docwright.yaml` of a workspace folder, and makes one where there is none. */
export const createConfiguration: Command = async () => {
  const folder = await chooseFolder();
  if (!folder) return;
  const uri = vscode.Uri.joinPath(folder.uri, 'docwright.yaml');
  if (!(await exists(uri))) await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(configurationText));
  await vscode.window.showTextDocument(uri);
};

async function chooseFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const [first] = folders;
  if (!first) await vscode.window.showInformationMessage('Open a folder first: docwright.yaml belongs into one.');
  return folders.length > 1 ? vscode.window.showWorkspaceFolderPick() : first;
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

const configurationText = `# What Docwright checks in this project. The editor, the command line and CI all read this file.

# The structure that API documents must have, where they name none in their front matter.
contract: api-docs

# Which Markdown files are API documents. Without this list, Docwright knows them by their front matter
# (\`docwright: api-docs\`), by the heading of the contract, or by a heading such as \`## GET /users\`.
# docs:
#   - docs/api/**/*.md

# How strict: draft (an unfinished document's gaps are hints), review, or release (warnings are errors).
profile: review
`;
