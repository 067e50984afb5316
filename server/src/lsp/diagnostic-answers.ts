import isEqual from 'fast-deep-equal';
import { type Diagnostic, type DocumentDiagnosticReport, DocumentDiagnosticReportKind } from 'vscode-languageserver';
import type { DiagnosticChanges } from '#shared/protocol.ts';
import { uriKey } from '#workspace/uris.ts';
import { changesBetween } from './diagnostic-changes.ts';

/** All diagnostics of an answer, or that they are the same as in the one that the client has. */
export function report({ now: { id, items } }: Answered, previousId: string | undefined): DocumentDiagnosticReport {
  if (id === previousId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: id };
  return { kind: DocumentDiagnosticReportKind.Full, resultId: id, items };
}

/** As {@link report}, or what is different from the answer before, where that is the one that the client has. */
export function reportChanges(
  uri: string,
  answered: Answered,
  previousId: string | undefined,
): DocumentDiagnosticReport | DiagnosticChanges<Diagnostic> {
  const { before, now } = answered;
  const isKnown = before !== undefined && before.id === previousId && before.id !== now.id;
  const changes = isKnown ? changesBetween(uri, before.items, now.items) : undefined;
  return changes ? { kind: 'changes', resultId: now.id, ...changes } : report(answered, previousId);
}

interface Answer {
  readonly id: string;
  readonly items: Diagnostic[];
  /** Of the document; undefined where there was nothing to say of it. */
  readonly version: number | undefined;
}

/** What was answered last, and what is now: the same where nothing is different. */
export interface Answered {
  readonly before: Answer | undefined;
  readonly now: Answer;
}

/** What was answered last for each document, so that the same again is said to be unchanged. */
export class Answers {
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
