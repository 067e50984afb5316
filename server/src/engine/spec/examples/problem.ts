import { type Entry, keyPlace, type Node, type Place } from '../tree/node.ts';

/** Something in a value that a schema doesn't allow. */
export interface Problem {
  /** The keyword of the schema. */
  readonly keyword: string;
  /** Where the schema says so. */
  readonly because: Place;
  /** What the keyword says. */
  readonly said?: Node;
  /** The value that doesn't fit. */
  readonly node: Node;
  /** The entry of `node` whose key is the problem. */
  readonly entry?: Entry;
  /** The properties that `node` lacks. */
  readonly missing?: readonly string[];
  /** What may have been meant by the key. */
  readonly suggestion?: string | undefined;
  /** The types that are wanted, or the values that are allowed: those of several alternatives make one sentence. */
  readonly wanted?: readonly string[];
  /** A sentence about the value, which is called by `subject`. */
  readonly say: (subject: string) => string;
}

export const noProblems: readonly Problem[] = [];

/** A problem with a value, by an entry of a schema. */
export function problemWith(node: Node, keyword: Entry, say: Problem['say']): Problem {
  return { keyword: keyword.key, because: keyPlace(keyword), said: keyword.value, node, say };
}
