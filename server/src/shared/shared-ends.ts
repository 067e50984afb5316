/** How many entries two lists begin with, and end with besides, that are the same. */
export interface SharedEnds {
  readonly head: number;
  readonly tail: number;
}

/** By identity. A keystroke compares lists of thousands several times. */
export function sharedEnds<T>(one: readonly T[], other: readonly T[]): SharedEnds {
  const most = Math.min(one.length, other.length);
  let head = 0;
  while (head < most && one[head] === other[head]) head++;
  let tail = 0;
  while (tail < most - head && one[one.length - 1 - tail] === other[other.length - 1 - tail]) tail++;
  return { head, tail };
}

export function sharedEndsBy<T>(
  one: readonly T[],
  other: readonly T[],
  isSame: (a: T | undefined, b: T | undefined) => boolean,
): SharedEnds {
  const most = Math.min(one.length, other.length);
  let head = 0;
  while (head < most && isSame(one[head], other[head])) head++;
  let tail = 0;
  while (tail < most - head && isSame(one[one.length - 1 - tail], other[other.length - 1 - tail])) tail++;
  return { head, tail };
}
