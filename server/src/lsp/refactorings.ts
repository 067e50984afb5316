import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import type { Span } from '#engine/finding.ts';
import type { Refactoring } from '#engine/refactoring.ts';
import { toWorkspaceEdit } from './edits.ts';
import { isWanted } from './is-wanted.ts';
import type { Analysis } from './kinds/analysis.ts';
import { toSpan } from './locations.ts';
import type { Services } from './services.ts';

/** What can be rewritten at a place of a document. The edits are worked out when the author takes one, if the client waits. */
export function refactoringsAt(
  analysis: Analysis,
  { range, context }: CodeActionParams,
  services: Services,
): CodeAction[] {
  if (!analysis.refactorings) return [];
  const span = toSpan(analysis.lines, range);
  return analysis.refactorings(span).flatMap(({ id, title, kind: what, edits }): CodeAction[] => {
    const kind = refactoringKinds[what];
    if (!isWanted(kind, context)) return [];
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
  const edits = analysis
    .refactorings?.(span)
    .find(({ id }) => id === refactoring)
    ?.edits();
  const edit = edits && toWorkspaceEdit(edits, analysis, services);
  if (!edit) throw refusal('The text can not be rewritten without changing what it means.');
  return { ...action, edit };
}

/** As editors sort actions into their menus. */
export const refactoringKinds: Readonly<Record<Refactoring['kind'], string>> = {
  extract: CodeActionKind.RefactorExtract,
  inline: CodeActionKind.RefactorInline,
  alignTable: `${CodeActionKind.RefactorRewrite}.table.align`,
  addTableRow: `${CodeActionKind.RefactorRewrite}.table.addRow`,
  sortTable: `${CodeActionKind.RefactorRewrite}.table.sort`,
  moveColumnLeft: `${CodeActionKind.RefactorRewrite}.table.moveColumnLeft`,
  moveColumnRight: `${CodeActionKind.RefactorRewrite}.table.moveColumnRight`,
  sync: `${CodeActionKind.RefactorRewrite}.sync`,
  insertFromSpec: `${CodeActionKind.RefactorRewrite}.insertFromSpec`,
  insertParameters: `${CodeActionKind.RefactorRewrite}.insertFromSpec.parameters`,
  insertResponses: `${CodeActionKind.RefactorRewrite}.insertFromSpec.responses`,
};

function refusal(message: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
