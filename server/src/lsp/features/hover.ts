import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import { guard } from '../guard.ts';
import { toRange } from '../locations.ts';
import type { Feature } from '../services.ts';

export const hover: Feature = ({ connection, analyses, client, log }) => {
  const answer = async ({ textDocument, position }: HoverParams): Promise<Hover | null> => {
    const analysis = await analyses.of(textDocument.uri);
    const found = analysis?.hover(analysis.lines.offsetAt(position));
    if (!analysis || !found) return null;
    // Markdown is readable as it is where the client can't render it.
    const kind = client.markdownInHover ? MarkupKind.Markdown : MarkupKind.PlainText;
    return { contents: { kind, value: found.markdown }, range: toRange(analysis.lines, found.span) };
  };
  connection.onHover(guard(log, 'textDocument/hover', answer, () => null));
};
