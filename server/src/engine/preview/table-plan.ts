import type { Token } from 'markdown-it';
import { isCodeHeader, isMethodHeader, isStatusHeader } from '../facts/error-columns.ts';
import { inlineText } from '../markdown/inline-text.ts';
import { leadingStatus } from './status-marks.ts';

/** What the columns and rows of a table say. Columns and rows of the body count from 0. */
export interface TablePlan {
  readonly statusColumns: ReadonlySet<number>;
  readonly methodColumns: ReadonlySet<number>;
  readonly requiredColumns: ReadonlySet<number>;
  /** For each row of a table of errors the category that it belongs to; empty for any other table. */
  readonly categories: readonly (string | undefined)[];
}

/** Reads a table ahead of its rendering; `index` is its opening token. */
export function planTable(tokens: readonly Token[], index: number): TablePlan {
  const rows = readRows(tokens, index);
  const headers = rows[0] ?? [];
  const body = rows.slice(1);
  const columns = (isWanted: (header: string, column: number) => boolean): Set<number> =>
    new Set(headers.flatMap((header, column) => (isWanted(header, column) ? [column] : [])));
  const statusColumns = columns(
    (header, column) => isStatusHeader(header) || (isCodeHeader(header) && areStatuses(body, column)),
  );
  return {
    statusColumns,
    methodColumns: columns(isMethodHeader),
    requiredColumns: columns((header) => /^(?:required|mandatory)\??$/i.test(header.trim())),
    categories: isErrorTable(headers) ? categoriesOf(headers, body, statusColumns) : [],
  };
}

function readRows(tokens: readonly Token[], index: number): string[][] {
  const rows: string[][] = [];
  for (let at = index + 1; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token || token.type === 'table_close') break;
    if (token.type === 'tr_open') rows.push([]);
    if (token.type === 'inline') rows.at(-1)?.push(inlineText(token).trim());
  }
  return rows;
}

function areStatuses(body: readonly (readonly string[])[], column: number): boolean {
  const filled = body.flatMap((row) => row[column] || []);
  return filled.length > 0 && filled.every((words) => leadingStatus(words) !== undefined);
}

/** A column of codes, and one that says what they mean. */
function isErrorTable(headers: readonly string[]): boolean {
  const hasCodes = headers.some((header) => isCodeHeader(header) || /^(?:http )?status(?: code)?$/i.test(header));
  const isExplained = headers.some((header) =>
    /^(?:message|description|meaning|cause|reason|solution|details?)\b/i.test(header),
  );
  return hasCodes && isExplained;
}

/** By a column of its own, by rows that stand above a group, or else by the class of the status. */
function categoriesOf(
  headers: readonly string[],
  body: readonly (readonly string[])[],
  statusColumns: ReadonlySet<number>,
): (string | undefined)[] {
  const named = headers.findIndex((header) => /^(?:error )?(?:category|class|group|kind|type)$/i.test(header));
  const [status] = statusColumns;
  let group: string | undefined;
  return body.map((row) => {
    if (isGroup(row)) {
      group = row.find((words) => words !== '');
      return group;
    }
    const ofStatus = status === undefined ? undefined : classNames[leadingStatus(row[status] ?? '')?.charAt(0) ?? ''];
    return (named === -1 ? undefined : row[named]) || group || ofStatus;
  });
}

function isGroup(row: readonly string[]): boolean {
  return row.length > 1 && row.filter((words) => words !== '').length === 1;
}

const classNames: Readonly<Record<string, string>> = {
  '3': 'Redirections',
  '4': 'Client errors',
  '5': 'Server errors',
};
