import { type Connection, Emitter, type Event, type TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parseMarkdown } from '#engine/index.ts';
import type { MarkdownFile } from '#engine/markdown/markdown-file.ts';
import { uriKey } from '#workspace/uris.ts';

/** A document that is open in the editor, at its latest version. */
export interface OpenDocument {
  /** As the client writes it. */
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly text: string;
  /** The text parsed as Markdown: done when it is first asked for, from what the version before left. */
  readonly markdown: MarkdownFile;
}

/** The documents that are open in the editor, kept in step with it. */
export class Documents {
  readonly #open = new Map<string, SyncedDocument>();
  readonly #opened = new Emitter<OpenDocument>();
  readonly #changed = new Emitter<OpenDocument>();
  readonly #closed = new Emitter<OpenDocument>();

  readonly onDidOpen: Event<OpenDocument> = this.#opened.event;
  readonly onDidChange: Event<OpenDocument> = this.#changed.event;
  readonly onDidClose: Event<OpenDocument> = this.#closed.event;

  get(uri: string): OpenDocument | undefined {
    return this.#open.get(uriKey(uri));
  }

  all(): readonly OpenDocument[] {
    return [...this.#open.values()];
  }

  listen(connection: Connection): void {
    connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
      const document = new SyncedDocument(TextDocument.create(uri, languageId, version, text));
      this.#open.set(uriKey(uri), document);
      this.#opened.fire(document);
    });
    connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
      const document = this.#open.get(uriKey(uri));
      if (!document) return;
      document.update(contentChanges, version);
      this.#changed.fire(document);
    });
    connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
      const document = this.#open.get(uriKey(uri));
      if (!document) return;
      this.#open.delete(uriKey(uri));
      this.#closed.fire(document);
    });
  }
}

/** One object for as long as the document is open, so that a version can be parsed from what the last one left. */
class SyncedDocument implements OpenDocument {
  #document: TextDocument;
  #parsed: MarkdownFile | undefined;

  constructor(document: TextDocument) {
    this.#document = document;
  }

  get uri(): string {
    return this.#document.uri;
  }

  get languageId(): string {
    return this.#document.languageId;
  }

  get version(): number {
    return this.#document.version;
  }

  get text(): string {
    return this.#document.getText();
  }

  get markdown(): MarkdownFile {
    const { text } = this;
    if (this.#parsed?.text !== text) this.#parsed = parseMarkdown(this.uri, text, this.#parsed);
    return this.#parsed;
  }

  update(changes: TextDocumentContentChangeEvent[], version: number): void {
    this.#document = TextDocument.update(this.#document, changes, version);
  }
}
