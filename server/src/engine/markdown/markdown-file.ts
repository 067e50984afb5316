import type { Token } from 'markdown-it';
import type { Span } from '../finding.ts';
import type { LineIndex } from '../text.ts';
import type { HeadingBlock, PartFacts } from './facts.ts';
import type { FrontMatter } from './front-matter.ts';
import type { References } from './references.ts';

/** A Markdown document as parsed: always usable, however broken the text. */
export interface MarkdownFile {
  readonly kind: 'markdown';
  readonly uri: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly frontMatter: FrontMatter | undefined;
  /** In order, without a gap, from the end of the front matter to the end of the text. */
  readonly parts: readonly MarkdownPart[];
  /** Document-level headings, in order, with spans in the document. */
  readonly headings: readonly Heading[];
}

export interface MarkdownPart {
  readonly start: number;
  readonly content: PartContent;
}

/** What depends on a part's text alone; the same object as long as the text is the same. */
export interface PartContent {
  readonly text: string;
  readonly lineCount: number;
  /** The document-level headings among the blocks of its facts. */
  readonly headings: readonly HeadingBlock[];
  /** markdown-it's tokens; their `map` counts lines from the part's first line. Inline text is parsed when they or the facts are first asked for. */
  readonly tokens: readonly Token[];
  readonly facts: PartFacts;
  /** What the document defines for links; not enumerable either. */
  readonly references: References;
  /** What {@link perPart} has read of it, and not enumerable: it says nothing that the part doesn't. */
  readonly kept: unknown[];
}

export interface Heading {
  readonly index: number;
  readonly level: number;
  readonly text: string;
  readonly span: Span;
  readonly textSpan: Span;
  readonly isSetext: boolean;
  /** The part that holds it, and its block there. */
  readonly part: number;
  readonly block: HeadingBlock;
}
