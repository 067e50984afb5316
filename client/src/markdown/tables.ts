import { methodHtml, methodIn } from './endpoints.ts';
import { htmlToken, replaceFirst, textToken } from './html.ts';
import type { MarkdownToken, ParserState } from './markdown-it.ts';

/** Gives statuses and methods in the columns of a table badges; `index` is the table's opening token. */
export function markTable(state: ParserState, index: number): void {
  const rows = readRows(state.tokens, index);
  const [header = [], ...body] = rows;
  const names = header.map(({ content }) => content.replace(/[`*]/g, '').trim());
  for (const [column, name] of names.entries()) {
    const cells = body.flatMap((row) => row[column] ?? []);
    const isOfStatuses = statusHeader.test(name) || (/^codes?$/i.test(name) && cells.every(isStatusCell));
    for (const cell of cells) {
      if (isOfStatuses) markStatus(state, cell);
      else if (/^(?:http )?(?:method|verb)s?$/i.test(name)) markMethod(state, cell);
    }
  }
  if (names.some((name) => /^(?:error )?codes?$/i.test(name) || statusHeader.test(name))) {
    state.tokens[index]?.attrJoin('class', 'docwright-errors');
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

function markStatus(state: ParserState, cell: MarkdownToken): void {
  const first = cell.children?.[0];
  const [, status, rest = ''] = /^\s*([1-5](?:\d\d|xx))(?!\w)(.*)$/is.exec(first?.content ?? '') ?? [];
  if (!first || status === undefined || (first.type !== 'text' && first.type !== 'code_inline')) return;
  const html = `<span class="docwright-status docwright-${status.charAt(0)}xx">${status}</span>`;
  replaceFirst(cell, [htmlToken(state, html), textToken(state, rest)]);
}

function markMethod(state: ParserState, cell: MarkdownToken): void {
  const first = cell.children?.[0];
  const method = first && cell.children?.length === 1 ? methodIn(first.content) : undefined;
  if (method !== undefined) replaceFirst(cell, [htmlToken(state, methodHtml(method))]);
}

const statusHeader = /^(?:http )?(?:status|response)(?: code)?s?$|^http code$/i;
