import * as vscode from 'vscode';
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
  await applyEdit(client, await client.sendRequest(insertSectionRequest, params));
};
