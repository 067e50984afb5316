import * as vscode from 'vscode';
import { sayBriefly } from './say-briefly.ts';

/** Something that mends a finding. */
export interface LineFix {
  /** With backticks around what is code. */
  readonly title: string;
  readonly edit: vscode.WorkspaceEdit;
}

/** Applies a fix, in one step that can be undone; where there are several, the author chooses. */
export async function applyFix(fixes: readonly LineFix[]): Promise<void> {
  const [first] = fixes;
  if (!first) {
    sayBriefly('Nothing is to be mended here any more.');
    return;
  }
  const items = fixes.map((fix) => ({ label: fix.title, fix }));
  const chosen = fixes.length === 1 ? first : (await vscode.window.showQuickPick(items, { title: 'Fix' }))?.fix;
  if (chosen) await vscode.workspace.applyEdit(chosen.edit);
}
