import type { DescribedResponse } from '../api/described.ts';
import { statusColumn } from '../facts/table-statuses.ts';
import type { TextEdit } from '../finding.ts';
import { columnRole } from '../operations/column-names.ts';
import type { DocumentedResponse } from '../operations/operation.ts';
import { type SourceTable, tableAt } from '../tables/source-table.ts';
import { editTable } from './edit-table.ts';
import { inOneLine } from './embed.ts';
import { phraseOf, statusText } from './response.ts';
import { isInRegion, type SyncTarget } from './sync-target.ts';
import { code, listed } from './words.ts';

/** Brings the tables of an operation's statuses up to date: rows of statuses that it has not go, and those that are told nowhere come. */
export function syncResponses(target: SyncTarget): TextEdit[] {
  const { documented, operation, api, file } = target;
  const { responses } = api.details(operation);
  const told = documented.responses.filter(({ form }) => form !== 'prose' && form !== 'code');
  const missing = responses.filter(({ status }) => !told.some((one) => covers(one.status, status)));
  const tables = new Map<number, { readonly table: SourceTable; readonly own: DocumentedResponse[] }>();
  for (const one of told) {
    if (one.form !== 'table' || isInRegion(target, one.span)) continue;
    const table = tableAt(file, one.statusSpan.start);
    if (!table) continue;
    const known = tables.get(table.header.span.start);
    if (known) known.own.push(one);
    else tables.set(table.header.span.start, { table, own: [one] });
  }
  const [first] = [...tables.values()].toSorted((a, b) => b.own.length - a.own.length);
  return [...tables.values()].flatMap(({ table, own }) => {
    const removed = new Set(
      own
        .filter(({ status }) => responses.length > 0 && !responses.some((one) => covers(one.status, status)))
        .map(({ statusSpan }) => rowOf(table, statusSpan.start)),
    );
    const added =
      table === first?.table
        ? missing.map((one) => ({ after: placeOf(one, table, own), cells: cellsOf(one, table) }))
        : [];
    return editTable(file, table, { cells: new Map(), removed, added });
  });
}

/** `4XX` stands for `404`, `default` for itself alone. */
function covers(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  return a === b || (/^[1-5]xx$/.test(a) && a[0] === b[0]) || (/^[1-5]xx$/.test(b) && a[0] === b[0] && /^\d/.test(a));
}

function rowOf({ rows }: SourceTable, offset: number): number {
  return rows.findIndex(({ span }) => span.start <= offset && offset <= span.end);
}

/** Behind the last row with a lower status. */
function placeOf({ status }: DescribedResponse, table: SourceTable, own: readonly DocumentedResponse[]): number {
  const before = own.filter((one) => /^\d/.test(one.status) && (!/^\d/.test(status) || one.status <= status));
  const rows = before.map(({ statusSpan }) => rowOf(table, statusSpan.start));
  return rows.length === 0 ? (own.length === 0 ? table.rows.length - 1 : -1) : Math.max(...rows);
}

function cellsOf({ status, description, content }: DescribedResponse, { table, rows }: SourceTable): readonly string[] {
  const column = statusColumn(table)?.index ?? 0;
  const samples = rows.map(({ cells }) => cells[column]?.trim() ?? '').filter((text) => text !== '');
  const isCode = samples.every((text) => text.startsWith('`'));
  const hasPhrase = samples.some((text) => /\d{3}`?\W+[A-Za-z]/.test(text));
  const roles = table.header.map(({ text }) => columnRole(text));
  return table.header.map(({ text }, index) => {
    if (index === column) {
      if (hasPhrase) return isCode ? statusText(status) : statusText(status).replaceAll('`', '');
      return isCode ? code(status) : status;
    }
    if (/^(?:media|content)[ -]?type|^mime/i.test(text))
      return listed(
        content.map(({ mediaType }) => code(mediaType)),
        'or',
      );
    if (/^(?:reason|phrase|name|message|title|text)\b/i.test(text.trim())) return phraseOf(status) ?? '';
    const isWords =
      roles[index] === 'description' || (roles.indexOf('description') === -1 && index === table.header.length - 1);
    return isWords ? inOneLine(description) || (phraseOf(status) ?? '') : '';
  });
}
