import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentHighlightParams,
  type ReferenceParams,
} from 'vscode-languageserver';
import type { Span } from '#engine/finding.ts';
import { findOccurrences } from '#engine/spec/navigation/find.ts';
import { occurrencesHere, occurrencesOf, ownSymbolAtCursor } from '../doc-symbols.ts';
import { guard } from '../guard.ts';
import type { Analysis } from '../kinds/analysis.ts';
import { isSameFile } from '../lines-of.ts';
import { toRange } from '../locations.ts';
import type { Feature } from '../services.ts';
import { descriptionsWith, locateFrom, symbolAtCursor } from '../spec-symbols.ts';

/** Where that is named which a spec or a document names at the cursor: in the whole workspace, and in the document. */
export const references: Feature = (services) => {
  const { connection, specs, log } = services;
  connection.onReferences(
    guard(
      log,
      'textDocument/references',
      async (params: ReferenceParams) => {
        const inDocs = await ownSymbolAtCursor(params, services);
        if (inDocs) {
          return occurrencesOf(inDocs)
            .filter(({ role }) => role === 'use' || params.context.includeDeclaration)
            .flatMap(({ uri, span }) => inDocs.locate(uri, span) ?? []);
        }
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
        const inDocs = await ownSymbolAtCursor(params, services);
        if (inDocs) return highlights(occurrencesHere(inDocs), inDocs.analysis);
        const found = await symbolAtCursor(params, services);
        return found ? highlights(findOccurrences([found.spec], found.named.symbol), found.analysis) : [];
      },
      () => [],
    ),
  );
};

interface Occurrence {
  readonly uri: string;
  readonly span: Span;
  readonly role: 'definition' | 'use';
}

function highlights(occurrences: readonly Occurrence[], { uri, lines }: Analysis): DocumentHighlight[] {
  return occurrences
    .filter((one) => isSameFile(one.uri, uri))
    .map(({ span, role }) => ({
      range: toRange(lines, span),
      kind: role === 'definition' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }));
}
