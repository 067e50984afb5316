import type { Node } from './node.ts';
import type { ReadBlock } from './read-yaml-blocks.ts';

/** A part's text as a tree: always usable, however broken the text. */
export interface Parsed {
  /** Undefined where there is no value at all: an empty text, nothing but comments. */
  readonly root: Node | undefined;
  /** In the order of the text. */
  readonly problems: readonly SyntaxProblem[];
  /** Entries whose key stands in the same map before (spans of the keys in the part); `first` is the key that it repeats. */
  readonly repeatedKeys: readonly RepeatedKey[];
  /** The text has an alias whose anchor isn't in it: the file can't be cut here. */
  readonly hasForeignAlias: boolean;
  /** The text has nothing but what `readSimpleYaml` reads: that is faster than to take over blocks of it. */
  readonly isSimple?: boolean;
  /** The blocks that the text was read by, where it was: what an edit leaves as it is can be taken from them. */
  readonly blocks?: readonly ReadBlock[];
}

/** Something that the syntax of YAML or JSON doesn't allow. Offsets from the start of the part. */
export interface SyntaxProblem {
  readonly start: number;
  readonly end: number;
  /** What is there, in the author's words, without a full stop. */
  readonly message: string;
  readonly reach?: ProblemReach;
}

/**
 * How far a problem makes it doubtful what is read: not at all, in its line (where it doesn't say), from there on, since nobody knows what belongs
 * where, or to the end of the part, where nothing of it may be meant.
 */
export type ProblemReach = 'none' | 'line' | 'rest' | 'end';

export interface RepeatedKey {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly first: { readonly start: number; readonly end: number };
}

/** What is nested deeper is one problem: nobody writes it, and what walks a tree may call itself. */
export const maximumLevels = 500;
