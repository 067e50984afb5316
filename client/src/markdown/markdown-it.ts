/** What VS Code's own Markdown preview hands over, as far as we touch it: its parser, markdown-it. */
export interface MarkdownParser {
  readonly core: { readonly ruler: { push(name: string, rule: (state: ParserState) => void): void } };
  /** Functions of tokens, an index, and more that only they know. */
  readonly renderer: { readonly rules: Record<string, unknown> };
}

export interface ParserState {
  readonly tokens: readonly MarkdownToken[];
}

export interface MarkdownToken {
  readonly type: string;
  readonly content: string;
  readonly children: readonly MarkdownToken[] | null;
  meta: unknown;
  attrJoin(name: string, value: string): void;
}
