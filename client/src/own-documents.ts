import * as vscode from 'vscode';

/** The scheme under which built-in contracts and the pages of rules are opened. */
export const ownScheme = 'docwright';

/** Shows the extension's own files, read only, wherever it runs: `docwright:/contracts/…`, `docwright:/docs/rules/…`. */
export function provideOwnDocuments({ extensionUri }: vscode.ExtensionContext): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(ownScheme, {
    async provideTextDocumentContent({ path }) {
      const file = vscode.Uri.joinPath(extensionUri, 'server', path);
      const isShown = /^\/(?:contracts|docs)\//.test(path) && !path.split('/').includes('..');
      if (!isShown) return undefined;
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    },
  });
}
