import * as vscode from 'vscode';
import type { Command } from './command.ts';

/** Applies every safe fix of the document in the editor, in one step that can be undone. */
export const fixAll: Command = () =>
  vscode.commands.executeCommand('editor.action.sourceAction', { kind: 'source.fixAll.docwright', apply: 'first' });
