import type { Span } from '../finding.ts';
import type { PlaceLine } from './place.ts';

/**
 * The text of the code span of a line that holds an offset (CommonMark, "Code spans"), also at its very start and end.
 * One that isn't closed yet goes to the line's end; an opening run of several backticks is rather a fence in the making.
 */
export function codeSpanAt(line: PlaceLine, offset: number): Span | undefined {
  // An editor closes a backtick as soon as it is typed: the cursor stands between the two.
  const isBetween = /(?<!`)`$/.test(line.before) && /^`(?!`)/.test(line.after);
  for (const { span, marks, isClosed } of codeSpansOf(line.before + line.after, line.start)) {
    if (isBetween && !isClosed && marks === 2 && offset === span.start - 1) return { start: offset, end: offset };
    if (offset < span.start) return undefined;
    if (offset <= span.end && (isClosed || marks === 1)) return span;
  }
  return undefined;
}

interface CodeSpan {
  /** Without the backticks. */
  readonly span: Span;
  /** How many backticks open it. */
  readonly marks: number;
  readonly isClosed: boolean;
}

/** The code spans of a line's text that begins at an offset. */
export function* codeSpansOf(text: string, offset: number): Generator<CodeSpan> {
  const runs = [...text.matchAll(/`+/g)];
  for (let index = 0; index < runs.length; index++) {
    const opening = runs[index];
    if (!opening) return;
    const isEscaped = /(?<!\\)(?:\\\\)*\\$/.test(text.slice(0, opening.index));
    if (isEscaped && opening[0].length === 1) continue;
    const start = opening.index + opening[0].length;
    const closing = runs.findIndex((run, at) => at > index && run[0].length === opening[0].length);
    const end = closing === -1 ? text.length : (runs[closing]?.index ?? text.length);
    yield { span: { start: offset + start, end: offset + end }, marks: opening[0].length, isClosed: closing !== -1 };
    if (closing !== -1) index = closing;
  }
}
