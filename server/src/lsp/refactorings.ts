import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import type { Span, TextEdit } from '#engine/finding.ts';
import { extractionAt } from '#engine/spec/refactor/extract.ts';
import { inliningAt, inliningOfComponentAt } from '#engine/spec/refactor/inline.ts';
import { toWorkspaceEdit } from './edits.ts';
import type { Analysis } from './kinds/analysis.ts';
import { toSpan } from './locations.ts';
import type { Services } from './services.ts';

/** What can be extracted to a component, or inlined, at a place of a spec. The edits are worked out when the author takes one, if the client waits. */
export function refactoringsAt(
  analysis: Analysis,
  { range, context: { only } }: CodeActionParams,
  services: Services,
): CodeAction[] {
  if (!analysis.spec) return [];
  const span = toSpan(analysis.spec.file, range);
  const isWanted = (kind: string) =>
    only === undefined || only.some((one) => kind === one || kind.startsWith(`${one}.`));
  return refactorings(analysis, span).flatMap(({ id, title, kind, edits }): CodeAction[] => {
    if (!isWanted(kind)) return [];
    const data: RefactoringData = { uri: analysis.uri, version: analysis.version, refactoring: id, span };
    if (services.client.resolvesActionEdits) return [{ title, kind, data }];
    const found = edits();
    const edit = found && toWorkspaceEdit(found, analysis, services);
    return edit ? [{ title, kind, edit }] : [];
  });
}

/** What an action that isn't worked out yet is worked out from. */
export interface RefactoringData {
  readonly uri: string;
  readonly version: number;
  readonly refactoring: string;
  readonly span: Span;
}

/** Comes back from the client. */
export function isRefactoringData(data: unknown): data is RefactoringData {
  if (typeof data !== 'object' || data === null) return false;
  const { uri, version, refactoring, span } = data as Readonly<Record<string, unknown>>;
  if (typeof uri !== 'string' || typeof version !== 'number' || typeof refactoring !== 'string') return false;
  if (typeof span !== 'object' || span === null) return false;
  const { start, end } = span as Readonly<Record<string, unknown>>;
  return typeof start === 'number' && typeof end === 'number';
}

/** The action with its edit. */
export function resolveRefactoring(
  action: CodeAction,
  { version, refactoring, span }: RefactoringData,
  analysis: Analysis,
  services: Services,
): CodeAction {
  if (analysis.version !== version) throw refusal('The document has changed since.');
  const edits = refactorings(analysis, span)
    .find(({ id }) => id === refactoring)
    ?.edits();
  const edit = edits && toWorkspaceEdit(edits, analysis, services);
  if (!edit) throw refusal('The text can not be rewritten without changing what it means.');
  return { ...action, edit };
}

interface Refactoring {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  edits(): readonly TextEdit[] | undefined;
}

function refactorings({ spec: description }: Analysis, span: Span): readonly Refactoring[] {
  const { file, specs } = description ?? {};
  const [spec] = specs ?? [];
  if (!file || !spec) return [];
  const found: Refactoring[] = [];
  const extract = extractionAt(spec, file.uri, span);
  if (extract) {
    const title = `Extract to “${extract.name}” in ${extract.holder}`;
    found.push({ id: 'extract', title, kind: CodeActionKind.RefactorExtract, edits: () => extract.edits() });
  }
  const kind = CodeActionKind.RefactorInline;
  const atReference = inliningAt(spec, file.uri, span.start);
  if (atReference) {
    found.push({ id: 'inline', title: `Inline “${atReference.name}”`, kind, edits: () => atReference.edits() });
  }
  const only = atReference ?? inliningOfComponentAt(spec, file.uri, span.start);
  if (only?.isOnlyUse) {
    const title = `Inline “${only.name}”, its only use, and remove it`;
    found.push({ id: 'inline-and-remove', title, kind, edits: () => only.removingEdits() });
  }
  return found;
}

function refusal(message: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
