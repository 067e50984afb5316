import type { Location, Range } from 'vscode-languageserver';
import type { Span } from '#engine/finding.ts';
import type { Lines } from '#engine/text.ts';

export function toRange(lines: Lines, span: Span): Range {
  return { start: lines.positionAt(span.start), end: lines.positionAt(span.end) };
}

export function toSpan(lines: Lines, range: Range): Span {
  return { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) };
}

/** Where a span of a file is; undefined where the file's text isn't known. */
export type Locate = (uri: string, span: Span) => Location | undefined;

/** `linesOf` gives the lines of a file, `show` the URI under which the client can open it. */
export function locateBy(linesOf: (uri: string) => Lines | undefined, show: (uri: string) => string): Locate {
  const known = new Map<string, { readonly lines: Lines | undefined; readonly shown: string }>();
  return (uri, span) => {
    let file = known.get(uri);
    if (!file) {
      file = { lines: linesOf(uri), shown: show(uri) };
      known.set(uri, file);
    }
    return file.lines && { uri: file.shown, range: toRange(file.lines, span) };
  };
}
