import { DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import { inBackground } from '../guard.ts';
import type { Feature } from '../services.ts';

/** Follows the files that projects are made of, on the disk and in the editors. */
export const watchedFiles: Feature = ({ connection, client, documents, projects, onInitialized, log }) => {
  onInitialized(() => {
    if (!client.registersWatchers) return;
    const watchers = ['**/*.{yaml,yml}', '**/*.{md,mdx}'].map((globPattern) => ({ globPattern }));
    const registration = connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    inBackground(log, 'client/registerCapability', registration);
  });
  const changed = (uris: readonly string[]) => {
    inBackground(log, 'loading projects again', projects.filesChanged(uris));
  };
  connection.onDidChangeWatchedFiles(({ changes }) => changed(changes.map(({ uri }) => uri)));
  documents.onDidChange(({ uri }) => changed([uri]));
  // What is opened or closed may not be what is on the disk.
  documents.onDidOpen(({ uri, text }) => {
    if (projects.textOf(uri) !== text) changed([uri]);
  });
  documents.onDidClose(({ uri }) => changed([uri]));
  connection.workspace.onDidRenameFiles(() => projects.reload());
  connection.workspace.onDidDeleteFiles(() => projects.reload());
};
