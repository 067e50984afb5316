import type { Span } from '../finding.ts';

/** Does a span share a character with one of others that are sorted by their starts and share none with each other, but where they are the same? */
export function overlapsAny(sorted: readonly Span[], { start, end }: Span): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.start ?? 0) < end) low = middle + 1;
    else high = middle;
  }
  return (sorted[low - 1]?.end ?? 0) > start;
}
