import * as vscode from 'vscode';
import { assertEqual, assertPresent } from '../support/assert.ts';
import { waitForRule } from '../support/diagnostics.ts';
import { openExample } from '../support/example.ts';
import { waitFor } from '../support/wait.ts';

export function defineMarkdownFeatureCases(): void {
  suite('API documents', () => {
    teardown(() => vscode.commands.executeCommand('workbench.action.files.revert'));

    test('the outline has the endpoints and codes beside the headings, and no heading twice', async () => {
      const { document } = await openChecked();
      const symbols = await vscode.commands.executeCommand<readonly vscode.DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      const names = namesIn(symbols);
      assertEqual(
        ['GET /parcels/{parcelId}', 'parcel_not_found'].filter((name) => !names.includes(name)),
        [],
        `missing among ${names.join(', ')}`,
      );
      const headings = names.filter((name) => name.startsWith('#'));
      assertEqual(headings.length, new Set(headings).size, 'headings that are shown once');
    });

    test('methods, paths and parameters have colours of their own', async () => {
      const { document } = await openChecked();
      const legend = await vscode.commands.executeCommand<vscode.SemanticTokensLegend>(
        'vscode.provideDocumentSemanticTokensLegend',
        document.uri,
      );
      const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens>(
        'vscode.provideDocumentSemanticTokens',
        document.uri,
      );
      const kinds = new Set<string | undefined>();
      for (let at = 3; at < tokens.data.length; at += 5) kinds.add(legend.tokenTypes[tokens.data[at] ?? -1]);
      assertEqual(
        ['httpMethod', 'endpointPath', 'pathParameter', 'httpStatus', 'errorCode'].filter((kind) => !kinds.has(kind)),
        [],
        'kinds that are missing',
      );
    });

    test('statuses have their phrases behind them, unless a setting says no', async () => {
      const { document } = await openChecked();
      const whole = new vscode.Range(0, 0, document.lineCount, 0);
      const phrases = async (): Promise<readonly string[]> => {
        const hints = await vscode.commands.executeCommand<readonly vscode.InlayHint[]>(
          'vscode.executeInlayHintProvider',
          document.uri,
          whole,
        );
        return hints.map(({ label }) => (typeof label === 'string' ? label : label.map(({ value }) => value).join('')));
      };
      assertEqual((await phrases()).includes('Unprocessable Content'), true, 'there is the phrase of 422');
      const settings = vscode.workspace.getConfiguration('docwright.inlayHints');
      await settings.update('reasonPhrases', false, vscode.ConfigurationTarget.Global);
      assertEqual(await phrases(), [], 'hints while they are turned off');
      await settings.update('reasonPhrases', undefined, vscode.ConfigurationTarget.Global);
    });

    test('an anchor is offered once, by VS Code or by us', async () => {
      const editor = await openChecked();
      const { document } = editor;
      const end = document.positionAt(document.getText().length);
      await editor.edit((edit) => edit.insert(end, '\nSee [it](#'));
      const offered = async (): Promise<number> => {
        const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          document.uri,
          document.positionAt(document.getText().length),
          '#',
        );
        const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
        return labels.filter((label) => /^#?error-code-list$/.test(label)).length;
      };
      assertEqual(await offered(), 1, 'offers while VS Code makes them');
      const settings = vscode.workspace.getConfiguration('markdown.suggest.paths');
      await settings.update('enabled', false, vscode.ConfigurationTarget.Global);
      assertEqual(await offered(), 1, 'offers while VS Code makes none');
      await settings.update('enabled', undefined, vscode.ConfigurationTarget.Global);
    });

    test('a table is aligned by the command, and one step takes it back', async () => {
      const editor = await openChecked();
      const { document } = editor;
      const before = document.getText();
      const at = document.positionAt(before.indexOf('| `parcel_not_found`') + 3);
      editor.selection = new vscode.Selection(at, at);
      const rows = () => {
        const tables = document.getText().match(/(?:^\|.*\r?\n)+/gm) ?? [];
        const table = tables.find((one) => one.includes('`parcel_not_found`'));
        return assertPresent(table, 'the table').trimEnd().split(/\r?\n/);
      };
      assertEqual(new Set(rows().map((row) => row.length)).size > 1, true, 'the bars stand anywhere');
      await vscode.commands.executeCommand('docwright.alignTable');
      await waitFor({
        what: 'the aligned table',
        event: vscode.workspace.onDidChangeTextDocument,
        find: () => document.getText() !== before || undefined,
      });
      assertEqual(new Set(rows().map((row) => row.length)).size, 1, 'lengths of the rows');
      await vscode.commands.executeCommand('undo');
      assertEqual(document.getText(), before, 'the text as it was');
    });
  });
}

async function openChecked(): Promise<vscode.TextEditor> {
  const editor = await openExample();
  await waitForRule(editor.document.uri, 'structure/missing-section');
  return editor;
}

function namesIn(symbols: readonly vscode.DocumentSymbol[]): readonly string[] {
  return symbols.flatMap(({ name, children }) => [name, ...namesIn(children)]);
}
