import type { InlayHint, InlayHintParams } from 'vscode-languageserver';
import { guard } from '../guard.ts';
import { toSpan } from '../locations.ts';
import type { Feature } from '../services.ts';

/** Words that an editor shows in the text. Each says of which kind it is, so that the client can leave out what its user doesn't want. */
export const inlayHints: Feature = ({ connection, analyses, log }) => {
  connection.languages.inlayHint.on(
    guard(
      log,
      'textDocument/inlayHint',
      async ({ textDocument: { uri }, range }: InlayHintParams): Promise<InlayHint[] | null> => {
        const analysis = await analyses.of(uri);
        const hints = analysis?.inlayHints?.(toSpan(analysis.lines, range));
        if (!analysis || !hints) return null;
        return hints.map(({ kind, offset, text }) => ({
          position: analysis.lines.positionAt(offset),
          label: text,
          paddingLeft: true,
          data: { kind },
        }));
      },
      () => null,
    ),
  );
};
