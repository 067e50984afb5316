import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { registerTryItCommands } from '../try-it/commands.ts';
import { tryItEnvironment } from '../try-it/vscode-environment.ts';
import { type PreviewEnvironment, PreviewPanel, type RenderedPreview } from './preview-panel.ts';
import { connectPreviewServer } from './preview-server.ts';
import { onPreviewSettingsChange } from './preview-settings.ts';
import { MarkedLines } from './source-editor.ts';

/** What the rest of the extension, and its tests, see of the previews. */
export interface Previews extends vscode.Disposable {
  /** Fires each time that a page has settled. */
  readonly onDidRender: vscode.Event<RenderedPreview>;
  /** The document of the panel that has the focus, or that was opened last. */
  readonly current: vscode.Uri | undefined;
  /** Asks for all pages anew; for use after the server was started again. */
  reload(): void;
  /** Documents say something else of their descriptions now. */
  coverageChanged(): void;
}

/** Adds the commands of the preview, restores its panels, and keeps them in step with the editors. */
export function registerPreviews(
  extension: vscode.ExtensionContext,
  client: BaseLanguageClient,
  log: vscode.LogOutputChannel,
): Previews {
  const server = connectPreviewServer(client);
  const rendered = new vscode.EventEmitter<RenderedPreview>();
  const marked = new MarkedLines();
  const tryIt = tryItEnvironment(extension, client);
  const environment: PreviewEnvironment = {
    pointAt: (uri, lines) => marked.show(uri, lines),
    extensionUri: extension.extensionUri,
    server,
    tryIt,
    log,
    release: (uri) => release(uri),
    rendered: (page) => rendered.fire(page),
  };
  const panels = new Set<PreviewPanel>();
  const release = (uri: vscode.Uri): void => {
    if (panelsOf(panels, uri).length === 0) server.close(uri);
  };

  const add = (webview: vscode.WebviewPanel, uri: vscode.Uri, isLocked: boolean): void => {
    const panel = new PreviewPanel(webview, environment, { uri, isLocked });
    panels.add(panel);
    webview.onDidDispose(() => {
      marked.show(panel.uri, {});
      panels.delete(panel);
      release(panel.uri);
    });
    webview.onDidChangeViewState(() => setLockContext(panels));
    setLockContext(panels);
  };

  /** A locked one stands beside those that follow the editor. */
  const open = (uri: vscode.Uri | undefined, column: vscode.ViewColumn, { isLocked } = { isLocked: false }): void => {
    const document = uri ?? vscode.window.activeTextEditor?.document.uri;
    if (!document) return;
    const there =
      [...panels].find((panel) => panel.shows(document) && (panel.isLocked || !isLocked)) ??
      [...panels].find((panel) => !panel.isLocked && !isLocked);
    if (there) {
      there.show(document);
      there.panel.reveal(there.panel.viewColumn, true);
      return;
    }
    const place = { viewColumn: column, preserveFocus: column === vscode.ViewColumn.Beside };
    add(vscode.window.createWebviewPanel(viewType, 'Preview', place, { enableFindWidget: true }), document, isLocked);
  };

  /** Only the server knows which files are descriptions. */
  const followDescription = (uri: vscode.Uri, follow: () => void): void => {
    server.open(uri).then(
      (state) => {
        const isStillActive = vscode.window.activeTextEditor?.document.uri.toString() === uri.toString();
        if (state && isStillActive) follow();
        else if (state) release(uri);
      },
      (error: unknown) => log.error('The preview failed:', String(error)),
    );
  };

  const disposable = vscode.Disposable.from(
    vscode.commands.registerCommand('docwright.openPreview', (uri?: unknown) =>
      open(asUri(uri), vscode.ViewColumn.Active),
    ),
    vscode.commands.registerCommand('docwright.openPreviewToSide', (uri?: unknown) =>
      open(asUri(uri), vscode.ViewColumn.Beside),
    ),
    vscode.commands.registerCommand('docwright.openLockedPreview', (uri?: unknown) =>
      open(asUri(uri), vscode.ViewColumn.Beside, { isLocked: true }),
    ),
    vscode.commands.registerCommand('docwright.lockPreview', () => {
      const panel = [...panels].find(({ panel }) => panel.active) ?? [...panels].at(-1);
      panel?.setLocked(!panel.isLocked);
      setLockContext(panels);
    }),
    vscode.window.registerWebviewPanelSerializer(viewType, {
      deserializeWebviewPanel: async (webview: vscode.WebviewPanel, state: unknown) => {
        const memory = readMemory(state);
        if (memory) add(webview, memory.uri, memory.isLocked);
        else webview.dispose();
      },
    }),
    vscode.window.onDidChangeActiveTextEditor((editor) => {
      const document = editor?.document;
      if (!document) return;
      const others = [...panels].filter((panel) => !panel.isLocked && !panel.shows(document.uri));
      const follow = () => {
        for (const panel of others) panel.show(document.uri);
      };
      if (isPreviewable(document)) follow();
      else if (others.length > 0 && isData(document)) followDescription(document.uri, follow);
    }),
    vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor, visibleRanges }) => {
      const top = visibleRanges[0]?.start.line;
      if (top === undefined) return;
      for (const panel of panelsAbout(panels, textEditor.document.uri))
        panel.editorScrolled(textEditor.document.uri, top);
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections: [selection] }) => {
      const { uri } = textEditor.document;
      for (const panel of panelsAbout(panels, uri)) {
        panel.editorPoints('cursor', uri, selection?.active.line);
        panel.editorPoints('pointer', uri, undefined);
      }
    }),
    vscode.languages.registerHoverProvider(hoveredFiles, {
      // The only way to learn where the pointer is. There is nothing to say about it.
      provideHover: ({ uri }, { line }) => {
        for (const panel of panelsAbout(panels, uri)) panel.editorPoints('pointer', uri, line);
        return undefined;
      },
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0) return;
      for (const panel of panelsAbout(panels, document.uri)) panel.editorChanged();
    }),
    vscode.workspace.onDidOpenTextDocument(({ uri }) => {
      for (const panel of panelsOf(panels, uri)) panel.reopened();
    }),
    server.onPatch((patch) => {
      for (const panel of panels) panel.applyPatch(patch);
    }),
    onPreviewSettingsChange(() => {
      for (const panel of panels) panel.updateSettings();
    }),
    registerTryItCommands(tryIt),
    rendered,
    server,
    marked,
  );
  return {
    onDidRender: rendered.event,
    get current() {
      return ([...panels].find(({ panel }) => panel.active) ?? [...panels].at(-1))?.uri;
    },
    reload: () => {
      for (const panel of panels) panel.reload();
    },
    coverageChanged: () => {
      for (const panel of panels) panel.coverageChanged();
    },
    dispose: () => disposable.dispose(),
  };
}

