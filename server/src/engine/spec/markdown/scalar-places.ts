import type { Span } from '../../finding.ts';
import type { Place, ScalarNode } from '../tree/node.ts';
import { type Piece, piecesOf } from './scalar-pieces.ts';

/**
 * Where spans of a scalar's value stand in its source. Made when it is first asked for. Each character is found where it is written, also
 * behind escapes and in folded lines; a line break of the value is the break, and the indentation behind it, in the source.
 */
export function placesInScalar(node: ScalarNode, value: string): (span: Span) => Place {
  let pieces: readonly Piece[] | undefined;
  return ({ start, end }) => {
    pieces ??= piecesOf(node, value);
    const first = pieceAt(pieces, start);
    const last = end > start ? pieceAt(pieces, end - 1) : undefined;
    const { part } = node;
    if (!first || (end > start && !last)) {
      const behind = pieces.at(-1);
      const isEnd = start === end && start === value.length && behind;
      return isEnd ? { part, start: behind.sourceEnd, end: behind.sourceEnd } : node;
    }
    const from = sourceStart(first, start);
    return { part, start: from, end: last ? sourceEnd(last, end - 1) : from };
  };
}

function pieceAt(pieces: readonly Piece[], offset: number): Piece | undefined {
  let low = 0;
  let high = pieces.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const piece = pieces[middle];
    if (!piece) return undefined;
    if (offset < piece.start) high = middle - 1;
    else if (offset >= piece.end) low = middle + 1;
    else return piece;
  }
  return undefined;
}

function sourceStart(piece: Piece, offset: number): number {
  return isCopy(piece) ? piece.sourceStart + offset - piece.start : piece.sourceStart;
}

function sourceEnd(piece: Piece, offset: number): number {
  return isCopy(piece) ? piece.sourceStart + offset - piece.start + 1 : piece.sourceEnd;
}

/** Character for character; anything else is one unit. */
function isCopy({ start, end, sourceStart: from, sourceEnd: to }: Piece): boolean {
  return end - start === to - from;
}
