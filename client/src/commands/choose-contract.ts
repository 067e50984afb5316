import * as vscode from 'vscode';
import { type ChooseContractParams, chooseContractRequest } from '#shared/protocol.ts';
import { plainReason } from '../contract-status.ts';
import { applyEdit } from './apply-edit.ts';
import type { Command } from './command.ts';

/** Lets the author choose the contract of the document in the editor, and writes it into the front matter. */
export const chooseContract: Command = async ({ client, status }) => {
  const document = vscode.window.activeTextEditor?.document;
  const known = document && status.ofDocument(document);
  if (!document || !known) {
    await vscode.window.showInformationMessage('Open a Markdown document to choose its contract.');
    return;
  }
  const items = known.available.map(({ id, title }) => ({
    label: title,
    description: id === known.contract?.id ? `${id} (applies now)` : id,
    contract: id,
  }));
  const none = { label: 'None', description: 'this is no API document', contract: 'none' };
  const chosen = await vscode.window.showQuickPick([...items, none], {
    title: 'The Contract of This Document',
    placeHolder: plainReason(known),
    matchOnDescription: true,
  });
  if (!chosen) return;
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  const params: ChooseContractParams = { uri, contract: chosen.contract };
  await applyEdit(client, await client.sendRequest(chooseContractRequest, params));
};
