import { type CodeAction, CodeActionKind, type CodeActionParams, type WorkspaceEdit } from 'vscode-languageserver';
import { escapeSnippet } from '#engine/completion/escape-snippet.ts';
import { suppressInMarkdown } from '#engine/suppression/insert-in-markdown.ts';
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
    for (const reach of ['here', 'file'] as const) {
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

function insertionIn(
  { markdown, spec }: Analysis,
  finding: { readonly rule: string; readonly at: number },
  reach: 'here' | 'file',
): Insertion | undefined {
  if (markdown) return suppressInMarkdown(markdown.file, finding, reach);
  return spec && suppressInSpec(spec.file, finding, reach);
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
