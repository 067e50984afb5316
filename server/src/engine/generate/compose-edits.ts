import type { TextEdit } from '../finding.ts';

/** A stretch of the text as it was first, or a new text. */
type Piece = { readonly start: number; readonly end: number } | { readonly text: string };

/** Edits that do at once what rounds of edits do one after the other, each in the text that the one before left. No edits of a round overlap. */
export function composeEdits(uri: string, length: number, rounds: readonly (readonly TextEdit[])[]): TextEdit[] {
  let pieces: readonly Piece[] = [{ start: 0, end: length }];
  for (const edits of rounds) pieces = edited(pieces, edits);
  const all: TextEdit[] = [];
  let at = 0;
  let text = '';
  const flush = (start: number): void => {
    if (text !== '' || start > at) all.push({ uri, span: { start: at, end: start }, text });
    text = '';
  };
  for (const piece of pieces) {
    if ('text' in piece) text += piece.text;
    else {
      flush(piece.start);
      at = piece.end;
    }
  }
  flush(length);
  return all;
}

function edited(pieces: readonly Piece[], edits: readonly TextEdit[]): Piece[] {
  const made: Piece[] = [];
  let at = 0;
  for (const { span, text } of [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    made.push(...sliced(pieces, at, span.start));
    if (text !== '') made.push({ text });
    at = span.end;
  }
  return [...made, ...sliced(pieces, at, Number.POSITIVE_INFINITY)];
}

/** The pieces between two offsets of the text that they make. */
function sliced(pieces: readonly Piece[], from: number, to: number): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const length = 'text' in piece ? piece.text.length : piece.end - piece.start;
    const [start, end] = [Math.max(from - at, 0), Math.min(to - at, length)];
    if (start < end)
      found.push(
        'text' in piece
          ? { text: piece.text.slice(start, end) }
          : { start: piece.start + start, end: piece.start + end },
      );
    at += length;
  }
  return found;
}
