import type { Token } from 'markdown-it';
import type { PartContent } from '../markdown/markdown-file.ts';
import { type Example, exampleOf } from './example-tabs.ts';
import type { FootnoteMark } from './footnotes.ts';
import { type HtmlTag, unpairedTags } from './html-ranges.ts';
import { pageTokens } from './page-tokens.ts';
import { renderTokens } from './renderer.ts';
import type { Template } from './template.ts';

/** A top-level block of a part, rendered. */
export interface Piece {
  /** From the part's first line. */
  readonly startLine: number;
  /** Exclusive. */
  readonly endLine: number;
  readonly template: Template;
  readonly slugs: readonly string[];
  readonly notes: readonly FootnoteMark[];
  /** What it is an example of, where it is a code block that can stand behind a tab. */
  readonly example: Example | undefined;
  /** The author has written HTML in it. */
  readonly hasHtml: boolean;
  /** HTML tags that have no partner in this block. */
  readonly tags: readonly HtmlTag[];
}

/** The blocks of a part. Rendered once for a part's content, however often the page is asked for. */
export function partPieces(content: PartContent): readonly Piece[] {
  const known = rendered.get(content);
  if (known) return known;
  const pieces = renderPieces(pageTokens(content));
  rendered.set(content, pieces);
  return pieces;
}

const rendered = new WeakMap<PartContent, readonly Piece[]>();

function renderPieces(tokens: readonly Token[]): Piece[] {
  const pieces: Piece[] = [];
  let first = 0;
  for (const [index, token] of tokens.entries()) {
    const isEnd = token.level === 0 && token.nesting !== 1;
    if (!isEnd) continue;
    const block = tokens.slice(first, index + 1);
    first = index + 1;
    const [startLine, endLine] = linesOf(block);
    const tags = token.type === 'html_block' ? unpairedTags(token.content) : none;
    const example = token.type === 'fence' ? exampleOf(token) : undefined;
    pieces.push({ startLine, endLine, hasHtml: block.some(isHtml), tags, example, ...renderTokens(block, startLine) });
  }
  return pieces;
}

/** A footnote has no lines of its own, and what stands in it has. */
function linesOf(block: readonly Token[]): readonly [number, number] {
  const [first] = block;
  if (first?.map) return first.map;
  const maps = block.flatMap(({ map }) => (map ? [map] : []));
  return [maps[0]?.[0] ?? 0, Math.max(0, ...maps.map(([, end]) => end))];
}

function isHtml({ type, children }: Token): boolean {
  return type === 'html_block' || type === 'html_inline' || (children?.some(isHtml) ?? false);
}

const none: readonly HtmlTag[] = [];
