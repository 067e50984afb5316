import type { WorkspaceEdit } from 'vscode-languageserver';
import { type LineFixesParams, type LineFixesResult, lineFixesRequest } from '#shared/protocol.ts';
import { toWorkspaceEdit } from '../edits.ts';
import { guard } from '../guard.ts';
import type { Feature } from '../services.ts';

/** Answers with what mends the findings of a line, as the light bulb would. */
export const lineFixes: Feature = (services) => {
  const { connection, analyses, log } = services;
  const answer = async ({ uri, line }: LineFixesParams): Promise<LineFixesResult<WorkspaceEdit>> => {
    const analysis = await analyses.of(uri);
    if (!analysis) return [];
    return analysis.findings
      .filter(({ span, fixes }) => fixes.length > 0 && analysis.lines.positionAt(span.start).line === line)
      .flatMap(({ fixes }) => fixes)
      .flatMap(({ title, edits }) => {
        const edit = toWorkspaceEdit(edits, analysis, services);
        return edit ? [{ title, edit }] : [];
      });
  };
  connection.onRequest(
    lineFixesRequest,
    guard(log, lineFixesRequest, answer, () => []),
  );
};
