import * as vscode from 'vscode';
import type { Command } from './command.ts';

/** Does with the table at the cursor what the light bulb offers under a kind, in one step that can be undone. */
export function tableCommand(kind: string): Command {
  return () =>
    vscode.commands.executeCommand('editor.action.codeAction', {
      kind: `refactor.rewrite.table.${kind}`,
      apply: 'first',
    });
}
