import { type CodeAction, CodeActionKind, type CodeActionParams, type WorkspaceEdit } from 'vscode-languageserver';
import { escapeSnippet } from '#engine/completion/escape-snippet.ts';
import type { Finding } from '#engine/finding.ts';
import { applyEdits, checkMarkdown, parseMarkdown } from '#engine/index.ts';
import { type Suppressed, suppressInMarkdown } from '#engine/suppression/insert-in-markdown.ts';
import { suppressInSpec } from '#engine/suppression/insert-in-spec.ts';
import type { Insertion } from '#engine/suppression/insertion.ts';
import { isAboutSuppression } from '#engine/suppression/names.ts';
import { toWorkspaceEdit } from './edits.ts';
import type { Analysis } from './kinds/analysis.ts';
import { toRange, toSpan } from './locations.ts';
import type { Services } from './services.ts';

/** For each rule with a finding at a place: the comment that suppresses it there, and that for the whole file. */
export function ignoreActionsAt(
  analysis: Analysis,
  { range, context }: CodeActionParams,
  services: Services,
): CodeAction[] {
  const asked = toSpan(analysis.lines, range);
  const rules = new Set<string>();
  const actions: CodeAction[] = [];
  for (const { rule, span } of analysis.findings) {
    if (span.start > asked.end || asked.start > span.end || rules.has(rule) || isAboutSuppression(rule)) continue;
    if (rules.size === mostRules) break;
    rules.add(rule);
    const diagnostics = context.diagnostics.filter(({ code }) => code === rule);
    // At the very beginning, and without a text, it is about the whole file.
    const reaches = span.end === 0 ? (['file'] as const) : (['here', 'file'] as const);
    for (const reach of reaches) {
      const comment = insertionIn(analysis, { rule, at: span.start }, reach);
      const edit = comment && editOf(comment, analysis, services);
      const title = `Ignore \`${rule}\` ${reach === 'here' ? 'here' : 'in this file'}`;
      if (edit) actions.push({ title, kind: CodeActionKind.QuickFix, diagnostics, edit });
    }
  }
  return actions;
}

/** Who selects a whole document doesn't want to ignore all that is found in it, one rule after the other. */
const mostRules = 10;

function insertionIn(analysis: Analysis, finding: Suppressed, reach: 'here' | 'file'): Insertion | undefined {
  const { markdown, spec } = analysis;
  if (!markdown) return spec && suppressInSpec(spec.file, finding, reach);
  const comment = suppressInMarkdown(markdown.file, finding, reach);
  return comment && isOfUse(comment, finding, analysis, markdown) ? comment : undefined;
}

/** What is said of a document as a whole is said at its first line, whatever that is: a comment there would not be about it. */
function isOfUse(
  { span, text }: Insertion,
  { rule }: Suppressed,
  { project, findings }: Analysis,
  { file, path }: NonNullable<Analysis['markdown']>,
): boolean {
  const after = applyEdits(file.text, [{ uri: file.uri, span, text }]);
  const left = checkMarkdown(project.project, parseMarkdown(file.uri, after, file), path).findings;
  const countIn = (all: readonly Finding[]) => all.filter((one) => one.rule === rule).length;
  return countIn(left) < countIn(findings);
}

/** With a place for the reason, in an editor that has such. */
function editOf(
  { span, text, reasonAt }: Insertion,
  analysis: Analysis,
  services: Services,
): WorkspaceEdit | undefined {
  if (!services.client.snippetEdits) return toWorkspaceEdit([{ uri: analysis.uri, span, text }], analysis, services);
  const value = `${escapeSnippet(text.slice(0, reasonAt))}: \${1:reason}${escapeSnippet(text.slice(reasonAt))}`;
  const { uri, version, lines } = analysis;
  const edits = [{ range: toRange(lines, span), snippet: { kind: 'snippet' as const, value } }];
  return { documentChanges: [{ textDocument: { uri, version }, edits }] };
}
