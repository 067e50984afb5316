import type { Span } from '../../finding.ts';
import type { CodeBlock } from '../../markdown/facts.ts';
import type { CodeRole } from '../../structure/code-role.ts';
import type { Wording } from '../operation.ts';

/** A block of code that shows a call or an answer. */
export interface DocumentedExample {
  /** Undefined where neither the block nor the words above tell. */
  readonly role: CodeRole;
  /** In lower case; empty for none. */
  readonly language: string;
  /** The whole block, with its fences. */
  readonly span: Span;
  /** The inside of the block, without the fences. */
  readonly bodySpan: Span;
  /** What it answers with, by its status line or the words above. */
  readonly status: Wording | undefined;
  /** By its `Content-Type` or the words above. */
  readonly mediaType: Wording | undefined;
  /** The block, whose own spans are its part's. */
  readonly block: CodeBlock;
}

/** Spans are the part's. */
export interface PartExample extends DocumentedExample {
  /** The block says nothing of its role, which the headings may tell. */
  readonly isData: boolean;
}
