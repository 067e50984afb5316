import * as vscode from 'vscode';
import type { BaseLanguageClient, WorkspaceEdit } from 'vscode-languageclient';
import {
  type ClosePreviewParams,
  type CoverageParams,
  type CoverageResult,
  closePreviewNotification,
  coverageRequest,
  type InsertSectionParams,
  insertSectionRequest,
  type LineFixesParams,
  type LineFixesResult,
  lineFixesRequest,
  type OpenPreviewParams,
  type OpenPreviewResult,
  openPreviewRequest,
  type PreviewBlock,
  type PreviewBlocksParams,
  type PreviewBlocksResult,
  type PreviewPatch,
  previewBlocksRequest,
  previewPatchNotification,
} from '#shared/protocol.ts';
import type { LineFix } from './apply-fix.ts';

/** What the previews ask of the language server. */
export interface PreviewServer {
  /** Begins to preview a document. Undefined where the server doesn't know it. */
  open(uri: vscode.Uri): Promise<OpenPreviewResult | undefined>;
  close(uri: vscode.Uri): void;
  /** Blocks of the page of a description, by the name that its state gives it. */
  blocks(uri: string, ids: readonly string[]): Promise<readonly PreviewBlock[]>;
  /** The edit that inserts a missing section; undefined where it is there by now. */
  insertSection(uri: vscode.Uri, section: string): Promise<vscode.WorkspaceEdit | undefined>;
  /** What mends the findings that begin in a line. */
  lineFixes(uri: vscode.Uri, line: number): Promise<readonly LineFix[]>;
  /** What documents say of the descriptions that a document is about. */
  coverage(uri: vscode.Uri): Promise<CoverageResult>;
  readonly onPatch: vscode.Event<PreviewPatch>;
  dispose(): void;
}

/** The server behind a language client. Requests wait until it runs. */
export function connectPreviewServer(client: BaseLanguageClient): PreviewServer {
  const patches = new vscode.EventEmitter<PreviewPatch>();
  const subscription = client.onNotification(previewPatchNotification, (patch: PreviewPatch) => patches.fire(patch));
  const name = (uri: vscode.Uri): string => client.code2ProtocolConverter.asUri(uri);
  return {
    open: (uri) =>
      client.sendRequest<OpenPreviewResult>(openPreviewRequest, { uri: name(uri) } satisfies OpenPreviewParams),
    blocks: (uri, ids) =>
      client.sendRequest<PreviewBlocksResult>(previewBlocksRequest, { uri, ids } satisfies PreviewBlocksParams),
    close: (uri) => {
      if (!client.isRunning()) return;
      void client.sendNotification(closePreviewNotification, { uri: name(uri) } satisfies ClosePreviewParams);
    },
    insertSection: async (uri, section) => {
      const params: InsertSectionParams = { uri: name(uri), section };
      const edit = await client.sendRequest<Parameters<typeof client.protocol2CodeConverter.asWorkspaceEdit>[0]>(
        insertSectionRequest,
        params,
      );
      return client.protocol2CodeConverter.asWorkspaceEdit(edit);
    },
    lineFixes: async (uri, line) => {
      const params: LineFixesParams = { uri: name(uri), line };
      const fixes = await client.sendRequest<LineFixesResult<WorkspaceEdit>>(lineFixesRequest, params);
      const { protocol2CodeConverter } = client;
      return Promise.all(
        fixes.map(async ({ title, edit }) => ({ title, edit: await protocol2CodeConverter.asWorkspaceEdit(edit) })),
      );
    },
    coverage: (uri) => client.sendRequest<CoverageResult>(coverageRequest, { uri: name(uri) } satisfies CoverageParams),
    onPatch: patches.event,
    dispose: () => {
      subscription.dispose();
      patches.dispose();
    },
  };
}
