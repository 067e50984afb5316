import * as vscode from 'vscode';
import { assertEqual, assertPresent } from '../support/assert.ts';
import { waitForDiagnostics } from '../support/diagnostics.ts';
import { findExtension, openDocument, placeOf } from '../support/example.ts';
import { waitFor } from '../support/wait.ts';

export function defineServerCases(): void {
  suite('Server', () => {
    teardown(() => vscode.commands.executeCommand('workbench.action.files.revert'));

    test('says which contract applies, and why', async () => {
      const { document } = await openDocument('docs/complete.md');
      const { onDidChangeStatus, status } = findExtension().exports;
      const found = await waitFor({
        what: 'the status',
        event: onDidChangeStatus,
        find: () => status(document.uri.toString()),
      });
      assertEqual(found.contract?.id, 'api-docs', 'the contract');
      const contract = await vscode.workspace.openTextDocument(
        vscode.Uri.parse(assertPresent(found.contract, 'contract').uri),
      );
      assertEqual(contract.getText().includes('id: api-docs'), true, 'the contract can be opened');
    });

    test('is started again on demand, and knows what was typed', async () => {
      await startsAgain(() => vscode.commands.executeCommand('docwright.restartServer'));
    });

    test('is started again after a crash, and knows what was typed', async function () {
      const process = findExtension().exports.serverProcess();
      // A worker can't be killed from outside.
      if (process === undefined) return this.skip();
      await startsAgain((uri) => {
        killProcess(process);
        // More is asked than a language client by itself would take for a crash.
        const place = new vscode.Position(0, 0);
        for (let count = 0; count < 6; count++)
          void vscode.commands.executeCommand('vscode.executeHoverProvider', uri, place);
      });
      assertEqual(findExtension().exports.serverProcess() === process, false, 'it is the same process');
    });
  });
}

async function startsAgain(stop: (uri: vscode.Uri) => unknown): Promise<void> {
  const { document } = await openDocument('docs/complete.md');
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, placeOf(document, '## Error Messages'), '## Eror Messages');
  await vscode.workspace.applyEdit(edit);
  await waitForDiagnostics(document.uri, 'one problem', (all) => all.length === 1);
  const started = new Promise((resolve) => {
    const subscription = findExtension().exports.onDidStartServer(() => {
      subscription.dispose();
      resolve(undefined);
    });
  });
  await stop(document.uri);
  await started;
  await vscode.commands.executeCommand('undo');
  await waitForDiagnostics(document.uri, 'no problem', (all) => all.length === 0);
}

/** The suite is bundled for workers too, where there is no `process`. */
function killProcess(id: number): void {
  const { process } = globalThis as { readonly process?: { kill(id: number, signal: string): void } };
  assertPresent(process, 'process').kill(id, 'SIGKILL');
}
