import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type DocumentStatus, documentStatusNotification } from '#shared/protocol.ts';

/** The items in the status bar's language menu that say which contract, or which OpenAPI version, applies to the document in the editor, and why. */
export class ContractStatus implements vscode.Disposable {
  readonly #client: BaseLanguageClient;
  readonly #byUri = new Map<string, DocumentStatus>();
  readonly #didChange = new vscode.EventEmitter<DocumentStatus>();
  readonly #item = vscode.languages.createLanguageStatusItem('docwright.contract', [
    { language: 'markdown' },
    { language: 'mdx' },
  ]);
  readonly #description = vscode.languages.createLanguageStatusItem('docwright.description', []);
  readonly #version = vscode.languages.createLanguageStatusItem('docwright.openapi', []);
  readonly #disposable: vscode.Disposable;

  readonly onDidChange: vscode.Event<DocumentStatus> = this.#didChange.event;

  constructor(client: BaseLanguageClient) {
    this.#client = client;
    this.#item.name = 'Docwright Contract';
    this.#item.command = { command: 'docwright.chooseContract', title: 'Change' };
    this.#version.name = 'Docwright OpenAPI';
    this.#description.name = 'Docwright Description';
    this.#disposable = vscode.Disposable.from(
      this.#item,
      this.#version,
      this.#description,
      this.#didChange,
      client.onNotification(documentStatusNotification, (status: DocumentStatus) => {
        this.#byUri.set(status.uri, status);
        this.#update();
        this.#didChange.fire(status);
      }),
      vscode.window.onDidChangeActiveTextEditor(() => this.#update()),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#byUri.delete(this.#name(uri))),
    );
    this.#update();
  }

  /** By the URI as the server writes it. */
  of(uri: string): DocumentStatus | undefined {
    return this.#byUri.get(uri);
  }

  ofDocument({ uri }: vscode.TextDocument): DocumentStatus | undefined {
    return this.#byUri.get(this.#name(uri));
  }

  dispose(): void {
    this.#disposable.dispose();
  }

  #name(uri: vscode.Uri): string {
    return this.#client.code2ProtocolConverter.asUri(uri);
  }

  #update(): void {
    const document = vscode.window.activeTextEditor?.document;
    this.#showVersion(document);
    // The output is an editor too; the item is still about the document that stands beside it.
    if (document && !isMarkdown(document)) return;
    const status = document && this.ofDocument(document);
    this.#item.text = status?.contract?.title ?? (status ? 'No contract' : 'Docwright');
    this.#item.detail = status ? plainReason(status) : '';
    this.#showDescription(status);
    void vscode.commands.executeCommand('setContext', 'docwright.isApiDocument', status?.contract !== undefined);
  }

  /** What the document is about. */
  #showDescription(status: DocumentStatus | undefined): void {
    const spec = status?.contract && status.spec;
    this.#description.selector = spec ? docLanguages : [];
    if (!spec) return;
    const [first, ...others] = spec.files;
    this.#description.text = first ? [first.name, ...others.map(({ name }) => name)].join(', ') : 'No description';
    this.#description.detail = spec.reason.replaceAll('`', '');
    this.#description.command = first && {
      command: 'vscode.open',
      title: 'Open',
      arguments: [this.#client.protocol2CodeConverter.asUri(first.uri)],
    };
  }

  #showVersion(document: vscode.TextDocument | undefined): void {
    if (document?.uri.scheme === 'output') return;
    const status = document && this.ofDocument(document);
    const isSpec = status?.openapi !== undefined;
    this.#version.selector = isSpec ? specLanguages : [];
    this.#version.text = isSpec ? `OpenAPI ${status.openapi}` : '';
    this.#version.detail = isSpec ? `${plainReason(status)}${documentsOf(status)}` : '';
    void vscode.commands.executeCommand('setContext', 'docwright.isSpec', isSpec);
  }
}

/** Most YAML and JSON files are no specs: the item is there for those that are. */
const specLanguages = [{ language: 'yaml' }, { language: 'json' }];

const docLanguages = [{ language: 'markdown' }, { language: 'mdx' }];

/** Which documents are about a description; nothing where none is. */
function documentsOf({ documents = [] }: DocumentStatus): string {
  const [first, ...others] = documents;
  if (!first) return '';
  return ` It is documented in ${others.length === 0 ? first.name : `${documents.length} documents`}.`;
}

/** For places that show text as it is. */
export function plainReason({ reason }: DocumentStatus): string {
  return reason.replaceAll('`', '');
}

function isMarkdown({ languageId }: vscode.TextDocument): boolean {
  return languageId === 'markdown' || languageId === 'mdx';
}
