import type { Span } from '../finding.ts';
import type { TableBlock } from '../markdown/facts.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { PlaceLine } from './place.ts';

/** A cell of a table, found by the bars around it: also one that is only begun. */
export interface CellPlace {
  readonly kind: 'cell';
  readonly table: TableBlock;
  readonly column: number;
  /** The index of its row; -1 for the header. */
  readonly row: number;
  /** The words of the column's heading; empty for none. */
  readonly header: string;
  /** Between the bars, trimmed; at the offset for an empty cell. */
  readonly span: Span;
}

/** The cell that holds the end of `line.before`; undefined before the first bar and in the line below the header. */
export function cellAt(
  file: MarkdownFile,
  table: TableBlock,
  tableStart: number,
  line: PlaceLine,
): CellPlace | undefined {
  const row = file.lines.lineAt(line.start) - file.lines.lineAt(tableStart) - 2;
  if (row === -1) return undefined;
  const offset = line.start + line.before.length;
  const barsBefore = barsOf(line.before);
  const nextBar = barsOf(line.after)[0];
  const hasOuterBar = /^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)*\|/.test(line.before + line.after);
  const column = barsBefore.length - (hasOuterBar ? 1 : 0);
  const isBehindLastCell = column >= table.header.length;
  if (column < 0 || isBehindLastCell) return undefined;

  const start = line.start + (barsBefore.at(-1) ?? -1) + 1;
  const end = nextBar === undefined ? line.end : offset + nextBar;
  return {
    kind: 'cell',
    table,
    column,
    row: Math.max(row, -1),
    header: table.header[column]?.text ?? '',
    span: trimmed(file.text, { start, end }, offset),
  };
}

/** Where the bars are that no backslash stands before (GFM, "Tables"). */
function barsOf(text: string): number[] {
  return [...text.matchAll(/\\.|\|/g)].filter(([found]) => found === '|').map(({ index }) => index);
}

function trimmed(text: string, { start, end }: Span, offset: number): Span {
  const content = text.slice(start, end);
  if (content.trim() === '') return { start: offset, end: offset };
  return { start: start + content.length - content.trimStart().length, end: start + content.trimEnd().length };
}
