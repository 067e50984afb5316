import isEqual from 'fast-deep-equal';
import {
  type CancellationToken,
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  RequestType,
  ResponseError,
} from 'vscode-languageserver';
import { type DiagnosticChanges, type DiagnosticChangesParams, diagnosticChangesRequest } from '#shared/protocol.ts';
import { uriKey } from '#workspace/uris.ts';
import { changesBetween } from '../diagnostic-changes.ts';
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
    const { before, now } = answered;
    const isKnown = before !== undefined && before.id === previousResultId && before.id !== now.id;
    const changes = isKnown ? changesBetween(uri, before.items, now.items) : undefined;
    return changes ? { kind: 'changes', resultId: now.id, ...changes } : report(answered, previousResultId);
  };
  connection.onRequest(diagnosticChanges, answerChanges);
};

function report({ now: { id, items } }: Answered, previousId: string | undefined): DocumentDiagnosticReport {
  if (id === previousId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: id };
  return { kind: DocumentDiagnosticReportKind.Full, resultId: id, items };
}

interface Answer {
  readonly id: string;
  readonly items: Diagnostic[];
  /** Of the document; undefined where there was nothing to say of it. */
  readonly version: number | undefined;
}

/** What was answered last, and what is now: the same where nothing is different. */
interface Answered {
  readonly before: Answer | undefined;
  readonly now: Answer;
}

/** What was answered last for each document, so that the same again is said to be unchanged. */
class Answers {
  readonly #latest = new Map<string, Answer>();
  readonly #asked = new Set<string>();
  /** A client may ask with what a server before this one has answered. */
  readonly #start = Date.now().toString(36);
  #count = 0;

  /** Meanwhile an answer is on its way. */
  async while<T>(uri: string, work: Promise<T>): Promise<T> {
    const key = uriKey(uri);
    this.#asked.add(key);
    try {
      return await work;
    } finally {
      this.#asked.delete(key);
    }
  }

  /** Whether the client has an answer for a version of a document, and is waiting for no other one. */
  isAnswered(uri: string, version: number): boolean {
    const key = uriKey(uri);
    return !this.#asked.has(key) && this.#latest.get(key)?.version === version;
  }

  answer(uri: string, items: Diagnostic[], version: number | undefined): Answered {
    const key = uriKey(uri);
    const before = this.#latest.get(key);
    const now = this.#next(before, items, version);
    this.#latest.set(key, now);
    return { before, now };
  }

  #next(before: Answer | undefined, items: Diagnostic[], version: number | undefined): Answer {
    if (before && areSame(before.items, items)) return before.version === version ? before : { ...before, version };
    this.#count += 1;
    return { id: `${this.#start}.${this.#count}`, items, version };
  }

  has(uri: string): boolean {
    return this.#latest.has(uriKey(uri));
  }

  forget(uri: string): void {
    this.#latest.delete(uriKey(uri));
  }
}

/** Most are the same objects as before. */
function areSame(before: readonly Diagnostic[], after: readonly Diagnostic[]): boolean {
  return before.length === after.length && before.every((one, at) => one === after[at] || isEqual(one, after[at]));
}
