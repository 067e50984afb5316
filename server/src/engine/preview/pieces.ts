import type { Token } from 'markdown-it';
import type { PartContent } from '../markdown/markdown-file.ts';
import { type HtmlTag, unpairedTags } from './html-ranges.ts';
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
  /** HTML tags that have no partner in this block. */
  readonly tags: readonly HtmlTag[];
}

/** The blocks of a part. Rendered once for a part's content, however often the page is asked for. */
export function partPieces(content: PartContent): readonly Piece[] {
  const known = rendered.get(content);
  if (known) return known;
  const pieces = renderPieces(content.tokens);
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
    const [startLine, endLine] = block[0]?.map ?? [0, 0];
    const tags = token.type === 'html_block' ? unpairedTags(token.content) : none;
    pieces.push({ startLine, endLine, tags, ...renderTokens(block, startLine) });
  }
  return pieces;
}

const none: readonly HtmlTag[] = [];
