import type { DescribedResponse } from '../api/described.ts';
import { phraseColumn } from '../facts/table-statuses.ts';
import type { TextEdit } from '../finding.ts';
import { findStatus } from '../http/statuses.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { columnRole } from '../operations/column-names.ts';
import type { DocumentedResponse } from '../operations/operation.ts';
import { type SourceTable, tableAt } from '../tables/source-table.ts';
import { insertRow, rowOf } from './documented-table.ts';
import { firstSentence } from './parameter-row.ts';

/** Adds a row, or an item, for a status among those that a document lists, in their order and as its neighbour is written; undefined where they stand otherwise. */
export function addStatus(
  file: MarkdownFile,
  { status, description }: Pick<DescribedResponse, 'status' | 'description'>,
  siblings: readonly DocumentedResponse[],
): TextEdit | undefined {
  const [form] = siblings.map((one) => one.form);
  const own = siblings.filter((one) => one.form === form);
  const above = own.findLast((one) => one.status < status);
  const model = above ?? own[0];
  const words = firstSentence(description) ?? `TODO: when the answer is ${status}`;
  if (!model) return undefined;
  if (form === 'list') return addItem(file, { status, words, model, isBelow: above !== undefined });
  const table = form === 'table' ? tableAt(file, model.statusSpan.start) : undefined;
  return table && addRow(file, { table, status, words, model, isBelow: above !== undefined });
}

interface New {
  readonly status: string;
  readonly words: string;
  /** What is written as the new one is to be. */
  readonly model: DocumentedResponse;
  readonly isBelow: boolean;
}

function addRow(file: MarkdownFile, { table, ...one }: New & { readonly table: SourceTable }): TextEdit | undefined {
  const { status, words, model, isBelow } = one;
  const row = rowOf(table, model.statusSpan.start);
  const column = row?.starts.findLastIndex((start) => start <= model.statusSpan.start);
  if (!row || column === undefined || column === -1) return undefined;
  const phrases = phraseColumn(table.table);
  const described = table.table.header.findIndex(
    ({ text }, index) => index !== column && columnRole(text) === 'description',
  );
  const own =
    described === -1
      ? table.header.cells.findLastIndex((_, index) => index !== column && index !== phrases)
      : described;
  const cells = table.header.cells.map((_, index) => {
    if (index === column) return renamed(row.cells[column]?.trim() ?? '', { status, model });
    if (index === phrases) return findStatus(Number(status))?.phrase ?? '';
    return index === own ? words : '';
  });
  return insertRow(file, table, isBelow ? row : table.header, cells);
}

/** A text about one status as one about another. */
function renamed(text: string, { status, model }: Pick<New, 'status' | 'model'>): string {
  const phrase = findStatus(Number(status))?.phrase ?? '';
  const named = model.phrase ? text.replace(model.phrase.text, () => phrase) : text;
  return named.replace(model.status, status);
}

/** The line of an item that has a description, and nothing below it. */
function addItem(file: MarkdownFile, { status, words, model, isBelow }: New): TextEdit | undefined {
  const { lines, text, uri } = file;
  const line = lines.lineAt(model.statusSpan.start);
  const [start, end] = [lines.lineStart(line), lines.lineEnd(line)];
  const { description } = model;
  if (!description || description.span.end > end || text.slice(end, model.span.end).trim() !== '') return undefined;
  const head = renamed(text.slice(start, description.span.start), { status, model });
  const tail = text.slice(description.span.end, end);
  const item = `${head}${words}${tail}`;
  const lineBreak = /^(?:\r\n|\n|\r)/.exec(text.slice(end))?.[0] ?? '\n';
  if (!isBelow) return { uri, span: { start, end: start }, text: `${item}${lineBreak}` };
  return { uri, span: { start: end, end }, text: `${lineBreak}${item}` };
}
