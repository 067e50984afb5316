import type { Event } from 'vscode';
import type { CoverageNode, DocumentStatus } from '#shared/protocol.ts';
import type { extendMarkdownIt } from './markdown/plugin.ts';

/** What `activate` answers with: what VS Code's own Markdown preview asks for, and what the extension shows, for its tests. Not for other extensions; it can change. */
export interface DocwrightApi {
  readonly extendMarkdownIt: typeof extendMarkdownIt;
  /** How the text begins of the page that was rendered last, as a reader sees it. */
  previewText(): string | undefined;
  /** The version of the document that this page shows. */
  previewVersion(): number | undefined;
  readonly onDidRenderPreview: Event<unknown>;
  /** What the status item says about a document, by its URI. */
  status(uri: string): DocumentStatus | undefined;
  /** What the view of the coverage shows. */
  coverage(): Promise<readonly CoverageNode[]>;
  readonly onDidChangeCoverage: Event<unknown>;
  readonly onDidChangeStatus: Event<unknown>;
  /** The process of the language server, where it has one of its own. */
  serverProcess(): number | undefined;
  /** Fires when the language server has been started, again too. */
  readonly onDidStartServer: Event<unknown>;
}
