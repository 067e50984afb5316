import { type Connection, Emitter, type Event, type TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parseMarkdown } from '#engine/index.ts';
import type { MarkdownFile } from '#engine/markdown/markdown-file.ts';
import { earlierState, keptStates } from '#engine/spec/text/earlier-state.ts';
import { parseSpecFile, type SpecFile, updateSpecFile } from '#engine/spec/text/spec-file.ts';
import { formatOf } from '#workspace/specs/spec-workspace.ts';
import { uriKey } from '#workspace/uris.ts';
import { toSpan } from './locations.ts';

/** A document that is open in the editor, at its latest version. */
export interface OpenDocument {
  /** As the client writes it. */
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  /** Of YAML and JSON put together when it is asked for: they can be large, and are kept in parts. */
  readonly text: string;
  /** The text parsed as Markdown: done when it is first asked for, from what the version before left. */
  readonly markdown: MarkdownFile;
  /** The text of YAML and JSON, kept in parts. */
  readonly spec: SpecFile | undefined;
  /** The line, from 0, where the latest change ended: that is where somebody types. Undefined until there is one. */
  readonly changedLine: number | undefined;
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
      const document = new SyncedDocument(uri, languageId, version, text);
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
  readonly uri: string;
  readonly languageId: string;
  #version: number;
  #changedLine: number | undefined;
  #content: TextDocument | SpecFile;
  #parsed: MarkdownFile | undefined;
  #joined: { readonly of: SpecFile; readonly text: string } | undefined;
  /** The latest first. */
  #earlier: readonly SpecFile[] = [];

  constructor(uri: string, languageId: string, version: number, text: string) {
    this.uri = uri;
    this.languageId = languageId;
    this.#version = version;
    this.#content = isData(languageId)
      ? parseSpecFile(uriKey(uri), formatOf(uri), text)
      : TextDocument.create(uri, languageId, version, text);
  }

  get version(): number {
    return this.#version;
  }

  get changedLine(): number | undefined {
    return this.#changedLine;
  }

  get text(): string {
    const content = this.#content;
    if (!('kind' in content)) return content.getText();
    if (this.#joined?.of !== content) this.#joined = { of: content, text: content.text() };
    return this.#joined.text;
  }

  get markdown(): MarkdownFile {
    const { text } = this;
    if (this.#parsed?.text !== text) this.#parsed = parseMarkdown(this.uri, text, this.#parsed);
    return this.#parsed;
  }

  get spec(): SpecFile | undefined {
    return 'kind' in this.#content ? this.#content : undefined;
  }

  update(changes: TextDocumentContentChangeEvent[], version: number): void {
    this.#version = version;
    this.#changedLine = lastChangedLine(changes);
    const content = this.#content;
    if ('kind' in content) {
      const changed = changedFile(content, changes, this.#earlier);
      const others = this.#earlier.filter((state) => state !== content);
      this.#earlier = keptStates([content, ...others], changed, (state) => state);
      this.#content = changed;
    } else this.#content = TextDocument.update(content, changes, version);
  }
}

/** Where the last of several changes ends in the new text. */
function lastChangedLine(changes: readonly TextDocumentContentChangeEvent[]): number | undefined {
  const change = changes.at(-1);
  if (!change || !('range' in change)) return undefined;
  return change.range.start.line + change.text.split(/\r\n|\n|\r/).length - 1;
}

function isData(languageId: string): boolean {
  return /^(?:yaml|json|jsonc)$/.test(languageId);
}

/** Each change is about the text that the one before left (LSP 3.18, "DidChangeTextDocument Notification"). */
function changedFile(
  file: SpecFile,
  changes: readonly TextDocumentContentChangeEvent[],
  earlier: readonly SpecFile[],
): SpecFile {
  let changed = file;
  for (const event of changes) {
    if ('range' in event) {
      const change = { span: toSpan(changed, event.range), text: event.text };
      changed = earlierState(changed, change, earlier) ?? updateSpecFile(changed, [change]);
    } else changed = parseSpecFile(file.uri, file.format, event.text);
  }
  return changed;
}
