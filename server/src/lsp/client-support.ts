import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver';
import type { InitializationOptions } from '#shared/protocol.ts';

/** What the client at the other end can do and wants, as far as it makes a difference here. */
export interface ClientSupport {
  readonly options: InitializationOptions;
  readonly workspaceFolders: readonly string[];
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly refreshesLenses: boolean;
  readonly createsFiles: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly diagnosticTags: boolean;
  readonly snippets: boolean;
  readonly completionTags: boolean;
  readonly markdownInHover: boolean;
  readonly markdownInCompletion: boolean;
  readonly resolvesActionEdits: boolean;
  readonly versionedEdits: boolean;
  /** Edits of documents may have places to fill in. */
  readonly snippetEdits: boolean;
  readonly registersWatchers: boolean;
  readonly showsProgress: boolean;
  readonly changesWorkspaceFolders: boolean;
  readonly definitionLinks: boolean;
  readonly preparesRename: boolean;
  readonly nestedSymbols: boolean;
  /** The most ranges that it folds in a document. */
  readonly mostFoldings: number;
}

export function readClientSupport(params: InitializeParams): ClientSupport {
  const { textDocument, workspace }: ClientCapabilities = params.capabilities;
  // Clients of before version 3.18 state what their diagnostics may hold below `publishDiagnostics` only.
  const diagnostics = { ...textDocument?.publishDiagnostics, ...textDocument?.diagnostic };
  const options = readOptions(params.initializationOptions);
  const item = textDocument?.completion?.completionItem;
  return {
    options,
    workspaceFolders: readFolders(params),
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
    relatedInformation: diagnostics.relatedInformation === true,
    codeDescription: diagnostics.codeDescriptionSupport === true && options.linksRules !== true,
    diagnosticTags: diagnostics.tagSupport !== undefined,
    snippets: item?.snippetSupport === true,
    completionTags: item?.tagSupport !== undefined,
    markdownInHover: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    markdownInCompletion: item?.documentationFormat?.includes('markdown') === true,
    resolvesActionEdits: textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    snippetEdits:
      workspace?.workspaceEdit?.documentChanges === true && workspace.workspaceEdit.snippetEditSupport === true,
    showsProgress: params.capabilities.window?.workDoneProgress === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    changesWorkspaceFolders: workspace?.workspaceFolders === true,
    definitionLinks: textDocument?.definition?.linkSupport === true,
    preparesRename: textDocument?.rename?.prepareSupport === true,
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    // VS Code's own setting, `editor.foldingMaximumRegions`, is 5000 unless changed.
    mostFoldings: textDocument?.foldingRange?.rangeLimit ?? 5000,
  };
}

/** They come from outside: each member is taken only where it has the type that it should have. */
function readOptions(options: unknown): InitializationOptions {
  if (typeof options !== 'object' || options === null) return {};
  const { resources, linksRules, providesFiles, isTrusted, showReferences, followsLinks } = options as Readonly<
    Record<string, unknown>
  >;
  return {
    ...(typeof resources === 'string' && { resources }),
    ...(typeof linksRules === 'boolean' && { linksRules }),
    ...(typeof providesFiles === 'boolean' && { providesFiles }),
    ...(typeof isTrusted === 'boolean' && { isTrusted }),
    ...(typeof showReferences === 'string' && { showReferences }),
    ...(typeof followsLinks === 'boolean' && { followsLinks }),
  };
}

function readFolders(params: InitializeParams): string[] {
  if (params.workspaceFolders) return params.workspaceFolders.map((folder) => folder.uri);
  return params.rootUri ? [params.rootUri] : [];
}
