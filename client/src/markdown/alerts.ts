import { showAs } from './html.ts';
import type { ParserState } from './markdown-it.ts';

/** Makes a quotation that begins with `[!NOTE]` a call-out, as GitHub does; `index` is the quotation's opening token. */
export function markAlert({ tokens }: ParserState, index: number): void {
  const [first, second] = tokens[index + 2]?.children ?? [];
  const [, kind] = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*$/i.exec(first?.content ?? '') ?? [];
  const endsLine = second === undefined || second.type === 'softbreak' || second.type === 'hardbreak';
  if (first?.type !== 'text' || tokens[index + 1]?.type !== 'paragraph_open' || !kind || !endsLine) return;
  const name = kind.charAt(0).toUpperCase() + kind.slice(1).toLowerCase();
  tokens[index]?.attrJoin('class', `docwright-alert docwright-${name.toLowerCase()}`);
  const end = second?.type === 'softbreak' ? '<br>' : '';
  showAs(first, `<strong class="docwright-alert-title">${name}</strong>${end}`);
}
