import type { TextEdit } from '../finding.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { displayWidth } from './display-width.ts';
import { rewrite, type SourceTable } from './source-table.ts';

/** Puts the bars of a table below each other. What the table says, and how its columns are aligned, stays. */
export function alignTable(file: MarkdownFile, { header, delimiter, rows }: SourceTable): readonly TextEdit[] {
  const columns = header.cells.length;
  const alignments = delimiter.cells.map((cell) => alignmentOf(cell.trim()));
  const texts = [header, ...rows].map(({ cells }) => cells.map((cell) => cell.trim()));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(3, ...texts.map((cells) => displayWidth(cells[column] ?? ''))),
  );
  const line = (prefix: string, cells: readonly string[]): string => `${prefix}| ${cells.join(' | ')} |`;
  const padded = (cells: readonly string[]): string[] => [
    ...widths.map((width, column) => pad(cells[column] ?? '', width, alignments[column] ?? 'none')),
    // More cells than columns: nobody sees them, but they are the author's.
    ...cells.slice(columns),
  ];
  return [
    ...[header, ...rows].flatMap((row, index) => rewrite(file, row, line(row.prefix, padded(texts[index] ?? [])))),
    ...rewrite(
      file,
      delimiter,
      line(
        delimiter.prefix,
        widths.map((width, column) => hyphens(width, alignments[column] ?? 'none')),
      ),
    ),
  ];
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
