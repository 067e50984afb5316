import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';
import type { TextEdit } from '#engine/finding.ts';
import { extractionAt } from '#engine/spec/refactor/extract.ts';
import { inliningAt, inliningOfComponentAt } from '#engine/spec/refactor/inline.ts';
import { toWorkspaceEdit } from './edits.ts';
import type { Analysis } from './kinds/analysis.ts';
import { toSpan } from './locations.ts';
import type { Services } from './services.ts';

/** What can be extracted to a component, or inlined, at a place of a spec. */
export function refactoringsAt(
  analysis: Analysis,
  { range, context: { only } }: CodeActionParams,
  services: Services,
): CodeAction[] {
  const { file, specs } = analysis.spec ?? {};
  const [spec] = specs ?? [];
  if (!file || !spec) return [];
  const span = toSpan(file, range);
  const isWanted = (kind: string) =>
    only === undefined || only.some((one) => kind === one || kind.startsWith(`${one}.`));
  const action = (title: string, kind: string, edits: readonly TextEdit[]): CodeAction[] => {
    const edit = toWorkspaceEdit(edits, analysis, services);
    return edit ? [{ title, kind, edit }] : [];
  };
  const actions: CodeAction[] = [];
  const extract = isWanted(CodeActionKind.RefactorExtract) ? extractionAt(spec, file.uri, span) : undefined;
  if (extract) {
    const title = `Extract to “${extract.name}” in ${extract.holder}`;
    actions.push(...action(title, CodeActionKind.RefactorExtract, extract.edits));
  }
  if (!isWanted(CodeActionKind.RefactorInline)) return actions;
  const atReference = inliningAt(spec, file.uri, span.start);
  const found = atReference ?? inliningOfComponentAt(spec, file.uri, span.start);
  if (atReference)
    actions.push(...action(`Inline “${atReference.name}”`, CodeActionKind.RefactorInline, atReference.edits));
  if (found?.removing) {
    const title = `Inline “${found.name}”, its only use, and remove it`;
    actions.push(...action(title, CodeActionKind.RefactorInline, found.removing));
  }
  return actions;
}
