import {
  type DocumentSymbol,
  type DocumentSymbolParams,
  type SymbolInformation,
  SymbolKind,
  SymbolTag,
  type WorkspaceSymbol,
  type WorkspaceSymbolParams,
} from 'vscode-languageserver';
import { type DocSymbolEntry, findDocSymbols } from '#engine/graph/doc-symbols.ts';
import type { OutlineItem, OutlineKind } from '#engine/outline/item.ts';
import { findSymbols, type SpecSymbolEntry } from '#engine/spec/navigation/workspace-symbols.ts';
import type { Lines } from '#engine/text.ts';
import { guard } from '../guard.ts';
import { locateBy, toRange } from '../locations.ts';
import type { Feature } from '../services.ts';

/** The outline of a document, and what is found by its name in all descriptions and documents of the workspace. */
export const symbols: Feature = ({ connection, analyses, client, documents, specs, docs, log }) => {
  connection.onDocumentSymbol(
    guard(
      log,
      'textDocument/documentSymbol',
      async ({ textDocument: { uri } }: DocumentSymbolParams): Promise<DocumentSymbol[] | SymbolInformation[]> => {
        const analysis = await analyses.of(uri);
        const outline = analysis?.symbols?.();
        if (!analysis || !outline) return [];
        if (client.nestedSymbols) return outline.map((item) => toSymbol(item, analysis.lines));
        return flat(outline, '').map(({ item, container }) => ({
          name: item.name,
          kind: outlineKinds[item.kind],
          containerName: container,
          location: { uri, range: toRange(analysis.lines, item.span) },
        }));
      },
      () => [],
    ),
  );
  connection.onWorkspaceSymbol(
    guard(
      log,
      'workspace/symbol',
      async ({ query }: WorkspaceSymbolParams): Promise<WorkspaceSymbol[]> => {
        await specs.index();
        const locate = locateBy(
          (uri) => specs.file(uri),
          (uri) => documents.get(uri)?.uri ?? uri,
        );
        const found: WorkspaceSymbol[] = [];
        const seen = new Set<string>();
        for (const root of specs.workspace.roots) {
          const spec = specs.workspace.spec(root);
          for (const { kind, name, container, uri, span } of spec ? findSymbols(spec, query, mostSymbols) : []) {
            const key = `${uri}#${span.start}`;
            const location = seen.has(key) ? undefined : locate(uri, span);
            seen.add(key);
            if (location) found.push({ name, kind: symbolKinds[kind], containerName: container, location });
          }
          if (found.length >= mostSymbols) break;
        }
        await docs.index();
        const locateInDocs = locateBy(
          (uri) => docs.workspace.facts(uri)?.lines,
          (uri) => documents.get(uri)?.uri ?? uri,
        );
        const inDocs = findDocSymbols(docs.workspace.all(), query, mostSymbols - found.length);
        for (const { kind, name, container, uri, span } of inDocs) {
          const location = locateInDocs(uri, span);
          if (location)
            found.push({ name, kind: symbolKinds[kind], ...(container && { containerName: container }), location });
        }
        return found.slice(0, mostSymbols);
      },
      () => [],
    ),
  );
};

/** Nobody reads more; another letter typed makes them fewer. */
const mostSymbols = 500;

function toSymbol(item: OutlineItem, lines: Lines): DocumentSymbol {
  const { name, detail, kind, isDeprecated, span, nameSpan, children } = item;
  return {
    name,
    ...(detail !== '' && { detail }),
    kind: outlineKinds[kind],
    ...(isDeprecated && { tags: [SymbolTag.Deprecated] }),
    range: toRange(lines, span),
    selectionRange: toRange(lines, nameSpan),
    ...(children.length > 0 && { children: children.map((child) => toSymbol(child, lines)) }),
  };
}

function flat(
  items: readonly OutlineItem[],
  container: string,
): { readonly item: OutlineItem; readonly container: string }[] {
  return items.flatMap((item) => [{ item, container }, ...flat(item.children, item.name)]);
}

const outlineKinds: Readonly<Record<OutlineKind, SymbolKind>> = {
  group: SymbolKind.Namespace,
  path: SymbolKind.Module,
  operation: SymbolKind.Method,
  component: SymbolKind.Class,
  tag: SymbolKind.String,
  scheme: SymbolKind.Key,
  info: SymbolKind.File,
  server: SymbolKind.Package,
  endpoint: SymbolKind.Method,
  errorCode: SymbolKind.Constant,
};

const symbolKinds: Readonly<Record<SpecSymbolEntry['kind'] | DocSymbolEntry['kind'], SymbolKind>> = {
  endpoint: SymbolKind.Method,
  code: SymbolKind.EnumMember,
  operation: SymbolKind.Method,
  component: SymbolKind.Class,
  scheme: SymbolKind.Key,
  tag: SymbolKind.String,
};
