import {
  type CancellationToken,
  type Diagnostic,
  type DocumentDiagnosticReport,
  LSPErrorCodes,
  RequestType,
  ResponseError,
} from 'vscode-languageserver';
import { type DiagnosticChanges, type DiagnosticChangesParams, diagnosticChangesRequest } from '#shared/protocol.ts';
import { type Answered, Answers, report, reportChanges } from '../diagnostic-answers.ts';
import { diagnosticsOf } from '../diagnostics-of.ts';
import { inBackground } from '../guard.ts';
import type { Feature } from '../services.ts';

const diagnosticChanges = new RequestType<
  DiagnosticChangesParams,
  DocumentDiagnosticReport | DiagnosticChanges<Diagnostic>,
  void
>(diagnosticChangesRequest);

/** Other documents than the one that is being typed may wait until the author does. In milliseconds. */
const pause = 250;

/** Answers `textDocument/diagnostic`, and asks the client to ask again when a project changes. */
export const pullDiagnostics: Feature = (services) => {
  const { client, connection, documents, shown, projects, specs, analyses, log } = services;
  if (!client.pullsDiagnostics) return;
  const answers = new Answers();
  documents.onDidClose(({ uri }) => answers.forget(uri));
  const refresh = () => {
    if (!client.refreshesDiagnostics) return;
    inBackground(log, 'workspace/diagnostic/refresh', connection.languages.diagnostics.refresh());
  };
  projects.onDidChange(refresh);
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const refreshLater = () => {
    clearTimeout(waiting);
    waiting = setTimeout(refresh, pause);
  };
  const refreshSoon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(refresh, 0);
  };
  specs.onDidAffect((affected) => {
    if (affected.length > 0) refreshLater();
  });
  analyses.onDidOutdate(refreshSoon);
  // A project that is loaded later can have findings in a file that was answered before.
  projects.onDidLoad(({ findings }) => {
    if ([...findings].some(([uri, inFile]) => inFile.length > 0 && answers.has(uri))) refresh();
  });
  // Another request may be the first that meets what has changed in other files: then nobody else tells of it.
  analyses.onDidAnalyse(({ uri, version }) => {
    if (answers.isAnswered(uri, version)) refreshSoon();
  });
  const answer = async (uri: string, token: CancellationToken): Promise<Answered> => {
    shown.ask(uri);
    const analysis = await answers.while(uri, analyses.of(uri));
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
    return answers.answer(uri, analysis ? diagnosticsOf(analysis, services) : [], analysis?.version);
  };
  connection.languages.diagnostics.on(async ({ textDocument: { uri }, previousResultId }, token) =>
    report(await answer(uri, token), previousResultId),
  );
  const answerChanges = async (
    { uri, previousResultId }: DiagnosticChangesParams,
    token: CancellationToken,
  ): Promise<DocumentDiagnosticReport | DiagnosticChanges<Diagnostic>> => {
    const answered = await answer(uri, token);
    return reportChanges(uri, answered, previousResultId);
  };
  connection.onRequest(diagnosticChanges, answerChanges);
};
