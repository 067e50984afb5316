import * as vscode from 'vscode';
import { isMessageFromPreview } from '#shared/preview-messages.ts';
import type {
  MessageFromPreview,
  MessageToPreview,
  PreviewPanelContext,
  PreviewPatch,
  PreviewSettings,
} from '#shared/protocol.ts';
import type { TryItEnvironment } from '../try-it/environment.ts';
import { TryIt } from '../try-it/try-it.ts';
import { applyFix } from './apply-fix.ts';
import { openLink } from './open-link.ts';
import { PanelCoverage } from './panel-coverage.ts';
import { createNonce, previewHtml } from './preview-html.ts';
import type { PreviewServer } from './preview-server.ts';
import { previewSettings } from './preview-settings.ts';
import { ScrollLeader } from './scroll-leader.ts';
import { editorOf, revealSource, scrollEditor } from './source-editor.ts';

/** What every panel works with. */
export interface PreviewEnvironment {
  readonly extensionUri: vscode.Uri;
  readonly server: PreviewServer;
  readonly tryIt: TryItEnvironment;
  readonly log: vscode.LogOutputChannel;
  /** Marks lines of an editor: the pointer is at what shows them. Without lines it is at nothing. */
  readonly pointAt: (uri: vscode.Uri, lines: { readonly startLine?: number; readonly endLine?: number }) => void;
  /** Called when a panel has turned from a document. */
  readonly release: (uri: vscode.Uri) => void;
  /** Called with what a page shows, each time that it has settled. */
  readonly rendered: (page: RenderedPreview) => void;
}

/** What a page shows of a version of its document. */
export interface RenderedPreview {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
}

/** A panel with the preview of one document at a time. */
export class PreviewPanel {
  readonly panel: vscode.WebviewPanel;
  readonly #environment: PreviewEnvironment;
  readonly #leader = new ScrollLeader();
  readonly #tryIt: TryIt;
  readonly #coverage: PanelCoverage;
  #uri: vscode.Uri;
  #isLocked: boolean;
  /** The page's script runs and listens. */
  #isReady = false;
  /** The name under which the server sends patches of the document that the page shows. */
  #shown: string | undefined;
  /** The files that it is about, by their numbers: those of a description, or the document alone. */
  #files: readonly vscode.Uri[];
  /** The page is that of a description. */
  #isReference = false;
  #settings: PreviewSettings;

