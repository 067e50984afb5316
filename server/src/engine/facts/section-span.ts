import type { Span } from '../finding.ts';
import type { Heading, MarkdownFile } from '../markdown/markdown-file.ts';

/** A heading with all that stands below it, without blank lines at the end. */
export function sectionSpan({ headings, text }: MarkdownFile, { index, level, span }: Heading): Span {
  let next = index + 1;
  while ((headings[next]?.level ?? 0) > level) next++;
  const end = headings[next]?.span.start ?? text.length;
  return { start: span.start, end: span.start + text.slice(span.start, end).trimEnd().length };
}
