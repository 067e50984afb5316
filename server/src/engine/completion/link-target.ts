/** A file that links may lead to. */
export interface LinkTarget {
  /** As a link in the document writes it: `../errors.md`. */
  readonly path: string;
  /** What its first heading says, or whatever else tells what it is. */
  readonly title: string | undefined;
  readonly anchors: readonly LinkAnchor[];
}

/** A place in a file that a link may name behind `#`. */
export interface LinkAnchor {
  readonly name: string;
  /** The heading's words; undefined for an anchor that has none. */
  readonly words: string | undefined;
}
