import type { PreviewBlock, PreviewBlockPlace } from '#shared/protocol.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { contentHash } from './content-hash.ts';
import { HeadingIds } from './heading-ids.ts';
import { htmlRanges } from './html-ranges.ts';
import { type Piece, partPieces } from './pieces.ts';
import { fillTemplate } from './template.ts';

/** A document as a page: its blocks and where each stands in the source. Both in the order of the page. */
export interface RenderedPage {
  readonly blocks: readonly PreviewBlock[];
  readonly places: readonly PreviewBlockPlace[];
}

/** Renders a document. What was rendered before is used again where the text is the same. The HTML is not sanitised. */
export function renderPage(file: MarkdownFile): RenderedPage {
  const placed = placePieces(file);
  const blocks: PreviewBlock[] = [];
  const places: PreviewBlockPlace[] = [];
  const uses = new Map<string, number>();
  const add = (content: PreviewBlock, startLine: number, endLine: number): void => {
    const use = uses.get(content.id) ?? 0;
    uses.set(content.id, use + 1);
    const block = use === 0 ? content : { id: `${content.id}~${use}`, html: content.html };
    blocks.push(block);
    places.push({ id: block.id, startLine, endLine });
  };

  let at = 0;
  const ranges = htmlRanges(placed.map(({ piece }) => piece.tags));
  for (const { first, last } of [...ranges, { first: placed.length, last: placed.length }]) {
    for (const { piece, line, ids } of placed.slice(at, first)) {
      add(singleBlock(piece, ids), line + piece.startLine, line + piece.endLine);
    }
    const group = placed.slice(first, last + 1);
    const [opening, closing] = [group[0], group.at(-1)];
    if (opening && closing) {
      const startLine = opening.line + opening.piece.startLine;
      add(groupBlock(group, startLine), startLine, closing.line + closing.piece.endLine);
    }
    at = last + 1;
  }
  return { blocks, places };
}

interface PlacedPiece {
  readonly piece: Piece;
  /** The first line of its part in the document. */
  readonly line: number;
  /** Of its headings. */
  readonly ids: readonly string[];
}

function placePieces(file: MarkdownFile): PlacedPiece[] {
  const headingIds = new HeadingIds();
  const placed: PlacedPiece[] = [];
  let line = file.lines.lineAt(file.parts[0]?.start ?? 0);
  for (const { content } of file.parts) {
    for (const piece of partPieces(content)) {
      const ids = piece.slugs.length === 0 ? piece.slugs : piece.slugs.map((slug) => headingIds.next(slug));
      placed.push({ piece, line, ids });
    }
    line += content.lineCount;
  }
  return placed;
}

/** The block of a piece by itself; the same object as long as its heading's ids are the same. */
function singleBlock(piece: Piece, ids: readonly string[]): PreviewBlock {
  const known = singles.get(piece);
  if (known?.ids.every((id, index) => id === ids[index])) return known.block;
  const html = fillTemplate(piece.template, 0, ids);
  const block = { id: contentHash(html), html };
  singles.set(piece, { ids, block });
  return block;
}

const singles = new WeakMap<Piece, { readonly ids: readonly string[]; readonly block: PreviewBlock }>();

function groupBlock(group: readonly PlacedPiece[], startLine: number): PreviewBlock {
  let html = '';
  for (const { piece, line, ids } of group)
    html += fillTemplate(piece.template, line + piece.startLine - startLine, ids);
  return { id: contentHash(html), html };
}
