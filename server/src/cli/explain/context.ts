import type { Colors } from 'picocolors/types.js';
import type { Origin } from '#engine/contract/contract.ts';
import { describePlace, displayUri } from '../paths.ts';
import type { ProjectScope, Projects } from '../projects.ts';

/** What the explanations are made from. */
export interface ExplainContext {
  readonly scope: ProjectScope;
  readonly projects: Projects;
  readonly workingDirectory: string;
  readonly colors: Colors;
}

/** Where each setting comes from, and its line there, as rows. */
export function originRows(origins: Readonly<Record<string, Origin>>, context: ExplainContext): string[][] {
  return Object.entries(origins).map(([key, origin]) => {
    const { line, source } = lookUp(origin, context);
    return [key, describePlace(displayUri(origin.uri, context.workingDirectory), line), source];
  });
}

/** Rows with their columns aligned, two spaces between them, behind an indentation. */
export function alignRows(rows: readonly (readonly string[])[], indent: string): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length);
  }
  return rows.map((row) => {
    const cells = row.map((cell, column) => cell.padEnd(widths[column] ?? 0));
    return `${indent}${cells.join('  ')}`.trimEnd();
  });
}

/** The line, from 1, and what stands in it. */
function lookUp({ uri, span }: Origin, { projects }: ExplainContext): { line: number; source: string } {
  const text = projects.textOf(uri);
  const lines = projects.linesOf(uri);
  if (text === undefined || lines === undefined) return { line: 1, source: '' };
  const line = lines.lineAt(span.start);
  return { line: line + 1, source: text.slice(lines.lineStart(line), lines.lineEnd(line)).trim().replace(/^- /, '') };
}
