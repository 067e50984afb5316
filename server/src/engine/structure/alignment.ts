import type { Contract, Section } from '../contract/contract.ts';
import type { Span } from '../finding.ts';
import type { Heading } from '../markdown/markdown-file.ts';

/** A document's headings laid beside a contract's sections at the least cost. */
export interface Alignment {
  readonly contract: Contract;
  readonly root: Heading | undefined;
  /** The level that the sections of the contract have in this document. */
  readonly level: number;
  /** Every section that applies to the document, in the contract's order, parents first. */
  readonly sections: readonly AlignedSection[];
  /** By `Heading.index`: the sections whose heading it is, duplicates not among them. */
  readonly byHeading: ReadonlyMap<number, AlignedSection>;
  /** Document-level headings that the contract does not know and that aren't below a section that may hold them. */
  readonly unexpected: readonly Heading[];
}

export interface AlignedSection {
  readonly section: Section;
  readonly parent: AlignedSection | undefined;
  /** Undefined: the section is missing. */
  readonly heading: Heading | undefined;
  /** All headings that make the section up, where it may repeat; else the one. */
  readonly headings: readonly Heading[];
  readonly match: Match | 'none';
  /** The level that the heading should have here. */
  readonly level: number;
  /** Not for endpoint headings, which may stand at any depth. */
  readonly isLevelWrong: boolean;
  readonly isMisplaced: boolean;
  /** Further headings that say the same where the section may stand once. */
  readonly duplicates: readonly Heading[];
  /** Missing, but not reported since its parent is missing with it. */
  readonly isCovered: boolean;
  /** Where the section belongs: the offset before which it is inserted or to which it is moved. */
  readonly place: number;
  /** From the heading to the next heading that isn't below it; undefined where the section is missing. */
  readonly span: Span | undefined;
}

/** How a heading was recognised: as the title, an alias, by the pattern, as a misspelling, or as endpoint headings. */
export type Match = 'title' | 'alias' | 'pattern' | 'spelling' | 'endpoints';
