import type { DescribedApi } from '../api/api.ts';
import type { Place } from '../spec/tree/node.ts';
import type { GeneratedBlock } from './block.ts';

/** What the words of a section may point at. */
export interface SectionContext {
  readonly api: DescribedApi;
  /** The anchor of an operation's heading, by its key. */
  anchorOf(key: string): string | undefined;
  /** The anchor of a section of the contract, by its id. */
  sectionAnchor(id: string): string | undefined;
}

export type SectionWriter = (context: SectionContext) => readonly GeneratedBlock[];

/** Blocks from texts; empty ones are left out. */
export function blocksOf(place: Place | undefined, ...texts: readonly string[]): GeneratedBlock[] {
  return texts.flatMap((markdown) => (markdown === '' ? [] : [{ markdown, place }]));
}
