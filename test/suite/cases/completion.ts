import * as vscode from 'vscode';
import { assertEqual, assertPresent } from '../support/assert.ts';
import { accept, findItem } from '../support/completion.ts';
import { waitForDiagnostics, waitForRule } from '../support/diagnostics.ts';
import { openExample, placeOf } from '../support/example.ts';

export function defineCompletionCases(): void {
  suite('Completion', () => {
    teardown(() => vscode.commands.executeCommand('workbench.action.files.revert'));

    test('offers the missing section, and inserts it with its scaffold', async () => {
      const editor = await openExample();
      const { document } = editor;
      await waitForRule(document.uri, 'structure/missing-section');
      const next = placeOf(document, '### Common Issues and Troubleshooting').start;
      await editor.edit((edit) => edit.insert(next, '### \n\n'));
      const item = assertPresent(await findItem(document, next.translate(0, 4), 'Token Management'), 'completion');
      await accept(editor, item);
      assertEqual(document.getText().includes('### Token Management\n'), true, 'the heading is there');
      await waitForDiagnostics(document.uri, 'the section no longer missing', (all) =>
        all.every(({ message }) => !message.startsWith('The section `Token Management` is missing')),
      );
    });

    test('offers the statuses of HTTP with their phrases', async () => {
      const editor = await openExample();
      const end = editor.document.positionAt(editor.document.getText().length);
      await editor.edit((edit) => edit.insert(end, '\n```http\nHTTP/1.1 40\n```\n'));
      const place = placeOf(editor.document, 'HTTP/1.1 40\n').end.translate(-1, 'HTTP/1.1 40'.length);
      const item = assertPresent(await findItem(editor.document, place, '404'), 'completion');
      await accept(editor, item);
      assertEqual(
        editor.document.getText().includes('\nHTTP/1.1 404 Not Found\n'),
        true,
        'the status line is complete',
      );
    });
  });
}
