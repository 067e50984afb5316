import { type CatalogueTable, errorCatalogue } from '../../facts/error-catalogue.ts';
import { plainCell } from '../../facts/error-columns.ts';
import type { Fix, Span } from '../../finding.ts';
import { findStatus } from '../../http/statuses.ts';
import type { TableCell } from '../../markdown/facts.ts';
import type { MarkdownFile } from '../../markdown/markdown-file.ts';
import { addColumns } from '../../structure/columns.ts';
import type { DocRule, RuleFinding } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'warning',
  summary: 'A table of error codes lacks a column, or a row of it a cell.',
  explanation: `A code without a word about what it means helps nobody. The table needs a column that says it, under whichever heading
(*Message*, *Description*, *Meaning*, *Cause*), and each row needs its code and what the column says of it.

A row that names the group of those below it may have one cell. What the contract asks of the table is reported by
*structure/unmet-requirement*, and not here again.

The fix adds the column or fills the cell; what you have to write says \`TODO\`. Where the code is an HTTP status, it writes
the registry's phrase.`,
  isFixable: true,
  isAboutCompleteness: true,
  examples: [
    {
      title: 'A cell that is empty',
      bad: `# Example API

## Overview

Lists parcels and says where they are.

## Errors

| Code | Status | Meaning |
| ---- | ------ | ------- |
| \`parcel_lost\` | 410 | Nobody has scanned the parcel for ten days. |
| \`parcel_heavy\` | 422 | |
   ^^^^^^^^^^^^ \`parcel_heavy\` has an empty cell in the column *Meaning*
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

## Errors

| Code | Status | Meaning |
| ---- | ------ | ------- |
| \`parcel_lost\` | 410 | Nobody has scanned the parcel for ten days. |
| \`parcel_heavy\` | 422 | The parcel weighs more than 30 kg. |
`,
    },
    {
      title: 'No column that says what the codes mean',
      bad: `# Example API

## Overview

Lists parcels and says where they are.

## Errors

| Error code | Status |
  ^^^^^^^^^^^^^^^^^^^ No column says what the codes mean
| ---------- | ------ |
| \`parcel_lost\` | 410 |
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

## Errors

| Error code | Status | Description |
| ---------- | ------ | ----------- |
| \`parcel_lost\` | 410 | Nobody has scanned the parcel for ten days. |
`,
    },
  ],
  *check({ file, alignment }) {
    for (const table of errorCatalogue(file, alignment).definitions) {
      if (table.isOfContract) continue;
      const { header } = table.table;
      const isExplained = header.some((_, index) => index !== table.columns.code && holdsWords(table, index));
      if (!isExplained) yield lacksMeaning(file, table);
      else yield* emptyCells(file, table);
    }
  },
};

/** A column of words, whatever its heading. */
function holdsWords({ table, columns }: CatalogueTable, column: number): boolean {
  if (column === columns.message || column === columns.description) return true;
  return table.rows.some((row) => /\p{L}{2,}\s+\p{L}{2,}/u.test(row[column]?.text ?? ''));
}

function lacksMeaning(file: MarkdownFile, table: CatalogueTable): RuleFinding {
  const first = table.table.header[0]?.span ?? table.table.span;
  const last = table.table.header.at(-1)?.span ?? first;
  return {
    message: 'No column says what the codes mean',
    span: { start: table.offset + first.start, end: table.offset + last.end },
    fixes: [addColumns(file, table, [description])],
  };
}

/** The cells of a column that is filled in most rows. */
function* emptyCells(file: MarkdownFile, { table, columns, offset, entries }: CatalogueTable): Generator<RuleFinding> {
  const rows = new Map(table.rows.map((row) => [row[columns.code]?.span.start ?? -1, row]));
  const line = (span: Span): number => file.lines.lineAt(span.start);
  const byLine = new Map([...rows].map(([start, row]) => [file.lines.lineAt(offset + start), row]));
  for (const column of [columns.message, columns.description]) {
    if (column === undefined) continue;
    const ofEntries = entries.flatMap((entry) => {
      const row = byLine.get(line(entry.codeSpan));
      return row ? [{ entry, row }] : [];
    });
    const empty = ofEntries.filter(({ row }) => row[column]?.text === '');
    if (empty.length * 2 > ofEntries.length) continue;
    for (const { entry, row } of empty) {
      yield {
        message: `\`${entry.code}\` has an empty cell in the column *${plainCell(table.header[column]?.text ?? '')}*`,
        span: entry.codeSpan,
        fixes: fill(file, row, { column, offset, text: findStatus(Number(entry.code))?.phrase ?? 'TODO' }),
      };
    }
  }
}

interface NewText {
  readonly column: number;
  readonly offset: number;
  readonly text: string;
}

function fill(file: MarkdownFile, row: readonly TableCell[], { column, offset, text }: NewText): Fix[] {
  const cell = row[column];
  if (!cell) return [];
  const at = offset + cell.span.start;
  const before = file.text.charAt(at - 1);
  const isThere = file.text.charAt(at) === '|';
  const end = file.lines.lineEnd(file.lines.lineAt(at));
  const written = file.text.slice(file.lines.lineStart(file.lines.lineAt(at)), end);
  const missing = row.slice(0, column).filter(({ span }) => span.start === cell.span.start).length;
  const opening = written.trimEnd().endsWith('|') ? ' ' : ' | ';
  const edit = isThere
    ? { uri: file.uri, span: { start: at, end: at }, text: `${/\s/.test(before) ? '' : ' '}${text} ` }
    : {
        uri: file.uri,
        span: { start: end - (written.length - written.trimEnd().length), end },
        text: `${opening}${'| '.repeat(missing)}${text} |`,
      };
  return [{ title: `Write \`${text}\``, edits: [edit], isSafe: text !== 'TODO' }];
}

const description = { name: 'Description', type: undefined, enum: undefined, isNonEmpty: true };
