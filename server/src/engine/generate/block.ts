import type { Place } from '../spec/tree/node.ts';

/** A piece of Markdown that is written from a description: whole lines, with LF between them and none at the end. */
export interface GeneratedBlock {
  readonly markdown: string;
  /** What it says; undefined for words that stand in every document. */
  readonly place: Place | undefined;
  /** Of a table: what each of its lines says, by line from 0. */
  readonly lines?: readonly (Place | undefined)[];
  /** The region that it belongs to, when regions are marked: `GET /parcels parameters`. Blocks of one region stand one behind the other. */
  readonly region?: string;
}

/** Blocks with a blank line between them; marks of regions around them where they are asked for. Ends with a line break, unless it is empty. */
export function textOf(blocks: readonly GeneratedBlock[], { isMarked = false } = {}): string {
  const pieces: string[] = [];
  for (const [index, { markdown, region }] of blocks.entries()) {
    const isFirst = isMarked && region !== undefined && blocks[index - 1]?.region !== region;
    const isLast = isMarked && region !== undefined && blocks[index + 1]?.region !== region;
    if (isFirst) pieces.push(openingMark(region));
    pieces.push(markdown);
    if (isLast) pieces.push(closingMark);
  }
  return pieces.length === 0 ? '' : `${pieces.join('\n\n')}\n`;
}

export function openingMark(region: string): string {
  return `<!-- docwright-generated: ${region.replaceAll('--', '- -')} -->`;
}

export const closingMark = '<!-- /docwright-generated -->';
