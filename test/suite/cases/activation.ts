import * as vscode from 'vscode';
import { assertEqual } from '../support/assert.ts';
import { waitForDiagnostics } from '../support/diagnostics.ts';
import { findExtension, openExample } from '../support/example.ts';

export function defineActivationCases(): void {
  suite('Activation', () => {
    // VS Code reads its own settings as JSON at times, which could be a spec, and closes them again.
    let isWoken = findExtension().isActive || vscode.workspace.textDocuments.some(isOfVsCode);
    const opening = vscode.workspace.onDidOpenTextDocument((document) => {
      if (isOfVsCode(document)) isWoken = true;
    });
    suiteTeardown(() => opening.dispose());

    test('does not happen for what is neither Markdown nor could be a spec', async function () {
      const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content: 'openapi: 3.1.0' });
      await vscode.window.showTextDocument(document);
      if (isWoken) this.skip();
      const open = vscode.workspace.textDocuments.map(({ languageId, uri }) => `${languageId} ${uri.path}`);
      assertEqual(findExtension().isActive, false, `is active, with ${open.join(', ')}`);
    });

    test('happens when a Markdown document is opened', async () => {
      const { document } = await openExample();
      await waitForDiagnostics(document.uri, 'any problem', (diagnostics) => diagnostics.length > 0);
      assertEqual(findExtension().isActive, true, 'is active');
    });
  });
}

function isOfVsCode({ uri }: vscode.TextDocument): boolean {
  return uri.path.endsWith('/settings.json');
}
