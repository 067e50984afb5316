import { isGroupRow } from '../facts/error-catalogue.ts';
import { type JsonPiece, jsonOfPart } from '../facts/json-values.ts';
import { allBlocks } from '../markdown/all-blocks.ts';
import type { TableBlock } from '../markdown/facts.ts';
import type { MarkdownFile, PartContent } from '../markdown/markdown-file.ts';
import { perPart } from '../markdown/per-part.ts';
import { LineIndex } from '../text.ts';
import type { Folding } from './item.ts';

/**
 * What folds in a document besides headings, lists, quotes, tables, fences and comments, which VS Code folds itself: the front matter, objects
 * and arrays in examples, and the rows of a group in a table.
 */
export function foldMarkdown(file: MarkdownFile, most: number): readonly Folding[] {
  const found: Folding[] = [];
  const { frontMatter, lines } = file;
  if (frontMatter) {
    const startLine = lines.lineAt(frontMatter.span.start);
    const endLine = lines.lineAt(frontMatter.contentSpan.end);
    if (endLine > startLine) found.push({ startLine, endLine, kind: 'values' });
  }
  for (const { start, content } of file.parts) {
    const line = lines.lineAt(start);
    for (const { startLine, endLine, kind } of foldingsOfPart(content)) {
      if (found.length >= most) return found;
      found.push({ startLine: line + startLine, endLine: line + endLine, kind });
    }
  }
  return found;
}

/** Lines count from the part's first one. */
const foldingsOfPart = perPart((content): readonly Folding[] => {
  const lines = new LineIndex(content.text);
  const found: Folding[] = [];
  for (const block of allBlocks(content.facts.blocks))
    if (block.kind === 'table') foldGroups(content.text, block, { lines, found });
  foldPieces(content, lines, found);
  return found.sort((a, b) => a.startLine - b.startLine);
});

/** The outer one where two begin in a line; the line of a closing bracket stays to be seen. */
function foldPieces(content: PartContent, lines: LineIndex, found: Folding[]): void {
  const { text } = content;
  const waiting: JsonPiece[] = [...jsonOfPart(content)].reverse();
  const begun = new Set<number>();
  for (let piece = waiting.pop(); piece; piece = waiting.pop()) {
    const { kind, span, pieces } = piece;
    for (const inner of pieces.toReversed()) waiting.push(inner);
    if (kind !== 'object' && kind !== 'array') continue;
    const startLine = lines.lineAt(span.start);
    const last = lines.lineAt(span.end);
    const isClosed = /^[\s>]*[\]}]/.test(text.slice(lines.lineStart(last), span.end));
    const endLine = isClosed ? last - 1 : last;
    if (endLine <= startLine || begun.has(startLine)) continue;
    begun.add(startLine);
    found.push({ startLine, endLine, kind: 'values' });
  }
}

/** The rows below one that names their group. */
function foldGroups(
  text: string,
  table: TableBlock,
  { lines, found }: { readonly lines: LineIndex; readonly found: Folding[] },
): void {
  const first = lines.lineAt(table.span.start) + 2;
  let group: number | undefined;
  for (let row = 0; row <= table.rows.length; row++) {
    const cells = table.rows[row];
    const cell = cells?.[0];
    if (cells && !(cell && isGroupRow(cells, text.slice(cell.span.start, cell.span.end)))) continue;
    if (group !== undefined && row - group > 1)
      found.push({ startLine: first + group, endLine: first + row - 1, kind: 'values' });
    group = cells ? row : undefined;
  }
}
