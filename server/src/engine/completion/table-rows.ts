import { plainCell } from '../facts/error-columns.ts';
import type { Place } from '../facts/place.ts';
import { allBlocks } from '../markdown/all-blocks.ts';
import type { TableBlock } from '../markdown/facts.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { escapeSnippet } from './escape-snippet.ts';
import { type Completion, type CompletionContext, sortKey } from './item.ts';

/** A whole row, with a place to fill in for each column: on the line below a table, also where its first bar is there. */
export function tableRows({ file, place }: CompletionContext): readonly Completion[] {
  const { line } = place;
  const [, prefix, bar] = /^([ \t>]*)(\|?)[ \t]*$/.exec(line.before) ?? [];
  if (prefix === undefined || bar === undefined || !/^[ \t]*\|?[ \t]*$/.test(line.after)) return [];
  const table = tableAbove(file, place)?.table;
  if (!table) return [];
  const cells = table.header.map(({ text }, column) => {
    const words = `\${${column + 1}:${escapeSnippet(plainCell(text) || 'TODO')}}`;
    return isCodeColumn(table, column) ? `\`${words}\`` : words;
  });
  const names = table.header.map(({ text }) => plainCell(text)).join(', ');
  return [
    {
      label: 'New row',
      kind: 'snippet',
      insertText: `| ${cells.join(' | ')} |`,
      isSnippet: true,
      span: { start: line.start + prefix.length, end: line.end },
      detail: names,
      documentation: undefined,
      sortText: sortKey('0', 0),
      filterText: bar === '' ? 'New row' : '| New row',
    },
  ];
}

/** The table that ends in the line above, or whose last row the line is about to be, with its offset in the document. */
export function tableAbove(
  { lines, parts, text }: MarkdownFile,
  { line }: Place,
): { readonly table: TableBlock; readonly start: number } | undefined {
  const index = lines.lineAt(line.start);
  if (index === 0) return undefined;
  const above = lines.lineStart(index - 1);
  const part = parts.findLast(({ start }) => start <= above);
  if (!part || !text.slice(above, line.start).includes('|')) return undefined;
  const at = lines.lineEnd(index - 1) - part.start;
  const table = allBlocks(part.content.facts.blocks).find(
    ({ kind, span }) => kind === 'table' && span.start < at && at <= span.end,
  );
  if (table?.kind !== 'table') return undefined;
  // In the middle of a table a line is one of its rows already.
  const isLast = part.start + table.span.end <= line.end;
  const isBelowHeader = lines.lineAt(part.start + table.span.start) + 1 < index;
  return isLast && isBelowHeader ? { table, start: part.start + table.span.start } : undefined;
}

/** Most of its filled cells are in code marks. */
export function isCodeColumn({ rows }: TableBlock, column: number): boolean {
  const filled = rows.map((row) => row[column]).filter((cell) => cell && cell.text !== '');
  const marked = filled.filter((cell) => cell && cell.span.end - cell.span.start === cell.text.length + 2);
  return marked.length * 2 > filled.length;
}
