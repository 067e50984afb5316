import * as vscode from 'vscode';
import { assertEqual } from '../support/assert.ts';
import { ruleOf, waitForDiagnostics, waitForRule } from '../support/diagnostics.ts';
import { exampleUri, openExample } from '../support/example.ts';

export function defineConfigurationCases(): void {
  suite('Configuration', () => {
    const configuration = exampleUri('docwright.yaml');
    let before: Uint8Array;
    setup(async () => {
      before = await vscode.workspace.fs.readFile(configuration);
    });
    teardown(() => vscode.workspace.fs.writeFile(configuration, before));

    test('applies as soon as it is saved', async () => {
      const { document } = await openExample();
      await waitForRule(document.uri, 'structure/retitled-section');
      const text = `${new TextDecoder().decode(before)}\nrules:\n  structure/retitled-section: off\n`;
      await vscode.workspace.fs.writeFile(configuration, new TextEncoder().encode(text));
      const left = await waitForDiagnostics(document.uri, 'the rule to be off', (all) =>
        all.every((diagnostic) => ruleOf(diagnostic) !== 'structure/retitled-section'),
      );
      assertEqual(left.length > 0, true, 'the other problems stay');
      await vscode.workspace.fs.writeFile(configuration, before);
      await waitForRule(document.uri, 'structure/retitled-section');
    });

    test('brings contracts of the project, which apply as soon as they are saved', async () => {
      const { document } = await openExample();
      const contract = exampleUri('contracts/short.yaml');
      const write = (uri: vscode.Uri, text: string) =>
        vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
      await write(contract, 'id: short\ntitle: Short\nsections:\n  - id: glossary\n    title: Glossary\n');
      await write(configuration, 'contract: short\ncontracts: [contracts/*.yaml]\ndocs: [docs/*.md]\n');
      const isMissing = (title: string) => (all: readonly vscode.Diagnostic[]) =>
        all.some(({ message }) => message.includes(`\`${title}\``));
      await waitForDiagnostics(document.uri, 'the glossary to be missing', isMissing('Glossary'));
      await write(contract, 'id: short\ntitle: Short\nsections:\n  - id: index\n    title: Index\n');
      await waitForDiagnostics(document.uri, 'the index to be missing', isMissing('Index'));
      await vscode.workspace.fs.delete(exampleUri('contracts'), { recursive: true });
    });

    test('is checked itself, at the key', async () => {
      const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(configuration));
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'contrat: api-docs\n'));
      const [problem] = await waitForDiagnostics(configuration, 'a problem', (all) => all.length > 0);
      assertEqual(problem && editor.document.getText(problem.range), 'contrat', 'the text');
      await vscode.commands.executeCommand('workbench.action.files.revert');
    });
  });
}
