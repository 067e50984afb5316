import * as vscode from 'vscode';
import { assertEqual } from '../support/assert.ts';
import { waitForDiagnostics } from '../support/diagnostics.ts';
import { findExtension, openExample } from '../support/example.ts';

/** The package holds what the extension needs: it runs away from the project that it was made from. */
export function defineInstalledCases(): void {
  suite('The installed package', () => {
    test('is what runs here', () => {
      const { extensionUri, packageJSON } = findExtension();
      const folder = extensionUri.path.split('/').at(-1);
      assertEqual(
        folder?.startsWith(`docwright.docwright-${packageJSON.version}`),
        true,
        `${folder} is an installation`,
      );
    });

    test('finds the problems of the example', async () => {
      const { document } = await openExample();
      await waitForDiagnostics(document.uri, 'any problem', (diagnostics) => diagnostics.length > 0);
    });

    test('offers its commands', async () => {
      const declared: readonly { readonly command: string }[] = findExtension().packageJSON.contributes.commands;
      const known = new Set(await vscode.commands.getCommands(true));
      assertEqual(
        declared.map(({ command }) => command).filter((command) => !known.has(command)),
        [],
        'missing commands',
      );
    });
  });
}
