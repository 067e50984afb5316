import type { FilePlace } from '../completion/question.ts';
import type { Node } from '../tree/node.ts';

/** What is asked of a key or a value: the path leads to it, or to the value behind the key. */
export interface HoverQuestion extends FilePlace {
  /** What stands there. */
  readonly node: Node;
}

/** Markdown, one piece below the other. */
export type HoverPieces = readonly (string | undefined)[];
