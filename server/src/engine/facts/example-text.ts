import { codeLines } from '../endpoints/code-lines.ts';
import type { Span } from '../finding.ts';
import type { CodeBlock } from '../markdown/facts.ts';

/** A code block as its reader sees it: its lines may be indented, or stand in a list or a quote. */
export interface ExampleText {
  readonly text: string;
  /** Where a span of the text stands in the part. */
  readonly place: (span: Span) => Span;
}

export function exampleText(part: string, block: CodeBlock): ExampleText {
  const lines = codeLines(part, block);
  const offsets: number[] = [];
  let length = 0;
  for (const { text } of lines) {
    offsets.push(length);
    length += text.length + 1;
  }
  const placeOf = (offset: number): number => {
    let index = offsets.findLastIndex((one) => one <= offset);
    if (index === -1) index = 0;
    const line = lines[index];
    return line ? line.start + Math.min(offset - (offsets[index] ?? 0), line.text.length) : block.span.start;
  };
  return {
    text: lines.map(({ text }) => text).join('\n'),
    place: ({ start, end }) => ({ start: placeOf(start), end: placeOf(end) }),
  };
}
