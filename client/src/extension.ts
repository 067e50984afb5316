import * as vscode from 'vscode';
import { type BaseLanguageClient, type LanguageClientOptions, State } from 'vscode-languageclient';
import type { DocwrightApi } from './api.ts';
import { clientOptions } from './client-options.ts';
import { registerCommands } from './commands/all.ts';
import { ContractStatus } from './contract-status.ts';
import { CoverageView } from './coverage-view.ts';
import { Diagnostics } from './diagnostics.ts';
import { provideFiles } from './file-provider.ts';
import { extendMarkdownIt } from './markdown/plugin.ts';
import { provideOwnDocuments } from './own-documents.ts';
import type { RenderedPreview } from './preview/preview-panel.ts';
import { registerPreviews } from './preview/previews.ts';
import { registerReferenceLenses } from './reference-lenses.ts';
import { restartingHandler } from './restarts.ts';

/** A language client, and the server's process where it has one of its own. */
export interface StartedClient {
  readonly client: BaseLanguageClient;
  serverProcess(): number | undefined;
}

/** What both hosts have in common. Only how the server is started differs. */
export async function activateWith(
  extension: vscode.ExtensionContext,
  createClient: (options: LanguageClientOptions) => StartedClient,
): Promise<DocwrightApi> {
  const log = vscode.window.createOutputChannel('Docwright', { log: true });
  const diagnostics = new Diagnostics(() => client);
  const errorHandler = restartingHandler(() => client);
  const { client, serverProcess } = createClient(clientOptions(log, { diagnostics, errorHandler }));
  const status = new ContractStatus(client);
  const coverage = new CoverageView(client);
  const previews = registerPreviews(extension, client, log);
  const started = new vscode.EventEmitter<void>();
  let rendered: RenderedPreview | undefined;
  extension.subscriptions.push(
    log,
    diagnostics,
    provideOwnDocuments(extension),
    provideFiles(client),
    registerReferenceLenses(client),
    status,
    coverage,
    previews,
    started,
    previews.onDidRender((page) => {
      rendered = page;
    }),
    coverage.onDidChangeTreeData(() => previews.coverageChanged()),
    client.onDidChangeState(({ newState }) => {
      if (newState !== State.Running) return;
      previews.reload();
      started.fire();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => restart(client, log)),
    ...registerCommands({
      client,
      log,
      status,
      previewed: () => previews.current,
      restart: () => restart(client, log),
    }),
  );
  running = client;
  await client.start();
  return {
    extendMarkdownIt,
    previewText: () => rendered?.text,
    previewVersion: () => rendered?.version,
    onDidRenderPreview: previews.onDidRender,
    status: (uri) => status.of(uri),
    coverage: () => coverage.getChildren(),
    onDidChangeCoverage: coverage.onDidChangeTreeData,
    onDidChangeStatus: status.onDidChange,
    serverProcess,
    onDidStartServer: started.event,
  };
}

/** Called by VS Code, which waits for it. */
export async function deactivate(): Promise<void> {
  await running?.dispose();
  running = undefined;
}

let running: BaseLanguageClient | undefined;

/** Starts the server again, with the documents that are open. */
async function restart(client: BaseLanguageClient, log: vscode.LogOutputChannel): Promise<void> {
  try {
    if (client.needsStop()) await client.stop();
  } catch (error) {
    log.warn(`The server didn't stop as it should: ${error instanceof Error ? error.message : String(error)}`);
  }
  await client.start();
}
