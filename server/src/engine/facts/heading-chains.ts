import type { Heading, MarkdownFile } from '../markdown/markdown-file.ts';

/** For each heading, the one that it stands below, by their levels; computed once. */
export function parentsOf(file: MarkdownFile): readonly (Heading | undefined)[] {
  const known = parents.get(file);
  if (known) return known;
  const open: Heading[] = [];
  const found = file.headings.map((heading) => {
    while ((open.at(-1)?.level ?? 0) >= heading.level) open.pop();
    const parent = open.at(-1);
    open.push(heading);
    return parent;
  });
  parents.set(file, found);
  return found;
}

const parents = new WeakMap<MarkdownFile, readonly (Heading | undefined)[]>();

/** What `read` says of the nearest heading of which it says something: of the heading itself, or of one above it. By the headings' index. */
export function inherited<T>(
  file: MarkdownFile,
  read: (heading: Heading) => T | undefined,
): readonly (T | undefined)[] {
  const values: (T | undefined)[] = [];
  const above = parentsOf(file);
  for (const heading of file.headings) {
    const parent = above[heading.index];
    values.push(read(heading) ?? (parent && values[parent.index]));
  }
  return values;
}

/** The last heading that begins at an offset or before it. */
export function headingAbove({ headings }: MarkdownFile, offset: number): Heading | undefined {
  let low = 0;
  let high = headings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((headings[middle]?.span.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return headings[low - 1];
}
