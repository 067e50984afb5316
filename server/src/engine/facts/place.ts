import type { Span } from '../finding.ts';
import type { Block, HeadingBlock } from '../markdown/facts.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { type CellPlace, cellAt } from './cell-place.ts';
import { type CodePlace, codeAt, isOpenFence } from './code-place.ts';
import { codeSpanAt } from './code-span.ts';

/** What stands at an offset of a document, as far as an editor's questions need it. */
export interface Place {
  readonly offset: number;
  readonly line: PlaceLine;
  readonly block: PlaceBlock;
  /** The text of the code span, without backticks, that holds the offset; to the line's end where it isn't closed yet. */
  readonly inlineCode: Span | undefined;
}

export interface PlaceLine {
  /** Behind a byte order mark. */
  readonly start: number;
  /** Before the line break. */
  readonly end: number;
  /** The text before and behind the offset. */
  readonly before: string;
  readonly after: string;
}

export type PlaceBlock =
  | { readonly kind: 'frontMatter' }
  /** Between two blocks of the document. */
  | { readonly kind: 'blank' }
  | { readonly kind: 'heading'; readonly heading: HeadingBlock; readonly isTopLevel: boolean }
  | { readonly kind: 'paragraph'; readonly span: Span; readonly isTopLevel: boolean }
  | CellPlace
  | CodePlace
  | { readonly kind: 'other' };

/** Describes what stands at an offset; one beyond the text is the text's end. */
export function placeAt(file: MarkdownFile, at: number): Place {
  const offset = Math.max(0, Math.min(at, file.text.length));
  const line = lineAt(file, offset);
  const block = blockAt(file, offset, line);
  const mayHoldCode = block.kind === 'heading' || block.kind === 'paragraph' || block.kind === 'cell';
  return { offset, line, block, inlineCode: mayHoldCode ? codeSpanAt(line, offset) : undefined };
}

function lineAt(file: MarkdownFile, offset: number): PlaceLine {
  const index = file.lines.lineAt(offset);
  const isMarked = index === 0 && file.text.startsWith('\u{feff}');
  const start = file.lines.lineStart(index) + (isMarked ? 1 : 0);
  const end = Math.max(start, file.lines.lineEnd(index));
  return { start, end, before: file.text.slice(start, offset), after: file.text.slice(Math.max(start, offset), end) };
}

function blockAt(file: MarkdownFile, offset: number, line: PlaceLine): PlaceBlock {
  if (file.frontMatter && offset < file.frontMatter.span.end) return { kind: 'frontMatter' };
  const part = file.parts.findLast((one) => one.start <= offset);
  if (!part) return { kind: 'blank' };
  const { blocks } = part.content.facts;
  const found =
    innermost(blocks, offset - part.start, true) ?? openFence(blocks, offset - part.start, part.content.text);
  if (!found) return { kind: 'blank' };
  const { block, isTopLevel } = found;
  const span = { start: part.start + block.span.start, end: part.start + block.span.end };
  switch (block.kind) {
    case 'heading':
      return { kind: 'heading', heading: block, isTopLevel };
    case 'paragraph':
      return { kind: 'paragraph', span, isTopLevel };
    case 'table':
      return cellAt(file, block, span.start, line) ?? { kind: 'other' };
    case 'code':
      return codeAt(file, block, span, line) ?? { kind: 'other' };
    case 'list':
    case 'quote':
    case 'html':
    case 'thematicBreak':
      return { kind: 'other' };
  }
}

interface FoundBlock {
  readonly block: Block;
  /** Not in a list or a quote. */
  readonly isTopLevel: boolean;
}

/** The innermost block at an offset of the part; a list or quote where none of its own blocks is there. */
function innermost(blocks: readonly Block[], offset: number, isTopLevel: boolean): FoundBlock | undefined {
  const block = blocks.find((one) => one.span.start <= offset && offset <= one.span.end);
  return block && (innermost(blocksBelow(block), offset, false) ?? { block, isTopLevel });
}

/** A fence that isn't closed goes on to the end of the text, behind the blank lines that its span leaves out. */
function openFence(blocks: readonly Block[], offset: number, text: string, isTopLevel = true): FoundBlock | undefined {
  const block = blocks.at(-1);
  if (!block || offset < block.span.start || text.slice(block.span.end).trim() !== '') return undefined;
  if (block.kind === 'code' && isOpenFence(block, text)) return { block, isTopLevel };
  return openFence(blocksBelow(block), offset, text, false);
}

function blocksBelow(block: Block): readonly Block[] {
  if (block.kind === 'quote') return block.blocks;
  return block.kind === 'list' ? block.items.flatMap((item) => item.blocks) : [];
}
