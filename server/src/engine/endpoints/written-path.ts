import type { Span } from '../finding.ts';
import { asPattern } from '../text.ts';
import type { EndpointPath } from './path.ts';

/** A segment of a path as it is written in a document. */
export interface WrittenSegment {
  readonly text: string;
  readonly span: Span;
}

/**
 * Where the segments of a path stand in a text that was read as this path; undefined where they can't be told apart, as where backslashes or entities
 * stand between them.
 */
export function writtenSegments(text: string, span: Span, path: EndpointPath): readonly WrittenSegment[] | undefined {
  const written = text.slice(span.start, span.end);
  const base = path.server !== '' && written.startsWith(path.server) ? path.server.length : 0;
  const end =
    base + (/^(?:\{[^{}?&]*\}|<[^<>]*>|[^?#])*/.exec(written.slice(base).replace(/\{[?&].*/, ''))?.[0].length ?? 0);
  const segments: WrittenSegment[] = [];
  let start = base + (written.charAt(base) === '/' ? 1 : 0);
  let depth = 0;
  for (let at = start; at <= end; at++) {
    const character = written.charAt(at);
    if (character === '{') depth++;
    if (character === '}') depth--;
    if (at < end && (character !== '/' || depth > 0)) continue;
    segments.push({ text: written.slice(start, at), span: { start: span.start + start, end: span.start + at } });
    start = at + 1;
  }
  return segments.length === path.segments.length ? segments : undefined;
}

/** Where a parameter's name stands in a segment: behind `{`, `:`, `<`, `$` or `[`. */
export function parameterSpan({ text, span }: WrittenSegment, name: string): Span | undefined {
  const escaped = asPattern(name);
  const found = new RegExp(`(?<![\\p{L}\\p{N}_])${escaped}(?![\\p{L}\\p{N}_])`, 'u').exec(text);
  if (!found) return undefined;
  const start = span.start + found.index;
  return { start, end: start + name.length };
}
