import type { Heading } from '../markdown/markdown-file.ts';
import type { AlignedSection } from './alignment.ts';
import type { HeadingWords } from './candidates.ts';

interface UnexpectedInput {
  readonly headings: readonly Heading[];
  readonly words: readonly HeadingWords[];
  readonly root: Heading | undefined;
  readonly byHeading: ReadonlyMap<number, AlignedSection>;
  readonly duplicates: readonly Heading[];
}

/**
 * Headings that the contract does not know. The document's title, endpoints, what stands below another such heading, and
 * what divides a section that has no sections of its own in the contract are the author's.
 */
export function findUnexpected({ headings, words, root, byHeading, duplicates }: UnexpectedInput): Heading[] {
  const doubled = new Set(duplicates);
  const unexpected: Heading[] = [];
  const open: Heading[] = [];
  for (const heading of headings) {
    while ((open.at(-1)?.level ?? 0) >= heading.level) open.pop();
    const above = open.at(-1);
    open.push(heading);
    const isKnown = heading === root || byHeading.has(heading.index) || doubled.has(heading);
    const isTitle = heading.index === 0 && heading.level === 1;
    if (isKnown || isTitle || words[heading.index]?.method) continue;
    if (!above || asksForItsSections(above)) unexpected.push(heading);
  }
  return unexpected;

  function asksForItsSections(above: Heading): boolean {
    if (above === root || (above.index === 0 && above.level === 1)) return true;
    const section = byHeading.get(above.index)?.section;
    return section !== undefined && section.sections.length > 0 && section.method === undefined;
  }
}
