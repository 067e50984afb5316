import * as vscode from 'vscode';
import { assertEqual, assertPresent } from '../support/assert.ts';
import { accept, findItem } from '../support/completion.ts';
import { ruleOf, waitForDiagnostics, waitForRule } from '../support/diagnostics.ts';
import { openDocument, placeOf } from '../support/example.ts';
import { replace, specPath } from '../support/specs.ts';

export function defineSpecEditCases(): void {
  suite('Editing specs', () => {
    teardown(() => vscode.commands.executeCommand('workbench.action.files.revert'));

    test('a quick fix writes the field that was meant', async () => {
      const { document } = await openDocument(specPath);
      const diagnostic = await waitForRule(document.uri, 'openapi/schema');
      await fix(document, diagnostic, 'Write `required`');
      assertEqual(document.getText().includes('          required: true\n'), true, 'the field is mended');
      await waitForDiagnostics(document.uri, 'one problem less', (all) => all.length === 3);
    });

    test('a quick fix refers to the component that was meant', async () => {
      const { document } = await openDocument(specPath);
      const diagnostic = await waitForRule(document.uri, 'openapi/unresolved-ref');
      await fix(document, diagnostic, 'Refer to `Unauthorized`');
      await waitForDiagnostics(document.uri, 'no reference that leads nowhere', (all) =>
        all.every((left) => ruleOf(left) !== 'openapi/unresolved-ref'),
      );
    });

    test('a reference is completed from the components of its kind', async () => {
      const editor = await openDocument(specPath);
      const { document } = editor;
      await waitForRule(document.uri, 'openapi/unresolved-ref');
      await replace(document, "'#/components/responses/Unauthorised'", "'#/components/'");
      const place = placeOf(document, "'#/components/'").end.translate(0, -1);
      const item = await findItem(document, place, 'Unauthorized');
      await accept(editor, assertPresent(item, 'completion'));
      assertEqual(
        document.getText().includes(`'401': { $ref: '#/components/responses/Unauthorized' }`),
        true,
        'the reference is complete',
      );
      await waitForDiagnostics(document.uri, 'no reference that leads nowhere', (all) =>
        all.every((left) => ruleOf(left) !== 'openapi/unresolved-ref'),
      );
    });

    test('a keyword is completed where it may stand', async () => {
      const editor = await openDocument(specPath);
      const { document } = editor;
      await waitForRule(document.uri, 'openapi/schema');
      await replace(
        document,
        '      operationId: listPickupPoints\n',
        '      operationId: listPickupPoints\n      depr\n',
      );
      const place = placeOf(document, '      depr\n').end.translate(-1, '      depr'.length);
      const item = await findItem(document, place, 'deprecated');
      await accept(editor, assertPresent(item, 'completion'));
      assertEqual(/\n {6}deprecated: /.test(document.getText()), true, 'the keyword is there');
    });

    test('a keyword is explained', async () => {
      const { document } = await openDocument(specPath);
      await waitForRule(document.uri, 'openapi/schema');
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        placeOf(document, 'operationId').start,
      );
      const text = hovers
        .flatMap(({ contents }) => contents)
        .map((part) => (typeof part === 'string' ? part : part.value));
      assertEqual(
        text.some((part) => part.includes('spec.openapis.org')),
        true,
        'a link to the specification',
      );
    });
  });
}

async function fix(document: vscode.TextDocument, { range }: vscode.Diagnostic, title: string): Promise<void> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
    20,
  );
  const action = actions.find((one) => one.title === title);
  await vscode.workspace.applyEdit(assertPresent(action?.edit, `quick fix "${title}" with an edit`));
}
