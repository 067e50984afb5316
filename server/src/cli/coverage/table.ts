import type { Colors } from 'picocolors/types.js';
import { type CoverageCount, type CoverageCounts, percentOf } from '#engine/drift/coverage.ts';
import { count } from '../count.ts';
import type { CoverageReport, ReportedApi, ReportedItems, ReportedOperation } from './collect.ts';

/** A table of the operations of each description, with what is missing, and a line that sums up. */
export function renderTable({ apis, counts, percent }: CoverageReport, colors: Colors): string {
  if (apis.length === 0) return '';
  const tables = apis.map((api) => renderApi(api, colors));
  const summary = apis.length === 1 ? '' : `\nTogether: ${describeCounts(counts)} — ${percent}%\n`;
  return `${tables.join('\n')}${summary}`;
}

function renderApi(api: ReportedApi, colors: Colors): string {
  const documents = colors.dim(`(${count(api.documents.length, 'document')})`);
  const rows = api.operations.map(cellsOf);
  const codes = api.codes.missing.length === 0 ? [] : [`  Codes that are missing: ${api.codes.missing.join(', ')}`];
  return [
    `${colors.underline(printable(api.path))} ${documents}`,
    ...alignCells([headings, ...rows], colors),
    ...codes.map(printable),
    `${describeCounts(api.counts)} — ${api.percent}%`,
    '',
  ].join('\n');
}

const headings = ['Operation', 'Parameters', 'Responses', 'Documented in', 'Missing'];

function cellsOf({ key, documented, parameters, responses }: ReportedOperation): string[] {
  const [first] = documented;
  const more = documented.length > 1 ? ` +${documented.length - 1}` : '';
  return [
    key,
    describeItems(parameters),
    describeItems(responses),
    first ? `${first.path}:${first.line}${more}` : '–',
    first ? [...parameters.missing, ...responses.missing].join(', ') : 'all of it',
  ].map(printable);
}

function describeItems({ covered, all }: ReportedItems): string {
  return all === 0 ? '–' : `${covered}/${all}`;
}

function alignCells(rows: readonly (readonly string[])[], colors: Colors): string[] {
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row, index) => {
    const line = `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd();
    return index === 0 ? colors.dim(line) : line;
  });
}

function describeCounts({ operations, parameters, responses, codes }: CoverageCounts): string {
  const each = [
    describeCount('operations', operations),
    describeCount('parameters', parameters),
    describeCount('responses', responses),
    describeCount('codes', codes),
  ];
  return each.filter((text) => text !== undefined).join(', ');
}

/** Undefined where there are none. */
function describeCount(noun: string, counted: CoverageCount): string | undefined {
  return counted.all === 0 ? undefined : `${counted.covered} of ${counted.all} ${noun} (${percentOf(counted)}%)`;
}

/** A description must not move the cursor or colour the terminal of whoever counts it. */
function printable(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, ' ');
}
