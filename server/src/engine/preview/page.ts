import type { PreviewBlock, PreviewBlockPlace } from '#shared/protocol.ts';
import type { ApiSet } from '../drift/bound-api.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { contentHash } from './content-hash.ts';
import { type Companion, endpointCards } from './endpoint-cards.ts';
import { exampleRuns } from './example-tabs.ts';
import { FootnoteNumbers } from './footnotes.ts';
import { frontMatterBlock } from './front-matter.ts';
import { HeadingIds } from './heading-ids.ts';
import { htmlRanges, joinedRanges } from './html-ranges.ts';
import { type Piece, partPieces } from './pieces.ts';
import { sanitisedHtml } from './sanitise.ts';
import { type Fillings, fillTemplate } from './template.ts';

/** A document as a page: its blocks and where each stands in the source. Both in the order of the page. */
export interface RenderedPage {
  readonly blocks: readonly PreviewBlock[];
  readonly places: readonly PreviewBlockPlace[];
}

/** Renders a document, which may be about some OpenAPI descriptions. What was rendered before is used again where the text is the same. */
export function renderPage(file: MarkdownFile, apis?: ApiSet): RenderedPage {
  const known = pages.get(file);
  if (known && known.apis === apis?.apis && known.index === apis?.index) return known.page;
  const page = renderAnew(file, apis);
  pages.set(file, { apis: apis?.apis, index: apis?.index, page });
  return page;
}

/** Of each state of a document the page that was asked for last. */
const pages = new WeakMap<
  MarkdownFile,
  {
    readonly apis: ApiSet['apis'] | undefined;
    readonly index: ApiSet['index'] | undefined;
    readonly page: RenderedPage;
  }
>();

function renderAnew(file: MarkdownFile, apis: ApiSet | undefined): RenderedPage {
  const placed = placePieces(file, apis);
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

  const header = frontMatterBlock(file);
  if (header && file.frontMatter) add(header, 0, file.lines.lineAt(file.frontMatter.span.end));
  let at = 0;
  const runs = exampleRuns(placed.map(({ piece }) => piece.example));
  const ranges = joinedRanges([...htmlRanges(placed.map(({ piece }) => piece.tags)), ...runs]);
  for (const { first, last } of [...ranges, { first: placed.length, last: placed.length }]) {
    for (const one of placed.slice(at, first)) {
      add(singleBlock(one), one.line + one.piece.startLine, one.line + one.piece.endLine);
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
  readonly fillings: Fillings;
  /** What stands around it because of the endpoint that it is about. */
  readonly companion: Companion;
}

function placePieces(file: MarkdownFile, apis: ApiSet | undefined): PlacedPiece[] {
  const headingIds = new HeadingIds();
  const found: { readonly piece: Piece; readonly line: number }[] = [];
  let line = file.lines.lineAt(file.parts[0]?.start ?? 0);
  for (const { content } of file.parts) {
    for (const piece of partPieces(content)) found.push({ piece, line });
    line += content.lineCount;
  }
  const marks = found.flatMap(({ piece }) => piece.notes);
  const numbers = new FootnoteNumbers(marks);
  const cards = endpointCards(file, apis);
  return found.map(({ piece, line }) => {
    const companion = cards.get(line + piece.startLine) ?? alone;
    if (piece.slugs.length === 0 && piece.notes.length === 0) return { piece, line, fillings: none, companion };
    const ids = piece.slugs.map((slug) => headingIds.next(slug));
    const notes = piece.notes.map((mark) => numbers.next(mark));
    return { piece, line, fillings: { ids, notes }, companion };
  });
}

const none: Fillings = { ids: [], notes: [] };
const alone: Companion = { before: '', after: '' };

/** The block of a piece by itself; the same object as long as what depends on the rest of the page is the same. */
function singleBlock({ piece, fillings, companion }: PlacedPiece): PreviewBlock {
  const known = singles.get(piece);
  if (known?.companion === companion && isSame(known.fillings, fillings)) return known.block;
  const written = fillTemplate(piece.template, 0, fillings);
  const html = companion.before + (piece.hasHtml ? cleaned(written) : written) + companion.after;
  const block = { id: contentHash(html), html };
  singles.set(piece, { fillings, companion, block });
  return block;
}

interface KnownBlock {
  readonly fillings: Fillings;
  readonly companion: Companion;
  readonly block: PreviewBlock;
}

const singles = new WeakMap<Piece, KnownBlock>();

function isSame(a: Fillings, b: Fillings): boolean {
  if (a === b) return true;
  return a.ids.every((id, index) => id === b.ids[index]) && a.notes.every((note, index) => note === b.notes[index]);
}

function groupBlock(group: readonly PlacedPiece[], startLine: number): PreviewBlock {
  const runs = exampleRuns(group.map(({ piece }) => piece.example));
  const opening = new Set(runs.map(({ first }) => first));
  const closing = new Set(runs.map(({ last }) => last));
  let html = '';
  for (const [index, { piece, line, fillings, companion }] of group.entries()) {
    if (opening.has(index)) html += '<div class="tabs">';
    const own = fillTemplate(piece.template, line + piece.startLine - startLine, fillings);
    // Within tabs that the author has made there is no need for others.
    html += piece.example ? own : companion.before + own + companion.after;
    if (closing.has(index)) html += '</div>\n';
  }
  if (group.some(({ piece }) => piece.hasHtml)) html = cleaned(html);
  return { id: contentHash(html), html };
}

/**
 * The page sanitises all that it shows. What the author has written is sanitised before already: browsers report what their policy forbids in a
 * text that is only being read.
 */
function cleaned(html: string): string {
  const known = recent.get(html);
  if (known !== undefined) return known;
  const clean = sanitisedHtml(html);
  if (recent.size >= mostRemembered) recent.clear();
  recent.set(html, clean);
  return clean;
}

const recent = new Map<string, string>();
const mostRemembered = 500;
