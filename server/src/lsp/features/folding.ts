import {
  type FoldingRange,
  FoldingRangeKind,
  type FoldingRangeParams,
  type SelectionRange,
  type SelectionRangeParams,
} from 'vscode-languageserver';
import { guard } from '../guard.ts';
import { toRange } from '../locations.ts';
import type { Feature } from '../services.ts';

/** What folds in a document, and what is selected by growing steps. */
export const folding: Feature = ({ connection, analyses, client, log }) => {
  connection.onFoldingRanges(
    guard(
      log,
      'textDocument/foldingRange',
      async ({ textDocument: { uri } }: FoldingRangeParams): Promise<FoldingRange[] | null> => {
        const foldings = (await analyses.of(uri))?.foldings?.(client.mostFoldings);
        if (!foldings) return null;
        return foldings.map(({ startLine, endLine, kind }) =>
          kind === 'comment' ? { startLine, endLine, kind: FoldingRangeKind.Comment } : { startLine, endLine },
        );
      },
      () => null,
    ),
  );
  connection.onSelectionRanges(
    guard(
      log,
      'textDocument/selectionRange',
      async ({ textDocument: { uri }, positions }: SelectionRangeParams): Promise<SelectionRange[] | null> => {
        const analysis = await analyses.of(uri);
        if (!analysis?.selections) return null;
        const { lines } = analysis;
        return positions.map((position) => {
          let around: SelectionRange | undefined;
          for (const span of [...(analysis.selections?.(lines.offsetAt(position)) ?? [])].reverse()) {
            around = { range: toRange(lines, span), ...(around && { parent: around }) };
          }
          return around ?? { range: { start: position, end: position } };
        });
      },
      () => null,
    ),
  );
};
