import type { WorkspaceEdit } from 'vscode-languageserver';
import { insertSection as insertionOf } from '#engine/structure/insertion.ts';
import { type InsertSectionParams, insertSectionRequest } from '#shared/protocol.ts';
import { toWorkspaceEdit } from '../edits.ts';
import { guard } from '../guard.ts';
import type { Feature } from '../services.ts';

/** Answers with the edit that inserts a section of the contract where it belongs. */
export const insertSection: Feature = (services) => {
  const { connection, analyses, log } = services;
  const answer = async ({ uri, section }: InsertSectionParams): Promise<WorkspaceEdit | null> => {
    const analysis = await analyses.of(uri);
    const { file, result } = analysis?.markdown ?? {};
    const { alignment } = result ?? {};
    const aligned = alignment?.sections.find((one) => one.section.id === section);
    if (!analysis || !file || !alignment || !aligned || aligned.heading) return null;
    return toWorkspaceEdit(insertionOf(file, alignment, aligned).edits, analysis, services) ?? null;
  };
  connection.onRequest(
    insertSectionRequest,
    guard(log, insertSectionRequest, answer, () => null),
  );
};
