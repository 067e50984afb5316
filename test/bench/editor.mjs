/** An editor, for a language server as a process: as much of VS Code as the measurements need. */
import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';

const capabilities = {
  textDocument: {
    synchronization: {},
    diagnostic: { relatedInformation: true, codeDescriptionSupport: true, dataSupport: true },
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, versionSupport: true },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
    hover: { contentFormat: ['markdown'] },
  },
  workspace: { diagnostics: { refreshSupport: true }, workspaceFolders: true, configuration: true },
};

/**
 * Starts a server in a folder. `answer(connection, texts)` may register answers to requests of the server's own; `texts` are
 * the open documents, by URI. `settings` are sent to it.
 */
export async function startEditor({ command, parameters, folder, initializationOptions, answer, settings }) {
  const child = spawn(command, parameters, { cwd: folder, stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const ended = new Promise((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${command} ended with ${code}`)));
  });
  ended.catch(() => {});
  const orEnd = (promise) => Promise.race([promise, ended]);
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('client/unregisterCapability', () => null);
  connection.onRequest('workspace/configuration', ({ items }) => items.map(() => null));
  connection.onRequest('workspace/diagnostic/refresh', () => null);
  const texts = new Map();
  answer?.(connection, texts);
  connection.listen();
  const workspaceFolders = [{ uri: String(pathToFileURL(folder)), name: 'workspace' }];
  const initialized = await orEnd(
    connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: workspaceFolders[0].uri,
      workspaceFolders,
      capabilities,
      initializationOptions,
    }),
  );
  await connection.sendNotification('initialized', {});
  if (settings) await connection.sendNotification('workspace/didChangeConfiguration', { settings });
  return {
    texts,
    pid: child.pid,
    connection,
    /** It wants the whole text at every change. */
    wantsWhole: (initialized.capabilities.textDocumentSync?.change ?? initialized.capabilities.textDocumentSync) === 1,
    pulls: initialized.capabilities.diagnosticProvider !== undefined,
    request: (method, params) => orEnd(connection.sendRequest(method, params)),
    notify: (method, params) => connection.sendNotification(method, params),
    /** The next notification that is wanted. */
    next: (method, isWanted) =>
      orEnd(
        new Promise((resolve) => {
          const listening = connection.onNotification(method, (params) => {
            if (!isWanted(params)) return;
            listening.dispose();
            resolve(params);
          });
        }),
      ),
    stop() {
      connection.dispose();
      child.kill();
    },
  };
}
