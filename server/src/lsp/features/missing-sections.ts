import { previewGhosts } from '#engine/preview/ghosts.ts';
import { type MissingSectionsParams, type MissingSectionsResult, missingSectionsRequest } from '#shared/protocol.ts';
import { guard } from '../guard.ts';
import type { Feature } from '../services.ts';

/** Answers with the sections that the author can insert. */
export const missingSections: Feature = ({ connection, analyses, log }) => {
  const answer = async ({ uri }: MissingSectionsParams): Promise<MissingSectionsResult> => {
    const { file, result } = (await analyses.of(uri))?.markdown ?? {};
    return file && result?.alignment ? previewGhosts(file, result.alignment) : [];
  };
  connection.onRequest(
    missingSectionsRequest,
    guard(log, missingSectionsRequest, answer, () => []),
  );
};
