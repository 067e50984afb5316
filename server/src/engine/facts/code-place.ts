import type { Span } from '../finding.ts';
import type { CodeBlock } from '../markdown/facts.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { PlaceLine } from './place.ts';

/** A line of a code block's content. */
export interface CodePlace {
  readonly kind: 'code';
  readonly code: CodeBlock;
  /** The content's lines before this one. */
  readonly linesBefore: readonly string[];
  /** The text of this line before and behind the offset, without the marks of a list or quote around the block. */
  readonly before: string;
  readonly after: string;
}

/** Undefined on the line that opens a fence and on the one that closes it. */
export function codeAt(file: MarkdownFile, code: CodeBlock, span: Span, line: PlaceLine): CodePlace | undefined {
  const first = file.lines.lineAt(span.start) + (code.isFenced ? 1 : 0);
  const index = file.lines.lineAt(line.start) - first;
  const isClosing = code.isFenced && line.end === span.end && !isOpen(file.text.slice(span.start, span.end));
  if (index < 0 || isClosing) return undefined;
  const linesBefore = code.content.split('\n').slice(0, index);
  return { kind: 'code', code, linesBefore, before: line.before.replace(/^[\s>]*/, ''), after: line.after };
}

/** `text` is the one to which the block's span refers. */
export function isOpenFence(code: CodeBlock, text: string): boolean {
  return code.isFenced && isOpen(text.slice(code.span.start, code.span.end));
}

function isOpen(source: string): boolean {
  const lines = source.split(/\r\n|\n|\r/);
  const opening = /(`{3,}|~{3,})/.exec(lines[0] ?? '')?.[0] ?? '';
  const closing = /^[\s>]*(`{3,}|~{3,})\s*$/.exec(lines.at(-1) ?? '')?.[1] ?? '';
  return lines.length === 1 || !closing.startsWith(opening);
}
