import {
  CodeActionKind,
  type FileOperationRegistrationOptions,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { triggerCharacters } from '#engine/completion/completion.ts';
import { specTriggerCharacters } from '#engine/spec/completion/complete.ts';
import type { ClientSupport } from './client-support.ts';
import { fixAllKind } from './features/code-actions.ts';
import { semanticTokensLegend } from './features/semantic-tokens.ts';

/** Of files the watchers tell; of the files in a folder that is moved or deleted as a whole, nobody does. */
const folders: FileOperationRegistrationOptions = { filters: [{ pattern: { glob: '**', matches: 'folder' } }] };

/** Whatever can be part of an OpenAPI description. */
const specsAndFolders: FileOperationRegistrationOptions = {
  filters: [...folders.filters, { pattern: { glob: '**/*.{yaml,yml,json}', matches: 'file' } }],
};

export function serverCapabilities(client: ClientSupport): ServerCapabilities {
  return {
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    completionProvider: { triggerCharacters: [...new Set([...triggerCharacters, ...specTriggerCharacters])] },
    hoverProvider: true,
    definitionProvider: true,
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    semanticTokensProvider: { legend: semanticTokensLegend, full: { delta: true }, range: true },
    inlayHintProvider: true,
    documentLinkProvider: { resolveProvider: true },
    codeLensProvider: { resolveProvider: true },
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: client.preparesRename ? { prepareProvider: true } : true,
    codeActionProvider: {
      codeActionKinds: [
        CodeActionKind.QuickFix,
        CodeActionKind.RefactorExtract,
        CodeActionKind.RefactorInline,
        CodeActionKind.RefactorRewrite,
        fixAllKind,
      ],
      resolveProvider: client.resolvesActionEdits,
    },
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      fileOperations: { willRename: specsAndFolders, didRename: folders, didDelete: folders },
    },
    ...(client.pullsDiagnostics && {
      diagnosticProvider: {
        identifier: 'docwright',
        // A client that can be asked to refresh is asked when it has to; another one had better ask after every change.
        interFileDependencies: !client.refreshesDiagnostics,
        workspaceDiagnostics: false,
      },
    }),
  };
}
