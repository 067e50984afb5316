import { type CodeAction, CodeActionKind, type CodeActionParams, type Diagnostic } from 'vscode-languageserver';
import type { Finding, Span } from '#engine/finding.ts';
import { toWorkspaceEdit } from '../edits.ts';
import { guard } from '../guard.ts';
import { ignoreActionsAt } from '../ignore-actions.ts';
import { isWanted } from '../is-wanted.ts';
import type { Analysis } from '../kinds/analysis.ts';
import { toRange, toSpan } from '../locations.ts';
import { isRefactoringData, refactoringsAt, resolveRefactoring } from '../refactorings.ts';
import type { Feature, Services } from '../services.ts';
import { isWriteDocData, resolveWriteDoc, writeDocActions } from '../write-doc-action.ts';

/** Asked for by editors that repair on saving (`source.fixAll`), and by the command of that name. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.docwright`;

/** Every fix of the findings at a place, all fixes of their rules, and all safe fixes of the document. */
export const codeActions: Feature = (services) => {
  const { connection, analyses, log } = services;
  connection.onCodeAction(
    guard(
      log,
      'textDocument/codeAction',
      async (params: CodeActionParams) => {
        const analysis = await analyses.of(params.textDocument.uri);
        if (!analysis) return [];
        const quickFixes = isWanted(CodeActionKind.QuickFix, params.context)
          ? quickFixesAt(analysis, params, services)
          : [];
        const refactorings = refactoringsAt(analysis, params, services);
        const isAsked = params.context.only !== undefined && isWanted(fixAllKind, params.context);
        const ignoring = isWanted(CodeActionKind.QuickFix, params.context)
          ? ignoreActionsAt(analysis, params, services)
          : [];
        const writing = await writeDocActions(analysis, params, services);
        return [
          ...quickFixes,
          ...ignoring,
          ...refactorings,
          ...writing,
          ...(isAsked ? fixAllActions(analysis, services) : []),
        ];
      },
      () => [],
    ),
  );
  connection.onCodeActionResolve(
    guard(
      log,
      'codeAction/resolve',
      async (action: CodeAction) => {
        const data: unknown = action.data;
        if (isRefactoringData(data)) {
          const of = await analyses.of(data.uri);
          return of ? resolveRefactoring(action, data, of, services) : action;
        }
        if (isWriteDocData(data)) {
          const of = await analyses.of(data.uri);
          return of ? resolveWriteDoc(action, data, of, services) : action;
        }
        const analysis = isFixRuleData(data) ? await analyses.of(data.uri) : undefined;
        if (!analysis || !isFixRuleData(data)) return action;
        return { ...action, ...fixedBy(analysis, data.rule, services) };
      },
      (action) => action,
    ),
  );
};

function quickFixesAt(analysis: Analysis, { range, context }: CodeActionParams, services: Services): CodeAction[] {
  const { findings, lines } = analysis;
  const asked = toSpan(lines, range);
  const here = findings.filter(({ span, fixes }) => fixes.length > 0 && touches(span, asked));
  const fixes = here.flatMap((finding) => actionsOf(finding, context.diagnostics, analysis, services));
  const rules = [...new Set(here.map(({ rule }) => rule))];
  return [...fixes, ...rules.flatMap((rule) => fixRuleAction(rule, analysis, services))];
}

function touches(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end;
}

function actionsOf(finding: Finding, shown: Diagnostic[], analysis: Analysis, services: Services): CodeAction[] {
  const diagnostics = shown.filter((diagnostic) => isAbout(diagnostic, finding, analysis));
  return finding.fixes.flatMap(({ title, edits, isSafe }, index) => {
    const edit = toWorkspaceEdit(edits, analysis, services);
    if (!edit) return [];
    return [{ title, kind: CodeActionKind.QuickFix, diagnostics, isPreferred: isSafe && index === 0, edit }];
  });
}

function isAbout({ code, range }: Diagnostic, { rule, span }: Finding, { lines }: Analysis): boolean {
  const { start, end } = toRange(lines, span);
  const isSamePlace =
    range.start.line === start.line &&
    range.start.character === start.character &&
    range.end.line === end.line &&
    range.end.character === end.character;
  return code === rule && isSamePlace;
}

/** What an action that isn't worked out yet is worked out from. */
interface FixRuleData {
  readonly uri: string;
  readonly rule: string;
}

/** Comes back from the client. */
function isFixRuleData(data: unknown): data is FixRuleData {
  if (typeof data !== 'object' || data === null) return false;
  const { uri, rule } = data as Readonly<Record<string, unknown>>;
  return typeof uri === 'string' && typeof rule === 'string';
}

/** Where more than one finding of the rule has a safe fix. All fixes are worked out only when the author takes it, if the client waits. */
function fixRuleAction(rule: string, analysis: Analysis, services: Services): CodeAction[] {
  const fixable = analysis.findings.filter((finding) => finding.rule === rule && finding.fixes[0]?.isSafe);
  if (fixable.length < 2) return [];
  const action = { title: `Fix all of ${rule}`, kind: CodeActionKind.QuickFix };
  const data: FixRuleData = { uri: analysis.uri, rule };
  return [
    services.client.resolvesActionEdits ? { ...action, data } : { ...action, ...fixedBy(analysis, rule, services) },
  ];
}

function fixAllActions(analysis: Analysis, services: Services): CodeAction[] {
  const fixed = fixedBy(analysis, undefined, services);
  return fixed ? [{ title: 'Fix all problems that have a safe fix', kind: fixAllKind, ...fixed }] : [];
}

function fixedBy(
  analysis: Analysis,
  rule: string | undefined,
  services: Services,
): Pick<CodeAction, 'edit'> | undefined {
  const edits = analysis.fixAll(rule);
  const edit = edits.length > 0 ? toWorkspaceEdit(edits, analysis, services) : undefined;
  return edit && { edit };
}
