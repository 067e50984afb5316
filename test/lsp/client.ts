import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  type CodeAction,
  type CodeActionContext,
  CodeActionRequest,
  Command,
  createProtocolConnection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  FileChangeType,
  type FileEvent,
  InitializeRequest,
  type InitializeResult,
  LogMessageNotification,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  type Range,
  RegistrationRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';
import { type DocumentStatus, documentStatusNotification, type InitializationOptions } from '#shared/protocol.ts';
import { Inbox } from './inbox.ts';

export interface ClientOptions {
  /** By path; they are written to a temporary folder that is the workspace. */
  readonly files?: Readonly<Record<string, string>>;
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: InitializationOptions;
  /** What is started with Node. */
  readonly command?: readonly string[];
}

/** What VS Code can do, as far as the server makes a difference of it. */
export const modern: ClientCapabilities = {
  textDocument: {
    diagnostic: { relatedInformation: true, codeDescriptionSupport: true, dataSupport: true },
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, versionSupport: true },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
    hover: { contentFormat: ['markdown'] },
    codeAction: { resolveSupport: { properties: ['edit'] }, dataSupport: true },
  },
  workspace: {
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceFolders: true,
  },
};

/** An editor, for the server as a process. */
export class Client {
  readonly folder: string;
  readonly process: ChildProcess;
  readonly connection: ProtocolConnection;
  readonly published = new Inbox<PublishDiagnosticsParams>();
  readonly statuses = new Inbox<DocumentStatus>();
  readonly refreshes = new Inbox<'refresh'>();
  readonly watched = new Inbox<string>();
  readonly logged: string[] = [];
  initialized: InitializeResult | undefined;
  readonly #versions = new Map<string, number>();

  constructor(folder: string, command: readonly string[]) {
    this.folder = folder;
    this.process = spawn(process.execPath, [...command], { stdio: ['pipe', 'pipe', 'inherit'] });
    const { stdin, stdout } = this.process;
    assert.ok(stdin && stdout);
    this.connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    this.connection.onNotification(PublishDiagnosticsNotification.type, (params) => this.published.add(params));
    this.connection.onNotification(documentStatusNotification, (status: DocumentStatus) => this.statuses.add(status));
    this.connection.onNotification(LogMessageNotification.type, ({ message }) => {
      this.logged.push(message);
    });
    this.connection.onRequest(DiagnosticRefreshRequest.type, () => this.refreshes.add('refresh'));
    this.connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      for (const { registerOptions } of registrations) {
        for (const { globPattern } of registerOptions?.watchers ?? []) this.watched.add(globPattern);
      }
    });
    this.connection.listen();
  }

  uri(path: string): string {
    return String(pathToFileURL(join(this.folder, path)));
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  remove(path: string): void {
    rmSync(join(this.folder, path), { recursive: true });
  }

  async open(path: string, text: string, languageId = languageOf(path)): Promise<string> {
    const uri = this.uri(path);
    this.#versions.set(uri, 1);
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId, version: 1, text },
    });
    return uri;
  }

  /** A change without a range replaces the text. Answers with the new version. */
  async change(uri: string, ...contentChanges: TextDocumentContentChangeEvent[]): Promise<number> {
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges,
    });
    return version;
  }

  close(uri: string): Promise<void> {
    return this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  /** Says that files on the disk are different now. */
  changedOnDisk(...paths: string[]): Promise<void> {
    const changes: FileEvent[] = paths.map((path) => ({
      uri: this.uri(path),
      type: existsSync(join(this.folder, path)) ? FileChangeType.Changed : FileChangeType.Deleted,
    }));
    return this.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
  }

  /** Asks for a document's diagnostics. */
  async pull(uri: string): Promise<Diagnostic[]> {
    const report = await this.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    assert.equal(report.kind, 'full');
    return report.items;
  }

  /** The code actions at a range, as an editor that shows these diagnostics asks for them. */
  async actions(uri: string, range: Range, context: Partial<CodeActionContext> = {}): Promise<CodeAction[]> {
    const params = { textDocument: { uri }, range, context: { diagnostics: [], ...context } };
    const actions = (await this.connection.sendRequest(CodeActionRequest.type, params)) ?? [];
    return actions.map((action) => (Command.is(action) ? assert.fail('a command is no code action') : action));
  }
}

/** Starts the server, and stops it after the test. */
export async function startClient(context: TestContext, options: ClientOptions = {}): Promise<Client> {
  const folder = mkdtempSync(join(tmpdir(), 'docwright lsp-'));
  const client = new Client(folder, options.command ?? [resolve('dist/server.cjs'), '--stdio']);
  context.after(() => {
    client.connection.dispose();
    client.process.kill();
    rmSync(folder, { recursive: true, force: true });
  });
  for (const [path, text] of Object.entries(options.files ?? {})) client.write(path, text);
  client.initialized = await client.connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: [{ uri: String(pathToFileURL(folder)), name: 'workspace' }],
    capabilities: options.capabilities ?? modern,
    initializationOptions: options.initializationOptions,
  });
  await client.connection.sendNotification('initialized', {});
  return client;
}

function languageOf(path: string): string {
  return /\.ya?ml$/.test(path) ? 'yaml' : 'markdown';
}
