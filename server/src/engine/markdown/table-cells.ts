import type { Span } from '../finding.ts';
import type { TableCell } from './facts.ts';

/**
 * The cells of one table row with their places. `line` is the source line, `offset` its start in the part, `texts` what
 * the parser made of the cells. Bars split the row wherever no backslash stands before them (GFM, "Tables").
 */
export function rowCells(line: string, offset: number, texts: readonly string[]): TableCell[] {
  const pieces = splitRow(line);
  if (pieces.length > 1 && isBlankPiece(line, pieces[0], true)) pieces.shift();
  if (pieces.length > 1 && isBlankPiece(line, pieces.at(-1), false)) pieces.pop();
  return texts.map((text, index) => {
    const piece = pieces[index];
    if (!piece) return { span: { start: offset + line.length, end: offset + line.length }, text: '' };
    return { span: trimmed(line, piece, offset), text: text.trim() };
  });
}

/** The pieces between the bars that no backslash stands before, with what stands before the first and behind the last. */
export function splitRow(line: string): Span[] {
  const pieces: Span[] = [];
  let start = 0;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '\\') at++;
    else if (line[at] === '|') {
      pieces.push({ start, end: at });
      start = at + 1;
    }
  }
  pieces.push({ start, end: line.length });
  return pieces;
}

/** The first piece may hold nothing but marks of the containers that the table stands in. */
function isBlankPiece(line: string, piece: Span | undefined, isFirst: boolean): boolean {
  if (!piece) return false;
  const text = line.slice(piece.start, piece.end);
  return isFirst ? /^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)?$/.test(text) : text.trim() === '';
}

function trimmed(line: string, piece: Span, offset: number): Span {
  const text = line.slice(piece.start, piece.end);
  const start = piece.start + (text.length - text.trimStart().length);
  return { start: offset + start, end: offset + Math.max(start, piece.start + text.trimEnd().length) };
}
