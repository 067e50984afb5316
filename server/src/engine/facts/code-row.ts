import type { Fix } from '../finding.ts';
import type { SharedEntry } from '../graph/neighbours.ts';
import { shapeOf } from './code-shape.ts';

/** Adds a row for a code behind the last row of the last table whose codes are alike. */
export function codeRow(entries: readonly SharedEntry[], code: string): Fix[] {
  const shape = shapeOf(code);
  const like = entries.findLast((entry) => shapeOf(entry.code) === shape);
  const last = like && entries.findLast(({ uri, table }) => uri === like.uri && table === like.table);
  if (!last) return [];
  const [, before = '', row = '', lineBreak = ''] = /^([\s>]*(?:[-*+]\s+)?)(.*?)(\r\n|\n|\r|$)/.exec(last.line) ?? [];
  const isMarked = row.includes(`\`${last.code}\``);
  const cells = last.cells.map((_, index) => (index === last.column ? (isMarked ? `\`${code}\`` : code) : 'TODO'));
  const text = `${lineBreak || '\n'}${before.replace(/[-*+]/, ' ')}| ${cells.join(' | ')} |`;
  const at = last.rowSpan.end;
  return [
    {
      title: `Add \`${code}\` to the catalogue`,
      edits: [{ uri: last.uri, span: { start: at, end: at }, text }],
      isSafe: false,
    },
  ];
}