const viewType = 'docwright.preview';
const hoveredFiles = ['markdown', 'mdx', 'yaml', 'json', 'jsonc'].map((language) => ({ language }));

/** Those of a document, or of a description that has the file. */
function panelsAbout(panels: ReadonlySet<PreviewPanel>, uri: vscode.Uri): PreviewPanel[] {
  return [...panels].filter((panel) => panel.shows(uri));
}

function panelsOf(panels: ReadonlySet<PreviewPanel>, uri: vscode.Uri): PreviewPanel[] {
  return [...panels].filter((panel) => isSame(panel.uri, uri));
}

function isSame(a: vscode.Uri, b: vscode.Uri): boolean {
  return a.toString() === b.toString();
}

function isPreviewable(document: vscode.TextDocument): boolean {
  return document.languageId === 'markdown' || document.languageId === 'mdx';
}

function isData({ languageId }: vscode.TextDocument): boolean {
  return languageId === 'yaml' || languageId === 'json' || languageId === 'jsonc';
}

function setLockContext(panels: ReadonlySet<PreviewPanel>): void {
  const isLocked = [...panels].some((panel) => panel.panel.active && panel.isLocked);
  void vscode.commands.executeCommand('setContext', 'docwright.previewIsLocked', isLocked);
}

/** Menus hand over the resource that they were opened on. */
function asUri(value: unknown): vscode.Uri | undefined {
  return value instanceof vscode.Uri ? value : undefined;
}

/** What the page remembered of itself before the window was reloaded. */
function readMemory(state: unknown): { uri: vscode.Uri; isLocked: boolean } | undefined {
  if (typeof state !== 'object' || state === null || !('uri' in state) || typeof state.uri !== 'string')
    return undefined;
  const isLocked = 'isLocked' in state && state.isLocked === true;
  try {
    return { uri: vscode.Uri.parse(state.uri, true), isLocked };
  } catch {
    return undefined;
  }
}
