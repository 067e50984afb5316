import { uriKey } from '#workspace/uris.ts';
import { diagnosticsOf } from '../diagnostics-of.ts';
import { describeError } from '../guard.ts';
import type { Feature } from '../services.ts';

/** Long enough that the changes which a client sends together make one answer, too short to be seen. In milliseconds. */
const pause = 10;

/** Sends the diagnostics of open documents to a client that doesn't ask for them. */
export const pushDiagnostics: Feature = (services) => {
  const { client, connection, documents, projects, specs, analyses, log } = services;
  if (client.pullsDiagnostics) return;
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();

  const schedule = (uri: string) => {
    const key = uriKey(uri);
    clearTimeout(waiting.get(key));
    waiting.set(
      key,
      setTimeout(() => {
        waiting.delete(key);
        send(uri).catch((error) => log(`textDocument/publishDiagnostics failed: ${describeError(error)}`));
      }, pause),
    );
  };

  const send = async (uri: string) => {
    const analysis = await analyses.of(uri);
    if (!analysis) return;
    const diagnostics = diagnosticsOf(analysis, services);
    await connection.sendDiagnostics({ uri: analysis.uri, version: analysis.version, diagnostics });
  };

  documents.onDidOpen(({ uri }) => schedule(uri));
  documents.onDidChange(({ uri }) => schedule(uri));
  specs.onDidAffect((affected) => {
    for (const { uri } of affected) schedule(uri);
  });
  analyses.onDidOutdate((uris) => uris.forEach(schedule));
  projects.onDidChange(() => {
    for (const { uri } of documents.all()) schedule(uri);
  });
  // A project that is loaded later can have findings in a file that was sent before.
  projects.onDidLoad(({ findings }) => {
    for (const [uri, inFile] of findings) if (inFile.length > 0 && documents.get(uri)) schedule(uri);
  });
  documents.onDidClose(({ uri }) => {
    clearTimeout(waiting.get(uriKey(uri)));
    waiting.delete(uriKey(uri));
    connection.sendDiagnostics({ uri, diagnostics: [] });
  });
};
