import { escapeHtml } from './escape.ts';

/**
 * A block's HTML with holes for what depends on where the block stands: line numbers, which count from the first line of
 * the block or of the group of blocks that it ends up in, heading ids, which must be unique on the page, and numbers of footnotes. Holes stand
 * between NUL characters: the parser leaves none in a text.
 */
export type Template = string;

/** A hole for the attribute `data-line`; `line` counts from the block's first line. */
export function lineHole(line: number): Template {
  return `\0${line}\0`;
}

/** A hole for the id of a block's heading, counted from 0. */
export function idHole(index: number): Template {
  return `\0#${index}\0`;
}

/** A hole for a mark of a footnote, counted from 0. */
export function noteHole(index: number): Template {
  return `\0^${index}\0`;
}

/** What fills the holes that depend on the rest of the page. */
export interface Fillings {
  readonly ids: readonly string[];
  /** HTML. */
  readonly notes: readonly string[];
}

/** Fills the holes. `shift` is the number of lines between the group's first line and the block's. */
export function fillTemplate(template: Template, shift: number, fillings: Fillings): string {
  if (!template.includes('\0')) return template;
  const pieces = template.split('\0');
  let html = '';
  for (const [index, piece] of pieces.entries()) html += index % 2 === 0 ? piece : fill(piece, shift, fillings);
  return html;
}

function fill(hole: string, shift: number, { ids, notes }: Fillings): string {
  if (hole.startsWith('#')) return escapeHtml(ids[Number(hole.slice(1))] ?? '');
  if (hole.startsWith('^')) return notes[Number(hole.slice(1))] ?? '';
  const line = Number(hole) + shift;
  // The first line is where the block itself stands, and most blocks have no other.
  return line === 0 ? '' : ` data-line="${line}"`;
}
