/** What a text has in common with another one, mostly with what it was before an edit. */
export interface SharedText {
  /** How much of the beginning is the same. */
  readonly prefix: number;
  /** From where on the rest is the same, and by how much that has moved. */
  readonly suffixFrom: number;
  readonly shift: number;
}

export function sharedText(before: string, text: string): SharedText {
  const prefix = sharedPrefix(before, text);
  const suffixFrom = text.length - sharedSuffix(before, text, prefix);
  return { prefix, suffixFrom, shift: text.length - before.length };
}

/** How many characters two texts have in common at their beginnings. */
export function sharedPrefix(one: string, other: string): number {
  let same = 0;
  let high = Math.min(one.length, other.length);
  while (same < high) {
    const middle = (same + high + 1) >> 1;
    if (one.slice(same, middle) === other.slice(same, middle)) same = middle;
    else high = middle - 1;
  }
  return same;
}

/** And how many at their ends, behind those. */
export function sharedSuffix(one: string, other: string, prefix: number): number {
  let same = 0;
  let high = Math.min(one.length, other.length) - prefix;
  while (same < high) {
    const middle = (same + high + 1) >> 1;
    const isSame =
      one.slice(one.length - middle, one.length - same) === other.slice(other.length - middle, other.length - same);
    if (isSame) same = middle;
    else high = middle - 1;
  }
  return same;
}
