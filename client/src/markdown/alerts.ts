import { htmlToken } from './html.ts';
import type { ParserState } from './markdown-it.ts';

/** Makes a quotation that begins with `[!NOTE]` a call-out, as GitHub does; `index` is the quotation's opening token. */
export function markAlert({ tokens, Token }: ParserState, index: number): void {
  const inline = tokens[index + 2];
  const [first, second, ...others] = inline?.children ?? [];
  const [, kind] = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*$/i.exec(first?.content ?? '') ?? [];
  const endsLine = second === undefined || second.type === 'softbreak' || second.type === 'hardbreak';
  if (!inline || tokens[index + 1]?.type !== 'paragraph_open' || !kind || !endsLine) return;
  const name = kind.charAt(0).toUpperCase() + kind.slice(1).toLowerCase();
  tokens[index]?.attrJoin('class', `docwright-alert docwright-${name.toLowerCase()}`);
  const title = htmlToken({ tokens, Token }, `<strong class="docwright-alert-title">${name}</strong>`);
  inline.children = second === undefined ? [title] : [title, new Token('hardbreak', 'br', 0), ...others];
}
