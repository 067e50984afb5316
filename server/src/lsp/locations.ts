import type { Location, Range } from 'vscode-languageserver';
import type { Span } from '#engine/finding.ts';
import { LineIndex } from '#engine/text.ts';

export function toRange(lines: LineIndex, span: Span): Range {
  return { start: lines.positionAt(span.start), end: lines.positionAt(span.end) };
}

export function toSpan(lines: LineIndex, range: Range): Span {
  return { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) };
}

/** Where a span of a file is; undefined where the file's text isn't known. */
export type Locate = (uri: string, span: Span) => Location | undefined;

/** `text` gives the text of a file, `show` the URI under which the client can open it. */
export function locateBy(text: (uri: string) => string | undefined, show: (uri: string) => string): Locate {
  const indexes = new Map<string, LineIndex | undefined>();
  return (uri, span) => {
    if (!indexes.has(uri)) {
      const content = text(uri);
      indexes.set(uri, content === undefined ? undefined : new LineIndex(content));
    }
    const lines = indexes.get(uri);
    return lines && { uri: show(uri), range: toRange(lines, span) };
  };
}
