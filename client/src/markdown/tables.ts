import { methodHtml, methodIn } from './endpoints.ts';
import { escapeHtml, showAs } from './html.ts';
import type { MarkdownToken, ParserState } from './markdown-it.ts';

/** Gives statuses and methods in the columns of a table badges; `index` is the table's opening token. */
export function markTable({ tokens }: ParserState, index: number): void {
  const rows = readRows(tokens, index);
  const [header = [], ...body] = rows;
  const names = header.map(({ content }) => content.replace(/[`*]/g, '').trim());
  for (const [column, name] of names.entries()) {
    const cells = body.flatMap((row) => row[column] ?? []);
    const isOfStatuses = statusHeader.test(name) || (/^codes?$/i.test(name) && cells.every(isStatusCell));
    for (const cell of cells) {
      if (isOfStatuses) markStatus(cell);
      else if (/^(?:http )?(?:method|verb)s?$/i.test(name)) markMethod(cell);
    }
  }
  if (names.some((name) => /^(?:error )?codes?$/i.test(name) || statusHeader.test(name))) {
    tokens[index]?.attrJoin('class', 'docwright-errors');
  }
}

function readRows(tokens: readonly MarkdownToken[], index: number): MarkdownToken[][] {
  const rows: MarkdownToken[][] = [];
  for (let at = index + 1; tokens[at] && tokens[at]?.type !== 'table_close'; at++) {
    const token = tokens[at];
    if (token?.type === 'tr_open') rows.push([]);
    if (token?.type === 'inline') rows.at(-1)?.push(token);
  }
  return rows;
}

function isStatusCell({ content }: MarkdownToken): boolean {
  return /^`?[1-5]\d\d\b/.test(content.trim());
}

function markStatus({ children }: MarkdownToken): void {
  const first = children?.[0];
  const [, status, rest = ''] = /^\s*([1-5](?:\d\d|xx))(?!\w)(.*)$/is.exec(first?.content ?? '') ?? [];
  if (!first || status === undefined || (first.type !== 'text' && first.type !== 'code_inline')) return;
  const badge = `<span class="docwright-status docwright-${status.charAt(0)}xx">${status}</span>`;
  showAs(first, badge + escapeHtml(rest));
}

function markMethod({ children }: MarkdownToken): void {
  const first = children?.[0];
  const method = first && children.length === 1 ? methodIn(first.content) : undefined;
  if (first && method !== undefined) showAs(first, methodHtml(method));
}

const statusHeader = /^(?:http )?(?:status|response)(?: code)?s?$|^http code$/i;
