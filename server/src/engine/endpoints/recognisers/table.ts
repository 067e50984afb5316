import type { TableBlock, TableCell } from '../../markdown/facts.ts';
import type { PartEndpoint, Role } from '../endpoint.ts';
import { filler, withoutMarks } from '../marks.ts';
import { isExample, type PlacedBlock } from '../part-source.ts';
import { readPath } from '../path.ts';
import { isPath, pathEnd, queryEnd } from '../path-text.ts';
import { phraseEndpoints } from '../phrase-endpoints.ts';
import { commonMethods, findPhrases, type MethodWord, mayName, methodWords, type Phrase } from '../phrases.ts';
import { mayFollow } from '../recognise.ts';
import type { Recogniser } from '../recogniser.ts';

/** A table with a column of methods and one of paths, or with both in one column. Its columns are found by their names and by what stands in them. */
export const table: Recogniser = {
  form: 'table',
  read: ({ text, candidates }) =>
    candidates.flatMap((placed) => (placed.block.kind === 'table' ? readTable(text, placed, placed.block) : [])),
};

function readTable(part: string, placed: PlacedBlock, block: TableBlock): PartEndpoint[] {
  const source = part.slice(block.span.start, block.span.end);
  if (!source.includes('/') || !(mayName.test(source) || block.header.some(({ text }) => methodHeader.test(text))))
    return [];
  const columns = findColumns(part, block);
  const rows = columns && isEndpointRow(part, block.header, columns) ? [block.header, ...block.rows] : block.rows;
  const isComparison = !columns && rows.some((row) => comparesEndpoints(part, row));
  const found = rows.flatMap((row) => {
    const isLinked = row.some(({ span }) => /\]\(|\]\[|^\[[^\]]+\]$/.test(part.slice(span.start, span.end)));
    const role: Role = isLinked || isComparison || isExample(placed) ? 'mention' : 'entry';
    return columns ? readRow(part, row, columns, role) : row.flatMap((cell) => readCell(part, cell, role));
  });
  return columns ? found : [...block.header.flatMap((cell) => readCell(part, cell, 'entry')), ...found];
}

/** An endpoint and, in another cell, one of the same method elsewhere: an old one and what has come in its place. */
function comparesEndpoints(part: string, row: readonly TableCell[]): boolean {
  const [one, other, ...more] = row.flatMap((cell) => readCell(part, cell, 'mention').slice(0, 1));
  if (!one || !other || more.length > 0 || one.method !== other.method) return false;
  const [first, second] = [one.path.template, other.path.template];
  return !first.startsWith(second) && !second.startsWith(first);
}

interface Columns {
  readonly method: number;
  readonly path: number;
}

function findColumns(part: string, { header, rows }: TableBlock): Columns | undefined {
  const method = columnOf(header, methodHeader) ?? columnWith(rows, (cell) => methodsOf(part, cell, true).length > 0);
  if (method === undefined) return undefined;
  const holdsPaths = (index: number): boolean =>
    index !== method && rows.some((row) => row[index] && pathOf(part, row[index]) !== undefined);
  const named = header.findIndex(({ text }, index) => pathHeader.test(text) && holdsPaths(index));
  const path = named === -1 ? header.findIndex((_, index) => holdsPaths(index)) : named;
  return path === -1 ? undefined : { method, path };
}

const methodHeader = /^\W*(?:https?[ -]?|request[ -]?)?(?:methods?|verbs?)\W*$/i;
const pathHeader = /\b(?:path|ur[li]|endpoint|route|resource|request|operation|pattern)s?\b/i;

function columnOf(header: readonly TableCell[], name: RegExp): number | undefined {
  const index = header.findIndex(({ text }) => name.test(text));
  return index === -1 ? undefined : index;
}

/** A column in which every filled cell is so. */
function columnWith(rows: TableBlock['rows'], isSo: (cell: TableCell) => boolean): number | undefined {
  const width = rows[0]?.length ?? 0;
  for (let index = 0; index < width; index++) {
    const filled = rows.flatMap((row) => row.slice(index, index + 1)).filter(({ text }) => text !== '');
    if (filled.length > 0 && filled.every(isSo)) return index;
  }
  return undefined;
}

/** A table without a header of its own says an endpoint where the names of its columns should be. */
function isEndpointRow(part: string, row: readonly TableCell[], { method, path }: Columns): boolean {
  const [methodCell, pathCell] = [row[method], row[path]];
  return (
    !!methodCell && !!pathCell && methodsOf(part, methodCell, true).length > 0 && pathOf(part, pathCell) !== undefined
  );
}

function readRow(part: string, row: readonly TableCell[], columns: Columns, role: Role): PartEndpoint[] {
  const [methodCell, pathCell] = [row[columns.method], row[columns.path]];
  const path = pathCell && pathOf(part, pathCell);
  if (!methodCell || !path) return [];
  return methodsOf(part, methodCell, false).map(({ name, span }) => ({
    form: 'table' as const,
    role,
    method: name,
    path: readPath(path.text),
    methodSpan: span,
    pathSpan: { start: path.start, end: path.start + path.text.length },
  }));
}

/** The methods that a cell consists of, in any case where its column is one of methods. */
function methodsOf(part: string, { span }: TableCell, isUpperCase: boolean): MethodWord[] {
  if (span.end - span.start > longestList) return [];
  const text = withoutMarks(part.slice(span.start, span.end));
  const words = isUpperCase ? text : text.toUpperCase();
  const isList = /^[\w\s,/|&().]+$/.test(words) && words.match(/\w+/g)?.every((word) => listWords.has(word));
  return isList
    ? methodWords(
        words.replace(/\b(?:OR|AND|or|and)\b/g, (word) => ' '.repeat(word.length)),
        span.start,
      )
    : [];
}

const longestList = 200;
const listWords: ReadonlySet<string> = new Set([...commonMethods, 'OR', 'AND', 'or', 'and']);

/** The path at a cell's start. */
function pathOf(part: string, { span }: TableCell): { text: string; start: number } | undefined {
  const text = withoutMarks(part.slice(span.start, span.end));
  const start = text.length - text.trimStart().length;
  const end = queryEnd(text, pathEnd(text, start));
  const path = text.slice(start, end);
  const isRelative = /^(?:\w[\w.-]*\/)+[\w{<:.-]+$/.test(path) && end === text.trimEnd().length;
  return isPath(path.replaceAll('\v', '')) || isRelative ? { text: path, start: span.start + start } : undefined;
}

/** A cell that is nothing but an endpoint, or begins with one. */
function readCell(part: string, { span }: TableCell, role: Role): PartEndpoint[] {
  const text = withoutMarks(part.slice(span.start, span.end));
  const phrases = findPhrases(text);
  const isEntry = ({ span: { start, end } }: Phrase, index: number): boolean => {
    const isFirst = text.slice(phrases[index - 1]?.span.end ?? 0, start).trim() === '';
    return isFirst && (mayFollow(text.slice(end)) || text[end] === filler);
  };
  return phrases
    .filter(isEntry)
    .flatMap((phrase) => phraseEndpoints(phrase, { text, offset: span.start, form: 'table', role }));
}
