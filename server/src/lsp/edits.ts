import type { TextEdit as ProtocolEdit, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { TextEdit } from '#engine/finding.ts';
import type { Analysis } from './kinds/analysis.ts';
import { isSameFile, linesOf } from './lines-of.ts';
import { type Locate, locateBy } from './locations.ts';
import type { Services } from './services.ts';

/**
 * Edits that an analysis proposes, as the client applies them: only to the version that was analysed, where the client can
 * tell. Undefined where an edit is in a file that isn't known.
 */
export function toWorkspaceEdit(
  edits: readonly TextEdit[],
  analysis: Analysis,
  services: Services,
): WorkspaceEdit | undefined {
  const { documents } = services;
  const versionOf = (uri: string) =>
    isSameFile(uri, analysis.uri) ? analysis.version : (documents.get(uri)?.version ?? null);
  const locate = locateBy(
    (uri) => linesOf(uri, analysis, services),
    (uri) => (isSameFile(uri, analysis.uri) ? analysis.uri : (documents.get(uri)?.uri ?? uri)),
  );
  return protocolEdit(edits, { locate, versionOf }, services);
}

/** Edits of files of descriptions, as the client applies them. Undefined where an edit is in a file that isn't known. */
export function toSpecEdit(edits: readonly TextEdit[], services: Services): WorkspaceEdit | undefined {
  const { documents, specs } = services;
  const locate = locateBy(
    (uri) => specs.file(uri),
    (uri) => documents.get(uri)?.uri ?? uri,
  );
  return protocolEdit(edits, { locate, versionOf: (uri) => documents.get(uri)?.version ?? null }, services);
}

function protocolEdit(
  edits: readonly TextEdit[],
  { locate, versionOf }: { readonly locate: Locate; readonly versionOf: (uri: string) => number | null },
  { client }: Services,
): WorkspaceEdit | undefined {
  const changes = new Map<string, ProtocolEdit[]>();
  for (const { uri, span, text } of edits) {
    const location = locate(uri, span);
    if (!location) return undefined;
    const inFile = changes.get(location.uri) ?? [];
    inFile.push({ range: location.range, newText: text });
    changes.set(location.uri, inFile);
  }
  if (!client.versionedEdits) return { changes: Object.fromEntries(changes) };
  const documentChanges: TextDocumentEdit[] = [...changes].map(([uri, edits]) => ({
    textDocument: { uri, version: versionOf(uri) },
    edits,
  }));
  return { documentChanges };
}
