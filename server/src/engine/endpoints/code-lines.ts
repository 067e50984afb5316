import type { CodeBlock } from '../markdown/facts.ts';

/** A line of a code block. */
export interface CodeLine {
  /** Without indentation and the marks of a list or quote around the block. */
  readonly text: string;
  /** The offset of `text` in the part. */
  readonly start: number;
  /** A `>` stands before it: it is what a client sent, or all of the block is in a quote. */
  readonly isMarked: boolean;
}

/** The lines of a block's content with their places; `part` is the text to which the block's span refers. */
export function codeLines(part: string, block: CodeBlock): CodeLine[] {
  const lines: CodeLine[] = [];
  let start = block.span.start;
  for (const line of part.slice(block.span.start, block.span.end).split('\n')) {
    const text = line.replace(/^[\s>]*/, '');
    lines.push({
      text: text.trimEnd(),
      start: start + line.length - text.length,
      isMarked: line.trimStart().startsWith('>'),
    });
    start += line.length + 1;
  }
  if (!block.isFenced) return lines;
  const isClosed = lines.length > 1 && /^(?:`{3,}|~{3,})$/.test(lines.at(-1)?.text ?? '');
  return lines.slice(1, isClosed ? -1 : undefined);
}
