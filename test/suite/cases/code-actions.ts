import * as vscode from 'vscode';
import { assertEqual, assertPresent } from '../support/assert.ts';
import { ruleOf, waitForDiagnostics, waitForRule } from '../support/diagnostics.ts';
import { openExample } from '../support/example.ts';

export function defineCodeActionCases(): void {
  suite('Code actions', () => {
    teardown(() => vscode.commands.executeCommand('workbench.action.files.revert'));

    test('a quick fix makes its problem go and no other come', async () => {
      const { document } = await openExample();
      const diagnostic = await waitForRule(document.uri, 'structure/retitled-section');
      const before = vscode.languages.getDiagnostics(document.uri).length;
      const actions = await actionsAt(document.uri, diagnostic.range, vscode.CodeActionKind.QuickFix);
      const preferred = actions.find(({ isPreferred }) => isPreferred);
      await vscode.workspace.applyEdit(assertPresent(preferred?.edit, 'preferred quick fix with an edit'));
      assertEqual(document.getText().includes('### Core Functionalities\n'), true, 'the heading is repaired');
      await waitForDiagnostics(document.uri, 'one problem less', (all) => all.length === before - 1);
    });

    test('fix all repairs the whole document', async () => {
      const { document } = await openExample();
      await waitForRule(document.uri, 'structure/misplaced-section');
      const everything = new vscode.Range(0, 0, document.lineCount, 0);
      const kind = vscode.CodeActionKind.SourceFixAll.append('docwright');
      const [fixAll] = await actionsAt(document.uri, everything, kind);
      await vscode.workspace.applyEdit(assertPresent(fixAll?.edit, 'action that fixes all'));
      const structural = /structure\/(missing|misplaced|retitled|duplicate)-section|structure\/wrong-level/;
      await waitForDiagnostics(
        document.uri,
        'no structural problem',
        (all) => !all.some((left) => structural.test(ruleOf(left))),
      );
    });
  });
}

/** With their edits, which the server works out only when it is asked for them. */
function actionsAt(uri: vscode.Uri, range: vscode.Range, kind: vscode.CodeActionKind): Thenable<vscode.CodeAction[]> {
  return vscode.commands.executeCommand('vscode.executeCodeActionProvider', uri, range, kind.value, 20);
}
