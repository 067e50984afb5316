import type { MarkdownToken, ParserState } from './markdown-it.ts';

/** A token of HTML that is ours. */
export function htmlToken({ Token }: ParserState, html: string): MarkdownToken {
  const token = new Token('html_inline', '', 0);
  token.content = html;
  return token;
}

/** A token of words, which are escaped when they are rendered. */
export function textToken({ Token }: ParserState, words: string): MarkdownToken {
  const token = new Token('text', '', 0);
  token.content = words;
  return token;
}

/** Puts tokens into the place of the first words of an inline token. */
export function replaceFirst(inline: MarkdownToken, tokens: readonly MarkdownToken[]): void {
  inline.children = [...tokens, ...(inline.children ?? []).slice(1)];
}
