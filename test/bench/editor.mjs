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
    definition: { linkSupport: true },
  },
  workspace: { diagnostics: { refreshSupport: true }, workspaceFolders: true, configuration: true },
};

/**
 * Starts a server in a folder. `answer(connection, texts)` may register answers to requests of the server's own; `texts` are
 * the open documents, by URI. `settings` are sent to it, and it may ask for their sections. No answer is waited for longer
 * than `limit` milliseconds: an error is thrown.
 */
export async function startEditor({
  command,
  parameters,
  folder,
  initializationOptions,
  asksForChanges = false,
  answer,
  settings,
  limit,
}) {
  const child = spawn(command, parameters, { cwd: folder, stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const ended = new Promise((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => reject(new Error(`${command} ended with ${code ?? signal}`)));
  });
  ended.catch(() => {});
  const orEnd = (promise) => within(limit, Promise.race([promise, ended]));
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('client/unregisterCapability', () => null);
  connection.onRequest('workspace/configuration', ({ items }) =>
    items.map(({ section }) => sectionOf(settings, section)),
  );
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
    /** As the extension does: it asks for what changes in the diagnostics, not for all of them. */
    asksForChanges,
    pulls: initialized.capabilities.diagnosticProvider !== undefined,
    /** Whether it has a feature, such as `hoverProvider`. */
    has: (feature) => Boolean(initialized.capabilities[feature]),
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
    /** Ends the server as an editor does, so that it can write what it has to; or kills it, where it doesn't listen. */
    async stop() {
      const exited = new Promise((resolve) => child.once('exit', resolve));
      try {
        await within(patience, connection.sendRequest('shutdown'));
        await connection.sendNotification('exit');
        await within(patience, exited);
      } catch {
        child.kill('SIGKILL');
        await exited;
      }
      connection.dispose();
    },
  };
}

/** How long a server may take to end, in milliseconds. */
const patience = 10_000;

/** A promise that is waited for so many milliseconds at most; without end where that is undefined. */
async function within(milliseconds, promise) {
  if (milliseconds === undefined) return promise;
  let timer;
  const passed = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds / 1000} s`)), milliseconds);
  });
  return Promise.race([promise, passed]).finally(() => clearTimeout(timer));
}

/** What settings have in a section such as `json.format`; null where there is none. */
function sectionOf(settings, section) {
  let value = settings;
  for (const key of section?.split('.') ?? []) value = value?.[key];
  return value ?? null;
}
