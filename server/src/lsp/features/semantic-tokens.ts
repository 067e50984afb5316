import type {
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensLegend,
  SemanticTokensParams,
  SemanticTokensRangeParams,
} from 'vscode-languageserver';
import { type SemanticToken, tokenKinds } from '#engine/tokens/item.ts';
import { uriKey } from '#workspace/uris.ts';
import { guard } from '../guard.ts';
import type { Analysis } from '../kinds/analysis.ts';
import { toSpan } from '../locations.ts';
import type { Feature } from '../services.ts';

/** What the numbers of an answer stand for. */
export const semanticTokensLegend: SemanticTokensLegend = { tokenTypes: [...tokenKinds], tokenModifiers: [] };

/** What an editor colours by what it means. Of an answer that the client still has, only what changed is sent. */
export const semanticTokens: Feature = ({ connection, analyses, documents, log }) => {
  /** The latest answer for each open document. */
  const sent = new Map<string, { readonly resultId: string; readonly data: number[] }>();
  let answers = 0;
  documents.onDidClose(({ uri }) => sent.delete(uriKey(uri)));
  const answer = async (uri: string): Promise<{ resultId: string; data: number[] } | undefined> => {
    const analysis = await analyses.of(uri);
    if (!analysis?.semanticTokens) return undefined;
    answers += 1;
    const tokens = { resultId: String(answers), data: encode(analysis, analysis.semanticTokens()) };
    sent.set(uriKey(uri), tokens);
    return tokens;
  };
  connection.languages.semanticTokens.on(
    guard(
      log,
      'textDocument/semanticTokens/full',
      async ({ textDocument }: SemanticTokensParams): Promise<SemanticTokens> =>
        (await answer(textDocument.uri)) ?? none,
      () => none,
    ),
  );
  connection.languages.semanticTokens.onDelta(
    guard(
      log,
      'textDocument/semanticTokens/full/delta',
      async (params: SemanticTokensDeltaParams): Promise<SemanticTokens | SemanticTokensDelta> => {
        const { uri } = params.textDocument;
        const before = sent.get(uriKey(uri));
        const tokens = await answer(uri);
        if (!tokens) return none;
        if (before?.resultId !== params.previousResultId) return tokens;
        return { resultId: tokens.resultId, edits: editsOf(before.data, tokens.data) };
      },
      () => none,
    ),
  );
  connection.languages.semanticTokens.onRange(
    guard(
      log,
      'textDocument/semanticTokens/range',
      async ({ textDocument: { uri }, range }: SemanticTokensRangeParams): Promise<SemanticTokens> => {
        const analysis = await analyses.of(uri);
        if (!analysis?.semanticTokens) return none;
        const { start, end } = toSpan(analysis.lines, range);
        const inside = analysis.semanticTokens().filter(({ span }) => span.start < end && span.end > start);
        return { data: encode(analysis, inside) };
      },
      () => none,
    ),
  );
};

const none: SemanticTokens = { data: [] };

/** Five numbers a token, its place counted from the one before (LSP 3.18, "Semantic Tokens"). */
function encode({ lines }: Analysis, tokens: readonly SemanticToken[]): number[] {
  const data: number[] = [];
  let before = { line: 0, character: 0 };
  for (const { kind, span } of tokens) {
    const at = lines.positionAt(span.start);
    const line = at.line - before.line;
    const character = line === 0 ? at.character - before.character : at.character;
    data.push(line, character, span.end - span.start, tokenKinds.indexOf(kind), 0);
    before = at;
  }
  return data;
}

/** One edit from the first number that differs to the last one. */
function editsOf(before: readonly number[], after: readonly number[]): SemanticTokensDelta['edits'] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const deleteCount = before.length - start - end;
  const data = after.slice(start, after.length - end);
  return deleteCount === 0 && data.length === 0 ? [] : [{ start, deleteCount, data }];
}
