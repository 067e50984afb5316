import type { Diagnostic } from 'vscode-languageserver';
import { LineIndex } from '#engine/text.ts';
import { uriKey } from '#workspace/uris.ts';
import { inBackground } from '../guard.ts';
import { locateBy } from '../locations.ts';
import type { Feature } from '../services.ts';
import { toDiagnostics } from '../to-diagnostics.ts';

/**
 * Sends the findings in the files that projects are made of while no editor has them open: a contract that doesn't parse
 * is a problem in its own file, whether anybody looks at it or not. What is open is checked as any other document.
 */
export const projectDiagnostics: Feature = (services) => {
  const { connection, client, documents, projects, resources, log } = services;
  const sent = new Map<string, string>();
  let reloads = 0;

  const diagnosticsIn = (uri: string): Diagnostic[] => {
    if (documents.get(uri)) return [];
    const linesIn = (file: string) => {
      const text = projects.textOf(file);
      return text === undefined ? undefined : new LineIndex(text);
    };
    // A file that can't be read has no text, and one finding that says so.
    const lines = new LineIndex(projects.textOf(uri) ?? '');
    const context = { lines, locate: locateBy(linesIn, resources.show), resources, client };
    return toDiagnostics(projects.findingsIn(uri), context);
  };

  const send = async () => {
    const files = projects.loaded().flatMap(({ findings }) => [...findings.keys()].map(uriKey));
    for (const uri of new Set([...sent.keys(), ...files])) {
      const diagnostics = diagnosticsIn(uri);
      const content = JSON.stringify(diagnostics);
      if (content === (sent.get(uri) ?? '[]')) continue;
      if (diagnostics.length > 0) sent.set(uri, content);
      else sent.delete(uri);
      // An open document's diagnostics are sent elsewhere to a client that doesn't pull them.
      if (client.pullsDiagnostics || !documents.get(uri)) await connection.sendDiagnostics({ uri, diagnostics });
    }
  };

  /** Projects that nobody asks for any more may have findings on show. */
  const reloadAll = async () => {
    reloads += 1;
    const uris = [...documents.all().map(({ uri }) => uri), ...sent.keys()];
    await Promise.allSettled(uris.map((uri) => projects.of(uri)));
    reloads -= 1;
    if (reloads === 0) await send();
  };

  const name = 'textDocument/publishDiagnostics of project files';
  const update = () => {
    // Until all projects are there again, findings only seem to be gone.
    if (reloads === 0) inBackground(log, name, send());
  };
  projects.onDidChange(() => inBackground(log, name, reloadAll()));
  projects.onDidLoad(update);
  documents.onDidOpen(update);
  documents.onDidClose(update);
};
