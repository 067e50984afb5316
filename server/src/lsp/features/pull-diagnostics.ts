import isEqual from 'fast-deep-equal';
import {
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import { uriKey } from '#workspace/uris.ts';
import { diagnosticsOf } from '../diagnostics-of.ts';
import { inBackground } from '../guard.ts';
import type { Feature } from '../services.ts';

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
  connection.languages.diagnostics.on(async ({ textDocument: { uri }, previousResultId }, token) => {
    shown.ask(uri);
    const analysis = await answers.while(uri, analyses.of(uri));
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
    const items = analysis ? diagnosticsOf(analysis, services) : [];
    return answers.answer(uri, items, { version: analysis?.version, previousId: previousResultId });
  });
};

interface Answer {
  readonly id: string;
  readonly items: readonly Diagnostic[];
  /** Of the document; undefined where there was nothing to say of it. */
  readonly version: number | undefined;
}

interface Asked {
  readonly version: number | undefined;
  readonly previousId: string | undefined;
}

/** What was answered last for each document, so that the same again is said to be unchanged. */
class Answers {
  readonly #latest = new Map<string, Answer>();
  readonly #asked = new Set<string>();
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

  answer(uri: string, items: Diagnostic[], { version, previousId }: Asked): DocumentDiagnosticReport {
    const key = uriKey(uri);
    const before = this.#latest.get(key);
    const isSame = before !== undefined && areSame(before.items, items);
    if (!isSame) this.#count += 1;
    const latest = {
      version,
      ...(isSame ? { id: before.id, items: before.items } : { id: String(this.#count), items }),
    };
    this.#latest.set(key, latest);
    if (latest.id === previousId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: latest.id };
    return { kind: DocumentDiagnosticReportKind.Full, resultId: latest.id, items };
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
