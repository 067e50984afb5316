import type { ColumnRequirement } from '../contract/contract.ts';
import type { Fix, TextEdit } from '../finding.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { TableInPlace } from './content.ts';

/** Adds columns at the right of a table; a cell that must not stay empty says `TODO`. */
export function addColumns(
  file: MarkdownFile,
  { table, offset }: Pick<TableInPlace, 'table' | 'offset'>,
  columns: readonly NewColumn[],
): Fix {
  const first = file.lines.lineAt(offset + table.span.start);
  const edits: TextEdit[] = [];
  const append = (line: number, cells: readonly string[]): void => {
    const end = file.lines.lineEnd(line);
    const written = file.text.slice(file.lines.lineStart(line), end);
    const trimmedEnd = end - (written.length - written.trimEnd().length);
    const bar = written.trimEnd().endsWith('|') ? ' ' : ' | ';
    edits.push({ uri: file.uri, span: { start: trimmedEnd, end }, text: `${bar}${cells.join(' | ')} |` });
  };
  append(
    first,
    columns.map((column) => column.name),
  );
  append(
    first + 1,
    columns.map(() => '---'),
  );
  for (const index of table.rows.keys()) append(first + 2 + index, columns.map(valueFor));
  const names = columns.map((column) => `*${column.name}*`).join(' and ');
  return { title: `Add the column${columns.length > 1 ? 's' : ''} ${names}`, edits, isSafe: true };
}

/** What has to be known of a column to add it. */
type NewColumn = Pick<ColumnRequirement, 'name' | 'enum' | 'type' | 'isNonEmpty'>;

function valueFor(column: NewColumn): string {
  if (column.enum?.[0] !== undefined) return column.enum[0];
  if (column.type === 'integer') return '0';
  return column.isNonEmpty ? 'TODO' : '';
}
