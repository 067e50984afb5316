import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type CompletionList,
  type CompletionParams,
  InsertTextFormat,
  MarkupKind,
} from 'vscode-languageserver';
import type { Completion, CompletionKind } from '#engine/completion/item.ts';
import { plainScaffold } from '#engine/contract/scaffold.ts';
import { mostCompletions } from '#engine/spec/completion/complete.ts';
import type { ClientSupport } from '../client-support.ts';
import { guard } from '../guard.ts';
import type { Analysis } from '../kinds/analysis.ts';
import { toRange } from '../locations.ts';
import type { Feature } from '../services.ts';

/** What may stand at the cursor. */
export const completion: Feature = ({ connection, analyses, client, log }) => {
  const answer = async ({ textDocument, position }: CompletionParams): Promise<CompletionItem[] | CompletionList> => {
    const analysis = await analyses.of(textDocument.uri);
    if (!analysis) return [];
    const completions = await analysis.complete(analysis.lines.offsetAt(position));
    const items = completions.map((one) => toItem(one, analysis, client));
    // What was left out may fit once more is typed.
    return items.length < mostCompletions ? items : { isIncomplete: true, items };
  };
  connection.onCompletion(guard(log, 'textDocument/completion', answer, () => []));
};

function toItem(completion: Completion, { lines }: Analysis, client: ClientSupport): CompletionItem {
  const { label, kind, insertText, isSnippet, span, detail, documentation, sortText, filterText } = completion;
  const { isDeprecated, moreEdits } = completion;
  const markup = client.markdownInCompletion ? MarkupKind.Markdown : MarkupKind.PlainText;
  return {
    label,
    kind: kinds[kind],
    ...(detail !== undefined && { detail }),
    ...(documentation !== undefined && { documentation: { kind: markup, value: documentation } }),
    sortText,
    filterText,
    insertTextFormat: isSnippet && client.snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: {
      range: toRange(lines, span),
      newText: isSnippet && !client.snippets ? plainScaffold(insertText) : insertText,
    },
    ...(isDeprecated && client.completionTags && { tags: [CompletionItemTag.Deprecated] }),
    ...(moreEdits && {
      additionalTextEdits: moreEdits.map((edit) => ({ range: toRange(lines, edit.span), newText: edit.text })),
    }),
  };
}

const kinds: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  section: CompletionItemKind.Module,
  method: CompletionItemKind.Method,
  status: CompletionItemKind.EnumMember,
  errorCode: CompletionItemKind.Constant,
  key: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  snippet: CompletionItemKind.Snippet,
  reference: CompletionItemKind.Reference,
  file: CompletionItemKind.File,
};
