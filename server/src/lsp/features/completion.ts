import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionParams,
  InsertTextFormat,
  MarkupKind,
} from 'vscode-languageserver';
import type { Completion, CompletionKind } from '#engine/completion/item.ts';
import { plainScaffold } from '#engine/contract/scaffold.ts';
import type { ClientSupport } from '../client-support.ts';
import { guard } from '../guard.ts';
import type { Analysis } from '../kinds/analysis.ts';
import { toRange } from '../locations.ts';
import type { Feature } from '../services.ts';

/** What may stand at the cursor. */
export const completion: Feature = ({ connection, analyses, client, log }) => {
  const answer = async ({ textDocument, position }: CompletionParams): Promise<CompletionItem[]> => {
    const analysis = await analyses.of(textDocument.uri);
    if (!analysis) return [];
    const completions = analysis.complete(analysis.lines.offsetAt(position));
    return completions.map((one) => toItem(one, analysis, client));
  };
  connection.onCompletion(guard(log, 'textDocument/completion', answer, () => []));
};

function toItem(completion: Completion, { lines }: Analysis, client: ClientSupport): CompletionItem {
  const { label, kind, insertText, isSnippet, span, detail, documentation, sortText, filterText } = completion;
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
  };
}

const kinds: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  section: CompletionItemKind.Module,
  method: CompletionItemKind.Method,
  status: CompletionItemKind.EnumMember,
  errorCode: CompletionItemKind.Constant,
  key: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
};
