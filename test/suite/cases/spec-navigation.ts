import * as vscode from 'vscode';
import { assertEqual, assertPresent } from '../support/assert.ts';
import { waitForDiagnostics } from '../support/diagnostics.ts';
import { exampleUri, openDocument, placeOf } from '../support/example.ts';
import { revert, schemasPath, specPath } from '../support/specs.ts';

export function defineSpecNavigationCases(): void {
  suite('Finding the way in specs', () => {
    test('the definition of a reference is in the other file', async () => {
      const { document } = await openSpec();
      const at = placeOf(document, "'schemas.yaml#/PickupPoint'").start.translate(0, 3);
      const found = await vscode.commands.executeCommand<readonly (vscode.Location | vscode.LocationLink)[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        at,
      );
      const [target] = found.map((one) => ('targetUri' in one ? one.targetUri : one.uri));
      const [range] = found.map((one) =>
        'targetUri' in one ? (one.targetSelectionRange ?? one.targetRange) : one.range,
      );
      assertEqual(assertPresent(target, 'definition').toString(), exampleUri(schemasPath).toString(), 'the file');
      const schemas = await vscode.workspace.openTextDocument(exampleUri(schemasPath));
      assertEqual(schemas.getText(range), 'PickupPoint', 'the text');
    });

    test('a component is renamed in both files', async () => {
      const { document } = await openSpec();
      const at = placeOf(document, "'schemas.yaml#/PickupPoint'").end.translate(0, -3);
      const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        at,
        'Place',
      );
      assertEqual(await vscode.workspace.applyEdit(edit), true, 'the edit is applied');
      const schemas = await vscode.workspace.openTextDocument(exampleUri(schemasPath));
      const count = (text: string, words: string) => text.split(words).length - 1;
      assertEqual(count(document.getText(), 'schemas.yaml#/Place'), 2, 'references by the new name');
      assertEqual(count(document.getText(), 'schemas.yaml#/PickupPoint'), 0, 'references by the old one');
      assertEqual(/^Place:$/m.test(schemas.getText()), true, 'the schema has the new name');
      await waitForDiagnostics(document.uri, 'the problems to be as before', (all) => all.length === 4);
      await revert(schemas.uri);
      await revert(document.uri);
    });

    test('the outline shows paths, operations and components', async () => {
      const { document } = await openSpec();
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      const names = namesIn(symbols);
      const wanted = ['/pickup-points', '/pickup-points/{pointId}', 'Unauthorized', 'apiKey'];
      assertEqual(
        wanted.filter((name) => !names.some((one) => one === name || one.endsWith(` ${name}`))),
        [],
        `missing among ${names.join(', ')}`,
      );
    });
  });
}

async function openSpec(): Promise<vscode.TextEditor> {
  const editor = await openDocument(specPath);
  await waitForDiagnostics(editor.document.uri, 'four problems', (all) => all.length === 4);
  return editor;
}

function namesIn(symbols: readonly vscode.DocumentSymbol[]): readonly string[] {
  return symbols.flatMap(({ name, children }) => [name, ...namesIn(children)]);
}
