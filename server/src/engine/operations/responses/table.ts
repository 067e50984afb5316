import { statusColumn } from '../../facts/table-statuses.ts';
import type { TableBlock, TableCell } from '../../markdown/facts.ts';
import { columnRole } from '../column-names.ts';
import { allOf, plainText } from '../text.ts';
import type { PartResponse, ResponseRecogniser } from './recogniser.ts';
import { mediaTypeIn, readStatus } from './status.ts';

/** A table with a column of statuses. */
export const table: ResponseRecogniser = {
  form: 'table',
  read: ({ text, passages }) =>
    passages.flatMap(({ block, label }) =>
      block.kind === 'table' ? readTable(text, block, label?.topic?.about === 'statuses') : [],
    ),
};

function readTable(part: string, block: TableBlock, isAnnounced: boolean): PartResponse[] {
  const named =
    statusColumn(block) ?? (isAnnounced || looksLikeStatuses(block) ? { index: 0, isNamed: false } : undefined);
  if (!named) return [];
  const roles = block.header.map(({ text }) => columnRole(text));
  const description = roles.indexOf('description');
  return block.rows.flatMap((row) => {
    const cell = row[named.index];
    const [first, last] = [row[0], row.at(-1)];
    const found = cell && readStatus(plainText(part, cell.span));
    if (!cell || !first || !last || !found) return [];
    const { hasPhrase: _, ...status } = found;
    const words = description === -1 || description === named.index ? otherWords(row, named.index) : row[description];
    return [
      {
        ...status,
        description: (words && allOf(plainText(part, words.span))) ?? status.description,
        mediaType: status.mediaType ?? mediaTypeIn(plainText(part, { start: first.span.start, end: last.span.end })),
        span: { start: first.span.start, end: last.span.end },
        form: 'table' as const,
        isCertain: true,
      },
    ];
  });
}

/** A header that is no name of statuses, such as `HTTP status codes` with ranges below: every cell begins with one. */
function looksLikeStatuses({ header, rows }: TableBlock): boolean {
  if (!/^\W*(?:(?:http|response|return) ?)?(?:status|code|状态码|ステータス)/i.test(header[0]?.text ?? ''))
    return false;
  return rows.length > 0 && rows.every(([cell]) => /^\W*(?:[1-5]\d\d|[1-5]xx|default)\b/i.test(cell?.text ?? ''));
}

function otherWords(row: readonly TableCell[], column: number): TableCell | undefined {
  return row.toReversed().find((cell) => cell !== row[column] && cell.text !== '');
}
