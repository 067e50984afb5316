import type { Span } from '../../finding.ts';

/**
 * The lines above the cursor's that say where it is: each isn't indented more than all below it. What is left out stands below keys that
 * aren't around the cursor.
 */
export function piecesAbove(text: string, from: number, cursor: number): readonly Span[] {
  const pieces: Span[] = [];
  const isBlank = text.slice(from, lineEnd(text, from)).trim() === '';
  let least = isBlank ? cursor - from : indentAt(text, from);
  let behind = from;
  for (let end = from; end > 0; ) {
    const start = end < 2 ? 0 : text.lastIndexOf('\n', end - 2) + 1;
    const indent = indentAt(text, start);
    const first = text[start + indent] ?? '\n';
    if (indent <= least && first !== '\n' && first !== '\r' && first !== '#') {
      least = indent;
      // Of braces that are open, all is needed.
      const isOpen = end < behind && opensBrackets(text.slice(start, end));
      pieces.push({ start, end: isOpen ? behind : end });
      behind = start;
    }
    end = start;
  }
  return pieces.reverse();
}

/** The next line that says something, where it is no comment: behind its hyphens. */
export function contentBelow(
  text: string,
  from: number,
): { readonly offset: number; readonly column: number } | undefined {
  for (let start = nextLine(text, lineEnd(text, from)); start < text.length; ) {
    const end = lineEnd(text, start);
    const [before = '', first = ''] = /^ *(?:-[ ]+)*(\S?)/.exec(text.slice(start, end)) ?? [];
    if (first !== '' && first !== '#') {
      return { offset: start + before.length - 1, column: indentAt(text, start) };
    }
    start = nextLine(text, end);
  }
  return undefined;
}

function opensBrackets(line: string): boolean {
  let depth = 0;
  for (const [bracket] of line.matchAll(/[[\]{}]/g)) depth += bracket === '{' || bracket === '[' ? 1 : -1;
  return depth > 0;
}

/** An offset in pieces that were put together, in the text that they were taken from. */
export function offsetIn(pieces: readonly Span[], offset: number): number {
  let left = offset;
  for (const { start, end } of pieces) {
    if (left <= end - start) return start + left;
    left -= end - start;
  }
  return left;
}

/** The blanks at the start of a line. */
export function indentAt(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === blank) at++;
  return at - start;
}

const blank = 32;

/** Of the line's break, or of the text's end. */
export function lineEnd(text: string, from: number): number {
  const feed = text.indexOf('\n', from);
  const end = feed === -1 ? text.length : feed;
  return text[end - 1] === '\r' && end > from ? end - 1 : end;
}

/** Where the line behind a line's end starts; beyond the text where there is none. */
export function nextLine(text: string, end: number): number {
  if (end >= text.length) return text.length + 1;
  return text.startsWith('\r\n', end) ? end + 2 : end + 1;
}