  constructor(
    panel: vscode.WebviewPanel,
    environment: PreviewEnvironment,
    document: { uri: vscode.Uri; isLocked: boolean },
  ) {
    this.panel = panel;
    this.#environment = environment;
    this.#uri = document.uri;
    this.#files = [document.uri];
    this.#isLocked = document.isLocked;
    this.#settings = previewSettings(document.uri);
    this.#tryIt = new TryIt(environment.tryIt, (form, event) => this.#post({ kind: 'try', form, event }));
    this.#coverage = new PanelCoverage(
      () => environment.server.coverage(this.#uri),
      (message) => this.#post(message),
    );
    panel.onDidDispose(() => this.#tryIt.reset());
    panel.webview.onDidReceiveMessage((message: unknown) => {
      if (isMessageFromPreview(message)) this.#inBackground(this.#receive(message));
      else environment.log.warn('The preview sent a message that is not known; it was dropped.');
    });
    this.#build();
  }

  get uri(): vscode.Uri {
    return this.#uri;
  }

  get isLocked(): boolean {
    return this.#isLocked;
  }

  /** Whether the page is about a file: the document, or one of the description's. */
  shows(uri: vscode.Uri): boolean {
    return this.#fileNumber(uri) !== undefined;
  }

  /** Shows another document. */
  show(uri: vscode.Uri): void {
    if (this.shows(uri)) return;
    const before = this.#uri;
    this.#uri = uri;
    this.#files = [uri];
    this.#environment.release(before);
    this.#shown = undefined;
    this.#tryIt.reset();
    this.#leader.editorLeads();
    this.#settings = previewSettings(uri);
    this.#setTitle();
    const roots = this.#resourceRoots().join();
    const known = this.panel.webview.options.localResourceRoots?.join();
    // Other folders need another page; it asks for its document itself.
    if (roots !== known) this.#build();
    else this.#inBackground(this.#load());
  }

  setLocked(isLocked: boolean): void {
    this.#isLocked = isLocked;
    this.#setTitle();
    this.#post({ kind: 'settings', settings: this.#settings, panel: this.#context() });
  }

  /** Reads the settings again. Whether remote images load is a part of the page's policy, so that it is built anew. */
  updateSettings(): void {
    const before = this.#settings;
    this.#settings = previewSettings(this.#uri);
    if (before.allowRemoteImages !== this.#settings.allowRemoteImages) this.#build();
    else this.#post({ kind: 'settings', settings: this.#settings, panel: this.#context() });
  }

  /** Asks the server for the whole document again: after the server was started anew. */
  reload(): void {
    if (this.#isReady) this.#inBackground(this.#load());
  }

  /** Asks again where the document was closed and is open once more. */
  reopened(): void {
    if (this.#shown !== undefined) this.reload();
  }

  /** Documents say something else of their descriptions now. */
  coverageChanged(): void {
    this.#inBackground(this.#coverage.refresh());
  }

  applyPatch(patch: PreviewPatch): void {
    if (patch.uri !== this.#shown) return;
    if (patch.files) this.#files = patch.files.map((file) => vscode.Uri.parse(file));
    this.#post({ kind: 'patch', patch });
  }

  editorScrolled(uri: vscode.Uri, top: number): void {
    if (this.#leader.editorScrolled(top)) this.#scrollPage(uri, top);
  }

  /** The cursor of an editor, or the pointer over it, is in a line; undefined where it is nowhere any more. */
  editorPoints(pointing: 'cursor' | 'pointer', uri: vscode.Uri, line: number | undefined): void {
    const place = line === undefined ? undefined : { line, ...this.#inFile(uri) };
    this.#post({ kind: 'point', pointing, ...place });
  }

  /** The author typed. */
  editorChanged(): void {
    this.#leader.editorLeads();
  }

  #build(): void {
    const { webview } = this.panel;
    const { extensionUri } = this.#environment;
    this.#isReady = false;
    this.#tryIt.reset();
    this.#setTitle();
    webview.options = { enableScripts: true, localResourceRoots: this.#resourceRoots() };
    webview.html = previewHtml({
      scriptUri: webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', 'preview.js')).toString(),
      styleUri: webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'media', 'preview.css')).toString(),
      resourceSource: webview.cspSource,
      nonce: createNonce(),
      allowRemoteImages: this.#settings.allowRemoteImages,
    });
  }

  async #load(): Promise<void> {
    const uri = this.#uri;
    const document = await openDocument(uri);
    const state = document && (await this.#environment.server.open(uri));
    if (!state || uri !== this.#uri) return;
    this.#shown = state.uri;
    this.#isReference = state.sections !== undefined;
    this.#files = state.files?.map((file) => vscode.Uri.parse(file)) ?? [uri];
    this.#post({ kind: 'state', state, settings: this.#settings, panel: this.#context() });
    this.coverageChanged();
    const top = editorOf(uri)?.visibleRanges[0]?.start.line;
    if (top !== undefined) this.#scrollPage(uri, top);
    const { activeTextEditor } = vscode.window;
    if (activeTextEditor && this.shows(activeTextEditor.document.uri))
      this.editorPoints('cursor', activeTextEditor.document.uri, activeTextEditor.selection.active.line);
  }

  /** A document is sent version by version; of a description only some states are. */
  #scrollPage(uri: vscode.Uri, line: number): void {
    const document = this.#isReference ? undefined : openedDocument(uri);
    const version = document && { version: document.version };
    this.#post({ kind: 'scroll', line, ...this.#inFile(uri), ...version });
  }

  /** Of a document there is no need to say which. */
  #inFile(uri: vscode.Uri): { readonly file?: number } {
    const file = this.#fileNumber(uri);
    return file === undefined || file === 0 ? {} : { file };
  }

  #fileNumber(uri: vscode.Uri): number | undefined {
    const name = uri.toString();
    if (name === this.#uri.toString() && this.#files.length <= 1) return 0;
    const number = this.#files.findIndex((file) => file.toString() === name);
    return number === -1 ? undefined : number;
  }

  #fileOf({ file = 0 }: { readonly file?: number }): vscode.Uri {
    return this.#files[file] ?? this.#uri;
  }

  async #receive(message: MessageFromPreview): Promise<void> {
    switch (message.kind) {
      case 'ready':
        this.#isReady = true;
        await this.#load();
        break;
      case 'scrolled': {
        const editor = this.#settings.scrollEditor ? editorOf(this.#fileOf(message)) : undefined;
        const top = editor?.visibleRanges[0]?.start.line;
        if (!editor || top === undefined) break;
        this.#leader.previewLeads(Math.floor(message.line), top);
        scrollEditor(editor, message.line);
        break;
      }
      case 'reveal': {
        const file = this.#fileOf(message);
        const top = editorOf(file)?.visibleRanges[0]?.start.line ?? 0;
        this.#leader.previewLeads(message.line, top);
        await revealSource(
          file,
          new vscode.Position(message.line, message.character ?? 0),
          message.takesFocus ?? false,
        );
        break;
      }
      case 'pointed':
        this.#environment.pointAt(this.#fileOf(message), message);
        break;
      case 'fix':
        await applyFix(await this.#environment.server.lineFixes(this.#fileOf(message), message.line));
        break;
      case 'need': {
        const shown = this.#shown;
        if (shown === undefined) break;
        const blocks = await this.#environment.server.blocks(shown, message.ids);
        if (shown === this.#shown) this.#post({ kind: 'blocks', uri: shown, blocks });
        break;
      }
      case 'insertSection':
        await this.#insertSection(message.section);
        break;
      case 'openLink':
        await openLink(message.href, this.#uri, this.#environment.log);
        break;
      case 'watchCoverage':
        await this.#coverage.watch(message.isWatched);
        break;
      case 'coverage':
        await this.#coverage.act(message);
        break;
      case 'try':
        if (this.#shown !== undefined) await this.#tryIt.receive(this.#shown, message.form, message.action);
        break;
      case 'copy':
        await vscode.env.clipboard.writeText(message.text);
        break;
      case 'rendered':
        if (this.#shown !== undefined) {
          this.#environment.rendered({ uri: this.#shown, version: message.version, text: message.text });
        }
        break;
    }
  }

  async #insertSection(section: string): Promise<void> {
    const edit = await this.#environment.server.insertSection(this.#uri, section);
    if (!edit || !(await vscode.workspace.applyEdit(edit))) return;
    const inserted = edit.entries()[0]?.[1][0];
    if (!inserted) return;
    // Behind the blank lines that part it from what stands before.
    const blank = /^\s*\n/.exec(inserted.newText)?.[0].split('\n').length ?? 1;
    this.#leader.editorLeads();
    await revealSource(this.#uri, new vscode.Position(inserted.range.start.line + blank - 1, 0), true);
  }

  #context(): PreviewPanelContext {
    const folder = vscode.workspace.getWorkspaceFolder(this.#uri)?.uri ?? parentOf(this.#uri);
    return {
      documentFolder: `${this.panel.webview.asWebviewUri(parentOf(this.#uri))}/`.replace(/\/+$/, '/'),
      workspaceFolder: `${this.panel.webview.asWebviewUri(folder)}/`.replace(/\/+$/, '/'),
      isLocked: this.#isLocked,
    };
  }

  #resourceRoots(): vscode.Uri[] {
    const { extensionUri } = this.#environment;
    return [
      vscode.Uri.joinPath(extensionUri, 'dist'),
      vscode.Uri.joinPath(extensionUri, 'media'),
      vscode.workspace.getWorkspaceFolder(this.#uri)?.uri ?? parentOf(this.#uri),
    ];
  }

  #setTitle(): void {
    const name = this.#uri.path.slice(this.#uri.path.lastIndexOf('/') + 1);
    this.panel.title = this.#isLocked ? `[Preview] ${name}` : `Preview ${name}`;
  }

  /** What fails while the server is away is asked again when it is back. */
  #inBackground(work: Promise<void>): void {
    work.catch((error: unknown) => this.#environment.log.error('The preview failed:', String(error)));
  }

  #post(message: MessageToPreview): void {
    if (this.#isReady) void this.panel.webview.postMessage(message);
  }
}

/** The client tells the server only of documents that are open. */
async function openDocument(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}

function openedDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
}

function parentOf(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(uri, '..');
}
