import type { TextEdit } from '../finding.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { displayWidth } from './display-width.ts';
import { rewrite, type SourceRow, type SourceTable } from './source-table.ts';

/** Puts the bars of a table below each other. What the table says, and how its columns are aligned, stays. */
export function alignTable(file: MarkdownFile, { header, delimiter, rows }: SourceTable): readonly TextEdit[] {
  const written = [header, ...rows];
  const aligned = alignedLines(
    delimiter,
    written.map(({ prefix, cells }) => ({ prefix, cells })),
  );
  return [
    ...written.flatMap((row, index) => rewrite(file, row, aligned.rows[index] ?? '')),
    ...rewrite(file, delimiter, aligned.delimiter),
  ];
}

/** The lines of a table with its bars below each other; the first row is the header. */
export function alignedLines(
  delimiter: Pick<SourceRow, 'prefix' | 'cells'>,
  all: readonly Pick<SourceRow, 'prefix' | 'cells'>[],
): { readonly rows: readonly string[]; readonly delimiter: string } {
  const columns = all[0]?.cells.length ?? 0;
  const alignments = delimiter.cells.map((cell) => alignmentOf(cell.trim()));
  const texts = all.map(({ cells }) => cells.map((cell) => cell.trim()));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(3, ...texts.map((cells) => displayWidth(cells[column] ?? ''))),
  );
  const line = (prefix: string, cells: readonly string[]): string => `${prefix}| ${cells.join(' | ')} |`;
  const padded = (cells: readonly string[]): string[] => [
    ...widths.map((width, column) => pad(cells[column] ?? '', width, alignments[column] ?? 'none')),
    // More cells than columns: nobody sees them, but they are the author's.
    ...cells.slice(columns),
  ];
  return {
    rows: all.map(({ prefix }, index) => line(prefix, padded(texts[index] ?? []))),
    delimiter: line(
      delimiter.prefix,
      widths.map((width, column) => hyphens(width, alignments[column] ?? 'none')),
    ),
  };
}

type Alignment = 'none' | 'left' | 'center' | 'right';

function alignmentOf(delimiter: string): Alignment {
  if (delimiter.endsWith(':')) return delimiter.startsWith(':') ? 'center' : 'right';
  return delimiter.startsWith(':') ? 'left' : 'none';
}

function hyphens(width: number, alignment: Alignment): string {
  const left = alignment === 'left' || alignment === 'center' ? ':' : '-';
  const right = alignment === 'right' || alignment === 'center' ? ':' : '-';
  return `${left}${'-'.repeat(width - 2)}${right}`;
}

function pad(text: string, width: number, alignment: Alignment): string {
  const missing = Math.max(0, width - displayWidth(text));
  switch (alignment) {
    case 'none':
    case 'left':
      return text + ' '.repeat(missing);
    case 'right':
      return ' '.repeat(missing) + text;
    case 'center': {
      const before = Math.floor(missing / 2);
      return ' '.repeat(before) + text + ' '.repeat(missing - before);
    }
  }
}
