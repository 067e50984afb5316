/** How many of two lists' first entries are the same, and how many of their last ones besides. */
export function sharedEnds<T>(
  one: readonly T[],
  other: readonly T[],
  isSame: (a: T | undefined, b: T | undefined) => boolean = isIdentical,
): { readonly head: number; readonly tail: number } {
  const most = Math.min(one.length, other.length);
  let head = 0;
  while (head < most && isSame(one[head], other[head])) head++;
  let tail = 0;
  while (tail < most - head && isSame(one[one.length - 1 - tail], other[other.length - 1 - tail])) tail++;
  return { head, tail };
}

function isIdentical(one: unknown, other: unknown): boolean {
  return one === other;
}
