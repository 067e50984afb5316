import * as vscode from 'vscode';
import { type ErrorHandler, type LanguageClientOptions, RevealOutputChannelOn } from 'vscode-languageclient';
import type { InitializationOptions } from '#shared/protocol.ts';
import type { Diagnostics } from './diagnostics.ts';
import { wantedInlayHints } from './inlay-hints.ts';
import { linkCompletions } from './link-completions.ts';
import { ownScheme } from './own-documents.ts';
import { referenceLenses, showReferences } from './reference-lenses.ts';

/** Documents of every scheme: on the disk, in virtual workspaces, not saved yet. */
const languages = ['markdown', 'mdx', 'yaml', 'json', 'docwright-configuration'];

/** What has to do with the client itself. */
export interface ClientParts {
  readonly diagnostics: Diagnostics;
  readonly errorHandler: ErrorHandler;
}

export function clientOptions(
  log: vscode.LogOutputChannel,
  { diagnostics, errorHandler }: ClientParts,
): LanguageClientOptions {
  return {
    documentSelector: languages.map((language) => ({ language })),
    diagnosticCollectionName: 'docwright',
    outputChannel: log,
    errorHandler,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    middleware: { ...referenceLenses, ...wantedInlayHints, ...linkCompletions, ...diagnostics.middleware },
    // Asked for at every start: trust may have been given since the last one.
    initializationOptions: (): InitializationOptions => ({
      resources: `${ownScheme}:/`,
      providesFiles: true,
      linksRules: true,
      isTrusted: vscode.workspace.isTrusted,
      showReferences,
      // VS Code's own support of Markdown does: the same twice would be a list to choose from.
      followsLinks: true,
    }),
  };
}
