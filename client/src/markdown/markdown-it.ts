/** What VS Code's own Markdown preview hands over, as far as we touch it: its parser, markdown-it. */
export interface MarkdownParser {
  readonly core: { readonly ruler: { push(name: string, rule: (state: ParserState) => void): void } };
}

export interface ParserState {
  readonly tokens: MarkdownToken[];
  readonly Token: new (type: string, tag: string, nesting: -1 | 0 | 1) => MarkdownToken;
}

export interface MarkdownToken {
  readonly type: string;
  content: string;
  children: MarkdownToken[] | null;
  attrJoin(name: string, value: string): void;
}
