import type { MarkdownParser, MarkdownToken } from './markdown-it.ts';

/**
 * Has a token of words shown as HTML of ours. The token itself stays: VS Code reads headings, anchors and links from the same tokens.
 */
export function showAs(token: MarkdownToken, html: string): void {
  token.meta = { ...(typeof token.meta === 'object' ? token.meta : undefined), [key]: html };
}

/** Lets tokens of some types be rendered as {@link showAs} says. */
export function renderShown(parser: MarkdownParser, types: readonly string[]): void {
  const { rules } = parser.renderer;
  for (const type of types) {
    const before = rules[type];
    if (typeof before !== 'function') continue;
    rules[type] = (tokens: readonly MarkdownToken[], index: number, ...rest: readonly unknown[]): string =>
      shownHtml(tokens[index]) ?? String(Reflect.apply(before, rules, [tokens, index, ...rest]));
  }
}

export function escapeHtml(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const key = 'docwright';

function shownHtml(token: MarkdownToken | undefined): string | undefined {
  const meta = token?.meta;
  const html: unknown = typeof meta === 'object' && meta !== null && key in meta ? meta[key] : undefined;
  return typeof html === 'string' ? html : undefined;
}
