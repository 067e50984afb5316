import * as vscode from 'vscode';
import type { PreviewSettings } from '#shared/protocol.ts';
import { canTry } from '../try-it/vscode-environment.ts';

/** The settings of a document's preview. Nothing remote is loaded in a workspace that isn't trusted. */
export function previewSettings(uri: vscode.Uri): PreviewSettings {
  const configuration = vscode.workspace.getConfiguration('docwright.preview', uri);
  return {
    scrollWithEditor: configuration.get('scrollWithEditor', true),
    scrollEditor: configuration.get('scrollEditor', true),
    allowRemoteImages: vscode.workspace.isTrusted && configuration.get('remoteImages', false),
    canTry: canTry(),
  };
}

/** Tells when the settings of some preview may have changed. */
export function onPreviewSettingsChange(listener: () => void): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('docwright.preview')) listener();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(listener),
  );
}
