import { serversFor } from '#engine/drift/binding.ts';
import type { TextEdit } from '#engine/finding.ts';
import {
  buildRequest,
  checkAnswer,
  insertAnswer,
  planRequest,
  subjectOfDocument,
  subjectOfSpec,
  type TriedSubject,
} from '#engine/try-it/index.ts';
import {
  type AnswerTryParams,
  type BuildTryParams,
  type BuildTryResult,
  buildTryRequest,
  type CheckTryResult,
  checkTryRequest,
  type InsertTryResult,
  insertTryRequest,
  type PlanTryResult,
  planTryRequest,
  type TriedParams,
} from '#shared/try-it.ts';
import { toSpecEdit, toWorkspaceEdit } from '../edits.ts';
import { guard } from '../guard.ts';
import type { Feature } from '../services.ts';

/** Plans, builds and judges the requests that a reader sends from the preview. It sends nothing itself, and knows no secret. */
export const tryIt: Feature = (services) => {
  const { connection, analyses, docs, projects, log } = services;

  const find = async ({ uri, endpoint }: TriedParams): Promise<Found | undefined> => {
    const analysis = await analyses.of(uri);
    if (analysis?.markdown) {
      const { file, apis } = analysis.markdown;
      const subject = subjectOfDocument(file, apis, endpoint);
      return subject && { subject, toEdit: (edits) => toWorkspaceEdit(edits, analysis, services) };
    }
    const api = docs.apis.api(uri);
    if (!api) return undefined;
    const { configuration } = (await projects.of(uri)).project;
    const subject = subjectOfSpec(api, serversFor(configuration, uri), endpoint);
    return subject && { subject, toEdit: (edits) => toSpecEdit(edits, services) };
  };
  /** Null where the endpoint is gone. */
  const answer = <Params extends TriedParams>(
    name: string,
    respond: (found: Found, params: Params) => object | null,
  ): void => {
    const handle = async (params: Params): Promise<object | null> => {
      const found = await find(params);
      return found ? respond(found, params) : null;
    };
    connection.onRequest(
      name,
      guard(log, name, handle, () => null),
    );
  };

  answer(planTryRequest, ({ subject }): PlanTryResult => planRequest(subject));
  answer(buildTryRequest, ({ subject }, params: BuildTryParams): BuildTryResult => buildRequest(subject, params));
  answer(
    checkTryRequest,
    ({ subject }, params: AnswerTryParams): CheckTryResult => checkAnswer(subject, params.answer),
  );
  answer(insertTryRequest, ({ subject, toEdit }, params: AnswerTryParams): InsertTryResult => {
    const insertion = insertAnswer(subject, params.answer);
    if ('refusal' in insertion) return insertion;
    const edit = toEdit(insertion.edits);
    return edit ? { edit, secrets: insertion.secrets } : null;
  });
};

interface Found {
  readonly subject: TriedSubject;
  readonly toEdit: (edits: readonly TextEdit[]) => ReturnType<typeof toWorkspaceEdit>;
}
