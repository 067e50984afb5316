import { DidChangeWatchedFilesNotification, FileChangeType } from 'vscode-languageserver';
import { inBackground } from '../guard.ts';
import type { Feature } from '../services.ts';

/** Follows the files that projects are made of, on the disk and in the editors. */
export const watchedFiles: Feature = ({ connection, client, documents, projects, specs, docs, onInitialized, log }) => {
  onInitialized(() => {
    if (!client.registersWatchers) return;
    const watchers = ['**/*.{yaml,yml,json}', '**/*.{md,mdx}', `**/*.{${linkedEndings.join(',')}}`].map(
      (globPattern) => ({ globPattern }),
    );
    const registration = connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    inBackground(log, 'client/registerCapability', registration);
  });
  const changed = (uris: readonly string[]) => {
    inBackground(log, 'loading projects again', projects.filesChanged(uris));
  };
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const uris = changes.map(({ uri }) => uri);
    specs.filesChanged(uris);
    // Links may lead to a file that has come or gone.
    const moved = changes.filter(({ type }) => type !== FileChangeType.Changed).map(({ uri }) => uri);
    if (moved.length > 0) docs.filesMoved(moved);
    docs.filesChanged(uris);
    changed(uris);
  });
  documents.onDidChange(({ uri }) => changed([uri]));
  // What is opened or closed may not be what is on the disk.
  documents.onDidOpen((document) => {
    const { uri } = document;
    const known = projects.textOf(uri);
    if (known === undefined || known !== document.text) changed([uri]);
  });
  documents.onDidClose(({ uri }) => changed([uri]));
  const reload = () => {
    specs.reindex();
    docs.reindex();
    projects.reload();
  };
  connection.workspace.onDidRenameFiles(reload);
  connection.workspace.onDidDeleteFiles(reload);
};

/** Of files that nothing else is watched for, to which docs link. */
const linkedEndings = [
  'png',
  'jpg',
  'jpeg',
  'gif',
  'svg',
  'webp',
  'ico',
  'pdf',
  'txt',
  'rst',
  'adoc',
  'csv',
  'zip',
  'proto',
];
