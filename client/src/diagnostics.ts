import * as vscode from 'vscode';
import {
  type BaseLanguageClient,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type Middleware,
  RequestType,
  vsdiag,
} from 'vscode-languageclient';
import { withEdits } from '#shared/diagnostic-edits.ts';
import {
  type DiagnosticChanges,
  type DiagnosticChangesParams,
  diagnosticChangesRequest,
  type MovedPlaces,
  rulePagePath,
} from '#shared/protocol.ts';
import { ownScheme } from './own-documents.ts';

const request = new RequestType<
  DiagnosticChangesParams,
  DocumentDiagnosticReport | DiagnosticChanges<Diagnostic>,
  void
>(diagnosticChangesRequest);

/** The diagnostics of a document, as the server said last. */
interface Known {
  readonly resultId: string | undefined;
  readonly items: readonly vscode.Diagnostic[];
}

/**
 * Asks for what changes in the diagnostics of a document instead of all of them, and links each to the page of its rule here: of a large description
 * the server would send, and this side convert, a thousand of them at every keystroke.
 */
export class Diagnostics implements vscode.Disposable {
  readonly #client: () => BaseLanguageClient;
  readonly #known = new Map<string, Known>();
  readonly #closing: vscode.Disposable;

  constructor(client: () => BaseLanguageClient) {
    this.#client = client;
    this.#closing = vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#known.delete(String(uri)));
  }

  readonly middleware: Pick<Middleware, 'provideDiagnostics' | 'handleDiagnostics'> = {
    provideDiagnostics: (document, previousResultId, token) =>
      this.#pull(document instanceof vscode.Uri ? document : document.uri, previousResultId, token),
    handleDiagnostics(uri, diagnostics, next) {
      diagnostics.forEach(linkToPage);
      next(uri, diagnostics);
    },
  };

  dispose(): void {
    this.#closing.dispose();
  }

  async #pull(
    uri: vscode.Uri,
    previousResultId: string | undefined,
    token: vscode.CancellationToken,
  ): Promise<vsdiag.DocumentDiagnosticReport> {
    const client = this.#client();
    const nothing: vsdiag.DocumentDiagnosticReport = { kind: vsdiag.DocumentDiagnosticReportKind.full, items: [] };
    if (!client.isRunning()) return nothing;
    let known: Known;
    try {
      known = await this.#ask(client, uri, token);
    } catch (error) {
      return client.handleFailedRequest(request, token, error, nothing, true, true);
    }
    // What was answered is known all the same: the next answer is about that.
    if (token.isCancellationRequested) throw new vscode.CancellationError();
    const { resultId, items } = known;
    if (resultId !== undefined && resultId === previousResultId)
      return { kind: vsdiag.DocumentDiagnosticReportKind.unChanged, resultId };
    return {
      kind: vsdiag.DocumentDiagnosticReportKind.full,
      items: [...items],
      ...(resultId !== undefined && { resultId }),
    };
  }

  async #ask(client: BaseLanguageClient, uri: vscode.Uri, token: vscode.CancellationToken): Promise<Known> {
    const key = String(uri);
    const before = this.#known.get(key);
    const params: DiagnosticChangesParams = {
      uri: client.code2ProtocolConverter.asUri(uri),
      ...(before?.resultId !== undefined && { previousResultId: before.resultId }),
    };
    const answer = await client.sendRequest(request, params, token);
    if (answer.kind === 'unchanged' && before) return before;
    const known = await this.#make(client, answer, { uri, before: before?.items ?? [] });
    this.#known.set(key, known);
    return known;
  }

  async #make(
    client: BaseLanguageClient,
    answer: DocumentDiagnosticReport | DiagnosticChanges<Diagnostic>,
    { uri, before }: { readonly uri: vscode.Uri; readonly before: readonly vscode.Diagnostic[] },
  ): Promise<Known> {
    const converted = async (items: readonly Diagnostic[]) => {
      const made = await client.protocol2CodeConverter.asDiagnostics([...items]);
      made.forEach(linkToPage);
      return made;
    };
    const { resultId } = answer;
    if (answer.kind === 'full') return { resultId, items: await converted(answer.items) };
    if (answer.kind === 'unchanged') return { resultId, items: before };
    const edits = await Promise.all(
      answer.edits.map(async ({ items, ...edit }) => ({ ...edit, items: await converted(items) })),
    );
    const { moved } = answer;
    const kept = moved ? before.map((one) => movedDiagnostic(one, uri, moved)) : before;
    return { resultId, items: withEdits(kept, edits) };
  }
}

/** Another object: VS Code may still show what it was. The same where nothing of it moves. */
function movedDiagnostic(diagnostic: vscode.Diagnostic, uri: vscode.Uri, moved: MovedPlaces): vscode.Diagnostic {
  const range = movedRange(diagnostic.range, moved);
  const related = diagnostic.relatedInformation?.map((one) => {
    const { location, message } = one;
    if (String(location.uri) !== String(uri)) return one;
    const other = movedRange(location.range, moved);
    if (other === location.range) return one;
    return new vscode.DiagnosticRelatedInformation(new vscode.Location(location.uri, other), message);
  });
  const isSame = related?.every((one, index) => one === diagnostic.relatedInformation?.[index]) ?? true;
  if (range === diagnostic.range && isSame) return diagnostic;
  const copy: vscode.Diagnostic = Object.assign(Object.create(Object.getPrototypeOf(diagnostic)), diagnostic, {
    range,
  });
  if (related) copy.relatedInformation = related;
  return copy;
}

function movedRange(range: vscode.Range, moved: MovedPlaces): vscode.Range {
  if (range.end.line < moved.line) return range;
  return new vscode.Range(movedPosition(range.start, moved), movedPosition(range.end, moved));
}

function movedPosition(position: vscode.Position, { line, by }: MovedPlaces): vscode.Position {
  return position.line < line ? position : position.translate(by);
}

function linkToPage(diagnostic: vscode.Diagnostic): void {
  const { code } = diagnostic;
  if (typeof code === 'string') diagnostic.code = { value: code, target: pageOf(code) };
}

function pageOf(rule: string): vscode.Uri {
  let page = pages.get(rule);
  if (!page) {
    page = vscode.Uri.from({ scheme: ownScheme, path: `/${rulePagePath(rule)}` });
    pages.set(rule, page);
  }
  return page;
}

const pages = new Map<string, vscode.Uri>();
