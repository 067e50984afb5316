import { DocumentHighlightKind, type DocumentHighlightParams, type ReferenceParams } from 'vscode-languageserver';
import { findOccurrences } from '#engine/spec/navigation/find.ts';
import { uriKey } from '#workspace/uris.ts';
import { guard } from '../guard.ts';
import { toRange } from '../locations.ts';
import type { Feature } from '../services.ts';
import { descriptionsWith, locateFrom, symbolAtCursor } from '../spec-symbols.ts';

/** Where that is named which a spec names at the cursor: in the whole workspace, and in the document. */
export const references: Feature = (services) => {
  const { connection, specs, log } = services;
  connection.onReferences(
    guard(
      log,
      'textDocument/references',
      async (params: ReferenceParams) => {
        await specs.index();
        const found = await symbolAtCursor(params, services);
        if (!found) return [];
        const { analysis, spec, named } = found;
        const locate = locateFrom(analysis, services);
        return findOccurrences(descriptionsWith(spec, named.symbol, services), named.symbol)
          .filter(({ role }) => role === 'use' || params.context.includeDeclaration)
          .flatMap(({ uri, span }) => locate(uri, span) ?? []);
      },
      () => [],
    ),
  );
  connection.onDocumentHighlight(
    guard(
      log,
      'textDocument/documentHighlight',
      async (params: DocumentHighlightParams) => {
        const found = await symbolAtCursor(params, services);
        if (!found) return [];
        const { analysis, spec, named } = found;
        const here = findOccurrences([spec], named.symbol).filter(({ uri }) => uri === uriKey(analysis.uri));
        return here.map(({ span, role }) => ({
          range: toRange(analysis.lines, span),
          kind: role === 'definition' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
        }));
      },
      () => [],
    ),
  );
};
