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
