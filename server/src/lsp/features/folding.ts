import {
  type FoldingRange,
  FoldingRangeKind,
  type FoldingRangeParams,
  type SelectionRange,
  type SelectionRangeParams,
} from 'vscode-languageserver';
import { foldingsOf } from '#engine/spec/navigation/folding.ts';
import { selectionsAt } from '#engine/spec/navigation/selection.ts';
import { guard } from '../guard.ts';
import { toRange } from '../locations.ts';
import type { Feature } from '../services.ts';

/** What folds in a spec, and what is selected by growing steps. */
export const folding: Feature = ({ connection, analyses, client, log }) => {
  connection.onFoldingRanges(
    guard(
      log,
      'textDocument/foldingRange',
      async ({ textDocument: { uri } }: FoldingRangeParams): Promise<FoldingRange[] | null> => {
        const file = (await analyses.of(uri))?.spec?.file;
        if (!file) return null;
        return foldingsOf(file, client.mostFoldings).map(({ startLine, endLine, kind }) =>
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
        const file = (await analyses.of(uri))?.spec?.file;
        if (!file) return null;
        return positions.map((position) => {
          let around: SelectionRange | undefined;
          for (const span of [...selectionsAt(file, file.offsetAt(position))].reverse()) {
            around = { range: toRange(file, span), ...(around && { parent: around }) };
          }
          return around ?? { range: { start: position, end: position } };
        });
      },
      () => null,
    ),
  );
};
