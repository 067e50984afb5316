import * as vscode from 'vscode';
import { assertEqual, assertPresent } from '../support/assert.ts';
import { ruleOf, waitForDiagnostics, waitForRule } from '../support/diagnostics.ts';
import { openDocument, openExample, placeOf } from '../support/example.ts';

export function defineDiagnosticCases(): void {
  suite('Problems', () => {
    teardown(() => vscode.commands.executeCommand('workbench.action.files.revert'));

    test('stand at the text that must change, and link the page of their rule', async () => {
      const { document } = await openExample();
      const diagnostic = await waitForRule(document.uri, 'structure/retitled-section');
      assertEqual(document.getText(diagnostic.range), 'Core Functionalites', 'the text');
      assertEqual(diagnostic.severity, vscode.DiagnosticSeverity.Warning, 'the severity');
      const code = typeof diagnostic.code === 'object' ? diagnostic.code : undefined;
      const page = await vscode.workspace.openTextDocument(assertPresent(code, 'link').target);
      assertEqual(page.getText().includes('structure/retitled-section'), true, 'the page names the rule');
    });

    test('point into the contract', async () => {
      const { document } = await openExample();
      const diagnostic = await waitForRule(document.uri, 'structure/missing-section');
      const related = assertPresent(diagnostic.relatedInformation?.[0], 'related information');
      const contract = await vscode.workspace.openTextDocument(related.location.uri);
      assertEqual(contract.getText(related.location.range), 'Token Management', "the contract's text");
    });

    test('come and go with what is typed, one for one divergence', async () => {
      const { document } = await openDocument('docs/complete.md');
      const heading = placeOf(document, '## Error Messages');
      const edit = new vscode.WorkspaceEdit();
      edit.replace(document.uri, heading, '## Eror Messages');
      await vscode.workspace.applyEdit(edit);
      const found = await waitForDiagnostics(document.uri, 'one problem', (all) => all.length === 1);
      assertEqual(found.map(ruleOf), ['structure/retitled-section'], 'rules');
      await vscode.commands.executeCommand('undo');
      await waitForDiagnostics(document.uri, 'no problem', (all) => all.length === 0);
    });

    test('move with their lines, as do the places that they point to', async () => {
      const content = [
        'openapi: 3.1.0',
        'info: { title: Parcels, version: 1.0.0 }',
        'paths:',
        '  /parcels:',
        '    get: { operationId: listAll, responses: {} }',
        '  /letters:',
        '    get: { operationId: listAll, responses: {} }',
      ].join('\n');
      const document = await vscode.workspace.openTextDocument({ language: 'yaml', content });
      await vscode.window.showTextDocument(document);
      const isTaken = (diagnostic: vscode.Diagnostic) => ruleOf(diagnostic) === 'openapi/operation-id-unique';
      await waitForDiagnostics(document.uri, 'an id that is taken', (all) => all.some(isTaken));
      for (const line of [6, 4, 0]) {
        const edit = new vscode.WorkspaceEdit();
        edit.insert(document.uri, new vscode.Position(line, 0), '# One\n# Two\n');
        await vscode.workspace.applyEdit(edit);
        const all = await waitForDiagnostics(document.uri, `moved from line ${line} on`, (diagnostics) =>
          diagnostics.some((one) => isTaken(one) && document.getText(one.range) === 'listAll'),
        );
        const [related] = all.find(isTaken)?.relatedInformation ?? [];
        assertEqual(document.getText(related?.location.range).slice(0, 'listAll'.length), 'listAll', 'the other place');
      }
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    });

    test('are none in a Markdown document that is no API document', async () => {
      const document = await vscode.workspace.openTextDocument({
        language: 'markdown',
        content: '# Notes\n\n## Today\n',
      });
      await vscode.window.showTextDocument(document);
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(0, 0), '---\ndocwright: api-docs\n---\n');
      await vscode.workspace.applyEdit(edit);
      await waitForRule(document.uri, 'structure/missing-section');
      await vscode.commands.executeCommand('undo');
      await waitForDiagnostics(document.uri, 'no problem', (all) => all.length === 0);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    });
  });
}
