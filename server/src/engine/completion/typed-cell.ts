import type { CellPlace } from '../facts/cell-place.ts';
import type { Place } from '../facts/place.ts';
import type { Span } from '../finding.ts';

/** What is written in a cell of a table. */
export interface TypedCell {
  readonly cell: CellPlace;
  /** Before the place, without a code mark. */
  readonly text: string;
  /** What is replaced: the cell's words, without code marks. */
  readonly span: Span;
}

/** Undefined outside of cells, before the words of one, and where sentences stand in one. */
export function typedCell({ block, line, offset }: Place): TypedCell | undefined {
  if (block.kind !== 'cell' || offset < block.span.start) return undefined;
  const [, marks = '', text] = /^(`?)([^`]*)$/.exec(line.before.slice(block.span.start - line.start)) ?? [];
  if (text === undefined || text.length > longest) return undefined;
  const start = block.span.start + marks.length;
  const rest = line.after.slice(0, Math.max(0, block.span.end - offset)).replace(/`.*$/s, '');
  return { cell: block, text, span: { start, end: offset + rest.length } };
}

const longest = 60;
