import type { Span } from '../finding.ts';
import type { Block, CodeBlock, Link, ListBlock, TableBlock } from '../markdown/facts.ts';
import type { MarkdownFile, MarkdownPart } from '../markdown/markdown-file.ts';
import { type Guidance, withoutGuidance } from './guidance.ts';

/** What stands in a section, laid out for the requirements. */
export interface SectionContent {
  /** Words of the author's in paragraphs outside lists and tables. */
  readonly proseWords: number;
  /** Every word that a reader sees except in code blocks: headings, prose, lists, tables, link targets. One line each. */
  readonly text: string;
  readonly lists: readonly ListBlock[];
  readonly tables: readonly TableInContext[];
  readonly code: readonly CodeInContext[];
  readonly links: readonly Link[];
  /** The headings below the section's own. */
  readonly headings: readonly string[];
}

export interface TableInContext {
  readonly table: TableBlock;
  /** The offset in the document to which the table's spans are relative. */
  readonly offset: number;
  /** The paragraph right above it. */
  readonly caption: string;
}

export interface CodeInContext {
  readonly code: CodeBlock;
  /** The nearest heading and the words above it, since the code before. */
  readonly caption: string;
}

/** Reads the blocks of some spans, each beginning with a heading that is not content itself. */
export function readContent(file: MarkdownFile, spans: readonly Span[], guidance: readonly Guidance[]): SectionContent {
  const reader = new ContentReader(guidance);
  for (const span of spans) {
    let isFirst = true;
    for (const { block, offset } of blocksIn(file, span)) {
      if (isFirst && block.kind === 'heading') reader.startSection();
      else reader.read(block, offset, true);
      isFirst = false;
    }
    for (const link of linksIn(file, span)) reader.links.push(link);
  }
  return reader.content();
}

/** The top-level blocks that begin in a span, with the offset to which their own spans are relative. */
export function* blocksIn(
  file: MarkdownFile,
  span: Span,
): Generator<{ readonly block: Block; readonly offset: number }> {
  for (const { start, content } of partsIn(file, span)) {
    for (const block of content.facts.blocks) {
      const at = start + block.span.start;
      if (at >= span.start && at < span.end) yield { block, offset: start };
    }
  }
}

function* linksIn(file: MarkdownFile, span: Span): Generator<Link> {
  for (const { start, content } of partsIn(file, span)) {
    for (const link of content.facts.links) {
      const at = start + link.span.start;
      if (at >= span.start && at < span.end) yield link;
    }
  }
}

function* partsIn(file: MarkdownFile, span: Span): Generator<MarkdownPart> {
  let low = 0;
  let high = file.parts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((file.parts[middle]?.start ?? 0) <= span.start) low = middle;
    else high = middle - 1;
  }
  for (let index = low; index < file.parts.length; index++) {
    const part = file.parts[index];
    if (!part || part.start >= span.end) return;
    yield part;
  }
}

class ContentReader {
  readonly links: Link[] = [];
  readonly #guidance: readonly Guidance[];
  readonly #text: string[] = [];
  readonly #lists: ListBlock[] = [];
  readonly #tables: TableInContext[] = [];
  readonly #code: CodeInContext[] = [];
  readonly #headings: string[] = [];
  #proseWords = 0;
  #heading = '';
  #above: string[] = [];

  constructor(guidance: readonly Guidance[]) {
    this.#guidance = guidance;
  }

  startSection(): void {
    this.#heading = '';
    this.#above = [];
  }

  read(block: Block, offset: number, isProse: boolean): void {
    switch (block.kind) {
      case 'heading':
        this.#headings.push(block.text);
        this.#text.push(block.text);
        this.#heading = block.text;
        this.#above = [];
        return;
      case 'paragraph': {
        const words = withoutGuidance(block.text, this.#guidance);
        this.#text.push(words);
        this.#above.push(words);
        if (isProse) this.#proseWords += countWords(words);
        return;
      }
      case 'list':
        this.#lists.push(block);
        for (const item of block.items) for (const inner of item.blocks) this.read(inner, offset, false);
        return;
      case 'table':
        this.#tables.push({ table: block, offset, caption: `${this.#heading}\n${this.#above.at(-1) ?? ''}` });
        for (const cell of [...block.header, ...block.rows.flat()]) this.#text.push(cell.text);
        return;
      case 'code':
        this.#code.push({ code: block, caption: `${this.#heading}\n${this.#above.join('\n')}` });
        this.#above = [];
        return;
      case 'html':
        this.#text.push(visibleText(block.content));
        this.#proseWords += countWords(visibleText(block.content));
        return;
      case 'quote':
        for (const inner of block.blocks) this.read(inner, offset, isProse);
        return;
      case 'thematicBreak':
        return;
    }
  }

  content(): SectionContent {
    for (const link of this.links) this.#text.push(link.destination);
    return {
      proseWords: this.#proseWords,
      text: this.#text.join('\n'),
      lists: this.#lists,
      tables: this.#tables,
      code: this.#code,
      links: this.links,
      headings: this.#headings,
    };
  }
}

/** HTML without comments and tags. */
export function visibleText(html: string): string {
  return html.replace(/<!--[\s\S]*?(?:-->|$)/g, ' ').replace(/<[^>]*>/g, ' ');
}

export function countWords(text: string): number {
  let count = 0;
  for (const _ of text.matchAll(/[\p{L}\p{N}][^\s]*/gu)) count++;
  return count;
}
