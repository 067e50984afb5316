import type { Span } from '../finding.ts';
import { movedSpan } from '../spans.ts';
import type { Block } from './facts.ts';
import type { MarkdownFile } from './markdown-file.ts';

/** A block with its span in the document. */
export interface PlacedBlock {
  readonly block: Block;
  readonly span: Span;
}

/** The blocks of a stretch of a document, in their order; none that it cuts. */
export function blocksWithin(file: MarkdownFile, { start, end }: Span): PlacedBlock[] {
  return file.parts.flatMap((part) =>
    part.content.facts.blocks
      .map((block) => ({ block, span: movedSpan(block.span, part.start) }))
      .filter(({ span }) => start <= span.start && span.end <= end),
  );
}
