import * as vscode from 'vscode';
import type { WorkspaceEdit } from 'vscode-languageclient';
import {
  type InsertSectionParams,
  insertSectionRequest,
  type MissingSectionsParams,
  type MissingSectionsResult,
  missingSectionsRequest,
} from '#shared/protocol.ts';
import { applyEdit } from './apply-edit.ts';
import type { Command } from './command.ts';

/** Lets the author choose one of the sections that are missing, and inserts it where it belongs. */
export const insertSection: Command = async ({ client }) => {
  const document = vscode.window.activeTextEditor?.document;
  if (!document) return;
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  const asked: MissingSectionsParams = { uri };
  const missing = await client.sendRequest<MissingSectionsResult>(missingSectionsRequest, asked);
  if (missing.length === 0) {
    await vscode.window.showInformationMessage('No section is missing here.');
    return;
  }
  const items = missing.map(({ section, title, guidance, isRequired }) => ({
    label: title,
    description: isRequired ? 'required' : 'recommended',
    detail: guidance.split('\n')[0] ?? '',
    section,
  }));
  const chosen = await vscode.window.showQuickPick(items, { title: 'Insert a Missing Section', matchOnDetail: true });
  if (!chosen) return;
  const params: InsertSectionParams = { uri, section: chosen.section };
  const edit = await client.sendRequest<WorkspaceEdit | null>(insertSectionRequest, params);
  if (edit && (await applyEdit(client, edit))) revealInsertion(document, edit);
};

/** Puts the cursor on the heading that was inserted. */
function revealInsertion(document: vscode.TextDocument, { documentChanges = [] }: WorkspaceEdit): void {
  const editor = vscode.window.visibleTextEditors.find((one) => one.document === document);
  const [change] = documentChanges;
  const inserted = change && 'edits' in change ? change.edits[0] : undefined;
  if (!editor || !inserted || !('newText' in inserted)) return;
  const linesAbove = /^\s*/.exec(inserted.newText)?.[0].split(/\r\n|\n|\r/).length ?? 1;
  const { line } = inserted.range.start;
  const heading = document.lineAt(Math.min(line + linesAbove - 1, document.lineCount - 1)).range;
  editor.selection = new vscode.Selection(heading.end, heading.end);
  editor.revealRange(heading, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
