/** Text as it stands in an LSP snippet: https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#snippet_syntax */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
